import Dialects
import JSONText
import Quantities
import _RuleFixtures
import _SampleRecords

/// The truth's files of the sample records, to be edited.
struct TruthFiles {
  var conversations: [JSONValue]
  var states: [JSONValue]
  var impairments: [JSONValue]
  var media: [JSONValue]

  private var run: SampleFiles

  /// What the dialect wrote beside all platforms.
  static let good = TruthFiles(of: SampleFiles.good)

  /// The truth's files of `run`.
  init(of run: SampleFiles) {
    self.run = run
    conversations = run["truth.conversation"]
    states = run["truth.agent-state"]
    impairments = run["truth.impairment"]
    media = run["truth.media"]
  }

  /// The files by document type.
  var byType: [String: [JSONValue]] {
    [
      "truth.conversation": conversations, "truth.agent-state": states, "truth.impairment": impairments,
      "truth.media": media,
    ]
  }

  /// The files among those of every platform.
  var files: SampleFiles {
    var files = run
    for (type, documents) in byType { files[type] = documents }
    return files
  }

  // MARK: Changing them

  struct Missing: Error { let what: String }

  /// Changes the conversation of a sample.
  mutating func edit(_ sample: String, _ body: (inout JSONValue) throws -> Void) throws {
    guard let index = SampleRecords.all.firstIndex(where: { $0.name == sample }) else { throw Missing(what: sample) }
    try body(&conversations[index])
  }

  /// The id of the conversation of a sample.
  func id(of sample: String) -> JSONValue {
    SampleRecords.all.firstIndex { $0.name == sample }.flatMap { conversations[$0]["conversation_id"] } ?? .null
  }

  /// A platform's id of a leg of a sample.
  func member(_ key: String, ofLeg leg: Int, in sample: String) throws -> JSONValue {
    guard let index = SampleRecords.all.firstIndex(where: { $0.name == sample }),
      let id = conversations[index]["legs"]?.elements[leg]["ids"]?[key]
    else { throw Missing(what: "\(key) of \(sample)") }
    return id
  }

  /// The line of another file that has this member.
  func other(_ type: String, where member: (key: String, value: JSONValue)) -> JSONValue {
    run[type].first { $0[member.key]?.string == member.value.string } ?? .null
  }

  /// Changes the line of another file that has this member.
  mutating func editOther(
    _ type: String, where member: (key: String, value: JSONValue), _ body: (inout JSONValue) -> Void
  ) {
    if let line = run[type].firstIndex(where: { $0[member.key]?.string == member.value.string }) {
      body(&run[type][line])
    }
  }

  /// Changes one leg of a sample.
  mutating func editLeg(_ sample: String, _ leg: Int, _ key: String, _ value: JSONValue) throws {
    try edit(sample) { $0.edit("legs", at: leg) { $0.set([key], value) } }
  }

  /// Changes the actions of a sample.
  mutating func editActions(_ sample: String, _ body: (inout [JSONValue]) throws -> Void) throws {
    try edit(sample) { conversation in
      var actions = conversation["actions"]?.elements ?? []
      try body(&actions)
      conversation.set(["actions"], .array(actions))
    }
  }

  /// Changes the first action of a kind.
  mutating func editAction(_ sample: String, _ kind: String, _ body: (inout JSONValue) -> Void) throws {
    try editActions(sample) { actions in
      guard let index = actions.firstIndex(where: { $0["action"]?.string == kind }) else { throw Missing(what: kind) }
      body(&actions[index])
    }
  }
}

extension JSONValue {
  /// Takes the first of a conversation's impairments away.
  mutating func forgetFirstImpairment() {
    set(["impairments"], .array(Array((self["impairments"]?.elements ?? []).dropFirst())))
  }

  /// Takes a member away.
  mutating func remove(_ key: String) {
    guard case .object(let members) = self else { return }
    self = .object(members.filter { $0.key != key })
  }

  /// When an action was, milliseconds since the epoch.
  var at: Int64 { self["at"]?.instant ?? 0 }

  /// Changes one element of the array that stands at a key.
  mutating func edit(_ key: String, at index: Int, _ body: (inout JSONValue) -> Void) {
    var elements = self[key]?.elements ?? []
    guard elements.indices.contains(index) else { return }
    body(&elements[index])
    set([key], .array(elements))
  }
}
