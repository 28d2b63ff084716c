/// How times are taken and shown.
enum Measurement {
  /// What `body` takes, seconds: the median of `repetitions`.
  static func median(of repetitions: Int = 5, _ body: () -> Void) -> Double {
    let seconds = (0..<repetitions).map { _ in Self.seconds(body) }
    return seconds.sorted()[repetitions / 2]
  }

  /// What one call of `body` takes, seconds.
  static func seconds(_ body: () -> Void) -> Double {
    let took = ContinuousClock().measure(body)
    return Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
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
