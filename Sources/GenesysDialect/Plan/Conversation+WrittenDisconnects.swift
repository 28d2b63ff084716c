import GroundTruth

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
    case .customer, .external, .attendee: customerDisconnect(legs[leg].end, choice)
    }
  }

  private func writerDisconnect(of leg: Int) -> Disconnect {
    switch legs[leg].end {
    // Who throws a letter away ends the conversation for good.
    case .hungUp: Disconnect(correspondence?.nature == .junk && legs[leg].role == .agent ? .spam : .client)
    case .declined: Disconnect(.client)
    case .transferred, .routed: Disconnect(.transfer)
    case .noAnswer, .busy, .failed: Disconnect(.system)
    case .networkLost: Disconnect(.transportFailure)
    case .peerLeft, .meetingOver, .abandoned, .diallerHungUp, .cancelled, .removed: Disconnect(.peer)
    }
  }

  private func customerDisconnect(_ end: Leg.End, _ choice: Double) -> Disconnect {
    switch end {
    case .hungUp: Disconnect(.client)
    case .abandoned: Disconnect(medium == .chat && choice < Self.closedPageShare ? .timeout : .client)
    // The platform ends it because nothing came any more; only messages have a word of their own for it.
    case .removed: Disconnect(medium == .message ? .inactivity : .timeout)
    case .networkLost: Disconnect(.transportFailure)
    case .transferred, .routed: Disconnect(.transfer)
    case .failed: Disconnect(.error)
    case .peerLeft, .cancelled, .declined, .busy, .noAnswer, .meetingOver, .diallerHungUp: Disconnect(.peer)
    }
  }
}
