import Dialects
import GroundTruth
import JSONText
import Quantities
import Randomness

/// One sample of a peer's own microphone.
struct AudioProducerRow {
  var tick: SimulationTime
  /// A position in `Tracks.microphones`, or in `Tracks.sounds`.
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

  /// Adds the samples of the `tracks` of `peer` that stand at `positions` and send what `uplink` tells, at the peer's
  /// ticks.
  static func append(
    _ positions: Range<Int>, of peer: Peer, sending uplink: DirectionSeries?, _ tracks: [AudioTrack],
    in plan: SessionPlan, to rows: inout [Self]
  ) {
    guard let uplink else { return }
    var reader = TotalsReader(uplink)
    var next = peer.ticks.lowerBound
    for position in positions {
      let track = tracks[position]
      var reports = ReceiverReports(
        seed: plan.identifiers.seed, entity: track.entity, start: track.span.start,
        first: RealtimeKitConventions.firstAudioReport, interval: RealtimeKitConventions.audioReportInterval)
      var before = reader.totals(at: track.span.start)
      while next < peer.ticks.upperBound, plan.ticks[next] <= track.span.start { next += 1 }
      while next < peer.ticks.upperBound, plan.ticks[next] <= track.span.end {
        let tick = plan.ticks[next]
        next += 1
        let now = reader.totals(at: tick)
        var change = now - before
        before = now
        // A stream made just now may have lost what it has not yet sent, by parts of a packet: the next row tells of it.
        let early = max(0, change.lost - change.sent)
        change.lost -= early
        before.lost -= early
        let reading = reports.reading(of: uplink, at: tick, clockRate: RealtimeKitConventions.sampleRate)
        rows.append(
          AudioProducerRow(
            tick: tick, track: position, sent: change.sent, bytes: change.sent == 0 ? 0 : change.payloadBytes,
            lost: change.lost, jitter: reading.jitter, roundTrip: reading.roundTrip))
      }
    }
  }

  /// Writes the sample in the captured order of keys.
  func write(_ track: AudioTrack, _ names: inout RepeatedNames, to json: inout JSONWriter) {
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
      json.beginString()
      json.part(track.section)
      json.endString()
    }
    json.endObject()
  }
}
