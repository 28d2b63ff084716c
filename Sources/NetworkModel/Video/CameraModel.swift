import GroundTruth
import Quantities
import Randomness

/// The camera of a leg: simulcast layers that follow what the path carries.
struct CameraModel: ~Copyable {
  private let format: CameraFormat
  private let path: VideoPath
  private let spans: [TimeSpan]
  private let strains: [DeviceLife.Strain]
  private var stream: RandomStream
  private var controller = RateController()
  private var processor: ProcessorLoad
  /// The size each layer was encoded in last; 0 while off.
  private var sizes: [Int]
  /// Until which second each layer is encoded smaller than it could be.
  private var smallUntil: [Int]
  private var isDamaged = false

  /// Scatter of a second's bytes about the target: inferred from the measured 815 to 827 kbit/s.
  private static let sizeSpread = 0.04
  /// A key frame of 640 × 480: log-normal about 30 kB, of which the encoder saves half on the frames after it.
  private static let keyFrameBytes = 30_000.0
  private static let keyFrameSpread = 0.3
  private static let keyFrameNet = 0.5
  private static let keyFramePixels = 307_200.0
  /// Frames are skipped now and then: 23.9 of 24 are measured.
  private static let skippedFrames = 0.004
  /// Below this share of its ceiling a layer is encoded at three quarters of its width and height.
  private static let shrinking = 0.55
  /// A smaller picture has this share of the pixels, and gets that share of the rate.
  private static let shrunkShare = 9.0 / 16
  /// How many seconds a layer stays small before it recovers: 10 to 30; while a track starts, less, inferred.
  private static let recovery = (least: 10, most: 30, starting: 8)
  /// Below this many kilobits per second even the smallest layer drops frames.
  private static let fullRate = 60.0
  private static let leastFrameRate = 5.0

  /// The camera of `person`, on during `spans`, in a conversation with `cameras` cameras; `strains` are the client's.
  init(
    of person: Person, leg: UInt64, spans: [TimeSpan], path: VideoPath, cameras: Int,
    strains: [DeviceLife.Strain] = [], seed: UInt64
  ) {
    format = CameraFormat(of: person, seed: seed)
    self.strains = strains
    self.path = path
    self.spans = spans
    stream = RandomStream(StreamKey(seed: seed, entity: leg, purpose: .video, bucket: 0))
    processor = ProcessorLoad(
      cores: person.device?.cores ?? 8, cameras: cameras,
      stream: RandomStream(StreamKey(seed: seed, entity: leg, purpose: .video, bucket: 1)))
    sizes = [Int](repeating: 0, count: format.layers.count)
    smallUntil = sizes
  }

  /// The layers over the seconds of the leg's uplink.
  consuming func series() -> VideoSeries {
    let count = path.uplink.seconds.count
    var layers = [[VideoSecond]](repeating: [], count: format.layers.count)
    for layer in layers.indices { layers[layer].reserveCapacity(count) }
    for index in 0..<count {
      let share = path.share(of: index, in: spans)
      guard share > 0 else {
        for layer in layers.indices { layers[layer].append(VideoSecond()) }
        sizes = sizes.map { _ in 0 }
        smallUntil = sizes
        controller = RateController()
        continue
      }
      let second = path.second(index)
      let samples = encode(second, index: index, share: share)
      for layer in layers.indices { layers[layer].append(samples[layer]) }
      controller.advance(loss: second.loss, delay: second.delay, ceiling: format.ceiling, cap: second.cap)
    }
    return VideoSeries(layers: layers, frameRate: format.frameRate)
  }

  private mutating func encode(_ second: VideoPath.Second, index: Int, share: Double) -> [VideoSecond] {
    let strain = strains.cause(during: path.span(index))
    let isOverloaded = processor.advance()
    let isBusy = isOverloaded || strain == .load || strain == .heat
    let rates = shrunk(format.allocation(of: controller.rate), index: index)
    let isShort = controller.rate < 0.95 * format.ceiling || smallUntil.contains { $0 > index }
    let limitation: VideoSecond.Limitation =
      isShort ? .bandwidth : strain == .heat ? .other : isBusy ? .cpu : .none
    let wasDamaged = isDamaged
    isDamaged = false
    let asked = path.hasArrival(in: index)
    return format.layers.indices.map { layer in
      var sample = VideoSecond(limitation: limitation)
      let rate = rates[layer]
      guard rate > 0 else {
        sizes[layer] = 0
        return sample
      }
      setSize(of: &sample, layer: layer, isShrunk: smallUntil[layer] > index)
      // Without pictures there is nothing to encode; the next one is whole.
      guard strain != .interruption else {
        isDamaged = true
        return sample
      }
      sample.frames = frames(rate: rate, share: share, isBusy: isBusy, isLowest: layer == rates.count - 1)
      // The forwarding unit passes on at most one request a second.
      let isAsked = (asked || wasDamaged) && !second.isOutage
      sample.pictureLossIndications = isAsked ? 1 : 0
      let isNewSize = sizes[layer] != Int(sample.width)
      sizes[layer] = Int(sample.width)
      sample.keyFrames = sample.frames > 0 && (isAsked || isNewSize) ? 1 : 0
      var bytes = rate * 125 * share * max(0, 1 + stream.gaussian(sigma: Self.sizeSpread))
      if sample.keyFrames > 0 { bytes += keyFrame(width: Int(sample.width), height: Int(sample.height)) }
      sample.payloadBytes = UInt32(bytes)
      sample.sent = UInt16(
        min(Double(UInt16.max / 4), Double(VideoPackets.count(frames: Int(sample.frames), bytes: bytes))))
      isDamaged = VideoPackets.lose(&sample, on: second, stream: &stream) || isDamaged
      return sample
    }
  }

  /// The rates of the layers, of which those that got too little are made smaller for a while.
  private mutating func shrunk(_ rates: [Double], index: Int) -> [Double] {
    rates.indices.map { layer in
      let rate = rates[layer]
      let ceiling = format.ceiling(layer)
      if rate > 0, rate < Self.shrinking * ceiling {
        let recovery = Self.recovery
        let length =
          controller.isProbing
          ? recovery.starting : recovery.least + stream.integer(below: recovery.most - recovery.least + 1)
        if smallUntil[layer] <= index { smallUntil[layer] = index + length }
        smallUntil[layer] = max(smallUntil[layer], index + recovery.starting)
      }
      return smallUntil[layer] > index ? min(rate, Self.shrunkShare * ceiling) : rate
    }
  }

  private func setSize(of sample: inout VideoSecond, layer: Int, isShrunk: Bool) {
    let full = format.layers[layer]
    // Three quarters of every size in use are even numbers, as encoders want them.
    let width = isShrunk ? full.width * 3 / 4 : full.width
    let height = isShrunk ? full.height * 3 / 4 : full.height
    sample.width = UInt16(format.isPortrait ? height : width)
    sample.height = UInt16(format.isPortrait ? width : height)
  }

  private mutating func frames(rate: Double, share: Double, isBusy: Bool, isLowest: Bool) -> UInt8 {
    var frameRate = Double(format.frameRate)
    if isBusy { frameRate *= ProcessorLoad.frameShare }
    if isLowest, rate < Self.fullRate { frameRate = max(Self.leastFrameRate, frameRate * rate / Self.fullRate) }
    let due = frameRate * share
    let whole = Int(due) + (stream.chance(due - due.rounded(.down)) ? 1 : 0)
    return UInt8(whole - stream.binomial(trials: whole, probability: Self.skippedFrames))
  }

  private mutating func keyFrame(width: Int, height: Int) -> Double {
    let pixels = Double(width * height)
    return Self.keyFrameNet * pixels / Self.keyFramePixels
      * stream.logNormal(median: Self.keyFrameBytes, sigma: Self.keyFrameSpread)
  }
}

extension [DeviceLife.Strain] {
  /// What holds the encoder back throughout `second`; nil when nothing does.
  func cause(during second: TimeSpan) -> DeviceLife.Strain.Cause? {
    first { $0.span.start <= second.start && second.end <= $0.span.end }?.cause
  }
}

/// Whether a weak computer is too busy decoding a large grid to encode every frame.
struct ProcessorLoad: ~Copyable {
  private let canOverload: Bool
  private var isOverloaded = false
  private var stream: RandomStream

  /// Share of frames a busy computer still encodes: inferred.
  static let frameShare = 0.6
  /// Computers up to this many cores are weak, grids from this many cameras large.
  private static let weakCores = 4
  private static let largeGrid = 6
  /// Chance per second of getting too busy, and of catching up: inferred.
  private static let onset = 1.0 / 120
  private static let relief = 1.0 / 30

  /// A computer that copes.
  init(cores: Int, cameras: Int, stream: consuming RandomStream) {
    canOverload = cores <= Self.weakCores && cameras >= Self.largeGrid
    self.stream = stream
  }

  /// One second passes; whether the computer is too busy in it.
  mutating func advance() -> Bool {
    guard canOverload else { return false }
    isOverloaded = isOverloaded ? !stream.chance(Self.relief) : stream.chance(Self.onset)
    return isOverloaded
  }
}
