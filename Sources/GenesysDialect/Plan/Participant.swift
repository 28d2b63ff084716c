import Dialects
import GroundTruth

/// One participant of the document before it is written: a leg in the platform's words and on the platform's clock.
///
/// Times are milliseconds since the epoch. It refers to everything by position, so that it is copied bit by bit.
struct Participant {
  /// Who takes part, in the platform's word (reference section 3.2, table of purposes).
  enum Purpose { case customer, external, agent, user, ivr, acd, voicemail, dialer, fax, group }

  /// How the leg's call began (reference section 3.3).
  enum InitialState {
    case offering, dialing, contacting, alerting, connected, scheduled, uploading, transmitting, none
  }

  /// The position in `Conversation.legs`; nil for whoever has no leg in the truth: the dialer of a campaign, a group
  /// whose people ring, a request that waits.
  var leg: Int?
  /// The position in `Conversation.people`; nil for the dialer.
  var person: Int?
  let id: IdentifierBits
  /// The id of its call, or of what it has instead.
  var call: IdentifierBits
  /// The organisation's user; nil for whoever is none.
  var user: IdentifierBits?
  let purpose: Purpose
  var initialState: InitialState
  /// Whether the call's direction is inbound.
  var isInbound: Bool
  /// Where it is reached; nil for the dialer.
  var address: PartyAddress?
  /// A position in `Organisation.queues`.
  var queue: Int?
  /// How long an offer may ring, milliseconds.
  var ringLimit: Int64 = 0
  var start: Int64
  /// When it began to ring; nil for what never alerts.
  var alerting: Int64?
  /// Nil when nobody took the call.
  var connected: Int64?
  var end: Int64
  var disconnect: Disconnect
  /// Positions in the plan's segments, in order of time and without gaps, from `start` to `end`; work after the call is
  /// not among them.
  var segments = 0..<0
  /// Positions in what the plan knows of coaches; empty for everybody else.
  var supervised = 0..<0
  /// The outside leg that the agent dialled; nil for an agent whom the call was offered to.
  var dialled: Int?
  /// The leg whose call is the peer of this one; nil for the outside party itself.
  var peer: Int?
  /// The work after the call; nil where the platform asks for none.
  var afterCallWork: AfterCallWork?
  /// Whether the agent could have asked for work after the call and did not.
  var hasUnrequestedWork = false
  let timing: LegTiming
  /// Whether it is a group or one of its people who rang for it.
  var isOfGroup = false
  /// Whether what begins and ends at these instants is a callback, not a call.
  var isCallback = false
  /// A second communication beside it.
  var companion: SecondCommunication?
}

/// A mode in which a coach took part and the agent's leg it ended on.
struct Supervised {
  let mode: SupervisionMode
  var target: Int
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
    case .voicemail: "voicemail"
    case .dialer: "dialer.system"
    case .fax: "fax"
    case .group: "group"
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
    case .connected: "connected"
    case .scheduled: "scheduled"
    case .uploading: "uploading"
    case .none: "none"
    case .transmitting: "transmitting"
    }
  }
}
