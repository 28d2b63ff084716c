import Dialects
import GroundTruth
import Quantities
import Randomness

/// What a subscriber sees of a conversation while it goes on: the instants at which its state changes, and what the
/// state depends on beside the instants of the plan.
///
/// A workspace like the plan that it is read from.
struct LivePlan: Workspace, ~Copyable {
  /// In no order.
  private(set) var spans: [LiveSpan] = []
  /// When each participant's leg was torn down after its media had gone, by position in the plan.
  private(set) var terminated: [Int64] = []
  /// What became of each transfer command, when.
  private(set) var transfers: [TransferCourse] = []
  /// When more than two parties were first meant to speak at once; nil for never.
  private(set) var conferenceStart: Int64?
  /// When something changed, in order and each once.
  private(set) var instants: [Int64] = []
  private var times: [TimeSpan] = []

  init() {}

  /// Reads what happens in `conversation`, of which `plan` was laid out.
  mutating func layOut(
    _ conversation: Conversation, _ plan: borrowing ConversationPlan, _ organisation: Organisation
  ) {
    spans.removeAll(keepingCapacity: true)
    tearDown(conversation, plan, seed: organisation.seed)
    for position in plan.participants.indices { readSpans(of: position, conversation, plan) }
    readRecording(conversation, plan, organisation)
    readConsults(plan)
    transfers.removeAll(keepingCapacity: true)
    for transfer in plan.transfers { transfers.append(course(of: transfer, plan)) }
    conferenceStart = plan.controls.first { $0.kind == .partyAdd || $0.kind == .merge }?.at.milliseconds
    collectInstants(conversation, plan, tellsFlags: organisation.conventions.tellsFlags)
  }

  /// Whether something holds about a participant's call at `time`.
  func holds(_ kind: LiveSpan.Kind, _ participant: Int, at time: Int64) -> LiveSpan? {
    spans.first { $0.kind == kind && $0.participant == participant && $0.start <= time && time < $0.end }
  }

  // MARK: Tearing down

  /// Share of legs that are torn down so soon after their media that no snapshot shows the moment between, and the
  /// longest such moment otherwise, milliseconds (reference section 3.3: back to back, often both at once; inferred).
  private static let jumpShare = 0.5
  private static let longestTearDown = 40
  /// Share of queue legs that rest until the caller leaves (section 3.3: both occur).
  private static let restingShare = 0.5

  private mutating func tearDown(_ conversation: Conversation, _ plan: borrowing ConversationPlan, seed: UInt64) {
    terminated.removeAll(keepingCapacity: true)
    let identity = EntityID.child(of: EntityID.child(of: conversation.entity, "genesys"), "notification")
    for position in plan.participants.indices {
      var stream = RandomStream(
        StreamKey(seed: seed, entity: EntityID.child(of: identity, position), purpose: .reporting))
      let participant = plan.participants[position].calling ?? plan.participants[position]
      let jumps = stream.chance(Self.jumpShare)
      let lag = Int64(1 + stream.integer(below: Self.longestTearDown))
      // Only calls are torn down (section 3.3).
      let isCall = !participant.isOnlyCallback && !conversation.medium.isWritten
      var end = participant.end + (jumps || !isCall ? 0 : lag)
      if participant.purpose == .acd, isCall, stream.chance(Self.restingShare), let hub = plan.hub {
        end = max(end, plan.participants[hub].end)
      }
      terminated.append(end)
    }
  }

  // MARK: Spans

  private mutating func add(
    _ kind: LiveSpan.Kind, _ participant: Int, _ start: Int64, _ end: Int64, consulted: Int? = nil
  ) {
    guard start < end else { return }
    spans.append(LiveSpan(kind: kind, participant: participant, start: start, end: end, consulted: consulted))
  }

  private mutating func readSpans(
    of position: Int, _ conversation: Conversation, _ plan: borrowing ConversationPlan
  ) {
    guard let participant = plan.participants[position].calling, let connected = participant.connected,
      let leg = participant.leg
    else { return }
    for segment in plan.chains.segments[participant.segments] {
      if segment.kind == .hold { add(.held, position, segment.start, segment.end) }
      if segment.kind == .parked { add(.parked, position, segment.start, segment.end) }
    }
    // Nobody who writes hears music, or is muted.
    guard !conversation.medium.isWritten else { return }
    func clamped(_ time: SimulationTime) -> Int64 { min(max(time.milliseconds, connected), participant.end) }
    times.removeAll(keepingCapacity: true)
    conversation.appendMutes(of: leg, to: &times)
    for mute in times { add(.muted, position, clamped(mute.start), clamped(mute.end)) }
    times.removeAll(keepingCapacity: true)
    conversation.appendHolds(of: leg, to: &times)
    for hold in times { add(.confined, position, clamped(hold.start), clamped(hold.end)) }
  }

  /// The recording is the outside party's (reference section 5.7).
  private mutating func readRecording(
    _ conversation: Conversation, _ plan: borrowing ConversationPlan, _ organisation: Organisation
  ) {
    guard let hub = plan.hub, conversation.isRecorded, let connected = plan.participants[hub].connected else { return }
    let end = plan.participants[hub].end
    times.removeAll(keepingCapacity: true)
    conversation.appendRecordingPauses(to: &times)
    for pause in times {
      add(.securePause, hub, max(pause.start.milliseconds, connected), min(pause.end.milliseconds, end))
    }
    guard organisation.conventions.suppressesRecordingOnHold else { return }
    for position in spans.indices where spans[position].kind == .held {
      add(.restsOnHold, hub, max(spans[position].start, connected), min(spans[position].end, end))
    }
  }

  // MARK: Consults and transfers

  /// Both parties of a consult carry its mark, as long as the outside party is there (reference section 5.9).
  private mutating func readConsults(_ plan: borrowing ConversationPlan) {
    for position in plan.transfers.indices where plan.transfers[position].isAttended {
      let transfer = plan.transfers[position]
      guard let asking = transfer.initiator else { continue }
      let (initiator, consulted) = (plan.participants[asking], plan.participants[transfer.destination])
      var end = min(course(of: transfer, plan).settled, initiator.end, consulted.end)
      if let hub = plan.hub { end = min(end, plan.participants[hub].end) }
      for party in [asking, transfer.destination] {
        add(.consult, party, consulted.start, end, consulted: transfer.destination)
      }
    }
  }

  private func course(of transfer: TransferCommand, _ plan: borrowing ConversationPlan) -> TransferCourse {
    let destination = plan.participants[transfer.destination]
    guard let asking = transfer.initiator else {
      // It is settled when somebody has taken the call, or when it is over without that.
      return TransferCourse(active: nil, settled: max(transfer.issued, destination.connected ?? destination.end))
    }
    let initiator = plan.participants[asking]
    guard transfer.isAttended else { return TransferCourse(active: nil, settled: max(transfer.issued, initiator.end)) }
    let settled: Int64 =
      switch transfer.state {
      case .complete: initiator.end
      case .failed, .timeout: destination.end
      case .canceled:
        plan.controls.first {
          $0.kind == .consultCancel && $0.leg == asking && $0.target == transfer.destination
        }?.at.milliseconds ?? min(initiator.end, destination.end)
      }
    let active = destination.connected.flatMap { $0 < settled ? $0 : nil }
    return TransferCourse(active: active, settled: max(settled, transfer.issued))
  }

  // MARK: What goes on beside it

  /// When something about what goes on beside the conversation changes for one of its parties.
  private mutating func collectBeside(_ conversation: Conversation, _ plan: borrowing ConversationPlan) {
    guard !conversation.companions.isEmpty else { return }
    for (position, companion) in conversation.companions.enumerated() {
      for leg in [companion.initiator, companion.other] {
        guard let view = CompanionView(position, of: plan.participants[leg], in: conversation, plan) else { continue }
        instants.append(view.offered)
        instants.append(view.clamped(companion.span.start.milliseconds))
        instants.append(view.end)
      }
      for silence in companion.silences { instants.append(silence.at.milliseconds) }
      if let shown = companion.screenAt { instants.append(shown.milliseconds) }
      guard companion.kind == .notes else { continue }
      for action in conversation.actions
      where action.kind == .note && (action.leg == companion.initiator || action.leg == companion.other)
        && companion.offeredAt <= action.at && action.at < companion.span.end
      {
        instants.append(action.at.milliseconds)
      }
    }
  }

  // MARK: Instants

  private mutating func collectInstants(
    _ conversation: Conversation, _ plan: borrowing ConversationPlan, tellsFlags: Bool
  ) {
    instants.removeAll(keepingCapacity: true)
    for position in plan.participants.indices {
      let participant = plan.participants[position]
      instants.append(terminated[position])
      if let work = participant.afterCallWork { instants.append(work.end) }
      for communication in [participant.calling, participant.requested] {
        guard let communication else { continue }
        instants.append(communication.start)
        instants.append(communication.end)
        if let connected = communication.connected { instants.append(connected) }
        for segment in plan.chains.segments[communication.segments] where segment.kind.isState {
          instants.append(segment.start)
        }
      }
      if let leg = participant.leg, !participant.supervised.isEmpty {
        let range = participant.start..<participant.end
        // What a coach came for is known before they begin; a barge is noted when it happens.
        var isKnown = true
        conversation.forEachSupervision(by: leg) { stretch in
          let start = stretch.span.start.milliseconds
          if !isKnown, range.contains(start) { instants.append(start) }
          isKnown = false
        }
      }
    }
    for span in spans {
      instants.append(span.start)
      instants.append(span.end)
    }
    for (position, course) in transfers.enumerated() {
      instants.append(plan.transfers[position].issued)
      instants.append(course.settled)
      if let active = course.active { instants.append(active) }
    }
    if let conferenceStart { instants.append(conferenceStart) }
    collectBeside(conversation, plan)
    // What is said in a chat, or answers a post, stands elsewhere.
    if let correspondence = conversation.correspondence, correspondence.medium.isSent {
      for message in correspondence.messages where correspondence.medium == .message || message.saysSomething {
        instants.append(message.at.milliseconds)
      }
    }
    if let start = conversation.recordedByHandFrom { instants.append(start.milliseconds) }
    for snippet in conversation.snippets { instants += [snippet.start.milliseconds, snippet.end.milliseconds] }
    for recording in conversation.screenRecordings {
      instants += [recording.requestedAt, recording.span.start, recording.span.end].map(\.milliseconds)
    }
    if tellsFlags {
      for action in conversation.actions where action.kind == .flagRaise { instants.append(action.at.milliseconds) }
    }
    instants.sort()
    var kept = 0
    for position in instants.indices where kept == 0 || instants[position] != instants[kept - 1] {
      instants[kept] = instants[position]
      kept += 1
    }
    instants.removeLast(instants.count - kept)
  }
}
