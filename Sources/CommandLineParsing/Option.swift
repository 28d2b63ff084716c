/// One option of a command: its name, its help, and how its value enters `Values`.
///
/// ```swift
/// let options: [Option<Generate>] = [
///   .integer("--jobs", "N", in: 1...1024, help: "how many cells run at once", \.jobs),
///   .flag("--quiet", help: "no progress", \.isQuiet),
/// ]
/// ```
///
/// It is written `--name VALUE` or `--name=VALUE`, at most once unless `isRepeatable`. An option is data: the same
/// table parses the arguments and prints the help.
public struct Option<Values: Sendable>: Sendable {
  /// With its dashes: `--seed`.
  public let name: String
  /// What the help calls the value, `N` for instance; nil for a flag, which takes none.
  public let placeholder: String?
  /// What it is for, without a full stop.
  public let help: String
  /// Whether it may be given more than once, each time adding something.
  public let isRepeatable: Bool
  /// Whether the command cannot do without it.
  public let isRequired: Bool
  /// Puts the text of the value into the values; a flag gets an empty text.
  let apply: @Sendable (inout Values, String) throws(InvalidValue) -> Void

  /// An option whose value `apply` understands, or refuses by throwing what it accepts.
  public init(
    _ name: String, _ placeholder: String?, isRepeatable: Bool = false, isRequired: Bool = false, help: String,
    apply: @escaping @Sendable (inout Values, String) throws(InvalidValue) -> Void
  ) {
    precondition(name.hasPrefix("--") && name.count > 2, "an option is called --something")
    self.name = name
    self.placeholder = placeholder
    self.help = help
    self.isRepeatable = isRepeatable
    self.isRequired = isRequired
    self.apply = apply
  }
}

/// What a value should have been: "a whole number from 1 to 8", for instance.
public struct InvalidValue: Error, Equatable, Sendable {
  /// Completes the sentence "expected ...".
  public let expected: String

  /// A refusal that says what would be accepted.
  public init(expected: String) { self.expected = expected }
}

extension Option {
  /// A property of `Values` that an option fills.
  public typealias Property<Value> = WritableKeyPath<Values, Value> & Sendable

  /// An option without value that turns `property` to `value`.
  public static func flag(
    _ name: String, sets value: Bool = true, help: String, _ property: any Property<Bool>
  ) -> Option {
    Option(name, nil, help: help) { values, _ in values[keyPath: property] = value }
  }

  /// An option whose value is taken as it stands; an empty one is refused.
  public static func text(
    _ name: String, _ placeholder: String, isRequired: Bool = false, help: String, _ property: any Property<String>
  ) -> Option {
    Option(name, placeholder, isRequired: isRequired, help: help) { (values, text) throws(InvalidValue) in
      values[keyPath: property] = try nonEmpty(text)
    }
  }

  /// Like ``text(_:_:isRequired:help:_:)`` for a property that is nil when the option is absent.
  public static func text(
    _ name: String, _ placeholder: String, help: String, _ property: any Property<String?>
  ) -> Option {
    Option(name, placeholder, help: help) { (values, text) throws(InvalidValue) in
      values[keyPath: property] = try nonEmpty(text)
    }
  }

  /// An option that may be given several times, each value added to a list.
  public static func list(
    _ name: String, _ placeholder: String, help: String, _ property: any Property<[String]>
  ) -> Option {
    Option(name, placeholder, isRepeatable: true, help: help) { (values, text) throws(InvalidValue) in
      values[keyPath: property].append(try nonEmpty(text))
    }
  }

  /// A whole number inside `range`.
  public static func integer<Number: FixedWidthInteger & Sendable>(
    _ name: String, _ placeholder: String, in range: ClosedRange<Number> = Number.min...Number.max, help: String,
    _ property: any Property<Number?>
  ) -> Option {
    Option(name, placeholder, help: help) { (values, text) throws(InvalidValue) in
      guard let number = Number(text), range.contains(number) else {
        throw InvalidValue(expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
      values[keyPath: property] = number
    }
  }

  /// A decimal number inside `range`.
  public static func number(
    _ name: String, _ placeholder: String, in range: ClosedRange<Double>, help: String,
    _ property: any Property<Double?>
  ) -> Option {
    Option(name, placeholder, help: help) { (values, text) throws(InvalidValue) in
      guard let number = Double(text), range.contains(number) else {
        throw InvalidValue(expected: "a number from \(range.lowerBound) to \(range.upperBound)")
      }
      values[keyPath: property] = number
    }
  }

  /// One of the values of a closed set, by its raw name.
  public static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ placeholder: String, help: String, _ property: any Property<Choice>
  ) -> Option {
    Option(name, placeholder, help: help) { (values, text) throws(InvalidValue) in
      guard let choice = Choice(rawValue: text) else {
        throw InvalidValue(expected: Choice.allCases.map(\.rawValue).joined(separator: " or "))
      }
      values[keyPath: property] = choice
    }
  }

  private static func nonEmpty(_ text: String) throws(InvalidValue) -> String {
    guard !text.isEmpty else { throw InvalidValue(expected: "something that is not empty") }
    return text
  }
}
