import Dialects
import JSONText

/// Invariant 23: where the windows of a call's warnings share a second, the opinion score of that second does not
/// exceed what its round trip, jitter and loss give, and equals it when all three are known.
struct SampledScore: Rule {
  static let id = "twilio.call-event.sampled-score"
  static let summary = "a score in a window is no better than the other samples of its second allow"
  static let documents = ["twilio.call-event"]

  /// What a window holds, by the name of its warning.
  private enum Quantity: String {
    case roundTrip = "high-rtt", jitter = "high-jitter", loss = "high-packet-loss", score = "low-mos"
  }
  /// When the first window of a call was judged, milliseconds since the epoch; seconds count from there.
  private var starts: [String: Int64] = [:]
  private var samples: [String: [Int64: [Quantity: Double]]] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    guard event.isBrowser, event.isWindowed, let quantity = Quantity(rawValue: event.name), let values = event.window
    else { return }
    // Samples are a second apart but for the event loop's lateness; the window ends with the one that was judged.
    let start = starts[event.call] ?? event.at
    starts[event.call] = start
    let last = (event.at - start + 500) / 1_000
    for (index, value) in values.enumerated() {
      let second = last - Int64(values.count - 1 - index)
      samples[event.call, default: [:]][second, default: [:]][quantity] = value
    }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for (call, seconds) in samples.sorted(by: { $0.key < $1.key }) {
      for (second, sample) in seconds.sorted(by: { $0.key < $1.key }) {
        guard let score = sample[.score], sample.count > 1 else { continue }
        let bound = Self.score(sample[.roundTrip] ?? 0, sample[.jitter] ?? 0, sample[.loss] ?? 0)
        let isExact = sample.count == 4
        report.expect(score <= bound + 0.015 && (!isExact || score >= bound - 0.015)) {
          "\(call) at second \(second): \(score), the samples allow \(bound)"
        }
      }
    }
  }
}

extension SampledScore {
  /// The SDK's formula (section 1.8 of the reference).
  private static func score(_ roundTrip: Double, _ jitter: Double, _ loss: Double) -> Double {
    let delay = roundTrip + jitter * 2 + 10
    let undisturbed = delay < 160 ? 94.768 - delay / 40 : delay < 1_000 ? 94.768 - (delay - 120) / 10 : 0
    guard loss <= undisturbed / 2.5 else { return 1 }
    let rating = max(undisturbed - loss * 2.5, 6.52)
    return 1 + rating * 0.035 + rating * (rating - 60) * (100 - rating) * 0.000_007
  }
}
