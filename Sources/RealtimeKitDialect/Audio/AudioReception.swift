import GroundTruth
import Quantities

/// The audio that one peer receives: a row per sample and stream.
///
/// The forwarding unit neither repairs nor re-times audio, so a packet lost on the remote uplink leaves a gap here, and
/// this peer's own downlink adds its losses; jitter of the two independent paths adds in squares.
struct AudioReception {
  /// In order of subscription.
  private(set) var streams: [Subscription] = []
  /// In order of time, then of the streams.
  private(set) var rows: [AudioConsumerRow] = []
  private var listeners: [Listener] = []

  /// Reads what `peer` received of the microphones in `intake`, or of the sounds of screens.
  mutating func begin(of peer: Peer, _ kind: Intake.Kind, intake: Intake, tracks: Tracks, in plan: SessionPlan) {
    streams.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    guard let downlink = plan.downlink(of: peer) else { return }
    for stream in intake.streams where stream.kind == kind {
      let remote = plan.peers[stream.remote]
      guard let uplink = kind == .sound ? plan.sound(of: remote) : plan.uplink(of: remote) else { continue }
      let track = kind == .sound ? tracks.sounds[stream.track] : tracks.microphones[stream.track]
      streams.append(Subscription(stream, producer: track.id, in: plan))
      listeners.append(Listener(stream, uplink: uplink, downlink: downlink, spans: intake.spans))
    }
    for tick in plan.ticks[peer.ticks] {
      for stream in listeners.indices {
        if let row = listeners[stream].row(at: tick, stream: stream, in: intake.spans) { rows.append(row) }
      }
    }
    listeners.removeAll(keepingCapacity: true)
  }
}

/// One stream being heard.
private struct Listener {
  private let uplink: DirectionSeries
  private let downlink: DirectionSeries
  private let life: TimeSpan
  private var meter: ReceptionMeter

  init(_ stream: Intake.Stream, uplink: DirectionSeries, downlink: DirectionSeries, spans: SpanSets) {
    self.uplink = uplink
    self.downlink = downlink
    life = TimeSpan(stream.start, stream.closed)
    meter = ReceptionMeter(uplink: uplink, downlink: downlink, spans: stream.spans, from: stream.start)
  }

  /// The sample at `tick`; nil when nothing was sent since the last.
  mutating func row(at tick: SimulationTime, stream: Int, in spans: SpanSets) -> AudioConsumerRow? {
    guard life.start < tick, tick <= life.end, !meter.isFinished else { return nil }
    let change = meter.change(until: tick, in: spans)
    guard change.sent > 0 else { return nil }
    let received = change.sent - change.lost
    return AudioConsumerRow(
      tick: tick, stream: stream, received: received, bytes: change.bytes * received / change.sent, lost: change.lost,
      jitter: jitter(at: tick), bufferDelay: change.bufferDelay, emitted: change.emitted,
      concealments: change.concealments)
  }

  /// The interarrival jitter of the whole path, milliseconds.
  private func jitter(at tick: SimulationTime) -> Int {
    Int((DirectionSeries.pathJitter(uplink, downlink, at: tick) / 1_000).rounded())
  }
}

extension DirectionSeries {
  /// The interarrival jitter of a path through a forwarding unit that re-times nothing, microseconds.
  static func pathJitter(_ uplink: DirectionSeries, _ downlink: DirectionSeries, at time: SimulationTime) -> Double {
    let up = Double(uplink.second(at: time).jitter)
    let down = Double(downlink.second(at: time).jitter)
    return (up * up + down * down).squareRoot()
  }
}
