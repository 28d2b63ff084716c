import CGSL
import Testing

@testable import Randomness

/// Variates in bulk against the laws they follow.
@Suite struct BulkVariateTests {
  static let count = 1_000_000

  static func stream(_ purpose: UInt64 = 0) -> RandomStream {
    RandomStream(StreamKey(seed: 11, entity: 7, purpose: Purpose(rawValue: 900 + purpose)))
  }

  static func draw(_ count: Int, _ fill: (inout RandomStream, inout MutableSpan<Float>) -> Void) -> [Float] {
    var variates = [Float](repeating: 0, count: count)
    var stream = stream()
    var span = variates.mutableSpan
    fill(&stream, &span)
    return variates
  }

  /// The distance of Kolmogorov and Smirnov from `distribution`, times the root of the count: below 1.95 in 999 of 1,000
  /// samples.
  static func distance(_ variates: [Float], _ distribution: (Double) -> Double) -> Double {
    let count = Double(variates.count)
    let largest = variates.sorted().enumerated().reduce(0.0) { largest, next in
      let value = distribution(Double(next.element))
      return max(largest, max(value - Double(next.offset) / count, Double(next.offset + 1) / count - value))
    }
    return largest * count.squareRoot()
  }

  @Test func `normal variates follow their law, tails included`() {
    let variates = Self.draw(Self.count) { $0.fill(normals: &$1) }
    #expect(Self.distance(variates) { gsl_cdf_ugaussian_P($0) } < 1.95)
    // Beyond the last layer, 3.654: 258 of a million, give or take five times 16.
    let outside = variates.count { abs($0) > 3.6541529 }
    #expect(abs(Double(outside) - 2 * gsl_cdf_ugaussian_Q(3.6541529) * Double(Self.count)) < 5 * 16.1)
  }

  @Test func `exponential variates follow their law, tails included`() {
    let variates = Self.draw(Self.count) { $0.fill(exponentials: &$1) }
    #expect(Self.distance(variates) { gsl_cdf_exponential_P($0, 1) } < 1.95)
    // Beyond the last layer, 7.697: 454 of a million, give or take five times 21.3.
    let outside = variates.count { $0 > 7.6971175 }
    #expect(abs(Double(outside) - gsl_cdf_exponential_Q(7.6971175, 1) * Double(Self.count)) < 5 * 21.3)
  }

  /// Neighbours have nothing to do with each other: five times 1/√n.
  @Test func `successive variates are uncorrelated`() {
    let variates = Self.draw(Self.count) { $0.fill(normals: &$1) }
    let products = zip(variates, variates.dropFirst()).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
    #expect(abs(products / Double(Self.count)) < 5 / Double(Self.count).squareRoot())
  }

  /// However the words are asked for, they are those of the one sequence.
  @Test(arguments: [1, 3, 5, 32, 33, 100, 257]) func `pieces of any size continue the sequence`(size: Int) {
    let whole = Self.draw(1_000) { $0.fill(normals: &$1) }
    var pieces: [Float] = []
    var stream = Self.stream()
    var piece = [Float](repeating: 0, count: size)
    while pieces.count < 1_000 {
      var span = piece.mutableSpan
      stream.fill(normals: &span)
      pieces += piece
    }
    // A rejected word takes others from further on, so that only what comes before it is equal: some 80 variates.
    #expect(pieces.prefix(24).elementsEqual(whole.prefix(24)))
  }

  @Test func `exponentials of many numbers are those of one`() {
    var values = (-8_000...8_000).map { Float($0) / 100 }
    let arguments = values
    var span = values.mutableSpan
    Portable.exp(each: &span)
    for (value, argument) in zip(values, arguments) {
      #expect(abs(Double(value) / Portable.exp(Double(argument)) - 1) < 3e-7)
    }
  }
}
