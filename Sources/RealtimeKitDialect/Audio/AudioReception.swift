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

  /// What the peer at `position` received of the microphones in `intake`.
  init(of position: Int, intake: Intake, tracks: Tracks, in plan: SessionPlan) {
    let peer = plan.peers[position]
    guard let downlink = peer.downlink else { return }
    for stream in intake.streams where stream.kind == .microphone {
      guard let uplink = plan.peers[stream.remote].uplink else { continue }
      streams.append(
        Subscription(stream, producer: tracks.microphones[stream.remote][stream.track].id, in: plan))
      append(stream, uplink: uplink, downlink: downlink, ticks: peer.ticks)
    }
    rows.sort { ($0.tick, $0.stream) < ($1.tick, $1.stream) }
  }

  private mutating func append(
    _ stream: Intake.Stream, uplink: DirectionSeries, downlink: DirectionSeries, ticks: [SimulationTime]
  ) {
    var meter = ReceptionMeter(uplink: uplink, downlink: downlink, spans: stream.spans)
    for tick in ticks where tick > stream.spans[0].start {
      guard tick <= stream.closed, !meter.isFinished else { break }
      let change = meter.change(until: tick)
      guard change.sent > 0 else { continue }
      let received = change.sent - change.lost
      rows.append(
        AudioConsumerRow(
          tick: tick, stream: streams.count - 1, received: received, bytes: change.bytes * received / change.sent,
          lost: change.lost, jitter: Self.jitter(uplink, downlink, at: tick),
          bufferDelay: change.bufferDelay, emitted: change.emitted, concealments: change.concealments))
    }
  }

  /// The interarrival jitter of the whole path, milliseconds.
  private static func jitter(_ uplink: DirectionSeries, _ downlink: DirectionSeries, at tick: SimulationTime) -> Int {
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
