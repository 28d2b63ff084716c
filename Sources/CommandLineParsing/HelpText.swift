/// One line of the help: how something is written, and what it is for.
struct HelpEntry: Sendable {
  let label: String
  let help: String

  init(label: String, help: String) {
    self.label = label
    self.help = help
  }

  init<Values>(_ option: Option<Values>) {
    label = option.placeholder.map { "\(option.name) \($0)" } ?? option.name
    help = option.help + (option.isRepeatable ? "; may be repeated" : "")
  }

  static let standard = [
    HelpEntry(label: "--help", help: "print this and stop"),
    HelpEntry(label: "--version", help: "print the version and stop"),
  ]
}

extension Program {
  /// What `--help` prints: every command with its summary.
  public var help: String {
    let commands = commands.map { HelpEntry(label: $0.name, help: $0.summary) }
    return [
      "\(name): \(summary)",
      "Usage: \(name) COMMAND [arguments]",
      HelpText.section("Commands", commands),
      HelpText.section("Options", HelpEntry.standard),
      "'\(name) COMMAND --help' tells more about a command.",
    ].joined(separator: "\n\n")
  }

  /// What `COMMAND --help` prints.
  func help(for command: Command<Result>) -> String {
    var sections = ["\(command.summary)", "Usage: \(name) \(command.usage)"]
    if !command.positionals.isEmpty { sections.append(HelpText.section("Arguments", command.positionals)) }
    sections.append(HelpText.section("Options", command.options + HelpEntry.standard))
    return sections.joined(separator: "\n\n")
  }
}

enum HelpText {
  /// Two columns, the second one wrapped.
  static func section(_ title: String, _ entries: [HelpEntry]) -> String {
    let column = min(28, (entries.map(\.label.count).max() ?? 0) + 4)
    let lines = entries.flatMap { entry -> [String] in
      let label = "  " + entry.label
      let help = wrap(entry.help, width: 96 - column)
      let indent = String(repeating: " ", count: column)
      guard label.count + 2 <= column else { return [label] + help.map { indent + $0 } }
      let first = label + String(repeating: " ", count: column - label.count) + (help.first ?? "")
      return [first] + help.dropFirst().map { indent + $0 }
    }
    return ([title + ":"] + lines).joined(separator: "\n")
  }

  /// Breaks a text at spaces into lines of at most `width` characters where words allow it.
  static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
