import GroundTruth

/// One participant of the document before it is written: a leg in the platform's words and on the platform's clock.
///
/// Times are milliseconds since the epoch.
struct Participant {
  /// Who takes part, in the platform's word (reference section 3.2, table of purposes).
  enum Purpose { case customer, external, agent, user, ivr, acd, dialer }

  /// How the leg's call began (reference section 3.3).
  enum InitialState { case offering, dialing, contacting, alerting }

  /// The position in `Conversation.legs`; nil for the dialer of a campaign, which the truth has no leg for.
  var leg: Int?
  var purpose: Purpose
  var initialState: InitialState
  /// Whether the call's direction is inbound.
  var isInbound: Bool
  /// A position in `CellDirectory.queues`.
  var queue: Int?
  var start: Int64
  /// When it began to ring; nil for what never alerts.
  var alerting: Int64?
  /// Nil when nobody took the call.
  var connected: Int64?
  var end: Int64
  var disconnect: Disconnect
  /// In order of time and without gaps, from `start` to `end`; work after the call is not among them.
  var segments: [Segment] = []
  /// What a coach did, by mode; empty for everybody else.
  var supervised: [Supervised] = []
  /// The leg whose call is the peer of this one; nil for the outside party itself.
  var peer: Int?
  /// The work after the call; nil where the platform asks for none.
  var afterCallWork: AfterCallWork?
  let timing: LegTiming
}

/// A stretch of a call (reference section 3.4).
struct Segment {
  /// What went on; the raw value is the platform's word.
  enum Kind {
    case system, ivr, delay, alert, contacting, dialing, interact, hold, monitoring, coaching, barging

    var word: StaticString {
      switch self {
      case .system: "System"
      case .ivr: "Ivr"
      case .delay: "Delay"
      case .alert: "Alert"
      case .contacting: "Contacting"
      case .dialing: "Dialing"
      case .interact: "Interact"
      case .hold: "Hold"
      case .monitoring: "Monitoring"
      case .coaching: "Coaching"
      case .barging: "Barging"
      }
    }
  }

  var kind: Kind
  var start: Int64
  var end: Int64
}

/// A mode in which a coach took part and the agent's leg it ended on.
struct Supervised {
  var mode: SupervisionMode
  var target: Int
}

/// The work after a call (reference section 5.12).
struct AfterCallWork {
  var start: Int64
  var end: Int64
  /// The agent's code and how the work ended; nil when the agent entered nothing.
  var wrapUp: Leg.WrapUp?
  var isSkipped: Bool { wrapUp?.ending == .skipped }
}

extension Participant.Purpose {
  var word: StaticString {
    switch self {
    case .customer: "customer"
    case .external: "external"
    case .agent: "agent"
    case .user: "user"
    case .ivr: "ivr"
    case .acd: "acd"
    case .dialer: "dialer.system"
    }
  }

  /// Whether it stands outside the organisation.
  var isOutside: Bool { self == .customer || self == .external }
  /// Whether it is one of the organisation's people.
  var isUser: Bool { self == .agent || self == .user }
}

extension Participant.InitialState {
  var word: StaticString {
    switch self {
    case .offering: "offering"
    case .dialing: "dialing"
    case .contacting: "contacting"
    case .alerting: "alerting"
    }
  }
}
