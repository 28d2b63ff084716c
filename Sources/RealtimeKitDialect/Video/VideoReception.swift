import Dialects
import GroundTruth
import Quantities

/// The cameras or screens that one peer receives: a row per sample and stream.
///
/// The forwarding unit hands each receiver one layer at a time, chosen from how many cameras share the page and lowered
/// while the receiver's downlink loses much. Down a narrow line the streams share what there is (`VideoShares`). What
/// the uplink lost after retransmission is missing for everybody; what the downlink loses is asked for once more, so it
/// is gone only when it is lost twice.
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
      for stream in viewers.indices { viewers[stream].read(until: tick, &layers) }
      if let allowance = plan.videoAllowance(of: peer, from: source, at: tick, intake: intake) {
        var shares = VideoShares(allowance: allowance)
        shares.divide(among: &viewers, layers)
      }
      for stream in viewers.indices {
        if let row = viewers[stream].row(stream: stream, layers) { rows.append(row) }
      }
    }
    viewers.removeAll(keepingCapacity: true)
    layers.removeAll(keepingCapacity: true)
  }
}

/// One layer of a stream being watched, and what was counted of it up to the last sample.
struct ViewedLayer {
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
struct Viewer {
  private let source: VideoSource
  private let uplink: DirectionSeries
  private let downlink: DirectionSeries
  private let life: TimeSpan
  /// Positions in the layers being watched.
  private let layers: Range<Int>
  private let preferred: Int
  private var receiver: TotalsReader
  private var receivedBefore: MediaTotals
  /// What was read last: until when, and what the downlink went through.
  private(set) var span: TimeSpan
  private var path = MediaTotals()
  /// Whether anything is being sent to it.
  private(set) var isLive = false
  /// What a narrow line leaves of it; nil where nothing limits it.
  var share: VideoShare?
  private var shown: Int?
  private var hasShown = false
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
    span = TimeSpan(stream.start, stream.start)
  }

  /// Takes in everything up to `tick`; what is left of it is everything, until a share says otherwise.
  mutating func read(until tick: SimulationTime, _ watched: inout [ViewedLayer]) {
    share = nil
    isLive = life.start < tick && tick <= life.end
    guard isLive else { return }
    span = TimeSpan(span.end, tick)
    let now = receiver.totals(at: tick)
    path = now - receivedBefore
    receivedBefore = now
    for layer in layers { watched[layer].read(until: tick) }
  }

  /// The layers that may be shown, the best first: the preferred one and those below it that were sent, or else the next
  /// above.
  func candidates(_ watched: [ViewedLayer]) -> Range<Int> {
    let wanted = min(preferred + (isDegraded ? 1 : 0), layers.upperBound - 1)
    if let best = (wanted..<layers.upperBound).first(where: { watched[$0].change.sent > 0 }) {
      return best..<layers.upperBound
    }
    return (layers.lowerBound..<wanted).last { watched[$0].change.sent > 0 }.map { $0..<$0 + 1 } ?? wanted..<wanted
  }

  /// The sample at the end of what was read; nil as long as nothing has come.
  mutating func row(stream: Int, _ watched: [ViewedLayer]) -> VideoConsumerRow? {
    guard isLive else { return nil }
    let previous = shown
    let share = share
    if let share {
      shown = share.layer
    } else {
      shown = candidates(watched).first ?? shown
    }
    isDegraded = QualityScore.percent(path.lost, of: path.sent) >= RealtimeKitConventions.layerDropLoss
    guard let shown else {
      return hasShown ? row(of: layers.upperBound - 1, VideoTotals(), watched, stream: stream) : nil
    }
    hasShown = true
    var change = watched[shown].change
    if let share { change = change.thinned(to: share.rate) }
    // What is shown anew begins with a key frame.
    if previous != shown, change.keyFrames == 0 { change.keyFrames = 1 }
    return row(of: shown, change, watched, stream: stream)
  }

  private mutating func row(
    of layer: Int, _ change: VideoTotals, _ watched: [ViewedLayer], stream: Int
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
    if second.isActive, change.sent > 0 { size = (Int(second.width), Int(second.height)) }
    let encoded = watched[layer].change.frames
    let rate = second.isActive ? watched[layer].reader.frameRate(at: span.end) : 0
    let jitter = Int(DirectionSeries.pathJitter(uplink, downlink, at: span.end).rounded())
    let level = max(uplink.meanBuffer(over: span), downlink.meanBuffer(over: span)) + RealtimeKitConventions.renderDelay
    return VideoConsumerRow(
      tick: span.end, stream: stream, source: source, received: received,
      bytes: change.sent == 0
        ? 0 : min(change.bytes * received / change.sent, received * RealtimeKitConventions.largestPayload), lost: lost,
      jitter: ReceiverReports.jitter(jitter, clockRate: RealtimeKitConventions.videoClock),
      bufferDelay: level * (decoded + dropped), decoded: decoded, dropped: dropped,
      keyFrames: min(decoded, change.keyFrames), width: size.width, height: size.height,
      frameRate: encoded == 0 ? 0 : rate * decoded / encoded)
  }
}
