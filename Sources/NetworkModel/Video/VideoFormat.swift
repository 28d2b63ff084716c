import GroundTruth
import Randomness

/// One simulcast layer of a camera: its size and what its encoder is allowed, kilobits per second.
///
/// The rates are those of the WebRTC encoder ceilings by size; 640 × 480 and 320 × 240 are interpolated there and agree
/// with the 815 to 827 and 131 to 135 kbit/s measured.
struct VideoLayer: Hashable, Sendable {
  /// Pixels across, of a landscape picture.
  let width: Int
  /// Pixels down.
  let height: Int
  /// What it gets when it is the largest layer.
  let maximum: Double
  /// What it gets below a larger one.
  let target: Double
  /// What it is not sent below.
  let minimum: Double

  /// The smallest layer gets this share of its target.
  static let lowestShare = 2.0 / 3

  static let hd = VideoLayer(width: 1_280, height: 720, maximum: 2_500, target: 2_500, minimum: 600)
  static let hdHalf = VideoLayer(width: 640, height: 360, maximum: 700, target: 500, minimum: 150)
  static let hdQuarter = VideoLayer(width: 320, height: 180, maximum: 200, target: 150, minimum: 30)
  static let vga = VideoLayer(width: 640, height: 480, maximum: 833, target: 687, minimum: 203)
  static let vgaHalf = VideoLayer(width: 320, height: 240, maximum: 267, target: 203, minimum: 62)
}

/// What a camera captures: its layers from the largest to the smallest, and how often.
struct CameraFormat: Hashable, Sendable {
  /// From the largest to the smallest.
  let layers: [VideoLayer]
  /// Frames per second.
  let frameRate: Int
  /// Whether pictures are taller than wide, as phones hold them.
  let isPortrait: Bool

  /// The share of people whose camera is set to high definition: inferred; the default of the product is 640 × 480.
  private static let hdShare = 0.25

  /// The camera of `person`: what it is, never changes.
  init(of person: Person, seed: UInt64) {
    var stream = RandomStream(StreamKey(seed: seed, entity: person.entity, purpose: .video))
    let isLarge = stream.chance(Self.hdShare)
    layers = isLarge ? [.hd, .hdHalf, .hdQuarter] : [.vga, .vgaHalf]
    frameRate = isLarge ? 30 : 24
    isPortrait = person.device.map { $0.system == .android || $0.system == .iOS } ?? false
  }

  /// What layer `index` is given when there is enough for all, kilobits per second.
  func ceiling(_ index: Int) -> Double {
    if index == 0 { return layers[index].maximum }
    return index == layers.count - 1 ? layers[index].target * VideoLayer.lowestShare : layers[index].target
  }

  /// What all layers are given when there is enough.
  var ceiling: Double { layers.indices.reduce(0) { $0 + ceiling($1) } }

  /// Divides `rate` among the layers from the smallest up.
  ///
  /// A layer that cannot have its minimum stays off, and with it all larger ones; the smallest is always sent.
  func allocation(of rate: Double) -> [Double] {
    var result = [Double](repeating: 0, count: layers.count)
    var rest = rate
    for index in layers.indices.reversed() {
      let isLowest = index == layers.count - 1
      guard isLowest || rest >= layers[index].minimum else { break }
      result[index] = min(ceiling(index), rest)
      rest -= result[index]
    }
    return result
  }
}
