public import JSONText

/// How a line of `truth/conversation.ndjson` becomes an entry of the index.
extension TruthIndex.Conversation {
  /// The conversation that a document tells of; what is missing or of the wrong type stays empty, zero or nil, because
  /// its contract table has reported that already.
  public init(_ document: JSONValue) {
    self.init()
    id = document["conversation_id"]?.string ?? ""
    kind = document["kind"]?.string ?? ""
    outcome = document["outcome"]?.string ?? ""
    cell = Int(document["cell"]?.integer ?? 0)
    queue = document["queue"]?.string
    startedAt = document["started_at"]?.instant ?? 0
    endedAt = document["ended_at"]?.instant ?? 0
    let ids = document["ids"]
    twilioConferenceSID = ids?["twilio_conference_sid"]?.string
    realtimeKitSessionID = ids?["realtimekit_session_id"]?.string
    genesysConversationID = ids?["genesys_conversation_id"]?.string
    legs = document["legs"]?.elements.enumerated().map(TruthIndex.Leg.init) ?? []
    for action in document["actions"]?.elements.map(TruthIndex.Action.init) ?? [] {
      let isKnown = legs.indices.contains(action.leg) && action.target.map(legs.indices.contains) ?? true
      if isKnown { actions.append(action) } else { strayActions.append(action) }
    }
    impairments = document["impairments"]?.elements.compactMap(\.string) ?? []
  }
}

extension TruthIndex.Leg {
  fileprivate init(_ position: Int, _ document: JSONValue) {
    self.init()
    leg = position
    statedNumber = Int(document["leg"]?.integer ?? 0)
    role = document["role"]?.string ?? ""
    person = document["person"]?.string ?? ""
    transport = document["transport"]?.string ?? ""
    end = document["end"]?.string ?? ""
    address = document["address"]?.string
    codec = document["codec"]?.string
    network = document["network"]?.string
    offeredAt = document["offered_at"]?.instant ?? 0
    answeredAt = document["answered_at"]?.instant
    joinedAt = document["joined_at"]?.instant
    leftAt = document["left_at"]?.instant ?? 0
    let ids = document["ids"]
    twilioCallSID = ids?["twilio_call_sid"]?.string
    twilioParticipantSID = ids?["twilio_participant_sid"]?.string
    realtimeKitPeerID = ids?["realtimekit_peer_id"]?.string
    genesysParticipantID = ids?["genesys_participant_id"]?.string
    genesysCallID = ids?["genesys_call_id"]?.string
    ccpStream = ids?["ccp_stream"]?.string
    ccpCallID = ids?["ccp_call_id"]?.string
    uplink = document["media"]?["uplink"].map(TruthIndex.Media.init)
    downlink = document["media"]?["downlink"].map(TruthIndex.Media.init)
  }
}

extension TruthIndex.Media {
  fileprivate init(_ document: JSONValue) {
    self.init()
    sent = Int(document["packets_sent"]?.integer ?? 0)
    lost = Int(document["packets_lost"]?.integer ?? 0)
    late = Int(document["packets_late"]?.integer ?? 0)
    bursts = Int(document["loss_bursts"]?.integer ?? 0)
    jitterMilliseconds = document["jitter_ms"]?.double ?? 0
    delayMilliseconds = document["delay_ms"]?.double ?? 0
    meanOpinionScore = document["mos"]?.double ?? 0
  }
}

extension TruthIndex.Action {
  fileprivate init(_ document: JSONValue) {
    self.init()
    at = document["at"]?.instant ?? 0
    leg = Int(document["leg"]?.integer ?? 0)
    action = document["action"]?.string ?? ""
    target = document["target"]?.integer.map(Int.init)
  }
}

extension JSONValue {
  /// Milliseconds since the epoch, when this is a string like `2026-03-02T14:00:00Z` or `2026-03-02T14:00:00.118Z`.
  public var instant: Int64? { string.flatMap(TextFormat.milliseconds(of:)) }
}
