import Dialects
import JSONText

/// What the rules that compare reports keep of one of them: its streams, a few numbers a row.
struct PeerStreams: Sendable {
  /// One row.
  struct Row: Sendable {
    var time: Int64
    /// Packets sent, or received and lost.
    var packets: Int
    var lost: Int
    var frames: Int
    var width: Int
    var height: Int
    var frameRate: Int
    /// Whether the encoder was held back at some time since the row before, so that sizes may have come and gone.
    var wasLimited: Bool
  }

  /// The rows of one producer, or of one consumer.
  struct Stream: Sendable {
    var series: Series
    var producer: String
    /// Empty for a producer.
    var consumer: String
    /// The remote peer; empty for a producer.
    var remote: String
    var rows: [Row]

    var first: Int64 { rows.first?.time ?? 0 }
    var last: Int64 { rows.last?.time ?? 0 }
  }

  let id: String
  let joined: Int64
  let left: Int64
  private(set) var streams: [Stream] = []

  init(_ reading: ReportReading) {
    id = reading.id
    joined = reading.joined
    left = reading.left
    for series in Series.allCases {
      var positions: [String: Int] = [:]
      for row in reading.rows(series) {
        let name = row.text(series.isProducer ? "producer_id" : "consumer_id")
        let position = positions[name] ?? streams.count
        if position == streams.count {
          positions[name] = position
          streams.append(
            Stream(
              series: series, producer: row.text("producer_id"), consumer: row.text("consumer_id"),
              remote: row.text("peer_id"), rows: []))
        }
        streams[position].rows.append(Self.row(row, in: series))
      }
    }
  }

  private static func row(_ row: JSONValue, in series: Series) -> Row {
    let lost = row.count("packets_lost")
    let limitation = row["quality_limitation_durations"]?.members ?? []
    return Row(
      time: row.time("timestamp") ?? 0,
      packets: series.isProducer ? row.count("packets_sent") : row.count("packets_received") + lost, lost: lost,
      frames: series.isProducer
        ? row.count("frames_encoded") : row.count("frames_decoded") + row.count("frames_dropped"),
      width: row.count("frame_width"), height: row.count("frame_height"), frameRate: row.count("frames_per_second"),
      wasLimited: series.isProducer && limitation.contains { $0.key != "none" && ($0.value.double ?? 0) > 0 })
  }

  var producers: [Stream] { streams.filter(\.series.isProducer) }
  var consumers: [Stream] { streams.filter { !$0.series.isProducer } }
}

extension [PeerStreams] {
  /// Every consumer of the session with the producer it consumes and the two peers, where all of it is known.
  var pairs: [(consumer: PeerStreams.Stream, at: PeerStreams, producer: PeerStreams.Stream, from: PeerStreams)] {
    var produced: [String: (stream: PeerStreams.Stream, peer: PeerStreams)] = [:]
    for peer in self {
      for stream in peer.producers { produced[stream.producer] = (stream, peer) }
    }
    return flatMap { peer in
      peer.consumers.compactMap { consumer in
        guard let (producer, remote) = produced[consumer.producer], producer.series == consumer.series.produced else {
          return nil
        }
        return (consumer, peer, producer, remote)
      }
    }
  }
}

/// A rule that compares the streams of a session's reports.
protocol StreamsRule: SessionRule where Facts == PeerStreams {}

extension StreamsRule {
  static func facts(_ reading: ReportReading) -> PeerStreams { PeerStreams(reading) }
}
