import GroundTruth
import Quantities

/// The cameras or screens that one peer receives: a row per sample and stream.
///
/// The forwarding unit hands each receiver one layer at a time, chosen from how many cameras share the page and lowered
/// while the receiver's downlink loses much. What the uplink lost after retransmission is missing for everybody; what
/// the downlink loses is asked for once more, so it is gone only when it is lost twice.
struct VideoReception {
  /// In order of subscription.
  private(set) var streams: [Subscription] = []
  /// In order of time, then of the streams.
  private(set) var rows: [VideoConsumerRow] = []

  /// What the peer at `position` received of the videos from `source` in `intake`.
  init(of position: Int, from source: VideoSource, intake: Intake, tracks: Tracks, in plan: SessionPlan) {
    let peer = plan.peers[position]
    guard let downlink = peer.downlink else { return }
    for stream in intake.streams where stream.kind == (source == .camera ? .camera : .screen) {
      guard let uplink = plan.peers[stream.remote].uplink else { continue }
      let track = tracks.videos[stream.remote][stream.track]
      streams.append(Subscription(stream, producer: track.id, in: plan))
      var viewer = Viewer(stream, track: track, uplink: uplink, downlink: downlink)
      for tick in peer.ticks where tick > stream.spans[0].start && tick <= stream.closed {
        if let row = viewer.row(at: tick, stream: streams.count - 1) { rows.append(row) }
      }
    }
    rows.sort { ($0.tick, $0.stream) < ($1.tick, $1.stream) }
  }
}

/// One stream being watched: which layer it shows, and what that brought since the last sample.
private struct Viewer {
  private let track: VideoTrack
  private let uplink: DirectionSeries
  private let downlink: DirectionSeries
  private let preferred: Int
  private var readers: [VideoReader]
  private var before: [VideoTotals]
  private var receiver: TotalsReader
  private var receivedBefore: MediaTotals
  private var reached: SimulationTime
  private var shown: Int?
  private var isDegraded = false
  private var size = (width: 0, height: 0)

  init(_ stream: Intake.Stream, track: VideoTrack, uplink: DirectionSeries, downlink: DirectionSeries) {
    typealias Conventions = RealtimeKitConventions
    self.track = track
    self.uplink = uplink
    self.downlink = downlink
    let start = stream.spans[0].start
    let wanted = stream.company <= Conventions.largeCameras ? 0 : stream.company <= Conventions.middleCameras ? 1 : 2
    preferred = min(wanted, track.layers.count - 1)
    readers = track.layers.indices.map(track.reader(of:))
    before = []
    for layer in readers.indices { before.append(readers[layer].totals(at: start)) }
    receiver = TotalsReader(downlink)
    receivedBefore = receiver.totals(at: start)
    reached = start
  }

  /// The sample at `tick`; nil as long as nothing has come.
  mutating func row(at tick: SimulationTime, stream: Int) -> VideoConsumerRow? {
    let span = TimeSpan(reached, tick)
    reached = tick
    let now = receiver.totals(at: tick)
    let path = now - receivedBefore
    receivedBefore = now
    var changes: [VideoTotals] = []
    for layer in readers.indices {
      let totals = readers[layer].totals(at: tick)
      changes.append(totals - before[layer])
      before[layer] = totals
    }
    let previous = shown
    shown = layer(with: changes) ?? shown
    isDegraded = QualityScore.percent(path.lost, of: path.sent) >= RealtimeKitConventions.layerDropLoss
    guard let shown else { return nil }
    return row(
      of: shown, changes[shown], path: path, over: span, stream: stream, isFresh: previous != shown)
  }

  /// The layer to show: the preferred one, or the next below it that was sent, or the next above.
  private func layer(with changes: [VideoTotals]) -> Int? {
    let wanted = min(preferred + (isDegraded ? 1 : 0), changes.count - 1)
    return (wanted..<changes.count).first { changes[$0].sent > 0 }
      ?? (0..<wanted).last { changes[$0].sent > 0 }
  }

  private mutating func row(
    of layer: Int, _ change: VideoTotals, path: MediaTotals, over span: TimeSpan, stream: Int, isFresh: Bool
  ) -> VideoConsumerRow {
    let expected = change.sent - min(change.sent, change.retransmitted)
    let missing = min(expected, change.lost)
    let twice = path.sent == 0 ? 0 : (expected - missing) * path.lost / path.sent * path.lost / path.sent
    let lost = missing + twice
    let received = expected - lost
    // Every lost packet spoils a frame; a key frame opens what a receiver sees of a layer.
    let dropped = received == 0 ? 0 : min(change.frames, lost)
    let decoded = received == 0 ? 0 : change.frames - dropped
    let second = readers[layer].second(at: span.end - .microseconds(1))
    if second.isActive { size = (Int(second.width), Int(second.height)) }
    let rate = second.isActive ? readers[layer].frameRate(at: span.end) : 0
    let jitter = Int(DirectionSeries.pathJitter(uplink, downlink, at: span.end).rounded())
    let level = max(uplink.meanBuffer(over: span), downlink.meanBuffer(over: span)) + RealtimeKitConventions.renderDelay
    return VideoConsumerRow(
      tick: span.end, stream: stream, source: track.source, received: received,
      bytes: change.sent == 0 ? 0 : change.bytes * received / change.sent, lost: lost,
      jitter: ReceiverReports.quantised(jitter, perSecond: RealtimeKitConventions.videoClock),
      bufferDelay: level * (decoded + dropped), decoded: decoded, dropped: dropped,
      keyFrames: min(decoded, max(change.keyFrames, isFresh ? 1 : 0)), width: size.width, height: size.height,
      frameRate: change.frames == 0 ? 0 : rate * decoded / change.frames)
  }
}
