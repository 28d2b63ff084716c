import GroundTruth
import Quantities
import Testing

@Suite struct TenSecondTotalsTests {
  private func series(_ seconds: [SecondSample]) -> DirectionSeries {
    let summary = MediaSummary(
      packetsSent: 0, packetsLost: 0, packetsLate: 0, lossBursts: 0, jitter: 0, delay: 0, meanOpinionScore: 0)
    let start = SimulationTime(milliseconds: 1_000_000)
    return DirectionSeries(
      start: start, end: start + .seconds(Int64(seconds.count)), seconds: seconds, summary: summary)
  }

  @Test(arguments: [0, 1, 9, 10, 11, 20, 37])
  func `every second counts in one of them`(count: Int) {
    let seconds = (0..<count).map { (second: Int) -> SecondSample in
      let (sent, lost) = (UInt16(50 + second % 2), UInt16(second % 4))
      return SecondSample(sent: sent, lost: lost, jitter: UInt32(1_000 + second), jitterPeak: UInt32(second))
    }
    let tens = series(seconds).tens
    #expect(tens.count == (count + 9) / 10)
    for (index, ten) in tens.enumerated() {
      let covered = Array(seconds[index * 10..<min(index * 10 + 10, count)])
      #expect(Int(ten.seconds) == covered.count)
      #expect(Int(ten.sent) == covered.reduce(0) { $0 + Int($1.sent) })
      #expect(Int(ten.lost) == covered.reduce(0) { $0 + Int($1.lost) })
      #expect(Int(ten.jitterSum) == covered.reduce(0) { $0 + Int($1.jitter) })
      // The estimate at a second's end counts where it is above what the second tells as its peak.
      let peaks = covered.map { max($0.jitter, $0.jitterPeak) }
      #expect(ten.jitterPeak == peaks.max())
      #expect(!ten.speaks)
    }
  }

  @Test func `one second of speech speaks for its ten`() {
    var seconds = [SecondSample](repeating: SecondSample(sent: 50), count: 30)
    seconds[19].speech = 1
    #expect(series(seconds).tens.map(\.speaks) == [false, true, false])
  }

  @Test func `a copy in used memory is the original, and new payload changes no total`() {
    let long = series((0..<25).map { (second: Int) in SecondSample(sent: UInt16(second), payloadBytes: 4_000) })
    let short = series([SecondSample(sent: 7)])
    var copy = long
    copy.copy(short)
    #expect(copy == short)
    copy.copy(long)
    copy.replacePayload(at: 3..<5) { UInt32($0.sent) }
    for (index, second) in copy.seconds.enumerated() {
      #expect(second.payloadBytes == (index == 3 || index == 4 ? UInt32(index) : 4_000))
    }
    #expect(copy.tens == long.tens)
  }
}
