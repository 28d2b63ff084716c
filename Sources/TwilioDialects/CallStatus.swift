import GroundTruth

/// What a call has come to, in the spelling of Voice Insights.
enum CallStatus {
  case ringing, answered, completed, busy, noAnswer, failed, canceled

  /// That of a call that is over.
  init(of leg: Leg) {
    guard leg.answeredAt == nil else {
      self = .completed
      return
    }
    switch leg.end {
    // A client that refuses a call is busy, as far as the platform is concerned.
    case .busy, .declined: self = .busy
    case .noAnswer: self = .noAnswer
    case .failed, .networkLost: self = .failed
    case .cancelled, .peerLeft, .abandoned, .removed, .hungUp, .transferred, .routed, .meetingOver, .diallerHungUp:
      self = .canceled
    }
  }

  /// As `call_state` and `call_status` have it.
  var name: StaticString {
    switch self {
    case .ringing: "ringing"
    case .answered: "answered"
    case .completed: "completed"
    case .busy: "busy"
    case .noAnswer: "noanswer"
    case .failed: "fail"
    case .canceled: "canceled"
    }
  }
}
