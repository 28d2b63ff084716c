import Dialects
import JSONText

/// One way to break the contract at a place, and no other.
struct Breakage: Sendable {
  /// `missing-property`, `outside-enumeration`, ...
  let kind: String
  /// What becomes of the value there; `.some(nil)` takes it away.
  let change: @Sendable (JSONValue?) -> JSONValue??

  /// What can be broken at `place`.
  static func all(at place: Place) -> [Breakage] {
    var found: [Breakage] = []
    if !place.isOptional, case .key? = place.pattern.steps.last {
      found.append(Breakage(kind: "missing-property") { $0 == nil ? nil : .some(nil) })
    }
    for (kind, value) in values(breaking: place.shape) {
      found.append(Breakage(kind: kind) { $0 == nil ? nil : .some(value) })
    }
    found.append(
      Breakage(kind: "extra-property") { value in
        guard case .object(let members)? = value else { return nil }
        return .some(.object(members + [("unexpected", .integer(1))]))
      })
    return found
  }

  /// Values that a shape does not allow, by how they break it.
  private static func values(breaking shape: Shape) -> [(kind: String, value: JSONValue)] {
    let types: [(String, JSONValue)] = [
      ("wrong-type", .string("7")), ("wrong-type", .integer(7)), ("wrong-type", .boolean(false)),
      ("wrong-type", .array([])), ("wrong-type", .object([])), ("null", .null),
    ]
    let particular: [(String, JSONValue)] =
      switch shape {
      case .string(let format): texts(breaking: format)
      case .integer(let range):
        [range.lowerBound > .min ? range.lowerBound - 1 : nil, range.upperBound < .max ? range.upperBound + 1 : nil]
          .compactMap { $0 }.map { ("out-of-range", .integer($0)) }
          + [("wrong-type", .number(JSONNumber(text: "\(range.lowerBound == .min ? 0 : range.lowerBound).5")))]
      case .number(let range):
        [range.lowerBound - 1, range.upperBound + 1].filter { abs($0) < 1e15 }.map { bound in
          ("out-of-range", .integer(Int64(bound.rounded(bound < range.lowerBound ? .down : .up))))
        }
      case .anyOf(let shapes): shapes.flatMap { values(breaking: $0) }
      case .array(_, let minimum): minimum > 0 ? [("too-few-elements", .array([]))] : []
      case .object, .map, .boolean, .mark, .null, .tagged, .anything: []
      }
    // What one alternative forbids another may allow, and "7" may be a text.
    return (particular + types).filter { !shape.accepts($0.1) }
  }

  private static func texts(breaking format: TextFormat) -> [(String, JSONValue)] {
    let found: [(String, [String])] =
      switch format {
      case .any: []
      case .nonEmpty: [("empty-text", [""])]
      case .upTo(let most): [("empty-text", [""]), ("too-long", [String(repeating: "a", count: most + 1)])]
      case .oneOf(let values): [("outside-enumeration", ["unheard-of", values[0].uppercased(), values[0] + " "])]
      case .uuid:
        [
          (
            "malformed-id",
            ["", "00000000-0000-1000-8000-000000000000", "0000", "00000000-0000-4000-8000-00000000000G"]
          )
        ]
      case .sid(let prefix):
        [("malformed-id", ["", prefix + String(repeating: "0", count: 31), "XX" + String(repeating: "0", count: 32)])]
      case .hexadecimal(let digits): [("malformed-id", ["", String(repeating: "g", count: digits)])]
      case .milliseconds, .seconds, .trimmedMilliseconds:
        [
          (
            "malformed-time",
            [
              "2026-02-29T10:00:00.000Z", "2026-02-29T10:00:00Z", "2026-13-01T00:00:00.000Z", "2026-03-02T24:00:00Z",
              "2026-03-02 10:00:00", "2026-03-02T10:00:00+01:00", "2026-03-02T10:00:00.000", "yesterday", "",
            ]
          )
        ]
      case .telephone: [("malformed-address", ["", "13125550199", "+0123456789", "+1 312 555 0199"])]
      case .ipv4OrEmpty: [("malformed-address", ["256.0.0.1", "1.2.3", "01.2.3.4", "::1"])]
      case .custom: [("malformed-text", ["", "\u{0}", "?!"])]
      }
    return found.flatMap { kind, texts in texts.map { (kind, .string($0)) } }
  }
}
