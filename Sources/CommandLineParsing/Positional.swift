/// An argument known by its place rather than by a name.
///
/// Optional ones come after all required ones.
public struct Positional<Values: Sendable>: Sendable {
  /// What the help calls it, in capitals: `SCENARIO`.
  public let placeholder: String
  /// What it is, without a full stop.
  public let help: String
  /// Whether it may be left out.
  public let isOptional: Bool
  /// Whether any number of arguments take this place; only the last one can.
  public let isRepeatable: Bool
  let apply: @Sendable (inout Values, String) throws(InvalidValue) -> Void

  /// An argument that `apply` understands, or refuses by throwing what it accepts.
  public init(
    _ placeholder: String, isOptional: Bool = false, isRepeatable: Bool = false, help: String,
    apply: @escaping @Sendable (inout Values, String) throws(InvalidValue) -> Void
  ) {
    self.placeholder = placeholder
    self.help = help
    self.isOptional = isOptional
    self.isRepeatable = isRepeatable
    self.apply = apply
  }

  /// An argument taken as it stands.
  public static func text(
    _ placeholder: String, help: String, _ property: any WritableKeyPath<Values, String> & Sendable
  ) -> Positional {
    Positional(placeholder, help: help) { values, text in values[keyPath: property] = text }
  }

  /// One argument or more, each added to a list.
  public static func list(
    _ placeholder: String, help: String, _ property: any WritableKeyPath<Values, [String]> & Sendable
  ) -> Positional {
    Positional(placeholder, isRepeatable: true, help: help) { values, text in values[keyPath: property].append(text) }
  }
}
