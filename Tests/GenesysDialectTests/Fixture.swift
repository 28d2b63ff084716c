import JSONText

/// A change to the sample run that breaks one rule and no other.
struct Fixture: CustomStringConvertible, Sendable {
  /// The id of the rule.
  let rule: String
  /// Breaks it.
  let edit: @Sendable (inout SampleDocuments) -> Void

  var description: String { rule }

  /// A change to the document of `sample`.
  init(_ rule: String, _ sample: String, _ change: @escaping @Sendable (inout JSONValue) -> Void) {
    self.rule = rule
    edit = { $0.edit(sample, change) }
  }

  /// A change to the first event that `matches`.
  init(
    _ rule: String, event matches: @escaping @Sendable (JSONValue) -> Bool,
    _ change: @escaping @Sendable (inout JSONValue) -> Void
  ) {
    self.rule = rule
    edit = { $0.editNotification(matches, change) }
  }

  /// A change to the run.
  init(_ rule: String, run edit: @escaping @Sendable (inout SampleDocuments) -> Void) {
    self.rule = rule
    self.edit = edit
  }

  static let all =
    aboutConversations + aboutCalls + aboutSegments + aboutPeople + aboutTransfers + aboutTruth + aboutWriting
    + aboutNotifications + aboutCallbacks

  /// An id that nothing in the samples has.
  static let unknown = "00000000-0000-4000-8000-000000000000"
}

/// The path to a participant or its call: `participant(3, "endTime")`, `call(3, "segments", 1, "endTime")`.
func participant(_ position: Int, _ rest: Step...) -> [Step] { ["participants", .element(position)] + rest }
func call(_ position: Int, _ rest: Step...) -> [Step] {
  ["participants", .element(position), "calls", 0] + rest
}

extension JSONValue {
  /// Moves the end of a participant's call and everything that stands at it.
  mutating func shiftEnd(of position: Int, lastSegment: Int, by milliseconds: Int) {
    shift(participant(position, "endTime"), by: milliseconds)
    shift(call(position, "disconnectedTime"), by: milliseconds)
    shift(call(position, "segments", .element(lastSegment), "endTime"), by: milliseconds)
  }

  /// Gives a participant's call another reason to have ended.
  mutating func setDisconnect(of position: Int, segments: [Int], _ type: JSONValue) {
    set(call(position, "disconnectType"), type)
    for segment in segments { set(call(position, "segments", .element(segment), "disconnectType"), type) }
  }
}
