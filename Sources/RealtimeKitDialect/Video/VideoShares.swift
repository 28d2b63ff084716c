import Dialects
import GroundTruth
import Quantities

/// How a forwarding unit divides a narrow line among the streams it sends down.
///
/// Streams come in turns, the first to be subscribed first, and each turn adds a step to one: a quarter of the frames of
/// its smallest layer, half of them, all, then all of the next larger one, as long as there is room. What gets no step
/// is paused. Frames are left out by temporal layers, so nobody misses them.
struct VideoShares {
  /// Bits per second that are left.
  private var left: Int

  /// A line that carries `allowance` bits per second of video.
  init(allowance: Int) { left = allowance }

  /// Gives each live viewer its share.
  mutating func divide(among viewers: inout [Viewer], _ watched: [ViewedLayer]) {
    for index in viewers.indices where viewers[index].isLive { viewers[index].share = VideoShare() }
    var isChanging = true
    while isChanging {
      isChanging = false
      for index in viewers.indices {
        guard let share = viewers[index].share, let next = viewers[index].step(after: share, watched) else { continue }
        let cost = viewers[index].bitRate(of: next, watched) - viewers[index].bitRate(of: share, watched)
        guard cost <= left else { continue }
        left -= cost
        viewers[index].share = next
        isChanging = true
      }
    }
  }
}

/// What of a stream is forwarded down a narrow line.
struct VideoShare: Hashable, Sendable {
  /// How many of a layer's frames: a stream has three temporal layers.
  enum Rate: Int, Hashable, Sendable {
    case quarter, half, full

    /// The share of the frames, in quarters.
    var quarters: Int { [1, 2, 4][rawValue] }
    /// The share of the bytes, in tenths: libwebrtc's allocation to three temporal layers.
    var tenths: Int { [4, 6, 10][rawValue] }
  }

  /// The layer being watched; nil while the stream is paused.
  var layer: Int?
  /// How many of its frames.
  var rate = Rate.full
}

extension Viewer {
  /// The next better share; nil when there is none.
  func step(after share: VideoShare, _ watched: [ViewedLayer]) -> VideoShare? {
    let layers = candidates(watched)
    guard let current = share.layer else {
      return layers.last { watched[$0].change.sent > 0 }.map { VideoShare(layer: $0, rate: .quarter) }
    }
    if let rate = VideoShare.Rate(rawValue: share.rate.rawValue + 1) { return VideoShare(layer: current, rate: rate) }
    // A larger layer is worth its switch only with all of its frames.
    return layers.last { $0 < current && watched[$0].change.sent > 0 }.map { VideoShare(layer: $0, rate: .full) }
  }

  /// What `share` takes of the line, bits per second.
  func bitRate(of share: VideoShare, _ watched: [ViewedLayer]) -> Int {
    guard let layer = share.layer, !span.isEmpty else { return 0 }
    return watched[layer].change.bytes * share.rate.tenths * 800_000 / Int(span.duration.microseconds)
  }
}

extension VideoTotals {
  /// What is forwarded of these packets at `rate`: whole frames, whose packets nobody misses.
  func thinned(to rate: VideoShare.Rate) -> VideoTotals {
    func share(_ count: Int) -> Int { count * rate.tenths / 10 }
    var result = self
    result.sent = share(sent)
    result.bytes = share(bytes)
    result.lost = share(lost)
    result.retransmitted = share(retransmitted)
    result.frames = (frames * rate.quarters + 3) / 4
    return result
  }
}

extension SessionPlan {
  /// The bits per second that the videos of `source` may take of `peer`'s line at `tick`; nil when nothing limits them.
  ///
  /// While both cameras and screens are sent, each kind gets half.
  func videoAllowance(of peer: Peer, from source: VideoSource, at tick: SimulationTime, intake: Intake) -> Int? {
    guard let allowance = series[peer.leg]?.videoAllowance, let downlink = downlink(of: peer) else { return nil }
    let second = Int((tick - .microseconds(1) - downlink.start).wholeSeconds)
    guard allowance.indices.contains(second), allowance[second] < .max else { return nil }
    let other: Intake.Kind = source == .camera ? .screen : .camera
    let isShared = intake.streams.contains { $0.kind == other && $0.start < tick && tick <= $0.closed }
    return Int(allowance[second]) / (isShared ? 2 : 1)
  }
}
