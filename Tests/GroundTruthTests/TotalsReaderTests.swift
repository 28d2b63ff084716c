import GroundTruth
import Quantities
import Testing

@Suite struct TotalsReaderTests {
  private func series(_ seconds: [SecondSample], lasting: SimulationDuration) -> DirectionSeries {
    let start = SimulationTime(milliseconds: 1_000_000)
    let summary = MediaSummary(
      packetsSent: 0, packetsLost: 0, packetsLate: 0, lossBursts: 0, jitter: 0, delay: 0, meanOpinionScore: 0)
    return DirectionSeries(start: start, end: start + lasting, seconds: seconds, summary: summary)
  }

  @Test func `differences on any grid add up to the whole`() {
    let seconds = (0..<40).map { SecondSample(sent: UInt16(49 + $0 % 3), lost: UInt16($0 % 5), payloadBytes: 4_000) }
    let series = series(seconds, lasting: .milliseconds(39_400))
    var reader = TotalsReader(series)
    var sum = MediaTotals(), last = MediaTotals()
    var time = series.start
    while time < series.end + .seconds(7) {
      time += .milliseconds(6_997)
      let now = reader.totals(at: time)
      let step = now - last
      #expect(step.sent >= 0 && step.lost >= 0 && step.payloadBytes >= 0)
      sum.sent += step.sent
      sum.lost += step.lost
      last = now
    }
    #expect(sum.sent == seconds.reduce(0) { $0 + Int($1.sent) })
    #expect(sum.lost == seconds.reduce(0) { $0 + Int($1.lost) })
  }

  @Test func `the counts of a cut second belong to the part that was there`() {
    let series = series([SecondSample(sent: 50), SecondSample(sent: 20)], lasting: .milliseconds(1_400))
    var reader = TotalsReader(series)
    #expect(reader.totals(at: series.start + .milliseconds(500)).sent == 25)
    #expect(reader.totals(at: series.start + .milliseconds(1_200)).sent == 60)
    #expect(reader.totals(at: series.end).sent == 70)
  }

  @Test func `before the start there is nothing`() {
    let series = series([SecondSample(sent: 50)], lasting: .seconds(1))
    var reader = TotalsReader(series)
    #expect(reader.totals(at: series.start - .seconds(3)) == MediaTotals() - MediaTotals())
  }
}
