/// The exceptions among the documents of Genesys: mostly what its models give to every medium alike.
let genesysExceptions: [CoverageException] = [
  CoverageException(
    "states of a telephone call on what is none",
    [
      "genesys.conversation /participants[]/calls[]/state = none",
      "genesys.conversation /participants[]/calls[]/initialState = "
        + "(connected|disconnected|terminated|converting|transmitting|none)",
      "genesys.conversation /participants[]/calls[]/afterCallWork/state = unknown",
      "genesys.conversation /participants[]/callbacks[]/state = "
        + "(dialing|contacting|offering|terminated|scheduled|none)",
      "genesys.conversation /participants[]/callbacks[]/initialState = "
        + "(dialing|contacting|offering|connected|disconnected|terminated)",
      "genesys.conversation /participants[]/chats[]/state = (dialing|contacting|offering|terminated|none)",
      "genesys.conversation /participants[]/chats[]/initialState = "
        + "(dialing|contacting|offering|disconnected|terminated|none)",
      "genesys.conversation /participants[]/cobrowsesessions[]/state = (dialing|contacting|terminated|none|scheduled)",
      "genesys.conversation /participants[]/cobrowsesessions[]/initialState = "
        + "(dialing|contacting|connected|disconnected|terminated|none|scheduled)",
      "genesys.conversation /participants[]/emails[]/state = none",
      "genesys.conversation /participants[]/emails[]/initialState = (disconnected|none|parked)",
      "genesys.conversation /participants[]/messages[]/initialState = (parked|disconnected)",
      "genesys.conversation /participants[]/internalMessages[]/initialState = disconnected",
      "genesys.conversation /participants[]/screenMonitorings[]/initialState = disconnected",
      "genesys.conversation /participants[]/screenshares[]/state = (dialing|offering|terminated|none)",
      "genesys.conversation /participants[]/screenshares[]/initialState = "
        + "(dialing|offering|connected|disconnected|terminated|none)",
      "genesys.conversation /participants[]/socialExpressions[]/state = (dialing|contacting|offering|terminated|none)",
      "genesys.conversation /participants[]/videos[]/state = (contacting|offering|terminated|none)",
      "genesys.conversation /participants[]/videos[]/initialState = "
        + "(contacting|offering|connected|disconnected|terminated|none)",
      "genesys.notification /eventBody/participants[]/calls[]/state = none",
      "genesys.notification /eventBody/participants[]/calls[]/initialState = "
        + "(connected|disconnected|terminated|converting|transmitting|none)",
      "genesys.notification /eventBody/participants[]/calls[]/afterCallWork/state = unknown",
      "genesys.notification /eventBody/participants[]/callbacks[]/state = "
        + "(dialing|contacting|offering|terminated|scheduled|none)",
      "genesys.notification /eventBody/participants[]/callbacks[]/initialState = "
        + "(dialing|contacting|offering|connected|disconnected|terminated|uploading)",
      "genesys.notification /eventBody/participants[]/chats[]/state = (dialing|contacting|offering|terminated|none)",
      "genesys.notification /eventBody/participants[]/chats[]/initialState = "
        + "(dialing|contacting|offering|disconnected|terminated|none)",
      "genesys.notification /eventBody/participants[]/cobrowsesessions[]/state = (dialing|contacting|terminated|none)",
      "genesys.notification /eventBody/participants[]/cobrowsesessions[]/initialState = "
        + "(dialing|contacting|connected|disconnected|terminated|none)",
      "genesys.notification /eventBody/participants[]/emails[]/state = none",
      "genesys.notification /eventBody/participants[]/emails[]/initialState = (disconnected|none|parked)",
      "genesys.notification /eventBody/participants[]/messages[]/initialState = (disconnected|parked)",
      "genesys.notification /eventBody/participants[]/internalMessages[]/initialState = disconnected",
      "genesys.notification /eventBody/participants[]/screenMonitorings[]/initialState = disconnected",
      "genesys.notification /eventBody/participants[]/screenshares[]/state = (dialing|offering|terminated|none)",
      "genesys.notification /eventBody/participants[]/screenshares[]/initialState = "
        + "(dialing|offering|connected|disconnected|terminated|none)",
      "genesys.notification /eventBody/participants[]/socialExpressions[]/state = "
        + "(dialing|contacting|offering|terminated|none)",
      "genesys.notification /eventBody/participants[]/socialExpressions[]/initialState = "
        + "(dialing|contacting|offering|disconnected|terminated|none)",
      "genesys.notification /eventBody/participants[]/videos[]/state = (contacting|offering|terminated|none)",
      "genesys.notification /eventBody/participants[]/videos[]/initialState = "
        + "(contacting|offering|connected|disconnected|terminated|none)",
    ],
    because: """
      the model gives every communication the states of a telephone call; what is written, shown or asked for is offered, \
      taken and over, nothing is dialled or contacted for it, and no communication begins with its end
      """),
  CoverageException(
    "ends of a telephone call on what is none",
    [
      "genesys.conversation /participants[]/callbacks[]/segments[]/disconnectType = "
        + "(endpoint|transfer.forward|transfer.noanswer|transfer.notavailable|error|other|spam|uncallable)",
      "genesys.conversation /participants[]/callbacks[]/disconnectType = "
        + "(endpoint|transfer.forward|transfer.noanswer|transfer.notavailable|error|other|spam|uncallable)",
      "genesys.conversation /participants[]/cobrowsesessions[]/disconnectType = spam",
      "genesys.conversation /participants[]/cobrowsesessions[]/segments[]/disconnectType = spam",
      "genesys.conversation /participants[]/emails[]/segments[]/disconnectType = transfer.notavailable",
      "genesys.conversation /participants[]/emails[]/disconnectType = transfer.notavailable",
      "genesys.conversation /participants[]/messages[]/segments[]/disconnectType = transfer.notavailable",
      "genesys.conversation /participants[]/messages[]/disconnectType = transfer.notavailable",
      "genesys.conversation /participants[]/screenshares[]/disconnectType = "
        + "(transfer.noanswer|transfer.notavailable|spam)",
      "genesys.conversation /participants[]/screenshares[]/segments[]/disconnectType = "
        + "(transfer.noanswer|transfer.notavailable|spam)",
      "genesys.conversation /participants[]/socialExpressions[]/segments[]/disconnectType = "
        + "transfer.notavailable",
      "genesys.conversation /participants[]/socialExpressions[]/disconnectType = transfer.notavailable",
      "genesys.conversation /participants[]/videos[]/disconnectType = "
        + "(transfer.noanswer|transfer.notavailable|spam)",
      "genesys.notification /eventBody/participants[]/calls[]/disconnectType = spam",
      "genesys.notification /eventBody/participants[]/callbacks[]/disconnectType = "
        + "(endpoint|transfer.forward|transfer.noanswer|transfer.notavailable|error|other|spam|uncallable)",
      "genesys.notification /eventBody/participants[]/cobrowsesessions[]/disconnectType = "
        + "(transfer.noanswer|transfer.notavailable|spam)",
      "genesys.notification /eventBody/participants[]/emails[]/disconnectType = transfer.notavailable",
      "genesys.notification /eventBody/participants[]/messages[]/disconnectType = transfer.notavailable",
      "genesys.notification /eventBody/participants[]/screenshares[]/disconnectType = "
        + "(transfer.noanswer|transfer.notavailable|spam)",
      "genesys.notification /eventBody/participants[]/socialExpressions[]/disconnectType = "
        + "transfer.notavailable",
      "genesys.notification /eventBody/participants[]/videos[]/disconnectType = "
        + "(transfer.noanswer|transfer.notavailable|spam)",
    ],
    because: """
      the model gives every communication the ends of a telephone call: that an exchange finds somebody away or refuses a \
      nuisance caller happens to nothing that is written or shown, and of a callback the call ends so that it led to
      """),
  CoverageException(
    "segments of other media",
    [
      "genesys.conversation /participants[]/calls[]/segments[]/type = "
        + "(Callback|Parked|Scheduled|ScreenMonitoring|Sharing|Voicemail)",
      "genesys.conversation /participants[]/calls[]/segments[]/howEnded = "
        + "(Alert|Callback|Contacting|Delay|Monitoring|Parked|Scheduled|ScreenMonitoring|Sharing|System"
        + "|Voicemail|Wrapup)",
    ],
    because: """
      a call has the segments of its own states; the model lists those of all media, and a way to end for each of them, \
      of which a call has no more than its states can be left by
      """),
  CoverageException(
    "purposes that no flow has",
    [
      "genesys.conversation /participants[]/purpose = "
        + "(api|botflow|campaign|dialer|inbound|manual|outbound|station|voicesurveyflow|workflow)",
      "genesys.notification /eventBody/participants[]/purpose = "
        + "(api|botflow|campaign|dialer|inbound|manual|outbound|station|voicesurveyflow|workflow)",
    ],
    because: """
      none of the flows that the reference describes has a participant of these purposes: they are of flows without a \
      person, of older releases and of lobby telephones
      """),
  CoverageException(
    "what only a conversation that goes on shows",
    [
      "genesys.conversation /participants[]/calls[]/segments[]/endTime absent",
      "genesys.conversation /participants[]/callbacks[]/segments[]/endTime absent",
      "genesys.conversation /participants[]/chats[]/segments[]/endTime absent",
      "genesys.conversation /participants[]/cobrowsesessions[]/segments[]/endTime absent",
      "genesys.conversation /participants[]/emails[]/segments[]/endTime absent",
      "genesys.conversation /participants[]/messages[]/segments[]/endTime absent",
      "genesys.conversation /participants[]/internalMessages[]/segments[]/endTime absent",
      "genesys.conversation /participants[]/screenMonitorings[]/segments[]/endTime absent",
      "genesys.conversation /participants[]/screenshares[]/segments[]/endTime absent",
      "genesys.conversation /participants[]/socialExpressions[]/segments[]/endTime absent",
      "genesys.conversation /recordingState = (ACTIVE|PAUSED)",
      "genesys.conversation /recentTransfers[]/state = (Pending|Active|Unknown)",
    ],
    because: """
      a final state has ended every segment, recording and transfer; live states are told by the topic, whose events have \
      no segments and spell these words in lower case
      """),
  CoverageException(
    "words of models for what they do not know",
    [
      "genesys.conversation /participants[]/wrapupSkipped = false",
      "genesys.conversation /participants[]/wrapup/provisional",
      "genesys.conversation /participants[]/calls[]/wrapup/provisional",
      "genesys.conversation /participants[]/screenMonitorings[]/monitoringType = Unknown",
      "genesys.notification /eventBody/participants[]/wrapup/provisional",
      "genesys.notification /eventBody/participants[]/calls[]/wrapup/provisional",
      "genesys.notification /eventBody/participants[]/screenMonitorings[]/monitoringType = Unknown",
    ],
    because: """
      the vendor's client libraries have them for values and states they cannot name, or for work not yet handed in; the \
      service has not been seen to send them
      """),
  CoverageException(
    "what belongs to the call and not to what stands beside it",
    [
      "genesys.conversation /participants[]/callbacks[]/held = true",
      "genesys.conversation /participants[]/cobrowsesessions[]/afterCallWorkRequired = true",
      "genesys.conversation /participants[]/screenshares[]/afterCallWorkRequired = true",
      "genesys.conversation /participants[]/videos[]/afterCallWorkRequired = true",
      "genesys.notification /eventBody/participants[]/callbacks[]/held = true",
      "genesys.notification /eventBody/participants[]/cobrowsesessions[]/afterCallWorkRequired = true",
      "genesys.notification /eventBody/participants[]/screenshares[]/afterCallWorkRequired = true",
      "genesys.notification /eventBody/participants[]/videos[]/afterCallWorkRequired = true",
    ],
    because: """
      of a callback the call is held that it led to; the work afterwards belongs to the conversation's own medium, whatever \
      was shown beside it
      """),
  CoverageException(
    "what reaches no user's topic",
    [
      "genesys.notification /eventBody/participants[]/wrapup/code = ININ-OUTBOUND-"
        + "(BUSY|SIT-UNCALLABLE|FAILED-TO-REACH-AGENT|EXTERNALLY-THROTTLED|NUMBER-COULD-NOT-BE-DIALED)",
      "genesys.notification /eventBody/participants[]/calls[]/wrapup/code = ININ-OUTBOUND-"
        + "(BUSY|SIT-UNCALLABLE|FAILED-TO-REACH-AGENT|EXTERNALLY-THROTTLED|NUMBER-COULD-NOT-BE-DIALED)",
      "genesys.notification /eventBody/participants[]/callbacks[]/voicemail/uploadStatus = "
        + "(complete|failed|timeout|none)",
    ],
    because: """
      events go to users who take part: a line on which a dialer found nobody has none; one for which it had no agent, and \
      what becomes of a message, are told to whoever missed the offer and is still there, which is rarer than this run is long
      """),
]
