/// The command line of a program: its commands, `--help` and `--version`.
///
/// ```swift
/// let program = Program(name: "partyline", version: "1.0", summary: "...", commands: [generate, check])
/// switch try program.parse(arguments) {
/// case .run(let invocation): ...
/// case .print(let text): print(text)
/// }
/// ```
///
/// It decides and prints nothing itself. Help and version win over mistakes that come after them.
public struct Program<Result>: Sendable {
  /// What the executable is called.
  public let name: String
  /// What `--version` prints after the name.
  public let version: String
  /// What it is, in one line.
  public let summary: String
  /// In the order in which the help lists them.
  public let commands: [Command<Result>]

  /// A program with these commands, whose names differ.
  public init(name: String, version: String, summary: String, commands: [Command<Result>]) {
    self.name = name
    self.version = version
    self.summary = summary
    self.commands = commands
  }

  /// What to do next.
  public enum Outcome {
    /// Run what the arguments ask for.
    case run(Result)
    /// Print this on standard output and succeed.
    case print(String)
  }

  /// Reads the arguments that follow the program's name.
  public func parse(_ arguments: [String]) throws(UsageError) -> Outcome {
    guard let first = arguments.first else { throw UsageError(command: nil, .missingCommand(commands.map(\.name))) }
    switch first {
    case "--help", "-h": return .print(help)
    case "--version": return .print(versionLine)
    case "help":
      guard arguments.count > 1 else { return .print(help) }
      return .print(help(for: try command(arguments[1])))
    default: break
    }
    if first.hasPrefix("-") {
      throw UsageError(command: nil, .unknownOption(first, known: ["--help", "--version"]))
    }
    let command = try command(first)
    switch try command.read(arguments.dropFirst()) {
    case .result(let result): return .run(result)
    case .help: return .print(help(for: command))
    case .version: return .print(versionLine)
    }
  }

  private var versionLine: String { "\(name) \(version)" }

  private func command(_ name: String) throws(UsageError) -> Command<Result> {
    guard let command = commands.first(where: { $0.name == name }) else {
      throw UsageError(command: nil, .unknownCommand(name, known: commands.map(\.name)))
    }
    return command
  }
}
