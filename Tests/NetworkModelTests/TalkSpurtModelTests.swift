import Quantities
import Randomness
import Testing

@testable import NetworkModel

/// The four-state chain of talk against its exact results: section 3.9.
@Suite struct TalkSpurtModelTests {
  static let length: Int64 = 200_000

  static func sides(_ model: TalkSpurtModel) -> (near: SpanSet, far: SpanSet) {
    var stream = RandomStream(StreamKey(seed: 4, entity: 1, purpose: .talk))
    let span = TimeSpan(PathModelTests.start, PathModelTests.start + .seconds(length))
    let spurts = model.spurts(over: span, stream: &stream)
    return (SpanSet(spurts.near), SpanSet(spurts.far))
  }

  static func share(_ set: SpanSet) -> Double {
    set.spans.reduce(0) { $0 + $1.duration.inSeconds } / Double(length)
  }

  /// Half a point, as the reference allows: 200,000 s hold some 280,000 stretches, so the standard error is below 0.1.
  @Test func `the shares of a conversation`() {
    let (near, far) = Self.sides(.conversation)
    let double = Self.share(near.intersection(far))
    let any = Self.share(SpanSet(near.spans + far.spans))
    #expect(abs(double - 0.07422) < 0.005)
    #expect(abs(1 - any - 0.22463) < 0.005)
    #expect(abs(any - double - 0.70115) < 0.005)
    #expect(abs(Self.share(near) - 0.42479) < 0.005)
    #expect(abs(Self.share(far) - 0.42479) < 0.005)
  }

  /// How much of each window a side spoke, and how that goes with the other side's share: whoever speaks silences the other.
  ///
  /// 200,000 s hold 200,000, 40,000 and 20,000 windows: five standard errors (1 − ρ²)/√n are below 0.02, rounding
  /// included.
  @Test(arguments: [(1, -0.59), (5, -0.70), (10, -0.71)])
  func `the sides take turns`(window: Int, printed: Double) {
    let (near, far) = Self.sides(.conversation)
    let shares = [near, far].map { side in
      var spoken = [Double](repeating: 0, count: Int(Self.length) / window)
      for span in side.spans {
        var start = (span.start - PathModelTests.start).inSeconds
        let end = (span.end - PathModelTests.start).inSeconds
        while start < end {
          let index = Int(start) / window
          guard index < spoken.count else { break }
          let edge = min(end, Double((index + 1) * window))
          spoken[index] += edge - start
          start = edge
        }
      }
      return spoken
    }
    #expect(abs(PathFactorsTests.correlation(shares[0], shares[1]) - printed) < 0.02)
  }

  /// Means over some 82,000 spurts and pauses, each about as spread as it is long: five standard errors are 1.8 %.
  @Test func `the lengths of spurts and pauses`() {
    let near = Self.sides(.conversation).near
    let spurts = near.spans.map(\.duration.inSeconds)
    let pauses = zip(near.spans, near.spans.dropFirst()).map { ($1.start - $0.end).inSeconds }
    let spurt = spurts.reduce(0, +) / Double(spurts.count)
    let pause = pauses.reduce(0, +) / Double(pauses.count)
    #expect(abs(spurt - 1.03480) < 0.018 * 1.0348)
    #expect(abs(pause - 1.40120) < 0.018 * 1.4012)
    #expect(TalkSpurtModel.meanSpurt == 1.0348)
  }

  /// Long silences of mean m come once in 90 s, so q of all silences are long.
  ///
  /// A cycle from silence to silence then lasts c + q·(m − 0.456) instead of c = 0.456/0.22463 s. Of single talk the
  /// agent has 0.6·0.55 + 0.4·0.5. 200,000 s hold 2,222 long silences with a standard deviation of 6.1 s: five standard errors are 0.7 points.
  @Test func `a contact centre's call has longer silences and a talkative agent`() {
    let (agent, customer) = Self.sides(.contactCentre)
    let mean = 6 * Portable.exp(0.7 * 0.7 / 2)
    let usual = 0.456 / 0.22463
    let share = usual / 90 / (1 - (mean - 0.456) / 90)
    let cycle = usual + share * (mean - 0.456)
    let silence = 1 - Self.share(SpanSet(agent.spans + customer.spans))
    #expect((0.20...0.35).contains(silence))
    #expect(abs(silence - (0.456 * (1 - share) + mean * share) / cycle) < 0.007)
    let (single, double) = (0.70115 * usual / cycle, 0.07422 * usual / cycle)
    #expect(abs(Self.share(agent) - (0.53 * single + double)) < 0.007)
    #expect(abs(Self.share(customer) - (0.47 * single + double)) < 0.007)
  }
}
