import Quantities

/// Every choice that no public material settles, and every constant of the platform, in one place.
///
/// Source: the platform's published sessions resource, one captured peer report and the client's algorithms; what is
/// marked "inferred" is our definition, chosen to agree with all of them.
enum RealtimeKitConventions {
  // MARK: Sessions

  /// How long a session outlives its last peer (product documentation: one minute of grace).
  static let grace = SimulationDuration.seconds(60)
  /// How much later than the grace the end may be noticed, milliseconds (inferred).
  static let graceSlack = 0...1_000
  /// A session's record is made this long after its start, milliseconds (captured: 10).
  static let sessionCreation = 5...15
  /// A session's record is last touched this long after its end, milliseconds (inferred).
  static let sessionUpdate = 2...20
  /// What stands in `meeting_display_name` of a call that belongs to no queue (inferred).
  static let directCallTitle = "Direct calls"

  // MARK: Questions

  /// Questions about a session are asked from so long after its end on (ours).
  static let questionDelay = SimulationDuration.seconds(2)
  /// Elements of a page (inferred default: 20; smaller, so that pages follow one another).
  static let pageSize = 10
  /// Of how many peers of a session the reports are asked for, part by part (ours).
  static let reportedPeers = 2

  // MARK: Participants

  /// A participant's record is made this long after the join, milliseconds (captured: 7, 9, 14).
  static let participantCreation = 7...14
  /// A participant's record is last touched this long after the leave, milliseconds (captured: 6, 7, 35).
  static let participantUpdate = 6...35
  /// Durations and minutes count in ten-thousandths of a minute, which is 6 ms.
  static let millisecondsPerMinuteUnit: Int64 = 6
  /// Decimal places of a duration in minutes.
  static let minutePlaces = 4

  // MARK: Peer events

  /// The token is accepted this long before the peer enters the room, milliseconds (inferred).
  static let peerCreation = 50...3_000
  /// The server writes JOINING and LEAVING this long after the fact, milliseconds (inferred).
  static let peerEventDelay = 0...20
  /// A replaced socket's LEAVING and the new one's JOINING are this far apart, milliseconds (inferred).
  static let socketTakeover = 1...5
  /// An event's record is last touched this long after its making, milliseconds (captured: 6).
  static let peerEventUpdate = 1...15

  // MARK: Sampling

  /// The client reports this often, milliseconds.
  static let period = 7_000
  /// The first report comes this long after the server's `joined_at`, milliseconds (captured: 222).
  static let firstReport = 180...260
  /// How much longer than the period the gap to the second report is, milliseconds (captured: 586).
  static let secondReportDelay = 0...600
  /// How far a timer's tick strays from the grid, milliseconds.
  static let timerSlack = -4...4

  // MARK: Audio

  /// Payload of a full packet of video, bytes (reference section 5, invariant 35).
  static let largestPayload = 1_200
  /// Payload of a packet of silence with redundancy, bytes (captured: 18.0).
  static let silentPayload = 18
  /// Payload of a packet of a gateway's re-encoded speech, bytes (measured: 35 in conversation, 56 while speaking).
  static let speechPayload = 60
  /// Samples per second that the receiver's buffer emits.
  static let sampleRate = 48_000
  /// The buffer emits 10 ms at a time.
  static let emissionBlock = 480
  /// The least and the most a receiver's audio buffer holds, microseconds (NetEq's minimum; the checker's maximum).
  static let bufferLevel = 20_000...2_000_000
  /// A receiver subscribes this long after both sides are there, milliseconds (observed: 200 through 2,000).
  static let subscription = 200...600

  // MARK: Receiver reports

  /// The forwarding unit reports audio about every 5 s (measured: 4.9 through 5.3).
  static let audioReportInterval: ClosedRange<SimulationDuration> = .milliseconds(4_900)...(.milliseconds(5_300))
  /// The first audio report comes this long after the stream's start (captured: between the first and the second row).
  static let firstAudioReport: ClosedRange<SimulationDuration> = .milliseconds(500)...(.milliseconds(5_000))
}

extension RealtimeKitConventions {
  // MARK: Video

  /// The forwarding unit reports video about every 1.35 s (measured: 1.3 through 1.4).
  static let videoReportInterval: ClosedRange<SimulationDuration> = .milliseconds(1_300)...(.milliseconds(1_400))
  /// The first video report comes this long after the stream's start.
  static let firstVideoReport: ClosedRange<SimulationDuration> = .milliseconds(500)...(.milliseconds(1_350))
  /// RTP clock of video (RFC 3551 section 5).
  static let videoClock = 90_000
  /// A grid shows this many cameras at once; further ones are on another page and not subscribed (inferred).
  static let visibleCameras = 9
  /// Up to this many cameras are shown large, and up to the second number in the middle layer (inferred).
  static let largeCameras = 2
  static let middleCameras = 6
  /// At this loss on its downlink a receiver is moved one layer down, percent (inferred).
  static let layerDropLoss = 10.0
  /// A frame waits this much longer than the audio buffer before it is shown, microseconds (inferred).
  static let renderDelay = 18_000
  /// From this many picture-loss and full-intra requests in a row its feedback counts as highly negative (inferred).
  static let negativeFeedback = 3
}

extension RealtimeKitConventions {
  // MARK: Client events, milliseconds

  /// A web client is loaded this long before the join (observed: 500 through 10,000).
  static let precallLead = 1_200...9_000
  /// Its user grants the microphone this long after (inferred).
  static let permission = 40...400
  /// Its initial states are noted this long before the join (captured: 1,150 and 770).
  static let initialState = 450...800
  /// Its signalling connection is up this long before the join (inferred).
  static let signalling = 60...400
  /// Its media connection is up this long after the first report (inferred).
  static let mediaConnection = 40...260
  /// The second statement of its initial states comes this long before the first report (captured: 1).
  static let joinToReport: Int64 = 2
  /// The network test before the call takes this long (captured: 7,856; the client's limits allow 2,000 to 10,000).
  static let precallTest = 2_000...10_000
  /// A picker of what to share is open this long (inferred).
  static let sharePicker = 900...3_000
  /// A client that lost its network tries again this often (inferred).
  static let reconnectAttempt = SimulationDuration.milliseconds(4_000)
  /// A long way round, both directions of which take this long, passes for a third-generation network (Network
  /// Information API, microseconds).
  static let slowNetwork = 270_000
  /// For a second-generation one, and for one slower than that (the same).
  static let secondGeneration = 1_400_000
  static let slowestNetwork = 2_000_000
  /// A probe of the test before the call has this long, microseconds.
  static let probeLimit = 2_000_000

  /// A client is loaded at least this long before it asks for anything (inferred).
  static let loading = SimulationDuration.milliseconds(40)

  // MARK: Livestream players (all inferred)

  /// The player is there this long after the join, milliseconds.
  static let playerLoading = 500...1_500
  /// How far behind the stage a broadcast of low latency comes, milliseconds.
  static let broadcastDelay = 2_600...5_400
  /// What a player holds in advance, milliseconds.
  static let playerBuffer = 4_000
  /// A player gives up loading after this many seconds without an answer.
  static let playerPatience = 10
  /// It tries the next better rendition after this many seconds without trouble.
  static let playerRecovery = 20
  /// What a line carries that nothing limits, bits per second.
  static let playerThroughput = 6_000_000
  /// Latency is noted this often, seconds.
  static let latencyInterval = 30

  // MARK: Dominant speaker

  /// Whoever spoke most over this many seconds becomes dominant, if at least for this share of them, in thousandths
  /// (inferred).
  static let dominanceWindow = 3
  static let dominanceShare = 600

  // MARK: Transports

  /// RTP header, extensions and authentication tag, bytes per packet (measured: 42.1 through 42.3).
  static let packetOverhead = 42
  /// A packet that is no RTP: sender reports and connectivity checks, bytes (captured overhead per pair: 44).
  static let controlPacket = 60
  /// Of these a transport has two at its start and then one every five seconds (captured: 15 in 64 s).
  static let controlPacketsAtStart = 2
  static let controlInterval = SimulationDuration.seconds(5)
  /// Feedback that a producing transport receives: packets in ten seconds and bytes each (captured: 692 in 64 s of 49).
  static let audioFeedback = (perTenSeconds: 108, bytes: 49)
  /// The same with video (measured: 11 through 13 a second, up to 67 bytes).
  static let videoFeedback = (perTenSeconds: 125, bytes: 62)
  /// What a consuming transport sends for each camera it receives (measured: 25 a second of 46 bytes).
  static let viewerFeedback = (perTenSeconds: 250, bytes: 46)
  /// How often connectivity is checked (RFC 8445; observed: every 2.5 s).
  static let checkInterval = SimulationDuration.milliseconds(2_500)
  /// The sender's estimate with audio alone, bits per second (captured: 54,858), and where it starts and ends with video.
  static let audioEstimate = 45_000...65_000
  static let videoEstimate = 300_000...5_000_000
  /// A receiving transport never probes and keeps its first estimate.
  static let idleEstimate = 300_000
  /// How often a check is repeated that nobody answers (libwebrtc gives up after as many).
  static let unansweredChecks = 16
  /// How much longer the way through a relay is, milliseconds (inferred).
  static let relayDetour = 9
  /// The newest packets are this much older than the last report, milliseconds (captured: 1 and 18).
  static let lastSentAge = 0...20
  static let lastReceivedAge = 20...100
  /// Dynamic ports (RFC 6335 section 6).
  static let ports = 49_152...65_535
  /// The network of the forwarding unit and of the relay (inferred), and of the gateway, which sits beside them.
  static let mediaNetwork: UInt32 = 0x8D65_5A00
  static let relayNetwork: UInt32 = 0x8D65_5B00
  static let gatewayNetwork: UInt32 = 0x0A14_0000
  static let gatewayCores = 8
}
