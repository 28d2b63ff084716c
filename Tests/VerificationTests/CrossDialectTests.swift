import Dialects
import JSONText
import Testing
import Verification
import _RuleFixtures

/// The rules between platforms: silent over the sample records, and each broken by one edit that no other rule minds.
@Suite struct CrossDialectTests {
  @Test func `The sample records keep every rule of every dialect and between them`() {
    let files = SampleFiles.good
    let complaints = SampleFiles.everyRule.flatMap { rule in
      files.report(of: rule).examples.map { "\(rule.id): \($0.message)" }
    }
    #expect(complaints.isEmpty, "\(complaints)")
  }

  @Test(arguments: [
    ("legs", "leg", "truth.leg.order"), ("actions", "leg", "truth.action.order"),
    ("actions", "target", "truth.action.order"),
  ])
  func `A truth that numbers its legs as it likes is a violation and ends no rule`(
    list: String, member: String, rule: String
  ) {
    var files = SampleFiles.good
    files["truth.conversation"] = files["truth.conversation"].map { conversation in
      let changed = (conversation[list]?.elements ?? []).map { element in
        element[member] == nil ? element : element.replacing([member], by: .integer(100_000))
      }
      return conversation.replacing([list], by: .array(changed))
    }
    // Every rule reads it: a position that is none must not be taken for one.
    #expect(files.offended().keys.contains(rule))
  }

  private static let crossDialectIDs = Set(crossDialectRules.map { $0.id })

  struct Fixture: Sendable, CustomTestStringConvertible {
    let id: String
    let documentType: String
    /// Where the value stands; the first line that has it is edited, and every line of the same call with it.
    let path: [String]
    let value: JSONValue
    var testDescription: String { id }
  }

  static let fixtures = [
    Fixture(
      id: "cross.device.browser", documentType: "twilio.call-event",
      path: ["sdk_edge", "metadata", "sdk", "engine", "name"], value: .string("Gecko")),
    Fixture(
      id: "cross.device.system", documentType: "realtimekit.peer-report",
      path: ["peer_report", "metadata", "device_info", "os_version"], value: .string("9")),
    Fixture(
      id: "cross.device.address", documentType: "realtimekit.peer-report",
      path: ["peer_report", "metadata", "ip_information", "ipv4"], value: .string("203.0.0.0")),
    Fixture(
      id: "cross.device.place", documentType: "realtimekit.peer-report",
      path: ["peer_report", "metadata", "ip_information", "city"], value: .string("Nowhere")),
  ]

  @Test(arguments: fixtures)
  func `An edit breaks one rule and no other`(fixture: Fixture) throws {
    var files = SampleFiles.good
    var documents = files[fixture.documentType]
    let index = try #require(documents.firstIndex { $0.value(at: fixture.path) != nil })
    let call = documents[index]["call_sid"]?.string
    for line in documents.indices where line == index || (call != nil && documents[line]["call_sid"]?.string == call) {
      documents[line] = documents[line].replacing(fixture.path, by: fixture.value)
    }
    files[fixture.documentType] = documents
    #expect(Set(files.offended().keys) == [fixture.id])
  }

  struct Membership: Sendable, CustomTestStringConvertible {
    let id: String
    /// A member of `ids` of the first leg with this role.
    let role: String
    let member: String
    let value: JSONValue
    var testDescription: String { "\(id): \(member) of \(role)" }
  }

  static let memberships = [
    Membership(id: "cross.membership.conference", role: "agent", member: "twilio_call_sid", value: .null),
    Membership(id: "cross.membership.conference", role: "customer", member: "twilio_participant_sid", value: .null),
    Membership(id: "cross.membership.session", role: "agent", member: "realtimekit_peer_id", value: .null),
    Membership(id: "cross.membership.contact", role: "agent", member: "genesys_participant_id", value: .null),
    Membership(id: "cross.membership.desktop", role: "agent", member: "ccp_stream", value: .null),
    Membership(id: "cross.membership.desktop", role: "customer", member: "ccp_stream", value: .string("agent:x")),
  ]

  @Test(arguments: memberships)
  func `A member too many or too few is found`(membership: Membership) throws {
    var files = SampleFiles.good
    var conversations = files["truth.conversation"]
    var isDone = false
    for (line, conversation) in conversations.enumerated() where !isDone {
      let legs = conversation["legs"]?.elements ?? []
      let found = legs.firstIndex {
        $0["role"]?.string == membership.role && $0["joined_at"]?.isNull == false
      }
      guard let found else { continue }
      var changed = legs
      changed[found] = changed[found].replacing(["ids", membership.member], by: membership.value)
      conversations[line] = conversation.replacing(["legs"], by: .array(changed))
      isDone = true
    }
    #expect(isDone)
    files["truth.conversation"] = conversations
    #expect(Self.crossDialectIDs.intersection(files.offended().keys) == [membership.id])
  }

  /// A platform that never heard of one conversation, in its files and in the truth alike: what it says is consistent,
  /// only it says too little, or too much.
  struct Oversight: Sendable, CustomTestStringConvertible {
    let id: String
    /// Members of the conversation's `ids`, and of each leg's, that are null then.
    let conversationMember: String?
    let legMembers: [String]
    /// The role that forgets; nil for every leg.
    var role: String?
    /// What stands there then.
    var value = JSONValue.null
    /// Documents that are not there then: type, and the member that holds the conversation's identifier.
    let documents: [(type: String, member: String)]
    var testDescription: String { id }
  }

  static let oversights = [
    Oversight(
      id: "cross.membership.session", conversationMember: "realtimekit_session_id", legMembers: ["realtimekit_peer_id"],
      documents: [
        ("realtimekit.session", "id"), ("realtimekit.participant", "session_id"),
        ("realtimekit.peer-report", "session_id"),
      ]),
    Oversight(
      id: "cross.membership.contact", conversationMember: "genesys_conversation_id",
      legMembers: ["genesys_participant_id", "genesys_call_id"], documents: [("genesys.conversation", "id")]),
    Oversight(
      id: "cross.membership.conference", conversationMember: "twilio_conference_sid",
      legMembers: ["twilio_participant_sid"], documents: [("twilio.conference-participant-summary", "conference_sid")]),
    Oversight(
      id: "cross.membership.desktop", conversationMember: nil, legMembers: ["ccp_stream"], role: "external",
      value: .string("agent:nobody"), documents: []),
  ]

  @Test(arguments: oversights)
  func `A conversation that a platform overlooked breaks the membership and no other rule`(oversight: Oversight) {
    let conversations = SampleFiles.good["truth.conversation"]
    // Some conversations are too entangled with others; one that nothing else hangs on is enough.
    let isAlone = conversations.indices.contains { line in
      let conversation = conversations[line]
      let legs = conversation["legs"]?.elements ?? []
      guard legs.contains(where: { oversight.role == nil || $0["role"]?.string == oversight.role }) else {
        return false
      }
      let id = oversight.conversationMember.flatMap { conversation["ids"]?[$0]?.string }
      guard id != nil || oversight.conversationMember == nil else { return false }
      var files = SampleFiles.good
      let forgetful = legs.map { leg in
        oversight.role != nil && leg["role"]?.string != oversight.role
          ? leg : oversight.legMembers.reduce(leg) { $0.replacing(["ids", $1], by: oversight.value) }
      }
      var changed = conversation.replacing(["legs"], by: .array(forgetful))
      if let member = oversight.conversationMember { changed = changed.replacing(["ids", member], by: .null) }
      files["truth.conversation"][line] = changed
      for (type, member) in oversight.documents { files[type].removeAll { $0[member]?.string == id } }
      return Set(files.offended().keys) == [oversight.id]
    }
    #expect(isAlone)
  }

  @Test func `A run without a platform has nothing to check of it`() {
    var files = SampleFiles.good
    files["truth.conversation"] = files["truth.conversation"].map { conversation in
      let legs = (conversation["legs"]?.elements ?? []).map {
        $0.replacing(["ids", "realtimekit_peer_id"], by: .null)
      }
      return conversation.replacing(["legs"], by: .array(legs))
        .replacing(["ids", "realtimekit_session_id"], by: .null)
    }
    #expect(Self.crossDialectIDs.isDisjoint(with: files.offended().keys))
  }
}
