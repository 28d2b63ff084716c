import GroundTruth
import JSONText
import Quantities
import Randomness

/// One direction of a participant's media as the mixer measured it: totals of the stay and the 10-second samples that
/// breached a threshold.
///
/// The thresholds are those of the documentation's page on Conference Insights; section 2.4 of the dialect's reference
/// tabulates them. Values are rounded as printed before they are compared, so that a document never contradicts
/// itself.
struct ParticipantMetrics: ~Copyable {
  /// A sample that breached, with figures in hundredths.
  struct Occurrence {
    var at: SimulationTime
    var average = 0
    var maximum = 0
  }

  /// What can be wrong with a direction, in the order of the tags.
  enum Issue {
    case packetLoss, jitter, latency, lowMeanOpinionScore
    static let all: [Issue] = [.packetLoss, .jitter, .latency, .lowMeanOpinionScore]
  }

  var received = 0
  var lost = 0
  /// Hundredths of a millisecond.
  var jitter = (average: 0, maximum: 0)
  /// Hundredths of a millisecond.
  var latency = (average: 0, maximum: 0)
  /// Tenths.
  var meanOpinionScore = 0
  var isSilent = true
  var packetLossOccurrences: [Occurrence] = []
  var jitterOccurrences: [Occurrence] = []
  var latencyOccurrences: [Occurrence] = []

  /// Of a sample, in hundredths of a percent and of a millisecond.
  static let sampleLoss = 500, sampleLatency = 15_000, sampleJitter = 500, sampleJitterMaximum = 3_000
  /// Of a stay, in percent, in hundredths of a millisecond and tenths.
  static let stayLossPercent = 5
  static let stayLatency = 15_000, stayJitter = 500, stayJitterMaximum = 2_000, stayScore = 35

  /// Measures `series` in the memory of the one before; `latency` is the platform's own one-way time, milliseconds.
  ///
  /// The last sample is taken when the participant leaves, at `end`, though media may go on for a moment.
  mutating func measure(
    _ series: DirectionSeries, until end: SimulationTime, latency base: Double, _ draws: inout RandomStream
  ) {
    let last = min(series.end, end)
    packetLossOccurrences.removeAll(keepingCapacity: true)
    jitterOccurrences.removeAll(keepingCapacity: true)
    latencyOccurrences.removeAll(keepingCapacity: true)
    (jitter.maximum, isSilent) = (0, true)
    received = series.summary.packetsSent - series.summary.packetsLost
    lost = series.summary.packetsLost
    meanOpinionScore = VoiceQuality.gatewayScore(lost: lost, of: lost + received)
    jitter.average = Self.hundredths(series.summary.jitter)
    // Reports leave at a fixed sub-second offset of the stream's own.
    let offset = SimulationDuration.milliseconds(Int64(draws.integer(below: 1_000)))
    func due(_ sample: Int) -> SimulationTime {
      guard sample + 1 < series.tens.count else { return last }
      return min(series.start + .seconds(Int64((sample + 1) * TenSecondTotals.length)) + offset, last)
    }
    for index in series.tens.indices { addSample(series.tens[index], at: due(index)) }
    let law = MixerLatency(base: base)
    if law.staysBelow(Self.sampleLatency) {
      latency = law.draw(seconds: series.seconds.count, from: &draws)
    } else {
      latency = law.drawSamples(of: series.seconds.count, from: &draws) { index, average, maximum in
        guard average >= Self.sampleLatency else { return }
        latencyOccurrences.append(Occurrence(at: due(index), average: average, maximum: maximum))
      }
    }
    jitter.maximum = max(jitter.maximum, jitter.average)
  }

  private mutating func addSample(_ sample: TenSecondTotals, at time: @autoclosure () -> SimulationTime) {
    let (sent, lost, seconds) = (Int(sample.sent), Int(sample.lost), Int(sample.seconds))
    if sample.speaks { isSilent = false }
    let maximum = Self.hundredths(Int(sample.jitterPeak))
    jitter.maximum = max(jitter.maximum, maximum)
    // Both figures are rounded as printed; whether they breach is asked without a division, which is rarely needed.
    if lost > 0, lost * 10_000 + sent / 2 >= Self.sampleLoss * sent {
      packetLossOccurrences.append(Occurrence(at: time(), average: (lost * 10_000 + sent / 2) / sent))
    }
    if maximum >= Self.sampleJitterMaximum || Int(sample.jitterSum) >= Self.microseconds(Self.sampleJitter) * seconds {
      let average = Self.hundredths(Int(sample.jitterSum) / seconds)
      jitterOccurrences.append(Occurrence(at: time(), average: average, maximum: maximum))
    }
  }

  /// Microseconds as hundredths of a millisecond.
  private static func hundredths(_ microseconds: Int) -> Int { (microseconds + 5) / 10 }
  /// The least microseconds that come to so many hundredths of a millisecond.
  private static func microseconds(_ hundredths: Int) -> Int { hundredths * 10 - 5 }

  /// Whether something is wrong with the stay as a whole.
  func has(_ issue: Issue) -> Bool {
    switch issue {
    // Compared exactly.
    case .packetLoss: received + lost > 0 && lost * 100 >= Self.stayLossPercent * (received + lost)
    case .jitter: jitter.average >= Self.stayJitter && jitter.maximum >= Self.stayJitterMaximum
    case .latency: latency.average >= Self.stayLatency
    case .lowMeanOpinionScore: meanOpinionScore <= Self.stayScore
    }
  }

  /// How much is wrong with it.
  var issueCount: Int { Issue.all.count { has($0) } }

  private func isSevere(_ issue: Issue, _ limits: TwilioConventions.SeverityLimits) -> Bool {
    switch issue {
    case .packetLoss: lost * 100 >= limits.packetLossPercent * (received + lost)
    case .jitter: jitter.maximum >= limits.jitterMaximum * 100
    case .latency: latency.average >= limits.latency * 100
    case .lowMeanOpinionScore: meanOpinionScore <= limits.meanOpinionScore
    }
  }
}

// MARK: Writing

extension ParticipantMetrics {
  /// Writes the object of one direction.
  func write(_ json: inout JSONWriter, _ conventions: TwilioConventions) {
    json.beginObject()
    json.key("total_packets_received"); json.integer(received)
    json.key("total_packets_lost"); json.integer(lost)
    json.key("packet_loss_percentage")
    // Sibling products print this figure from a single-precision number.
    if lost == 0 { json.integer(0) } else { json.float(Float(lost) * 100 / Float(received + lost)) }
    json.key("jitter"); writeStatistics(&json, jitter)
    json.key("latency"); writeStatistics(&json, latency)
    json.key("mos"); json.fixed(meanOpinionScore, places: 1)
    json.key("tags"); json.beginArray()
    for issue in Issue.all where has(issue) { json.literal(issue.tag(conventions.tagSpelling)) }
    if isSilent { json.literal("silent") }
    json.endArray()
    if let first = Issue.all.first(where: { has($0) }) {
      json.key("tags_info"); json.beginObject()
      json.key("description"); json.literal(first.description)
      for issue in Issue.all where has(issue) {
        json.key(issue.key); json.beginObject()
        json.key("severity")
        if isSevere(issue, conventions.severity) { json.literal("high") } else { json.literal("medium") }
        json.endObject()
      }
      json.endObject()
    }
    writeOccurrences(&json, conventions.epochUnit)
    json.endObject()
  }

  private func writeStatistics(_ json: inout JSONWriter, _ value: (average: Int, maximum: Int)) {
    json.beginObject()
    json.key("avg"); json.decimal(value.average, places: 2)
    json.key("max"); json.decimal(value.maximum, places: 2)
    json.endObject()
  }

  private func writeOccurrences(_ json: inout JSONWriter, _ unit: TwilioConventions.EpochUnit) {
    json.key("occurrences"); json.beginObject()
    json.key("packet_loss"); json.beginArray()
    for occurrence in packetLossOccurrences {
      json.beginObject()
      json.key("percent"); json.decimal(occurrence.average, places: 2)
      json.key("timestamp"); json.integer(unit.value(of: occurrence.at))
      json.endObject()
    }
    json.endArray()
    json.key("jitter"); writeHistogram(&json, jitterOccurrences, unit)
    json.key("latency"); writeHistogram(&json, latencyOccurrences, unit)
    json.endObject()
  }

  private func writeHistogram(
    _ json: inout JSONWriter, _ occurrences: [Occurrence], _ unit: TwilioConventions.EpochUnit
  ) {
    json.beginArray()
    for occurrence in occurrences {
      json.beginObject()
      json.key("avg"); json.decimal(occurrence.average, places: 2)
      json.key("max"); json.decimal(occurrence.maximum, places: 2)
      json.key("timestamp"); json.integer(unit.value(of: occurrence.at))
      json.endObject()
    }
    json.endArray()
  }
}

extension ParticipantMetrics.Issue {
  /// The key under `tags_info`.
  var key: StaticString {
    switch self {
    case .packetLoss: "packet_loss"
    case .jitter: "jitter"
    case .latency: "latency"
    case .lowMeanOpinionScore: "low_mos"
    }
  }

  func tag(_ spelling: TwilioConventions.TagSpelling) -> StaticString {
    switch (spelling, self) {
    case (.bare, _), (.qualified, .lowMeanOpinionScore): key
    case (.qualified, .packetLoss): "high_packet_loss"
    case (.qualified, .jitter): "high_jitter"
    case (.qualified, .latency): "high_latency"
    }
  }

  var description: StaticString {
    switch self {
    case .packetLoss: "High packet loss detected"
    case .jitter: "High jitter detected"
    case .latency: "High latency detected"
    case .lowMeanOpinionScore: "Low MOS detected"
    }
  }
}

extension DirectionSeries {
  /// The whole seconds up to `time`: what was measured of a leg that outlives its stay.
  func prefix(until time: SimulationTime) -> DirectionSeries {
    let length = max(0, Int((time - start).microseconds / 1_000_000))
    let kept = Array(seconds.prefix(length))
    var summary = MediaSummary(
      packetsSent: 0, packetsLost: 0, packetsLate: 0, lossBursts: 0, jitter: 0, delay: summary.delay,
      meanOpinionScore: summary.meanOpinionScore)
    for second in kept {
      summary.packetsSent += Int(second.sent)
      summary.packetsLost += Int(second.lost)
      summary.packetsLate += Int(second.late)
      summary.lossBursts += Int(second.bursts)
      summary.jitter += Int(second.jitter)
    }
    summary.jitter /= max(1, kept.count)
    return DirectionSeries(start: start, end: time, seconds: kept, summary: summary)
  }
}
