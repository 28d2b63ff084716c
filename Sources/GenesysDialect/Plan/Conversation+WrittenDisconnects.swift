import GroundTruth
import Quantities

/// How the legs of a conversation that is written ended, in the platform's words (reference section 3.10): no gateway
/// took part, so there are no causes and no responses.
extension Conversation {
  /// Share of visitors who close the page while they wait, which the platform notices by their silence (section 3.10:
  /// "also abandoned web chats"); the others end the chat (inferred).
  private static let closedPageShare = 0.5

  /// How `leg` ended; `choice`, from 0 up to 1, settles what the truth leaves open.
  func writtenDisconnect(of leg: Int, choice: Double) -> Disconnect {
    switch legs[leg].role {
    case .ivr, .queue: platformDisconnect(legs[leg].end)
    case .agent, .coach: writerDisconnect(of: leg)
    case .customer, .external, .attendee: customerDisconnect(of: leg, choice)
    }
  }

  private func writerDisconnect(of leg: Int) -> Disconnect {
    switch legs[leg].end {
    case .hungUp: legs[leg].role == .agent ? closed(by: leg) : Disconnect(.client)
    case .declined: Disconnect(.client)
    case .transferred, .routed: Disconnect(handOver(by: leg))
    // Who is rung by a colleague sends it back, whom the queue offered it withdraws it (section 3.10).
    case .noAnswer: Disconnect(isOffered(by: leg) || medium == .chat ? .system : .transferNoAnswer)
    case .busy, .failed: Disconnect(.system)
    // Chats have no word for a connection that breaks.
    case .networkLost: Disconnect(medium == .chat ? .error : .transportFailure)
    case .peerLeft, .meetingOver, .abandoned, .diallerHungUp, .cancelled, .removed: Disconnect(.peer)
    }
  }

  private func isOffered(by leg: Int) -> Bool {
    if case .offer = legs[leg].origin { true } else { false }
  }

  /// How an agent closed it; whoever leaves a colleague to go on with the customer closes nothing.
  private func closed(by leg: Int) -> Disconnect {
    if leavesColleague(leg) { return Disconnect(.transferConference) }
    if correspondence?.nature == .junk { return Disconnect(.spam) }
    return switch correspondence?.closing ?? .button {
    case .button: Disconnect(.client)
    case .ownDevice: Disconnect(.endpoint)
    case .rule: Disconnect(.other)
    case .unreachable: Disconnect(.uncallable)
    }
  }

  /// The colleague stays at least this long, or it was over for both.
  private static let handOverWindow = SimulationDuration.seconds(1)

  /// Whether a colleague whom the agent had called in is there after `leg` has left.
  private func leavesColleague(_ leg: Int) -> Bool {
    legs.contains { other in
      other.origin == .partyAdd(from: leg) && other.role == .agent && other.answeredAt != nil
        && other.leftAt > legs[leg].leftAt + Self.handOverWindow
    }
  }

  /// By what an agent left who handed it over: what the list of commands says, and who acted.
  private func handOver(by leg: Int) -> Disconnect.Kind {
    if correspondence?.takenOver.contains(leg) ?? false, medium == .message { return .takeover }
    let target = actions.last { $0.leg == leg && ($0.kind == .transferBlind || $0.kind == .transferConsultComplete) }
    guard let target else { return .transfer }
    if target.kind == .transferConsultComplete { return .transferConsult }
    // What goes on to somebody outside is forwarded.
    return target.target.map { legs[$0].role == .external } ?? false ? .transferForward : .transfer
  }

  private func customerDisconnect(of leg: Int, _ choice: Double) -> Disconnect {
    switch legs[leg].end {
    case .hungUp: Disconnect(legs[leg].role == .customer && correspondence?.closing == .ownDevice ? .endpoint : .client)
    case .abandoned: abandoned(choice)
    case .removed: Disconnect(silence)
    // Of a page that is gone without a word the platform hears nothing any more.
    case .networkLost: Disconnect(medium == .chat ? .timeout : .transportFailure)
    case .transferred, .routed: Disconnect(.transfer)
    // Nothing was ever delivered, or the service failed in the middle.
    case .failed: Disconnect(legs[leg].answeredAt == nil ? .uncallable : .error)
    case .noAnswer: Disconnect(.timeout)
    case .peerLeft, .cancelled, .declined, .busy, .meetingOver, .diallerHungUp: Disconnect(.peer)
    }
  }

  /// Who gave up waiting: a letter or a post outlasts the queue's limit, or is taken out by whoever looks after it.
  private func abandoned(_ choice: Double) -> Disconnect {
    let isTimeout = choice < Self.closedPageShare
    return switch medium {
    case .chat, .message: Disconnect(isTimeout ? .timeout : .client)
    case .voice, .email, .social: Disconnect(isTimeout ? .timeout : .other)
    }
  }

  /// Why the platform ends it when nothing comes any more: a page forgets its visitor, and only messages have words of
  /// their own for it.
  private var silence: Disconnect.Kind {
    guard medium == .message else { return .timeout }
    return correspondence?.channel == .webMessaging ? .sessionExpired : .inactivity
  }
}
