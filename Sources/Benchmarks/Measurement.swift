/// How times are taken and shown.
enum Measurement {
  /// What `body` takes of this thread's processor time, seconds: the median of `repetitions`.
  static func median(of repetitions: Int = 5, _ body: () -> Void) -> Double {
    let seconds = (0..<repetitions).map { _ in Self.seconds(body) }
    return seconds.sorted()[repetitions / 2]
  }

  /// What one call of `body` takes of this thread's processor time, seconds: others on the machine do not count.
  static func seconds(_ body: () -> Void) -> Double {
    let before = ProcessorTime.ofThread
    body()
    return ProcessorTime.ofThread - before
  }

  /// What has passed on the clock, seconds.
  static func wall(since start: ContinuousClock.Instant) -> Double {
    let took = (ContinuousClock.now - start).components
    return Double(took.seconds) + Double(took.attoseconds) / 1e18
  }

  /// A number with `places` digits after the point.
  static func text(_ value: Double, places: Int = 1) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return places == 0 ? String(Int(rounded)) : String(rounded)
  }

  /// `text` with spaces up to `width` characters.
  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
