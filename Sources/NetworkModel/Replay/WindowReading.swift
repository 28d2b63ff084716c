import Randomness

/// What a receiver makes of a window, microseconds beside the idle delay.
struct WindowReading {
  // Two vectors, so that a reading can be interpolated.
  fileprivate let front: SIMD4<Float>
  fileprivate let back: SIMD4<Float>

  // Far beyond the scales of the stock an interpolation can leave what is possible.

  /// What the packets add to the RFC 3550 estimate (`InterarrivalJitter.arrive`).
  var jitter: Double { max(0, Double(front[0])) }
  /// The estimate's maximum within the window.
  var jitterPeak: Double { max(0, Double(front[1])) }
  /// The least transit time.
  var least: Double { Double(front[2]) }
  /// The largest transit time.
  var most: Double { Double(max(front[2], front[3])) }
  /// The mean delay, from departure to arrival.
  var mean: Double { Double(back[0]) }
  /// The last transit time.
  var last: Double { Double(back[1]) }
  /// The second and the fourth largest transit time.
  var second: Double { Double(back[2]) }
  var fourth: Double { Double(back[3]) }
}

/// What chance adds to the delay of a packet (`DelayBlock`, `SatelliteEdges.delays`), the upper half of each number.
struct PackedDelays {
  private let halves: SIMD4<UInt16>

  /// Packs the delays: what is cut off is at most 0.4 %, half of it either way.
  init(noise: Float, queue: Float, access: Float, edge: Float) {
    let words = SIMD4(noise.bitPattern, queue.bitPattern, access.bitPattern, edge.bitPattern) &+ 0x8000
    halves = SIMD4(truncatingIfNeeded: words &>> 16)
  }

  /// In units of the path in force, as `DelayBlock` has them, and of the scale at a slot's edge.
  @inline(__always)
  var unpacked: (noise: Float, queue: Float, access: Float, edge: Float) {
    let words = SIMD4<UInt32>(truncatingIfNeeded: halves) &<< 16
    let delays = unsafe unsafeBitCast(words, to: SIMD4<Float>.self)
    return (delays[0], delays[1], delays[2], delays[3])
  }
}

/// The readings of a window at four scales of its delays, in one line of a processor's cache.
///
/// Of each number the upper half is kept: what is cut off is at most 0.4 %, half of it either way.
struct PackedReadings {
  /// The scales.
  static let scales = SIMD4<Float>(0.5, 1, 2, 4)

  // One vector for each scale: the front of the reading in the upper halves, the back in the lower ones.
  private let columns: (SIMD4<UInt32>, SIMD4<UInt32>, SIMD4<UInt32>, SIMD4<UInt32>)

  /// The readings whose numbers are `values`, each at the four scales.
  init(_ values: CalmReceiver.Reading) {
    func column(_ scale: Int) -> SIMD4<UInt32> {
      var words = SIMD4<UInt32>()
      for index in 0..<4 {
        let front = values[index][scale].bitPattern &+ 0x8000
        let back = values[index + 4][scale].bitPattern &+ 0x8000
        words[index] = front & 0xFFFF_0000 | back >> 16
      }
      return words
    }
    columns = (column(0), column(1), column(2), column(3))
  }

  /// How much each of three neighbouring scales counts at one between them.
  struct Weights {
    fileprivate let isUpper: Bool
    fileprivate let first: Float
    fileprivate let second: Float
    fileprivate let third: Float

    /// The weights at `scale`: Lagrange's, for (1/2, 1, 2) or (1, 2, 4), whatever is next to it.
    @inline(__always)
    init(scale: Float) {
      isUpper = scale >= 1.5
      // In units of the smallest of the three they are at 1, 2 and 4.
      let x = isUpper ? scale : 2 * scale
      first = (x - 2) * (x - 4) * (1.0 / 3)
      second = (x - 1) * (4 - x) * (1.0 / 2)
      third = (x - 1) * (x - 2) * (1.0 / 6)
    }
  }

  /// The reading at the scale that `weights` stand for.
  @inline(__always)
  func reading(_ weights: Weights) -> WindowReading {
    let first = weights.isUpper ? columns.1 : columns.0
    let second = weights.isUpper ? columns.2 : columns.1
    let third = weights.isUpper ? columns.3 : columns.2
    return WindowReading(
      front: Self.front(first) * weights.first + Self.front(second) * weights.second
        + Self.front(third) * weights.third,
      back: Self.back(first) * weights.first + Self.back(second) * weights.second + Self.back(third) * weights.third)
  }

  @inline(__always)
  private static func front(_ column: SIMD4<UInt32>) -> SIMD4<Float> {
    unsafe unsafeBitCast(column & 0xFFFF_0000, to: SIMD4<Float>.self)
  }

  @inline(__always)
  private static func back(_ column: SIMD4<UInt32>) -> SIMD4<Float> {
    unsafe unsafeBitCast(column &<< 16, to: SIMD4<Float>.self)
  }
}
