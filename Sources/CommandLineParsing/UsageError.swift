import Spelling

/// Arguments that mean nothing to the program: what is wrong, and in which command.
public struct UsageError: Error, Equatable, Sendable {
  /// The command whose arguments were read; nil before one was recognised.
  public let command: String?
  /// What is wrong.
  public let problem: Problem

  /// What can be wrong with arguments.
  public enum Problem: Error, Equatable, Sendable {
    case missingCommand([String])
    case unknownCommand(String, known: [String])
    case unknownOption(String, known: [String])
    case repeatedOption(String)
    case missingValue(of: String, placeholder: String)
    case unexpectedValue(of: String)
    case invalidValue(of: String, value: String, expected: String)
    case missingArgument(String)
    case unexpectedArgument(String)
  }

  /// A problem with the arguments of `command`.
  public init(command: String?, _ problem: Problem) {
    self.command = command
    self.problem = problem
  }
}

extension UsageError: CustomStringConvertible {
  /// A sentence to show to the user, without the program's name.
  public var description: String {
    switch problem {
    case .missingCommand(let known): "no command given; the commands are \(known.joined(separator: ", "))"
    case .unknownCommand(let name, let known):
      "unknown command '\(name)'"
        + suggestion(for: name, among: known, otherwise: "the commands are \(known.joined(separator: ", "))")
    case .unknownOption(let name, let known):
      "unknown option '\(name)'"
        + suggestion(for: name, among: known, otherwise: "see --help for those there are")
    case .repeatedOption(let name): "\(name) is given twice"
    case .missingValue(let name, let placeholder): "\(name) needs a value: \(name) \(placeholder)"
    case .unexpectedValue(let name): "\(name) takes no value"
    case .invalidValue(let name, let value, let expected): "\(name): expected \(expected), found '\(value)'"
    case .missingArgument(let placeholder): "\(placeholder) is missing"
    case .unexpectedArgument(let value): "'\(value)' is one argument too many"
    }
  }

  private func suggestion(for name: String, among known: [String], otherwise: String) -> String {
    if let meant = nearestName(to: name, among: known) { return "; did you mean \(meant)?" }
    return "; \(otherwise)"
  }
}
