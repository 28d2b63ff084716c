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

  @Test func `a contact centre's call has longer silences and a talkative agent`() {
    let (agent, customer) = Self.sides(.contactCentre)
    let silence = 1 - Self.share(SpanSet(agent.spans + customer.spans))
    #expect((0.20...0.35).contains(silence))
    #expect(Self.share(agent) > Self.share(customer))
  }
}
