import Randomness
import Testing

@testable import TwilioDialects

/// Whole stays drawn from their own laws, against stays that are drawn sample by sample.
///
/// Seeds are fixed, so a test passes always or never.
@Suite struct `Mixer latency` {
  private static let stays = 20_000
  private static let law = MixerLatency(base: 0.4)

  private static func draws(_ salt: UInt64) -> RandomStream {
    RandomStream(StreamKey(seed: 20_260_302, entity: salt, purpose: Purpose(rawValue: 1_000)))
  }

  /// The largest difference of the two samples' distribution functions.
  private static func distance(_ left: [Int], _ right: [Int]) -> Double {
    let (left, right) = (left.sorted(), right.sorted())
    var (first, second, largest) = (0, 0, 0)
    while first < left.count, second < right.count {
      let value = min(left[first], right[second])
      while first < left.count, left[first] == value { first += 1 }
      while second < right.count, right[second] == value { second += 1 }
      largest = max(largest, abs(first - second))
    }
    return Double(largest) / Double(left.count)
  }

  /// The bound is the two-sample Kolmogorov-Smirnov quantile of 1 - 10^-6: sqrt(ln(2 * 10^6) / n).
  @Test(arguments: [41, 50, 95, 300, 1_804])
  func `a stay drawn as a whole falls where its samples would put it`(seconds: Int) {
    var whole = Self.draws(1), single = Self.draws(2)
    let drawn = (0..<Self.stays).map { _ in Self.law.draw(seconds: seconds, from: &whole) }
    let summed = (0..<Self.stays).map { _ in Self.law.drawSamples(of: seconds, from: &single) { _, _, _ in } }
    let bound = (14.51 / Double(Self.stays)).squareRoot()
    #expect(Self.distance(drawn.map(\.average), summed.map(\.average)) < bound)
    #expect(Self.distance(drawn.map(\.maximum), summed.map(\.maximum)) < bound)
    #expect(drawn.allSatisfy { $0.maximum >= $0.average && $0.average >= 40 })
  }

  @Test(arguments: [1, 9, 10, 37, 40])
  func `a few samples are drawn one by one`(seconds: Int) {
    var whole = Self.draws(3), single = Self.draws(3)
    for _ in 0..<100 {
      let summed = Self.law.drawSamples(of: seconds, from: &single) { _, _, _ in }
      #expect(Self.law.draw(seconds: seconds, from: &whole) == summed)
    }
  }

  @Test func `only a way that is short enough keeps every sample below the threshold`() {
    #expect(MixerLatency(base: 0.4).staysBelow(15_000))
    #expect(MixerLatency(base: 120).staysBelow(15_000))
    #expect(!MixerLatency(base: 121).staysBelow(15_000))
    #expect(!MixerLatency(base: 165).staysBelow(15_000))
  }

  @Test func `every sample of a long way is told with its number`() {
    var draws = Self.draws(4)
    var numbers: [Int] = []
    var highest = 0
    let stay = MixerLatency(base: 165).drawSamples(of: 73, from: &draws) { number, average, maximum in
      numbers.append(number)
      highest = max(highest, maximum)
      #expect(maximum >= average && average >= 16_500)
    }
    #expect(numbers == Array(0..<8))
    #expect(stay.maximum == highest)
  }
}
