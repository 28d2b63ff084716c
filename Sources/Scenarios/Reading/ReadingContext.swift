import Spelling
import YAMLReading

/// What reading a scenario carries along: where in the tree it is, which names there are, and what was wrong so far.
struct ReadingContext {
  var diagnostics: DiagnosticList
  /// The keys from the top to the value being read, for messages: `queues.billing.talk`.
  private(set) var path: [String] = []
  /// The names that other sections may refer to.
  var names = DeclaredNames()
  /// The clock, once its section is read; times of day need it.
  var clock = ScenarioClock()
  /// Files beside the scenario.
  var files: CompanionFiles
  /// By how much dates are moved; the start of the clock is, once its section is checked.
  let shift: CalendarShift

  init(diagnostics: DiagnosticList, files: CompanionFiles, shift: CalendarShift = .none) {
    self.diagnostics = diagnostics
    self.files = files
    self.shift = shift
    clock.move(by: shift)
  }

  /// Reads with `key` added to the path.
  mutating func inside<Result>(_ key: String, _ body: (inout ReadingContext) -> Result) -> Result {
    path.append(key)
    defer { path.removeLast() }
    return body(&self)
  }

  /// Notes a mistake of the value being read.
  mutating func report(_ message: String, at mark: Mark) {
    diagnostics.add(path.isEmpty ? message : "\(path.joined(separator: ".")): \(message)", at: mark)
  }

  /// Notes that a value is not what is accepted there: always nil, to be returned.
  mutating func reject<Value>(_ node: YAMLNode, accepted: String, hint: String? = nil) -> Value? {
    let suggestion = hint.map { "; did you mean \($0)?" } ?? ""
    report("expected \(accepted), found \(node.told)\(suggestion)", at: node.mark)
    return nil
  }

  /// Notes that a name is unknown: always nil, to be returned.
  mutating func unknown<Value>(_ kind: String, _ name: String, among known: [String], at mark: Mark) -> Value? {
    let accepted = known.isEmpty ? "there is none" : "accepted: \(list(known))"
    let meant = nearestName(to: name, among: known).map { "; did you mean \($0)?" } ?? ""
    report("unknown \(kind) '\(name)'; \(accepted)\(meant)", at: mark)
    return nil
  }

  /// Notes shares of the same whole that add up to more than all of it.
  mutating func limit(_ shares: [(name: String, value: Double)], at mark: Mark) {
    let total = shares.reduce(0) { $0 + $1.value }
    // Decimal shares are not exact in binary: a hair over 1 is 100 %.
    guard total > 1 + 1e-9 else { return }
    let names = shares.map(\.name)
    let told = names.dropLast().joined(separator: ", ") + " and \(names.last ?? "")"
    report("\(told) add up to \(QuantityText.told(share: total)), more than 100%", at: mark)
  }

  /// Long lists are cut: a message is to be read.
  private func list(_ names: [String]) -> String {
    let most = 24
    return names.count <= most
      ? names.joined(separator: ", ") : names.prefix(most).joined(separator: ", ") + " and \(names.count - most) more"
  }
}

extension YAMLNode {
  /// The value as a message tells it.
  var told: String {
    switch content {
    case .scalar(let scalar) where scalar.isNull: "nothing"
    case .scalar(let scalar): "'\(scalar.text.prefix(60))\(scalar.text.count > 60 ? "..." : "")'"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  /// The text of a scalar that is not nothing.
  var text: String? {
    guard case .scalar(let scalar) = content, !scalar.isNull else { return nil }
    return scalar.text
  }
}
