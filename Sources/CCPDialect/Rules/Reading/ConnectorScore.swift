/// The opinion score that the open base connector computes from the reports of a call (reference, section 2.5).
///
/// No event carries it: the CRM stores it with the call. Loss counts as a fraction, so it hardly shows, and the third
/// degree polynomial is not clamped.
struct ConnectorScore {
  /// What the reports of one channel add up to.
  struct Channel: Hashable {
    private var reports: Int64 = 0
    private var packets: Int64 = 0
    private var lost: Int64 = 0
    private var jitter: Int64 = 0
    private var roundTrip: Int64 = 0

    /// Takes one report, times in milliseconds.
    ///
    /// The connector keeps whole numbers.
    mutating func add(packets: Int64, lost: Int64, jitter: Int64, roundTrip: Int64) {
      reports += 1
      self.packets += packets
      self.lost += lost
      self.jitter += jitter
      self.roundTrip += roundTrip
    }

    /// Mean of the jitters, milliseconds.
    var meanJitter: Double { mean(jitter) }
    /// Mean of the round-trip times, milliseconds.
    var meanRoundTrip: Double { mean(roundTrip) }
    /// The delay that the score counts, milliseconds.
    var effectiveLatency: Double { meanRoundTrip + 2 * meanJitter + 10 }

    /// 4.4044 at best; nil without packets, sent or lost.
    var score: Double? {
      guard packets > 0 else { return nil }
      let latency = effectiveLatency
      let undisturbed = latency < 160 ? 93.2 - latency / 40 : 93.2 - (latency - 120) / 10
      let rating = undisturbed - 2.5 * (Double(lost) / Double(packets))
      return 1 + 0.035 * rating + 0.000_007 * rating * (rating - 60) * (100 - rating)
    }

    private func mean(_ sum: Int64) -> Double { reports > 0 ? Double(sum) / Double(reports) : 0 }
  }

  /// What the agent's browser receives.
  var input = Channel()
  /// What it sends.
  var output = Channel()

  /// The worse of the two channels; of one without data the other's; 0 without any.
  var call: Double {
    switch (input.score, output.score) {
    case (let input?, let output?): min(input, output)
    case (let score?, nil), (nil, let score?): score
    case (nil, nil): 0
    }
  }
}
