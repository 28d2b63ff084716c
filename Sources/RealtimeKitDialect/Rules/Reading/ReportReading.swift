import Dialects
import JSONText

/// Members of a document that a rule reads; what is absent or of another type is the contract table's business.
extension JSONValue {
  /// The time called `key`, milliseconds since the epoch.
  func time(_ key: String) -> Int64? { self[key]?.string.flatMap(TextFormat.milliseconds(of:)) }
  /// The count called `key`, 0 when there is none.
  func count(_ key: String) -> Int { Int(self[key]?.integer ?? 0) }
  /// The number called `key`, 0 when there is none.
  func number(_ key: String) -> Double { self[key]?.double ?? 0 }
  /// The text called `key`, empty when there is none.
  func text(_ key: String) -> String { self[key]?.string ?? "" }
}

/// The eight series of a report.
enum Series: String, CaseIterable, Sendable {
  case audioProducer = "audio_producer"
  case screenAudioProducer = "screenshare_audio_producer"
  case videoProducer = "video_producer"
  case screenProducer = "screenshare_video_producer"
  case audioConsumer = "audio_consumer"
  case screenAudioConsumer = "screenshare_audio_consumer"
  case videoConsumer = "video_consumer"
  case screenConsumer = "screenshare_video_consumer"

  static let producers: [Series] = [.audioProducer, .screenAudioProducer, .videoProducer, .screenProducer]
  static let consumers: [Series] = [.audioConsumer, .screenAudioConsumer, .videoConsumer, .screenConsumer]

  var isProducer: Bool { Self.producers.contains(self) }
  var isAudio: Bool {
    switch self {
    case .audioProducer, .screenAudioProducer, .audioConsumer, .screenAudioConsumer: true
    case .videoProducer, .screenProducer, .videoConsumer, .screenConsumer: false
    }
  }
  var isScreen: Bool { rawValue.hasPrefix("screenshare") }

  /// What a consumer of this series consumes; of a producer itself.
  var produced: Series {
    switch self {
    case .audioConsumer: .audioProducer
    case .screenAudioConsumer: .screenAudioProducer
    case .videoConsumer: .videoProducer
    case .screenConsumer: .screenProducer
    case .audioProducer, .screenAudioProducer, .videoProducer, .screenProducer: self
    }
  }
}

/// A peer report as rules read it.
struct ReportReading {
  let json: JSONValue

  init(_ document: JSONValue) { json = document }

  var id: String { json.text("id") }
  var session: String { json.text("session_id") }
  var joined: Int64 { json.time("joined_at") ?? 0 }
  /// Whoever is still there has not left yet: a time later than any.
  var left: Int64 { json.time("left_at") ?? Self.never }
  /// Whether the peer was still there when the platform was asked.
  var isLive: Bool { json["left_at"] == nil }
  /// The last millisecond of the year 9999.
  static let never: Int64 = 253_402_300_799_999
  var metadata: JSONValue { json["peer_report"]?["metadata"] ?? .null }
  var quality: JSONValue { json["peer_report"]?["quality"] ?? .null }

  /// The rows of a series, in the order of the text.
  func rows(_ series: Series) -> [JSONValue] { quality[series.rawValue]?.elements ?? [] }

  /// Whether its preset sends no sound, or none before it is asked onto a stage.
  var isAudience: Bool {
    let role = json.text("role")
    return role.hasSuffix("_viewer") || role.hasSuffix("_listener") || role == "chat_member"
  }
  /// Whether the peer came back on a new connection, after which the transports count anew.
  var hasReconnected: Bool {
    (json["peer_events"]?.elements.count { $0.text("event_name") == "PEER_JOINING" } ?? 0) > 1
  }
}

/// What makes rows of a series one stream: the producer or consumer, and of simulcast the layer.
struct StreamName: Hashable, Sendable {
  let id: String
  let source: Int

  init(_ row: JSONValue, in series: Series) {
    id = row.text(series.isProducer ? "producer_id" : "consumer_id")
    source = row.count("ssrc")
  }
}

/// Rows with the row before them in the same stream.
struct SteppedRows {
  /// A row, and when its stream was sampled before.
  struct Step {
    let row: JSONValue
    let time: Int64
    let previous: Int64?
    /// Whether the row is among the first two of its stream.
    let isEarly: Bool

    /// Milliseconds since the row before, when nothing is missing between: a period, or at the start a little more.
    var gap: Int64? {
      guard let previous, time - previous <= SampleTiming.longestGap else { return nil }
      return time - previous
    }
  }

  let steps: [Step]

  init(_ rows: [JSONValue], in series: Series) {
    var last: [StreamName: (time: Int64, count: Int)] = [:]
    steps = rows.map { row in
      let name = StreamName(row, in: series)
      let time = row.time("timestamp") ?? 0
      let before = last[name]
      last[name] = (time, (before?.count ?? 0) + 1)
      return Step(row: row, time: time, previous: before?.time, isEarly: (before?.count ?? 0) < 2)
    }
  }
}

/// The client's clock: one report every seven seconds.
enum SampleTiming {
  static let period: Int64 = 7_000
  /// How far a gap may stray from the period, or from a multiple of it.
  static let tolerance: Int64 = 50
  /// The gap after the first report may be longer: the timer starts after it.
  static let longestGap: Int64 = 7_700
}
