/// The contract table of a value: what may stand there and nothing else.
///
///     let row = Shape.object([
///       .required("sid", .string(.sid("CA"))),
///       .optional("attempts", .integer(0...10)),
///     ])
///
/// One table checks documents (`Shape.violations`) and prints as JSON Schema (`Shape.jsonSchema`). Objects are
/// closed: a property that is not listed is a violation.
public indirect enum Shape: Sendable {
  /// An object with these properties and no others.
  case object([Property])
  /// An object with free keys, all of one shape.
  case map(Shape)
  /// An array of at least `minimum` elements of one shape.
  case array(Shape, minimum: Int)
  /// A string of a format.
  case string(TextFormat)
  /// An integer in a range.
  case integer(ClosedRange<Int64>)
  /// A number in a range.
  case number(ClosedRange<Double>)
  case boolean
  /// `true`: a mark that is there or absent.
  case mark
  case null
  /// A value that fits at least one of these.
  case anyOf([Shape])
  /// An object whose string property `key` says which of the shapes it has; each shape lists `key` itself.
  case tagged(key: String, cases: [(tag: String, shape: Shape)])
  /// Any value at all: where the published format says `unknown`.
  case anything

  /// A property of an object.
  public struct Property: Sendable {
    /// The key.
    public var name: String
    /// What its value may be.
    public var shape: Shape
    /// Whether it must be there.
    public var isRequired: Bool

    /// A property that must be there.
    public static func required(_ name: String, _ shape: Shape) -> Property {
      Property(name: name, shape: shape, isRequired: true)
    }

    /// A property that may be absent; it is never null unless `shape` says so.
    public static func optional(_ name: String, _ shape: Shape) -> Property {
      Property(name: name, shape: shape, isRequired: false)
    }
  }

  /// An array of any length.
  public static func array(_ element: Shape) -> Shape { .array(element, minimum: 0) }
  /// A string with one of these values.
  public static func enumeration(_ values: [String]) -> Shape { .string(.oneOf(values)) }
  /// A value that may be null.
  public static func nullable(_ shape: Shape) -> Shape { .anyOf([shape, .null]) }
  /// An integer that is not negative and that every reader can hold (RFC 8259 section 6: below 2^53).
  ///
  /// Rules may add a thousand of them or multiply one by a thousand without overflow.
  public static let count = Shape.integer(0...9_007_199_254_740_991)
  /// Any number.
  public static let anyNumber = Shape.number(-Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude)
}

/// What a string may look like.
///
/// Each has a regular expression for JSON Schema and a matcher of its own, so that
/// checking needs no expression engine.
public enum TextFormat: Sendable {
  /// Any text.
  case any
  /// Any text but the empty one.
  case nonEmpty
  /// Text of at most this many characters, at least one.
  case upTo(Int)
  /// One of these values.
  case oneOf([String])
  /// A lower-case UUID of version 4.
  case uuid
  /// Two capital letters and 32 lower-case hexadecimal digits.
  case sid(String)
  /// This many lower-case hexadecimal digits.
  case hexadecimal(Int)
  /// `2026-03-02T14:00:00.118Z`.
  case milliseconds
  /// `2026-03-02T14:00:00Z`.
  case seconds
  /// Either of the two.
  case trimmedMilliseconds
  /// An E.164 number with its plus sign.
  case telephone
  /// A dotted IPv4 address, or nothing.
  case ipv4OrEmpty
  /// Anything else: the expression is printed (anchored, ECMA 262), the function decides.
  case custom(pattern: String, matches: @Sendable (String) -> Bool)
}
