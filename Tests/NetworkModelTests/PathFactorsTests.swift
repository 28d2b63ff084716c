import Randomness
import Testing

@testable import NetworkModel

/// How unlike the paths of one network are: section 1.3.
@Suite struct PathFactorsTests {
  static let factors = (0..<20_000).map { number in
    var stream = RandomStream(
      StreamKey(seed: 1, entity: EntityID.child(of: 8, number), purpose: .legParameters))
    return PathFactors(spread: NetworkProfile.Spread(), from: &stream)
  }

  static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  /// Mean 1 and the stated spread of the logarithm: five standard errors of each over 20,000 paths.
  @Test(arguments: [0, 1, 2, 3, 4])
  func `every factor has mean one and its spread`(which: Int) {
    let (values, spread): ([Double], Double) =
      switch which {
      case 0: (Self.factors.map(\.baseRoundTrip), 0.35)
      case 1: (Self.factors.map(\.jitter), 0.35)
      case 2: (Self.factors.map(\.entryRate), 1)
      case 3: (Self.factors.map(\.loss), 1)
      default: (Self.factors.map(\.stallRate), 0.8)
      }
    let count = Double(values.count)
    let deviation = (Portable.exp(spread * spread) - 1).squareRoot()
    #expect(abs(Self.mean(values) - 1) < 5 * deviation / count.squareRoot())
    let logarithms = values.map { Portable.log($0) }
    let center = Self.mean(logarithms)
    let found = Self.mean(logarithms.map { ($0 - center) * ($0 - center) }).squareRoot()
    #expect(abs(found - spread) < 5 * spread / (2 * count).squareRoot())
  }

  /// Correlations of the logarithms within five standard errors, (1 − ρ²)/√n.
  @Test func `jitter goes with entry rate and loss, and nothing else goes together`() {
    let columns = [
      Self.factors.map { Portable.log($0.jitter) }, Self.factors.map { Portable.log($0.entryRate) },
      Self.factors.map { Portable.log($0.loss) }, Self.factors.map { Portable.log($0.baseRoundTrip) },
      Self.factors.map { Portable.log($0.stallRate) },
    ]
    for (left, right, expected) in [
      (0, 1, 0.4), (0, 2, 0.4), (1, 2, 0), (0, 3, 0), (1, 3, 0), (2, 3, 0), (0, 4, 0), (3, 4, 0),
    ] {
      let bound = 5 * (1 - expected * expected) / Double(Self.factors.count).squareRoot()
      #expect(abs(Self.correlation(columns[left], columns[right]) - expected) < bound, "\(left), \(right)")
    }
  }

  static func correlation(_ left: [Double], _ right: [Double]) -> Double {
    let (a, b) = (mean(left), mean(right))
    let covariance = mean(zip(left, right).map { ($0 - a) * ($1 - b) })
    let spread = (mean(left.map { ($0 - a) * ($0 - a) }) * mean(right.map { ($0 - b) * ($0 - b) })).squareRoot()
    return covariance / spread
  }
}
