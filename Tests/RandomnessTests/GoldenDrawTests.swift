import Randomness
import Testing

/// Ten thousand variates of every sampler, as one number each.
///
/// A change means that every scenario's output changes. The values hold for one architecture, because compilers fuse
/// operations on some; on x86-64 they hold for every processor, also with its fused operations switched off
/// (`GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4`).
@Suite struct GoldenDrawTests {
  struct Golden: Sendable, CustomTestStringConvertible {
    let distribution: Distribution
    let digest: String
    var testDescription: String { "\(distribution)" }
    init(_ distribution: Distribution, _ digest: String) {
      self.distribution = distribution
      self.digest = digest
    }
  }

  static let goldens = [
    Golden(.uniform(low: 0, high: 1), "bf9c3bdace98f101"), Golden(.exponential(mean: 240), "df672415dcc7015"),
    Golden(.normal(mean: 0, sigma: 1), "116e195f2e79a3e1"),
    Golden(.logNormal(median: 215, sigma: 0.81), "384e6132948bfd3f"),
    Golden(.gamma(shape: 38, scale: 0.1), "955574ccee611790"), Golden(.gamma(shape: 0.5, scale: 1), "b6498446d776dc54"),
    Golden(.weibull(shape: 0.8, scale: 500), "b0eb7d38e77a02a8"),
    Golden(.pareto(exponent: 1.5, minimum: 1), "80f59792bec83fae"),
    Golden(.beta(a: 2, b: 5), "c3e6068b3cabceb7"), Golden(.triangular(low: 0, mode: 1, high: 4), "8278df28b097847b"),
    Golden(.poisson(mean: 7.5), "f93d757f6a5782b3"), Golden(.poisson(mean: 400), "4b7159eaa3242ade"),
    Golden(.geometric(probability: 0.25), "a283ac41b70c2c1f"),
    Golden(.binomial(trials: 50, probability: 0.02), "1a3142e4c26dd252"),
    Golden(.binomial(trials: 500, probability: 0.3), "e4916a58d33213a6"),
    Golden(.negativeBinomial(successes: 3, probability: 0.4), "c564c4ac6459a080"),
  ]

  private static func digest(_ distribution: Distribution) -> String {
    var stream = RandomStream(StreamKey(seed: 20_260_302, entity: 7, purpose: .talk))
    var hash: UInt64 = 0
    for _ in 0..<10_000 { hash = mix(hash ^ distribution.draw(from: &stream).bitPattern) }
    return String(hash, radix: 16)
  }

  #if arch(x86_64)
    @Test(arguments: goldens)
    func `Variates are bit for bit what they were`(golden: Golden) {
      #expect(Self.digest(golden.distribution) == golden.digest)
    }
  #endif
}
