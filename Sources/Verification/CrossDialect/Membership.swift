import Dialects
import JSONText

/// A rule about which conversations and legs a platform knows: it reads the truth's lines, conversation by conversation.
///
/// A run without the platform has none of its identifiers, and nothing to check.
protocol MembershipRule: Rule {
  /// Whether the platform has an identifier for anything here.
  static func knows(_ conversation: TruthIndex.Conversation) -> Bool
  /// Holds one conversation of a run with the platform to the claim.
  static func check(_ conversation: TruthIndex.Conversation, _ report: inout RuleReport)
  /// Whether the run has the platform; nil before the first line.
  var takesPart: Bool? { get set }
}

extension MembershipRule {
  static var documents: [String] { ["truth.conversation"] }

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let isThere = takesPart ?? context.truth.conversations.contains(where: Self.knows)
    takesPart = isThere
    guard isThere else { return }
    Self.check(TruthIndex.Conversation(document), &report)
  }
}

extension TruthIndex.Conversation {
  fileprivate var isMeeting: Bool { kind == "meeting" }
  /// Whether anybody is in a mix of the contact centre's: calls over its own telephones are in none.
  fileprivate var isJoined: Bool { !isOffice && legs.contains { $0.isSpoken && $0.joinedAt != nil } }
  fileprivate func isSomebodyThere(at time: Int64) -> Bool {
    legs.contains { leg in leg.isSpoken && leg.joinedAt.map { $0 <= time && time < leg.leftAt } ?? false }
  }
}

/// A conference is made by the first who joins, and holds those who do; a call is every offer to a person.
///
/// Calls over the organisation's own telephones (`isOffice`) are none of the mixers' and of the desktops'.
///
/// Runs that tell of people who were called in vain have those as participants too, as far as somebody was there.
struct ConferenceMembership: MembershipRule {
  static let id = "cross.membership.conference"
  static let summary =
    "a conference and its participants are exactly the people who joined or were called into it, a call is every leg "
    + "that is spoken, but for calls over the organisation's own telephones"
  var takesPart: Bool?

  static func knows(_ conversation: TruthIndex.Conversation) -> Bool {
    conversation.twilioConferenceSID != nil || conversation.legs.contains { $0.twilioCallSID != nil }
  }

  static func check(_ conversation: TruthIndex.Conversation, _ report: inout RuleReport) {
    report.expect((conversation.twilioConferenceSID != nil) == conversation.isJoined) {
      "\(conversation.id): conference \(conversation.twilioConferenceSID ?? "none"), joined: \(conversation.isJoined)"
    }
    for leg in conversation.legs {
      let isMember = leg.isSpoken && leg.joinedAt != nil && !conversation.isOffice
      let mayBeCalledIn = leg.isSpoken && !conversation.isOffice && conversation.isSomebodyThere(at: leg.offeredAt)
      report.expect(leg.twilioParticipantSID != nil ? isMember || mayBeCalledIn : !isMember) {
        "\(conversation.id) leg \(leg.leg): participant \(leg.twilioParticipantSID ?? "none")"
      }
      report.expect((leg.twilioCallSID != nil) == (leg.isSpoken && !conversation.isOffice)) {
        "\(conversation.id) leg \(leg.leg): call \(leg.twilioCallSID ?? "none")"
      }
    }
  }
}

/// A session is made by the first who joins, and holds those who do.
struct SessionMembership: MembershipRule {
  static let id = "cross.membership.session"
  static let summary = "a session and its peers are exactly the people who joined"
  var takesPart: Bool?

  static func knows(_ conversation: TruthIndex.Conversation) -> Bool { conversation.realtimeKitSessionID != nil }

  static func check(_ conversation: TruthIndex.Conversation, _ report: inout RuleReport) {
    report.expect((conversation.realtimeKitSessionID != nil) == conversation.isJoined) {
      "\(conversation.id): session \(conversation.realtimeKitSessionID ?? "none"), joined: \(conversation.isJoined)"
    }
    for leg in conversation.legs {
      let isPeer = leg.isSpoken && leg.joinedAt != nil && !conversation.isOffice
      report.expect((leg.realtimeKitPeerID != nil) == isPeer) {
        "\(conversation.id) leg \(leg.leg): peer \(leg.realtimeKitPeerID ?? "none")"
      }
    }
  }
}

/// The contact centre routes every conversation but meetings, with each of their legs.
struct ContactMembership: MembershipRule {
  static let id = "cross.membership.contact"
  static let summary = "every conversation that is no meeting is a contact with all its legs, and no meeting is one"
  var takesPart: Bool?

  static func knows(_ conversation: TruthIndex.Conversation) -> Bool { conversation.genesysConversationID != nil }

  static func check(_ conversation: TruthIndex.Conversation, _ report: inout RuleReport) {
    report.expect((conversation.genesysConversationID == nil) == conversation.isMeeting) {
      "\(conversation.id), \(conversation.kind): contact \(conversation.genesysConversationID ?? "none")"
    }
    for leg in conversation.legs {
      report.expect((leg.genesysParticipantID == nil) == conversation.isMeeting) {
        "\(conversation.id), \(conversation.kind), leg \(leg.leg): participant \(leg.genesysParticipantID ?? "none")"
      }
    }
  }
}

/// A desktop follows the calls of its agent or coach, and nobody else has one; what is written is no call, and those over the
/// organisation's own telephones are not the contact centre's.
struct DesktopMembership: MembershipRule {
  static let id = "cross.membership.desktop"
  static let summary =
    "agents' and coaches' spoken legs have a desktop's stream, others none, nor do calls over the organisation's own "
    + "telephones; only agents' have its call"
  var takesPart: Bool?

  static func knows(_ conversation: TruthIndex.Conversation) -> Bool {
    conversation.legs.contains { $0.ccpStream != nil }
  }

  static func check(_ conversation: TruthIndex.Conversation, _ report: inout RuleReport) {
    for leg in conversation.legs {
      let isWorking = leg.role == "agent" || leg.role == "coach"
      report.expect((leg.ccpStream != nil) == (isWorking && leg.isSpoken && !conversation.isOffice)) {
        "\(conversation.id) leg \(leg.leg), \(leg.role): stream \(leg.ccpStream ?? "none")"
      }
      report.expect(leg.ccpCallID == nil || leg.role == "agent") {
        "\(conversation.id) leg \(leg.leg), \(leg.role): call \(leg.ccpCallID ?? "none")"
      }
    }
  }
}
