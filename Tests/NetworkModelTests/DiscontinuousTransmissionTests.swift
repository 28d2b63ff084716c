import GroundTruth
import Quantities
import Randomness
import Testing

@testable import NetworkModel

/// Opus without silence: section 2.4.
@Suite struct DiscontinuousTransmissionTests {
  static let start = PathModelTests.start

  static func span(_ from: Int64, _ to: Int64) -> TimeSpan {
    TimeSpan(start + .milliseconds(from), start + .milliseconds(to))
  }

  @Test func `after speech comes a hangover, then a packet every 400 ms`() {
    let pauses = DiscontinuousTransmission().pauses(
      around: SpanSet([Self.span(1_000, 2_000), Self.span(3_500, 4_000)]), within: Self.span(0, 4_300))
    #expect(
      pauses == [
        Self.span(200, 600), Self.span(620, 1_000), Self.span(2_200, 2_600), Self.span(2_620, 3_000),
        Self.span(3_020, 3_400), Self.span(3_420, 3_500), Self.span(4_200, 4_300),
      ])
  }

  @Test func `spurts closer than the hangover are one`() {
    let pauses = DiscontinuousTransmission().pauses(
      around: SpanSet([Self.span(0, 1_000), Self.span(1_150, 2_000)]), within: Self.span(0, 2_200))
    #expect(pauses.isEmpty)
  }

  @Test func `another codec has no pauses`() {
    var talk = TalkActivity(absences: [Self.span(9_000, 10_000)])
    talk.pauseInSilence(within: Self.span(0, 10_000))
    let codecs: [Leg.Codec] = [.opus, .opus] + [Leg.Codec](repeating: .pcmu, count: 6) + [.opus, .opus]
    let silences = talk.silences(codecs: codecs, from: Self.start)
    #expect(silences.allSatisfy { $0.end <= Self.span(0, 2_000).end || $0.start >= Self.span(8_000, 8_000).start })
    #expect(silences.contains { $0.start <= Self.span(9_000, 9_000).start && $0.end >= Self.span(0, 10_000).end })
    #expect(talk.silences(codecs: nil, from: Self.start).count > silences.count)
    talk.pauses = nil
    #expect(talk.silences(codecs: codecs, from: Self.start) == [Self.span(9_000, 10_000)])
  }

  @Test func `somebody muted sends two and a half packets a second`() {
    let pauses = DiscontinuousTransmission().pauses(around: SpanSet([]), within: Self.span(0, 60_200))
    let sending = 60.2 - pauses.reduce(0) { $0 + $1.duration.inSeconds }
    #expect(abs(sending / 0.02 - (10 + 149)) < 1e-6)
  }

  /// 22.6, 26.2 and 29.2 packets a second with the talk model: printed to a tenth; 200,000 s hold some 82,000 pauses,
  /// whose mean is within 1.8 % at five standard errors, which is 0.3 packets a second.
  @Test(arguments: [(0, 22.6), (200, 26.2), (400, 29.2)])
  func `the mean rate of a talker`(hangover: Int64, printed: Double) {
    let near = TalkSpurtModelTests.sides(.conversation).near
    let presence = TimeSpan(Self.start, Self.start + .seconds(TalkSpurtModelTests.length))
    let pauses = DiscontinuousTransmission(hangover: .milliseconds(hangover)).pauses(around: near, within: presence)
    let sending = Double(TalkSpurtModelTests.length) - pauses.reduce(0) { $0 + $1.duration.inSeconds }
    let rate = sending / 0.02 / Double(TalkSpurtModelTests.length)
    #expect(abs(rate - printed) < 0.3)
  }

  /// A second of 50 packets is as before; one of three packets is a hangover's rest and comfort.
  @Test func `packets are as large as what they carry`() {
    let payload = PayloadModel(.opus)
    #expect(
      payload.discontinuousBytes(packets: 50, seconds: 1, speech: 1, music: 0, scatter: 0)
        == payload.bytes(packets: 50, speech: 1, music: 0, muted: 0, scatter: 0))
    #expect(payload.discontinuousBytes(packets: 2, seconds: 1, speech: 0, music: 0, scatter: 0) == 6)
    let half = payload.discontinuousBytes(packets: 26, seconds: 1, speech: 0.5, music: 0, scatter: 0)
    #expect(Double(half) == (25 * payload.speech + 3).rounded())
  }
}
