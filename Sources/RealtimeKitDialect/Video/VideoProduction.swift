import Dialects
import GroundTruth
import Quantities

/// The cameras or screens that one peer sends: a row per sample and layer.
struct VideoProduction {
  /// In order of time, track and layer.
  private(set) var rows: [VideoProducerRow] = []
  private var layers: [Sender] = []

  /// Reads what `peer`, whose videos stand at `positions`, sent from `source`.
  mutating func begin(
    _ positions: Range<Int>, from source: VideoSource, peer: Peer, tracks: Tracks, in plan: SessionPlan
  ) {
    rows.removeAll(keepingCapacity: true)
    guard let uplink = plan.uplink(of: peer) else { return }
    for position in positions where tracks.videos[position].source == source {
      let track = tracks.videos[position]
      let reports = ReceiverReports(
        seed: plan.identifiers.seed, entity: track.entity, start: track.span.start,
        first: RealtimeKitConventions.firstVideoReport, interval: RealtimeKitConventions.videoReportInterval)
      for layer in track.layers {
        layers.append(
          Sender(
            track: position, layer: layer, source: source, span: track.span, reports: reports,
            reader: track.reader(of: tracks.layers[layer], in: plan)))
      }
    }
    guard !layers.isEmpty else { return }
    for tick in plan.ticks[peer.ticks] {
      for layer in layers.indices {
        if let row = layers[layer].row(at: tick, uplink: uplink) { rows.append(row) }
      }
    }
    layers.removeAll(keepingCapacity: true)
  }
}

/// One layer being sent, and what was counted of it up to the last sample.
private struct Sender {
  let track: Int
  let layer: Int
  let source: VideoSource
  let span: TimeSpan
  var reports: ReceiverReports
  var reader: VideoReader
  var before = VideoTotals()

  /// The sample at `tick`; nil as long as nothing was sent.
  mutating func row(at tick: SimulationTime, uplink: DirectionSeries) -> VideoProducerRow? {
    guard span.start < tick, tick <= span.end else { return nil }
    let now = reader.totals(at: tick)
    // A layer shows up in the statistics with its first packet.
    guard now.sent > 0 else { return nil }
    let reading = reports.reading(of: uplink, at: tick, clockRate: RealtimeKitConventions.videoClock)
    let second = reader.second(at: tick - .microseconds(1))
    let change = now - before
    before = now
    return VideoProducerRow(
      tick: tick, track: track, layer: layer, source: source, change: change, jitter: reading.jitter,
      roundTrip: reading.roundTrip, width: Int(second.width), height: Int(second.height),
      frameRate: second.isActive ? reader.frameRate(at: tick) : 0, limitation: second.limitation)
  }
}
