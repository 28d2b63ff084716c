import Dialects
import GroundTruth
import Quantities

/// The cameras or screens that one peer receives: a row per sample and stream.
///
/// The forwarding unit hands each receiver one layer at a time, chosen from how many cameras share the page and lowered
/// while the receiver's downlink loses much. Down a narrow line every stream gets the same share: the largest layer
/// that fits, and where none does, as many frames of the smallest as do. What the uplink lost after retransmission is missing for everybody; what
/// the downlink loses is asked for once more, so it is gone only when it is lost twice.
struct VideoReception {
  /// In order of subscription.
  private(set) var streams: [Subscription] = []
  /// In order of time, then of the streams.
  private(set) var rows: [VideoConsumerRow] = []

  private var viewers: [Viewer] = []
  private var layers: [ViewedLayer] = []

  /// Reads what `peer` received of the videos from `source` in `intake`.
  mutating func begin(of peer: Peer, from source: VideoSource, intake: Intake, tracks: Tracks, in plan: SessionPlan) {
    streams.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    guard let downlink = plan.downlink(of: peer) else { return }
    for stream in intake.streams where stream.kind == (source == .camera ? .camera : .screen) {
      guard let uplink = plan.uplink(of: plan.peers[stream.remote]) else { continue }
      let track = tracks.videos[stream.track]
      streams.append(Subscription(stream, producer: track.id, in: plan))
      let first = layers.count
      for layer in track.layers {
        layers.append(ViewedLayer(track.reader(of: tracks.layers[layer], in: plan), from: stream.start))
      }
      viewers.append(
        Viewer(stream, of: source, layers: first..<layers.count, uplink: uplink, downlink: downlink))
    }
    guard !viewers.isEmpty else { return }
    for tick in plan.ticks[peer.ticks] {
      let budget = budget(of: peer, at: tick, intake: intake, in: plan)
      for stream in viewers.indices {
        if let row = viewers[stream].row(at: tick, stream: stream, budget: budget, &layers) { rows.append(row) }
      }
    }
    viewers.removeAll(keepingCapacity: true)
    layers.removeAll(keepingCapacity: true)
  }
}

extension VideoReception {
  /// The bits per second that each stream may take of `peer`'s line before `tick`; nil when nothing limits them.
  private func budget(of peer: Peer, at tick: SimulationTime, intake: Intake, in plan: SessionPlan) -> Int? {
    guard let allowance = plan.series[peer.leg]?.videoAllowance, let downlink = plan.downlink(of: peer) else {
      return nil
    }
    let second = Int((tick - .microseconds(1) - downlink.start).wholeSeconds)
    guard allowance.indices.contains(second), allowance[second] < .max else { return nil }
    let streams = intake.streams.count { $0.kind != .microphone && $0.start < tick && tick <= $0.closed }
    return Int(allowance[second]) / max(1, streams)
  }
}

/// One layer of a stream being watched, and what was counted of it up to the last sample.
private struct ViewedLayer {
  var reader: VideoReader
  private var before: VideoTotals
  /// What came with the last sample.
  private(set) var change = VideoTotals()

  init(_ reader: VideoReader, from start: SimulationTime) {
    self.reader = reader
    before = self.reader.totals(at: start)
  }

  mutating func read(until tick: SimulationTime) {
    let now = reader.totals(at: tick)
    change = now - before
    before = now
  }
}

/// One stream being watched: which layer it shows, and what that brought since the last sample.
private struct Viewer {
  private let source: VideoSource
  private let uplink: DirectionSeries
  private let downlink: DirectionSeries
  private let life: TimeSpan
  /// Positions in the layers being watched.
  private let layers: Range<Int>
  private let preferred: Int
  private var receiver: TotalsReader
  private var receivedBefore: MediaTotals
  private var reached: SimulationTime
  private var shown: Int?
  private var isDegraded = false
  private var size = (width: 0, height: 0)

  init(
    _ stream: Intake.Stream, of source: VideoSource, layers: Range<Int>, uplink: DirectionSeries,
    downlink: DirectionSeries
  ) {
    typealias Conventions = RealtimeKitConventions
    self.source = source
    self.uplink = uplink
    self.downlink = downlink
    self.layers = layers
    life = TimeSpan(stream.start, stream.closed)
    let wanted = stream.company <= Conventions.largeCameras ? 0 : stream.company <= Conventions.middleCameras ? 1 : 2
    preferred = min(layers.lowerBound + wanted, layers.upperBound - 1)
    receiver = TotalsReader(downlink)
    receivedBefore = receiver.totals(at: stream.start)
    reached = stream.start
  }

  /// The sample at `tick`; nil as long as nothing has come.
  ///
  /// - Parameter budget: the bits per second that may be forwarded; nil when nothing limits them.
  mutating func row(
    at tick: SimulationTime, stream: Int, budget: Int?, _ watched: inout [ViewedLayer]
  ) -> VideoConsumerRow? {
    guard life.start < tick, tick <= life.end else { return nil }
    let span = TimeSpan(reached, tick)
    reached = tick
    let now = receiver.totals(at: tick)
    let path = now - receivedBefore
    receivedBefore = now
    for layer in layers { watched[layer].read(until: tick) }
    let previous = shown
    let room = budget.map { $0 * Int(span.duration.microseconds) / 8_000_000 }
    shown = layer(of: watched, bytes: room) ?? shown
    isDegraded = QualityScore.percent(path.lost, of: path.sent) >= RealtimeKitConventions.layerDropLoss
    guard let shown else { return nil }
    let change = watched[shown].change.thinned(to: room)
    return row(of: shown, change, watched, path: path, over: span, stream: stream, isFresh: previous != shown)
  }

  /// The layer to show: the preferred one, or the next below it that was sent and fits into `bytes`, or else the smallest
  /// that was sent.
  private func layer(of watched: [ViewedLayer], bytes: Int?) -> Int? {
    let wanted = min(preferred + (isDegraded ? 1 : 0), layers.upperBound - 1)
    let fitting = (wanted..<layers.upperBound).first {
      watched[$0].change.sent > 0 && watched[$0].change.bytes <= bytes ?? .max
    }
    return fitting ?? layers.last { watched[$0].change.sent > 0 }
  }

  private mutating func row(
    of layer: Int, _ change: VideoTotals, _ watched: [ViewedLayer], path: MediaTotals, over span: TimeSpan,
    stream: Int, isFresh: Bool
  ) -> VideoConsumerRow {
    let expected = change.sent - min(change.sent, change.retransmitted)
    let missing = min(expected, change.lost)
    let twice = path.sent == 0 ? 0 : (expected - missing) * path.lost / path.sent * path.lost / path.sent
    let lost = missing + twice
    let received = expected - lost
    // Every lost packet spoils a frame; a key frame opens what a receiver sees of a layer.
    let dropped = received == 0 ? 0 : min(change.frames, lost)
    let decoded = received == 0 ? 0 : change.frames - dropped
    let second = watched[layer].reader.second(at: span.end - .microseconds(1))
    if second.isActive { size = (Int(second.width), Int(second.height)) }
    let encoded = watched[layer].change.frames
    let rate = second.isActive ? watched[layer].reader.frameRate(at: span.end) : 0
    let jitter = Int(DirectionSeries.pathJitter(uplink, downlink, at: span.end).rounded())
    let level = max(uplink.meanBuffer(over: span), downlink.meanBuffer(over: span)) + RealtimeKitConventions.renderDelay
    return VideoConsumerRow(
      tick: span.end, stream: stream, source: source, received: received,
      bytes: change.sent == 0 ? 0 : change.bytes * received / change.sent, lost: lost,
      jitter: ReceiverReports.jitter(jitter, clockRate: RealtimeKitConventions.videoClock),
      bufferDelay: level * (decoded + dropped), decoded: decoded, dropped: dropped,
      keyFrames: min(decoded, max(change.keyFrames, isFresh ? 1 : 0)), width: size.width, height: size.height,
      frameRate: encoded == 0 ? 0 : rate * decoded / encoded)
  }
}

extension VideoTotals {
  /// What is forwarded of these packets where only `room` bytes fit: whole frames, whose packets nobody misses.
  fileprivate func thinned(to room: Int?) -> VideoTotals {
    guard let room, bytes > room else { return self }
    func share(_ count: Int) -> Int { count * room / bytes }
    var result = self
    result.sent = share(sent)
    result.bytes = bytes * result.sent / max(1, sent)
    result.lost = share(lost)
    result.retransmitted = share(retransmitted)
    result.frames = share(frames)
    result.keyFrames = share(keyFrames)
    return result
  }
}
