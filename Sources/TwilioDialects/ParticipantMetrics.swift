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
struct ParticipantMetrics {
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

  /// Seconds per sample (Voice Insights, "Call metrics").
  private static let sampleLength = 10
  /// Of a sample, in hundredths of a percent and of a millisecond.
  private static let sampleLoss = 500, sampleLatency = 15_000, sampleJitter = 500, sampleJitterMaximum = 3_000
  /// Of a stay, in hundredths of a millisecond and tenths.
  private static let stayLatency = 15_000, stayJitter = 500, stayJitterMaximum = 2_000, stayScore = 35
  /// Milliseconds that queueing between edge and mixer adds on average, and on top of it at its peak; inferred.
  private static let latencyNoise = 0.8, latencyPeak = 2.0

  /// Measures `series` in the memory of the one before; `latency` is the platform's own one-way time, milliseconds.
  mutating func measure(_ series: DirectionSeries, latency base: Double, _ draws: inout RandomStream) {
    packetLossOccurrences.removeAll(keepingCapacity: true)
    jitterOccurrences.removeAll(keepingCapacity: true)
    latencyOccurrences.removeAll(keepingCapacity: true)
    (jitter.maximum, latency.maximum, isSilent) = (0, 0, true)
    received = series.summary.packetsSent - series.summary.packetsLost
    lost = series.summary.packetsLost
    meanOpinionScore = VoiceQuality.gatewayScore(lost: lost, of: lost + received)
    jitter.average = Self.hundredths(series.summary.jitter)
    // Reports leave at a fixed sub-second offset of the stream's own.
    let offset = SimulationDuration.milliseconds(Int64(draws.integer(below: 1_000)))
    var latencySum = 0.0
    var start = 0
    while start < series.seconds.count {
      let end = min(start + Self.sampleLength, series.seconds.count)
      let isLast = end == series.seconds.count
      let due = series.start + .seconds(Int64(end)) + offset
      let at = isLast ? series.end : min(due, series.end)
      let average = base + draws.exponential(mean: Self.latencyNoise)
      let maximum = average + draws.exponential(mean: Self.latencyPeak)
      latencySum += average * Double(end - start)
      let sampleLatency = (Int((average * 100).rounded()), Int((maximum * 100).rounded()))
      latency.maximum = max(latency.maximum, sampleLatency.1)
      addSample(series.seconds[start..<end], latency: sampleLatency, at: at)
      start = end
    }
    latency.average = Int((latencySum / Double(max(series.seconds.count, 1)) * 100).rounded())
    latency.maximum = max(latency.maximum, latency.average)
    jitter.maximum = max(jitter.maximum, jitter.average)
  }

  private mutating func addSample(
    _ seconds: ArraySlice<SecondSample>, latency: (average: Int, maximum: Int), at time: SimulationTime
  ) {
    var sent = 0, lost = 0, jitterSum = 0, jitterPeak = 0
    for second in seconds {
      sent += Int(second.sent)
      lost += Int(second.lost)
      jitterSum += Int(second.jitter)
      jitterPeak = max(jitterPeak, Int(second.jitterPeak), Int(second.jitter))
      if second.speech > 0 { isSilent = false }
    }
    let average = Self.hundredths(jitterSum / max(seconds.count, 1))
    let maximum = Self.hundredths(jitterPeak)
    jitter.maximum = max(jitter.maximum, maximum)
    let loss = sent > 0 ? (lost * 10_000 + sent / 2) / sent : 0
    if loss >= Self.sampleLoss { packetLossOccurrences.append(Occurrence(at: time, average: loss)) }
    if average >= Self.sampleJitter || maximum >= Self.sampleJitterMaximum {
      jitterOccurrences.append(Occurrence(at: time, average: average, maximum: maximum))
    }
    if latency.average >= Self.sampleLatency {
      latencyOccurrences.append(Occurrence(at: time, average: latency.average, maximum: latency.maximum))
    }
  }

  /// Microseconds as hundredths of a millisecond.
  private static func hundredths(_ microseconds: Int) -> Int { (microseconds + 5) / 10 }

  /// Whether something is wrong with the stay as a whole.
  func has(_ issue: Issue) -> Bool {
    switch issue {
    // 5 %, compared exactly.
    case .packetLoss: received + lost > 0 && lost * 20 >= received + lost
    case .jitter: jitter.average >= Self.stayJitter && jitter.maximum >= Self.stayJitterMaximum
    case .latency: latency.average >= Self.stayLatency
    case .lowMeanOpinionScore: meanOpinionScore <= Self.stayScore
    }
  }

  /// How much is wrong with it.
  var issueCount: Int { Issue.all.count(where: has) }

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
    if lost == 0 { json.integer(0) } else { json.raw((Float(lost) * 100 / Float(received + lost)).description) }
    json.key("jitter"); writeStatistics(&json, jitter)
    json.key("latency"); writeStatistics(&json, latency)
    json.key("mos"); json.fixed(meanOpinionScore, places: 1)
    json.key("tags"); json.beginArray()
    for issue in Issue.all where has(issue) { json.literal(issue.tag(conventions.tagSpelling)) }
    if isSilent { json.literal("silent") }
    json.endArray()
    if let first = Issue.all.first(where: has) {
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
