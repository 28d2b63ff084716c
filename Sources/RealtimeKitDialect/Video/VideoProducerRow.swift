import GroundTruth
import JSONText
import Quantities
import Randomness

/// One sample of one layer of a peer's own camera or screen.
struct VideoProducerRow {
  var tick: SimulationTime
  /// Positions in the peer's list of videos and in its layers.
  var track: Int
  var layer: Int
  var source: VideoSource
  var change: VideoTotals
  /// Microseconds, a multiple of the video clock.
  var jitter: Int
  /// Microseconds.
  var roundTrip: Int
  var width: Int
  var height: Int
  var frameRate: Int
  var limitation: VideoSecond.Limitation

  /// Sent packets that were reported lost, percent.
  var lossPercent: Double { QualityScore.percent(change.lost, of: change.sent) }
  var score: Double {
    QualityScore.video(
      lossPercent: lossPercent, jitter: Double(jitter) / 1e6, width: width, frameRate: frameRate,
      isMoving: change.frames > 0, source: source)
  }

  /// The samples of those of `tracks` that come from `source`, in order of time, track and layer.
  static func rows(of tracks: [VideoTrack], from source: VideoSource, peer: Peer, seed: UInt64) -> [VideoProducerRow] {
    guard let uplink = peer.uplink else { return [] }
    var rows: [VideoProducerRow] = []
    for (position, track) in tracks.enumerated() where track.source == source {
      let reports = ReceiverReports(
        key: StreamKey(seed: seed, entity: track.entity, purpose: .reporting, bucket: ReportingBucket.stream),
        start: track.span.start, first: RealtimeKitConventions.firstVideoReport,
        interval: RealtimeKitConventions.videoReportInterval, clockRate: RealtimeKitConventions.videoClock)
      for layer in track.layers.indices {
        rows += Self.rows(of: track, position, layer: layer, peer: peer, uplink: uplink, reports: reports)
      }
    }
    rows.sort { ($0.tick, $0.track, $0.layer) < ($1.tick, $1.track, $1.layer) }
    return rows
  }

  private static func rows(
    of track: VideoTrack, _ position: Int, layer: Int, peer: Peer, uplink: DirectionSeries, reports: ReceiverReports
  ) -> [VideoProducerRow] {
    var rows: [VideoProducerRow] = []
    var reader = track.reader(of: layer)
    var before = VideoTotals()
    for tick in peer.ticks where track.span.start < tick && tick <= track.span.end {
      let now = reader.totals(at: tick)
      // A layer shows up in the statistics with its first packet.
      guard now.sent > 0 else { continue }
      let reading = reports.reading(of: uplink, at: tick)
      let second = reader.second(at: tick - .microseconds(1))
      rows.append(
        VideoProducerRow(
          tick: tick, track: position, layer: layer, source: track.source, change: now - before,
          jitter: reading.jitter, roundTrip: reading.roundTrip, width: Int(second.width), height: Int(second.height),
          frameRate: second.isActive ? reader.frameRate(at: tick) : 0, limitation: second.limitation))
      before = now
    }
    return rows
  }

  /// Writes the sample with the keys in the order of the audio producer's.
  func write(_ track: VideoTrack, to json: inout JSONWriter) {
    json.beginObject()
    json.key("mos_quality")
    json.double(score)
    json.key("timestamp")
    json.time(tick)
    json.key("packets_lost")
    json.integer(change.lost)
    json.key("jitter")
    json.decimal(jitter, places: 6)
    json.key("rtt")
    json.double(QualityScore.seconds(roundTrip))
    json.key("packets_sent")
    json.integer(change.sent)
    json.key("bytes_sent")
    json.integer(change.bytes)
    json.key("frame_width")
    json.integer(width)
    json.key("frame_height")
    json.integer(height)
    json.key("frames_per_second")
    json.integer(frameRate)
    json.key("frames_encoded")
    json.integer(change.frames)
    json.key("key_frames_encoded")
    json.integer(change.keyFrames)
    json.key("pli_count")
    json.integer(change.pictureLossIndications)
    json.key("fir_count")
    json.integer(0)
    writeLimitation(to: &json)
    json.key("producer_id")
    json.uuid(track.id)
    json.key("ssrc")
    json.integer(track.layers[layer].source)
    json.key("mid")
    json.string(String(track.section))
    json.endObject()
  }

  private func writeLimitation(to json: inout JSONWriter) {
    json.key("quality_limitation_reason")
    switch limitation {
    case .none: json.literal("none")
    case .cpu: json.literal("cpu")
    case .bandwidth: json.literal("bandwidth")
    case .other: json.literal("other")
    }
    json.key("quality_limitation_durations")
    json.beginObject()
    for reason in VideoSecond.Limitation.allCases {
      switch reason {
      case .none: json.key("none")
      case .cpu: json.key("cpu")
      case .bandwidth: json.key("bandwidth")
      case .other: json.key("other")
      }
      json.decimal(change.limited[Int(reason.rawValue)], places: 6)
    }
    json.endObject()
    json.key("quality_limitation_resolution_changes")
    json.integer(change.resolutionChanges)
  }
}
