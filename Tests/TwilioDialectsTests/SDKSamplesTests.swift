import GroundTruth
import Quantities
import Randomness
import Testing

@testable import TwilioDialects

@Suite struct `SDK samples` {
  private static let start = SimulationTime(milliseconds: 1_772_460_000_000)

  /// Ten minutes of 50 packets of 10 bytes a second, whose round trip grows by a millisecond a second.
  private static let series: LegSeries = {
    var seconds: [SecondSample] = []
    for second in 0..<600 {
      var sample = SecondSample(sent: 50, payloadBytes: 500, jitter: 3_600)
      sample.lost = second % 10 == 5 ? 1 : 0
      sample.roundTrip = UInt32(40_000 + 1_000 * second)
      seconds.append(sample)
    }
    let summary = MediaSummary(
      packetsSent: 30_000, packetsLost: 60, packetsLate: 0, lossBursts: 60, jitter: 3_600, delay: 0,
      meanOpinionScore: 4_400)
    let direction = DirectionSeries(start: start, end: start + .seconds(600), seconds: seconds, summary: summary)
    return LegSeries(uplink: direction, downlink: direction)
  }()

  /// Polls with the noise of a timer: −10 to +30 ms.
  private static func samples() -> [SDKSample] {
    var sampler = SDKSampler(series, unwritable: [], phase: 0.3)
    var noise = RandomStream(StreamKey(seed: 8, entity: 1, purpose: .reporting))
    return (0..<600).map { index in
      let stray = Int64(noise.triangular(low: -10, mode: 0, high: 30).rounded())
      return sampler.sample(
        index, at: start + .seconds(Int64(index + 1)) + .milliseconds(stray), isMuted: false)
    }
  }

  @Test func `a poll counts a packet more or less, and nothing gets lost between two`() {
    let bytes = Self.samples().map { $0.bytesSent / 100 }
    let counts = bytes.map { ($0 + 5) / 10 }
    #expect(counts.allSatisfy { (48...52).contains($0) })
    let usual = counts.count { (49...51).contains($0) }
    #expect(Double(usual) > 0.9 * Double(counts.count))
    #expect(Set(counts).isSuperset(of: [49, 50, 51]))
    // All but what the last poll may have come too early for.
    #expect((299_990...300_000).contains(bytes.reduce(0, +)))
  }

  /// STUN checks are 2.5 s apart: two seconds of the same value, then three.
  @Test func `the round trip stays until the next check`() {
    let values = Self.samples().map(\.roundTrip)
    var runs: [Int] = []
    for (value, next) in zip(values, values.dropFirst()) {
      #expect(value % 100 == 0, "whole milliseconds")
      if runs.isEmpty || value == next { runs.append((runs.popLast() ?? 1) + (value == next ? 1 : 0)) }
      if value != next { runs.append(1) }
    }
    let inner = runs.dropFirst().dropLast()
    #expect(inner.allSatisfy { $0 == 2 || $0 == 3 })
    #expect(abs(Double(inner.reduce(0, +)) / Double(inner.count) - 2.5) < 0.05)
  }

  @Test func `jitter shows in whole milliseconds`() {
    #expect(Self.samples().allSatisfy { $0.jitter == 400 })
  }
}
