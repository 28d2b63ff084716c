import GroundTruth
import Quantities
import Randomness

/// A shared screen: one layer in the size of the source, few frames, little while it stands still and much while it
/// scrolls.
struct ScreenModel: ~Copyable {
  private let path: VideoPath
  private let spans: [TimeSpan]
  private let strains: [DeviceLife.Strain]
  private let width: Int
  private let height: Int
  private var stream: RandomStream
  private var controller = RateController()
  private var isScrolling = false
  private var isDamaged = false
  private var isOn = false

  /// Frames per second of a shared screen.
  static let frameRate = 5
  /// Common screens.
  private static let sizes = [(1_920, 1_080), (2_560, 1_440), (1_440, 900), (1_536, 864)]
  private static let sizeWeights = [0.55, 0.15, 0.15, 0.15]
  /// Kilobits per second of standing slides and of scrolling.
  private static let still = (low: 50.0, high: 200.0)
  private static let moving = (low: 1_000.0, high: 2_500.0)
  /// Chance per second that scrolling begins or ends: inferred.
  private static let onset = 1.0 / 25
  private static let relief = 1.0 / 5
  /// Bytes of the first picture.
  private static let firstPicture = (low: 100_000.0, high: 400_000.0)

  /// The screen that leg `leg` shares during `spans`; `strains` are the client's.
  init(
    leg: UInt64, spans: [TimeSpan], path: VideoPath, strains: [DeviceLife.Strain] = [], seed: UInt64
  ) {
    self.path = path
    self.strains = strains
    self.spans = spans
    stream = RandomStream(StreamKey(seed: seed, entity: leg, purpose: .video, bucket: 2))
    (width, height) = Self.sizes[stream.index(weights: Self.sizeWeights)]
  }

  /// The one layer over the seconds of the leg's uplink.
  consuming func series() -> VideoSeries {
    let count = path.uplink.seconds.count
    var samples: [VideoSecond] = []
    samples.reserveCapacity(count)
    for index in 0..<count {
      let share = path.share(of: index, in: spans)
      guard share > 0 else {
        samples.append(VideoSecond())
        isOn = false
        controller = RateController()
        continue
      }
      let second = path.second(index)
      samples.append(encode(second, index: index, share: share))
      controller.advance(loss: second.loss, delay: second.delay, ceiling: Self.moving.high, cap: second.cap)
    }
    return VideoSeries(layers: [samples], frameRate: Self.frameRate)
  }

  private mutating func encode(_ second: VideoPath.Second, index: Int, share: Double) -> VideoSecond {
    isScrolling = isScrolling ? !stream.chance(Self.relief) : stream.chance(Self.onset)
    let range = isScrolling ? Self.moving : Self.still
    let wanted = stream.uniform(from: range.low, to: range.high)
    let rate = min(wanted, controller.rate)
    let isAsked = (path.hasArrival(in: index) || isDamaged) && !second.isOutage
    // An interrupted camera leaves the screen alone.
    let strain = strains.cause(during: path.span(index)).flatMap { $0 == .interruption ? nil : $0 }
    let frameRate = Double(Self.frameRate) * share * (strain == nil ? 1 : ProcessorLoad.frameShare)
    let limitation: VideoSecond.Limitation =
      rate < wanted ? .bandwidth : strain == .heat ? .other : strain == .load ? .cpu : .none
    var sample = VideoSecond(
      frames: UInt8(max(1, frameRate.rounded())), keyFrames: isAsked || !isOn ? 1 : 0,
      pictureLossIndications: isAsked ? 1 : 0, limitation: limitation, width: UInt16(width), height: UInt16(height))
    var bytes = rate * 125 * share
    if sample.keyFrames > 0 {
      // A picture is as large as it is; a slow path sends it over several seconds, which the ramp accounts for.
      bytes += min(stream.uniform(from: Self.firstPicture.low, to: Self.firstPicture.high), controller.rate * 125)
    }
    isOn = true
    sample.payloadBytes = UInt32(bytes)
    sample.sent = UInt16(VideoPackets.count(frames: Int(sample.frames), bytes: bytes))
    isDamaged = VideoPackets.lose(&sample, on: second, stream: &stream)
    return sample
  }
}
