import Dialects
import JSONText

/// Invariant 4: no scenario moves a device to another network during a call.
struct ConstantMetadata: Rule {
  static let id = "twilio.call-event.sdk-metadata"
  static let summary = "the SDK metadata of a call do not change"
  static let documents = ["twilio.call-event"]

  private var first: [String: JSONValue] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), let metadata = event.sdk?["metadata"] else { return }
    guard let known = first[event.call] else {
      first[event.call] = metadata
      return
    }
    report.expect(Self.areSame(metadata, known)) { "differs from the first event of \(event.call)" }
  }

  /// Whether two values have the same text, members in the same order.
  private static func areSame(_ left: JSONValue, _ right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left == right
    case (.array(let left), .array(let right)): left.elementsEqual(right, by: areSame)
    case (.object(let left), .object(let right)):
      left.elementsEqual(right) { $0.key == $1.key && areSame($0.value, $1.value) }
    default: false
    }
  }
}
