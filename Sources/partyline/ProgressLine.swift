import Pipeline
import Quantities
import Synchronization

/// One line on standard error that is rewritten in place on a terminal, at most five times a second.
final class StatusLine: Sendable {
  private let isShown: Bool
  private let isTerminal = StandardStreams.errorIsTerminal
  private let lastShown = Mutex<ContinuousClock.Instant?>(nil)

  /// A line that shows nothing unless `isShown`.
  init(isShown: Bool) { self.isShown = isShown }

  /// Shows `text`, unless something was shown just now.
  func show(_ text: @autoclosure () -> String) {
    guard isShown else { return }
    let isDue = lastShown.withLock { last in
      let now = ContinuousClock.now
      if let last, now - last < .milliseconds(200) { return false }
      last = now
      return true
    }
    if isDue { StandardStreams.complain(isTerminal ? "\r\u{1B}[K\(text())" : text() + "\n") }
  }

  /// Leaves a clean line behind.
  func clear() {
    if isShown, isTerminal, lastShown.withLock({ $0 != nil }) { StandardStreams.complain("\r\u{1B}[K") }
  }
}

extension Run.Progress {
  /// How far this is through `span`, in words.
  func text(over span: TimeSpan) -> String {
    let total = max(1, span.duration.microseconds)
    let part = min(100, max(0, (reached - span.start).microseconds * 100 / total))
    return "\(part) % of the clock, \(conversations) conversations, \(documents) documents, \(bytes / 1_000_000) MB"
  }
}
