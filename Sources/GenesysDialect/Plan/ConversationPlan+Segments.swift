import GroundTruth
import Quantities

/// Cuts the participants' calls into segments (reference section 3.4, table of chains).
extension ConversationPlan {
  /// Gives every participant, whose instants stand, its segments, and the coaches what they did.
  mutating func cutSegments(_ conversation: Conversation) {
    chains.removeAll()
    supervised.removeAll(keepingCapacity: true)
    for leg in participants.indices {
      let isCoach = conversation.legs[leg].role == .coach
      if isCoach, participants[leg].connected != nil { readSupervision(of: leg, conversation) }
      chains.begin(at: participants[leg].start)
      open(leg, conversation)
      if let connected = participants[leg].connected {
        goOn(leg, connected, participants[leg].end, conversation)
      }
      participants[leg].segments = chains.chain
      cutCompanion(leg, conversation)
    }
  }

  /// What goes on until somebody takes the call.
  private mutating func open(_ leg: Int, _ conversation: Conversation) {
    if conversation.medium.isWritten { return openWritten(leg) }
    let start = participants[leg].start
    let spoken = participants[leg].connected ?? participants[leg].end
    switch conversation.legs[leg].role {
    case .ivr where participants[leg].purpose == .fax: openFacsimile(leg, spoken, conversation)
    case .ivr: chains.append(.system, until: min(start + participants[leg].timing.flowSystem, participants[leg].end))
    case .queue: chains.append(participants[leg].isCallback ? .scheduled : .delay, until: spoken)
    case .customer, .external, .attendee:
      chains.append(conversation.legs[leg].isInbound ? .system : .dialing, until: spoken)
    case .agent:
      if participants[leg].initialState == .contacting {
        // Inside the house the first colleague's telephone is dialled; nothing is when one's own cannot be reached.
        let called = participants[leg].dialled ?? participants.indices.first { $0 > leg }
        let dialing = called.map { participants[$0].start + PlatformTiming.agentDialing } ?? spoken
        chains.append(.contacting, until: min(max(dialing, start), spoken))
        chains.append(.dialing, until: spoken)
      } else {
        chains.append(.alert, until: spoken)
      }
    case .coach:
      // A coach whom nothing had to ring starts with what they came for.
      guard participants[leg].connected != start else { break }
      chains.append(participants[leg].initialState == .alerting ? .alert : .contacting, until: spoken)
    }
  }

  /// What is written is there at once: before it are nothing but the alert of whoever is to answer, and the way of what
  /// goes out.
  private mutating func openWritten(_ leg: Int) {
    let spoken = participants[leg].connected ?? participants[leg].end
    switch participants[leg].initialState {
    case .alerting: chains.append(.alert, until: spoken)
    case .transmitting: chains.append(.transmitting, until: spoken)
    case .offering, .dialing, .contacting, .connected, .scheduled, .uploading, .none: break
    }
  }

  /// What goes on from then to the end.
  private mutating func goOn(_ leg: Int, _ connected: Int64, _ end: Int64, _ conversation: Conversation) {
    func clamped(_ time: SimulationTime) -> Int64 { min(max(time.milliseconds, connected), end) }
    switch conversation.legs[leg].role {
    case .ivr where participants[leg].purpose == .fax: goOnFacsimile(leg, end, conversation)
    case .ivr: chains.append(participants[leg].purpose == .voicemail ? .interact : .ivr, until: end)
    case .agent:
      if participants[leg].isCallback {
        chains.append(.interact, until: end)
      } else {
        cutTalk(leg, connected, end, conversation)
      }
    case .coach:
      for position in supervision.indices {
        // Each mode lasts until the next begins; a change of agent is no change of mode.
        let isLast = position == supervision.count - 1
        chains.append(
          supervision[position].mode.segment, until: isLast ? end : clamped(supervision[position + 1].span.start))
      }
      if supervision.isEmpty { chains.append(.monitoring, until: end) }
    case .queue, .customer, .external, .attendee: chains.append(.interact, until: end)
    }
  }

  /// What an agent does who is on a call from `connected` to `end`.
  mutating func cutTalk(_ leg: Int, _ connected: Int64, _ end: Int64, _ conversation: Conversation) {
    func clamped(_ time: SimulationTime) -> Int64 { min(max(time.milliseconds, connected), end) }
    if let hub {
      holds.read(controls, by: leg, of: hub, in: conversation)
      for hold in holds.spans {
        chains.append(.interact, until: clamped(hold.start))
        chains.append(conversation.isParked(during: hold) ? .parked : .hold, until: clamped(hold.end))
      }
    }
    chains.append(.interact, until: end)
  }

  /// The modes a coach went through, each with the agent it ended on, in the order of their first use.
  private mutating func readSupervision(of leg: Int, _ conversation: Conversation) {
    supervision.removeAll(keepingCapacity: true)
    conversation.forEachSupervision(by: leg) { supervision.append($0) }
    let first = supervised.count
    for stretch in supervision {
      if let known = supervised[first...].firstIndex(where: { $0.mode == stretch.mode }) {
        supervised[known].target = stretch.target
      } else {
        supervised.append(Supervised(mode: stretch.mode, target: stretch.target))
      }
    }
    if supervision.isEmpty, case .supervision(let target) = conversation.legs[leg].origin {
      supervised.append(Supervised(mode: .monitor, target: target))
    }
    participants[leg].supervised = first..<supervised.count
  }
}

extension Conversation {
  /// Whether a hold is one with which the agent put the conversation away.
  ///
  /// A consult may have cut it short.
  func isParked(during hold: TimeSpan) -> Bool {
    correspondence?.parkings.contains { $0.span.overlaps(hold) } ?? false
  }
}

extension SupervisionMode {
  fileprivate var segment: Segment.Kind {
    switch self {
    case .monitor: .monitoring
    case .whisper: .coaching
    case .barge: .barging
    }
  }
}
