import GroundTruth
import JSONText
import Quantities
import Randomness

/// One sample of a peer's own microphone.
struct AudioProducerRow {
  var tick: SimulationTime
  /// A position in the peer's list of tracks.
  var track: Int
  var sent: Int
  var bytes: Int
  var lost: Int
  /// Microseconds, a multiple of the codec's clock.
  var jitter: Int
  /// Microseconds.
  var roundTrip: Int

  /// Sent packets that were reported lost, percent.
  var lossPercent: Double { QualityScore.percent(lost, of: sent) }
  var score: Double { QualityScore.audioProducer(lossPercent: lossPercent, jitter: Double(jitter) / 1e6) }

  /// The samples of `tracks`, the producers of `peer`, at the peer's ticks.
  static func rows(of tracks: [AudioTrack], peer: Peer, seed: UInt64) -> [AudioProducerRow] {
    guard let uplink = peer.uplink else { return [] }
    var rows: [AudioProducerRow] = []
    rows.reserveCapacity(peer.ticks.count)
    var reader = TotalsReader(uplink)
    var next = 0
    for (position, track) in tracks.enumerated() {
      let reports = ReceiverReports(
        key: StreamKey(seed: seed, entity: track.entity, purpose: .reporting, bucket: ReportingBucket.stream),
        start: track.span.start, first: RealtimeKitConventions.firstAudioReport,
        interval: RealtimeKitConventions.audioReportInterval, clockRate: RealtimeKitConventions.sampleRate)
      var before = reader.totals(at: track.span.start)
      while next < peer.ticks.count, peer.ticks[next] <= track.span.end {
        let tick = peer.ticks[next]
        next += 1
        let now = reader.totals(at: tick)
        let change = now - before
        before = now
        let reading = reports.reading(of: uplink, at: tick)
        rows.append(
          AudioProducerRow(
            tick: tick, track: position, sent: change.sent, bytes: change.sent == 0 ? 0 : change.payloadBytes,
            lost: change.lost, jitter: reading.jitter, roundTrip: reading.roundTrip))
      }
    }
    return rows
  }

  /// Writes the sample in the captured order of keys.
  func write(_ track: AudioTrack, section: Int, _ names: inout RepeatedNames, to json: inout JSONWriter) {
    json.beginObject()
    json.key("mos_quality")
    json.double(score)
    json.key("timestamp")
    json.time(tick)
    json.key("packets_lost")
    json.integer(lost)
    json.key("jitter")
    json.decimal(jitter, places: 6)
    json.key("rtt")
    json.double(QualityScore.seconds(roundTrip))
    json.key("packets_sent")
    json.integer(sent)
    json.key("bytes_sent")
    json.integer(bytes)
    names.write(self.track, to: &json) { json in
      json.key("producer_id")
      json.uuid(track.id)
      json.key("ssrc")
      json.integer(track.source)
      json.key("mid")
      json.string(String(section))
    }
    json.endObject()
  }
}
