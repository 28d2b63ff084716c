/// Walks the arguments of one command and applies each to the values.
struct ArgumentReader<Values: Sendable> {
  var values: Values
  let positionals: [Positional<Values>]
  let options: [Option<Values>]
  private var given: Set<String> = []
  private var positionalCount = 0

  enum Outcome {
    case values(Values)
    case help
    case version
  }

  init(values: Values, positionals: [Positional<Values>], options: [Option<Values>]) {
    self.values = values
    self.positionals = positionals
    self.options = options
  }

  /// Reads all of `arguments`; `command` is named in errors.
  ///
  /// `--` ends the options. A lone `-` is a value: standard input or output by custom.
  mutating func read(_ arguments: ArraySlice<String>, of command: String) throws(UsageError) -> Outcome {
    do {
      var rest = arguments
      while let argument = rest.popFirst() {
        switch argument {
        case "--help", "-h": return .help
        case "--version": return .version
        case "--":
          for argument in rest { try takePositional(argument) }
          rest = []
        case _ where argument.hasPrefix("-") && argument != "-": try takeOption(argument, &rest)
        default: try takePositional(argument)
        }
      }
      try requireEverything()
    } catch {
      throw UsageError(command: command, error)
    }
    return .values(values)
  }

  private mutating func takePositional(_ argument: String) throws(UsageError.Problem) {
    guard let last = positionals.last, positionalCount < positionals.count || last.isRepeatable else {
      throw .unexpectedArgument(argument)
    }
    let positional = positionalCount < positionals.count ? positionals[positionalCount] : last
    do { try positional.apply(&values, argument) } catch {
      throw .invalidValue(of: positional.placeholder, value: argument, expected: error.expected)
    }
    positionalCount += 1
  }

  private mutating func takeOption(
    _ argument: String, _ rest: inout ArraySlice<String>
  ) throws(UsageError.Problem) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = options.first(where: { $0.name == name }) else {
      throw .unknownOption(name, known: options.map(\.name) + ["--help", "--version"])
    }
    guard given.insert(name).inserted || option.isRepeatable else { throw .repeatedOption(name) }
    let attached = parts.count > 1 ? String(parts[1]) : nil
    let value = try value(of: option, attached: attached, &rest)
    do { try option.apply(&values, value) } catch {
      throw .invalidValue(of: name, value: value, expected: error.expected)
    }
  }

  private func value(
    of option: Option<Values>, attached: String?, _ rest: inout ArraySlice<String>
  ) throws(UsageError.Problem) -> String {
    guard let placeholder = option.placeholder else {
      guard attached == nil else { throw .unexpectedValue(of: option.name) }
      return ""
    }
    if let attached { return attached }
    // What looks like the next option is not the value of this one; write --name=--value to insist.
    guard let next = rest.first, !next.hasPrefix("--") else {
      throw .missingValue(of: option.name, placeholder: placeholder)
    }
    rest.removeFirst()
    return next
  }

  private func requireEverything() throws(UsageError.Problem) {
    if positionalCount < positionals.count, !positionals[positionalCount].isOptional {
      throw .missingArgument(positionals[positionalCount].placeholder)
    }
    for option in options where option.isRequired && !given.contains(option.name) {
      throw .missingArgument("\(option.name) \(option.placeholder ?? "")")
    }
  }
}
