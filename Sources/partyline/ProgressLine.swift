import Pipeline
import Quantities

/// One line on standard error that says how far a run has come; rewritten in place on a terminal.
struct ProgressLine {
  private let span: TimeSpan
  private let isTerminal = StandardStreams.errorIsTerminal
  private let isShown: Bool
  private let started = ContinuousClock.now
  private var lastShown = ContinuousClock.now - .seconds(1)
  private var wroteAnything = false

  /// A line for a run over `span` of simulated time.
  init(over span: TimeSpan, isForced: Bool, isQuiet: Bool) {
    self.span = span
    isShown = !isQuiet && (isForced || isTerminal)
  }

  /// Shows the state, at most five times a second.
  mutating func update(_ progress: Run.Progress) {
    guard isShown, ContinuousClock.now - lastShown > .milliseconds(200) else { return }
    lastShown = .now
    let total = max(1, span.duration.microseconds)
    let part = min(100, max(0, (progress.reached - span.start).microseconds * 100 / total))
    let text =
      "\(part) % of the clock, \(progress.conversations) conversations, \(progress.documents) documents, "
      + "\(progress.bytes / 1_000_000) MB"
    StandardStreams.complain(isTerminal ? "\r\u{1B}[K\(text)" : text + "\n")
    wroteAnything = true
  }

  /// Leaves a clean line behind.
  func finish() {
    if isShown, isTerminal, wroteAnything { StandardStreams.complain("\r\u{1B}[K") }
  }
}
