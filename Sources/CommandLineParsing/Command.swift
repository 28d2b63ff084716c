/// A subcommand: a name, its arguments as tables, and what to make of the values they give.
///
/// `Result` is what every command of a program turns its own `Values` into, an enumeration of invocations for
/// instance; the type of the values is known to the command alone.
public struct Command<Result>: Sendable {
  /// The word that selects it.
  public let name: String
  /// What it does, in one line without a full stop.
  public let summary: String
  let usage: String
  let positionals: [HelpEntry]
  let options: [HelpEntry]
  /// Reads the arguments that follow the command's name.
  let read: @Sendable (_ arguments: ArraySlice<String>) throws(UsageError) -> Reading

  /// What the arguments of a command came to.
  enum Reading {
    case result(Result)
    case help
    case version
  }

  /// A command that starts from `defaults`, lets the arguments change them and hands them to `finish`.
  public init<Values: Sendable>(
    _ name: String, summary: String, defaults: Values, positionals: [Positional<Values>] = [],
    options: [Option<Values>] = [], finish: @escaping @Sendable (Values) -> Result
  ) {
    self.name = name
    self.summary = summary
    self.positionals = positionals.map { HelpEntry(label: $0.placeholder, help: $0.help) }
    self.options = options.map(HelpEntry.init)
    usage = Self.usage(name, positionals, options)
    read = { (arguments) throws(UsageError) in
      var reader = ArgumentReader(values: defaults, positionals: positionals, options: options)
      switch try reader.read(arguments, of: name) {
      case .values(let values): return .result(finish(values))
      case .help: return .help
      case .version: return .version
      }
    }
  }

  private static func usage<Values>(
    _ name: String, _ positionals: [Positional<Values>], _ options: [Option<Values>]
  ) -> String {
    var words = [name]
    words += positionals.map { positional in
      let word = positional.placeholder + (positional.isRepeatable ? "..." : "")
      return positional.isOptional ? "[\(word)]" : word
    }
    words += options.filter(\.isRequired).map { "\($0.name) \($0.placeholder ?? "")" }
    if options.contains(where: { !$0.isRequired }) { words.append("[options]") }
    return words.joined(separator: " ")
  }
}
