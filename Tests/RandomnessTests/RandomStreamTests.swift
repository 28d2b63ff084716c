import CGSL
import CPhilox
import Randomness
import Testing

/// Draws that are not distributions of their own, and the independence of streams.
///
/// Bounds are five standard errors or the chi-square quantile of 1 - 10^-6; seeds are fixed.
@Suite struct RandomStreamTests {
  private static func stream(_ entity: UInt64, _ purpose: Purpose = .talk, bucket: UInt64 = 0) -> RandomStream {
    RandomStream(StreamKey(seed: 20_260_302, entity: entity, purpose: purpose, bucket: bucket))
  }

  /// Pearson's statistic of `counts` against equal shares.
  private static func chiSquare(_ counts: [Int]) -> Double {
    let expected = Double(counts.reduce(0, +)) / Double(counts.count)
    return counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
  }

  @Test(arguments: [1, 2, 6, 1_000])
  func `Integers below a bound are equally likely`(bound: Int) {
    var stream = Self.stream(1)
    var counts = [Int](repeating: 0, count: bound)
    for _ in 0..<100 * max(bound, 100) { counts[stream.integer(below: bound)] += 1 }
    #expect(Self.chiSquare(counts) <= gsl_cdf_chisq_Qinv(1e-6, Double(max(1, bound - 1))))
  }

  @Test func `A chance of nothing never happens and a certain one always`() {
    var stream = Self.stream(2)
    for _ in 0..<1_000 {
      let never = stream.chance(0)
      let always = stream.chance(1)
      #expect(!never && always)
    }
  }

  @Test(arguments: [0.001, 0.3, 0.95])
  func `A chance happens as often as it says`(probability: Double) {
    var stream = Self.stream(3)
    let draws = 100_000
    var hits = 0
    for _ in 0..<draws where stream.chance(probability) { hits += 1 }
    let error = (probability * (1 - probability) * Double(draws)).squareRoot()
    #expect(abs(Double(hits) - probability * Double(draws)) <= 5 * error)
  }

  @Test func `An index follows the weights and skips those of 0`() {
    var stream = Self.stream(4)
    var counts = [0, 0, 0, 0]
    for _ in 0..<60_000 { counts[stream.index(weights: [1, 0, 3, 2])] += 1 }
    #expect(counts[1] == 0)
    let statistic = zip(counts, [10_000.0, 1, 30_000, 20_000]).reduce(0) { sum, cell in
      cell.0 == 0 ? sum : sum + (Double(cell.0) - cell.1) * (Double(cell.0) - cell.1) / cell.1
    }
    #expect(statistic <= gsl_cdf_chisq_Qinv(1e-6, 2))
  }

  @Test func `Every order of four things is equally likely`() {
    var stream = Self.stream(5)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 {
      var order = [0, 1, 2, 3]
      stream.shuffle(&order)
      counts[order, default: 0] += 1
    }
    #expect(counts.count == 24)
    #expect(Self.chiSquare(counts.values.sorted()) <= gsl_cdf_chisq_Qinv(1e-6, 23))
  }

  @Test func `An element comes from the array, and none from an empty one`() {
    var stream = Self.stream(6)
    let found = stream.element(of: ["a", "b", "c"])
    let none = stream.element(of: [Int]())
    #expect(["a", "b", "c"].contains(found))
    #expect(none == nil)
  }

  /// The correlation of two independent uniforms over n pairs has standard deviation 1 / sqrt(n).
  @Test(arguments: [
    (StreamKey(seed: 1, entity: 5, purpose: .talk), StreamKey(seed: 2, entity: 5, purpose: .talk)),
    (StreamKey(seed: 1, entity: 5, purpose: .talk), StreamKey(seed: 1, entity: 6, purpose: .talk)),
    (StreamKey(seed: 1, entity: 5, purpose: .talk), StreamKey(seed: 1, entity: 5, purpose: .hold)),
    (StreamKey(seed: 1, entity: 5, purpose: .talk), StreamKey(seed: 1, entity: 5, purpose: .talk, bucket: 1)),
  ])
  func `Streams that differ in one part of the key are uncorrelated`(left: StreamKey, right: StreamKey) {
    var first = RandomStream(left)
    var second = RandomStream(right)
    let pairs = 100_000
    var sum = 0.0
    for _ in 0..<pairs { sum += (first.uniform() - 0.5) * (second.uniform() - 0.5) }
    #expect(abs(sum / Double(pairs) * 12) <= 5 / Double(pairs).squareRoot())
  }

  /// First words of the streams of 4,096 neighbouring entities, by their upper four bits.
  @Test func `First words of neighbouring entities are uniform`() {
    var counts = [Int](repeating: 0, count: 16)
    for entity in 0..<4_096 {
      var stream = Self.stream(UInt64(entity))
      counts[Int(stream.word() >> 28)] += 1
    }
    #expect(Self.chiSquare(counts) <= gsl_cdf_chisq_Qinv(1e-6, 15))
  }

  /// Bit for bit, tail and wedges included: one word in 70 is left to the library.
  @Test func `Normal variates are those of the library`() {
    var stream = Self.stream(8)
    var state = philox_state()
    let key = StreamKey(seed: 20_260_302, entity: 8, purpose: .talk)
    unsafe philox_start(&state, key.key, key.bucket)
    let differing = (0..<1_000_000).count { number in
      let sigma = 1 + Double(number % 7)
      let expected = unsafe withUnsafeMutablePointer(to: &state) { state in
        var generator = unsafe gsl_rng(type: philox_generator(), state: UnsafeMutableRawPointer(state))
        return unsafe gsl_ran_gaussian_ziggurat(&generator, sigma)
      }
      return stream.gaussian(sigma: sigma).bitPattern != expected.bitPattern
    }
    #expect(differing == 0)
  }

  /// Otherwise all of them would be asked of the library.
  @Test func `The layers of the library's normal variates are found`() {
    var layers = normal_layers()
    unsafe normal_layers_start(&layers)
    let accepted = unsafe withUnsafeBytes(of: layers.accepted) { unsafe Array($0.bindMemory(to: UInt32.self)) }
    #expect(accepted.count { $0 > 1 << 23 } >= 120)
    let share = accepted.reduce(0) { $0 + Double($1) } / Double(accepted.count) / 0x1p24
    #expect(share > 0.97)
  }

  @Test func `Identities come from names and differ by path`() {
    let floor = EntityID.child(of: EntityID.root, "floor")
    let ids: Set<UInt64> = [
      floor, EntityID.child(of: EntityID.root, "Floor"), EntityID.child(of: floor, "floor"),
      EntityID.child(of: floor, 0), EntityID.child(of: floor, 1), EntityID.child(of: EntityID.root, 1),
      EntityID.child(of: floor, ""),
    ]
    #expect(ids.count == 7)
  }
}
