import CCPDialect
import Dialects
import Documents
import GenesysDialect
import JSONText
import RealtimeKitDialect
import Testing
import TruthDialect
import TwilioDialects
import Verification

/// The rules between platforms: silent over the sample records, and each broken by one edit that no other rule minds.
@Suite struct CrossDialectTests {
  /// Documents by type.
  typealias Files = [String: [JSONValue]]

  private static let whole: Result<Files, any Error> = Result {
    try SampleRun.lines.mapValues { try $0.map { try JSONReader.parse(Array($0.utf8)) } }
  }

  /// What each rule that complains says first.
  private static func complaints(_ files: Files, _ rules: [any Rule.Type]) -> [String: String] {
    var truth = TruthIndex()
    for document in files["truth.conversation"] ?? [] { truth.add(TruthIndex.Conversation(document)) }
    var found: [String: String] = [:]
    for type in rules {
      var rule = type.init()
      var report = RuleReport()
      for documentType in type.documents {
        let context = RuleContext(documentType: documentType, truth: truth)
        for document in files[documentType] ?? [] { rule.check(document, context, &report) }
      }
      rule.finish(RuleContext(documentType: "", truth: truth), &report)
      if report.violations > 0 { found[type.id] = report.examples.first?.message ?? "" }
    }
    return found
  }

  private static let everyRule =
    twilioRules + realtimeKitRules + ccpRules + genesysRules + truthRules + crossDialectRules

  @Test func `The sample records keep every rule of every dialect and between them`() throws {
    #expect(Self.complaints(try Self.whole.get(), Self.everyRule) == [:])
  }

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
    var files = try Self.whole.get()
    var documents = try #require(files[fixture.documentType])
    let index = try #require(documents.firstIndex { $0.value(at: fixture.path) != nil })
    let call = documents[index]["call_sid"]?.string
    for line in documents.indices where line == index || (call != nil && documents[line]["call_sid"]?.string == call) {
      documents[line] = documents[line].replacing(fixture.path[...], by: fixture.value)
    }
    files[fixture.documentType] = documents
    #expect(Set(Self.complaints(files, Self.everyRule).keys) == [fixture.id])
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
    var files = try Self.whole.get()
    var conversations = try #require(files["truth.conversation"])
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
    #expect(Set(Self.complaints(files, crossDialectRules).keys) == [membership.id])
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
  func `A conversation that a platform overlooked breaks the membership and no other rule`(oversight: Oversight) throws
  {
    let whole = try Self.whole.get()
    let conversations = try #require(whole["truth.conversation"])
    // Some conversations are too entangled with others; one that nothing else hangs on is enough.
    let isAlone = conversations.indices.contains { line in
      let conversation = conversations[line]
      let legs = conversation["legs"]?.elements ?? []
      guard legs.contains(where: { oversight.role == nil || $0["role"]?.string == oversight.role }) else {
        return false
      }
      let id = oversight.conversationMember.flatMap { conversation["ids"]?[$0]?.string }
      guard id != nil || oversight.conversationMember == nil else { return false }
      var files = whole
      let forgetful = legs.map { leg in
        oversight.role != nil && leg["role"]?.string != oversight.role
          ? leg : oversight.legMembers.reduce(leg) { $0.replacing(["ids", $1], by: oversight.value) }
      }
      var changed = conversation.replacing(["legs"], by: .array(forgetful))
      if let member = oversight.conversationMember { changed = changed.replacing(["ids", member], by: .null) }
      files["truth.conversation"]?[line] = changed
      for (type, member) in oversight.documents { files[type]?.removeAll { $0[member]?.string == id } }
      return Set(Self.complaints(files, Self.everyRule).keys) == [oversight.id]
    }
    #expect(isAlone)
  }

  @Test func `A run without a platform has nothing to check of it`() throws {
    var files = try Self.whole.get()
    files["truth.conversation"] = try #require(files["truth.conversation"]).map { conversation in
      let legs = (conversation["legs"]?.elements ?? []).map {
        $0.replacing(["ids", "realtimekit_peer_id"], by: .null)
      }
      return conversation.replacing(["legs"], by: .array(legs))
        .replacing(["ids", "realtimekit_session_id"], by: .null)
    }
    #expect(Self.complaints(files, crossDialectRules) == [:])
  }
}

extension JSONValue {
  /// The value at a path of keys.
  fileprivate func value(at path: [String]) -> JSONValue? {
    path.reduce(JSONValue?.some(self)) { $0?[$1] }
  }

  /// The value with the member at a path of keys replaced.
  fileprivate func replacing(_ path: ArraySlice<String>, by value: JSONValue) -> JSONValue {
    guard let key = path.first else { return value }
    return .object(
      members.map { member in
        (member.key, member.key == key ? member.value.replacing(path.dropFirst(), by: value) : member.value)
      })
  }
}
