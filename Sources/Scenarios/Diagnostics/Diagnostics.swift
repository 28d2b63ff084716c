public import YAMLReading

/// One mistake of a scenario, and where it stands.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
  /// The text that holds it: the scenario's file, the CSV file beside it, or the `--set` that was given.
  public var origin: String
  /// Line and column in that text; nil where it has none, as for a `--set`.
  public var mark: Mark?
  /// What is wrong, the value found, what is accepted, and what was perhaps meant.
  public var message: String

  /// A mistake in the text called `origin`.
  public init(origin: String, mark: Mark?, message: String) {
    self.origin = origin
    self.mark = mark
    self.message = message
  }

  /// `file:line:column: error: message`, as compilers and editors write it.
  public var description: String {
    if let mark { return "\(origin):\(mark.line):\(mark.column): error: \(message)" }
    return "\(origin): error: \(message)"
  }
}

/// All mistakes of a scenario, in the order in which they stand: the file first, then each `--set`.
public struct Diagnostics: Error, Hashable, Sendable, CustomStringConvertible {
  /// In the order of the texts.
  public let all: [Diagnostic]

  /// One line per mistake.
  public var description: String { all.map(\.description).joined(separator: "\n") }
}

/// Collects mistakes while a scenario is read.
struct DiagnosticList {
  /// What each mark's source number stands for: the file, then the overrides.
  private let origins: [String]
  private var found: [(mark: Mark, diagnostic: Diagnostic)] = []

  init(file: String, overrides: [String]) { origins = [file] + overrides.map { "--set \($0)" } }

  var isEmpty: Bool { found.isEmpty }

  /// How many mistakes were noted, repetitions included.
  private(set) var count = 0

  /// Notes a mistake; the same mistake at the same place, as an alias may bring it about, is noted once.
  mutating func add(_ message: String, at mark: Mark) {
    count += 1
    let origin = origins[min(mark.source, origins.count - 1)]
    let diagnostic = Diagnostic(origin: origin, mark: mark.source == 0 ? mark : nil, message: message)
    guard !found.contains(where: { $0.mark == mark && $0.diagnostic == diagnostic }) else { return }
    found.append((mark, diagnostic))
  }

  /// The mistakes in order; those of one place stay in the order in which they were noted.
  var sorted: Diagnostics { Diagnostics(all: found.sorted { $0.mark < $1.mark }.map(\.diagnostic)) }
}
