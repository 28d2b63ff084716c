import Scenarios
import Testing

/// A month of a centre against the bands of the reference of the models, section 3, table by table.
///
/// A figure passes inside its band, or within five standard errors of it. Bands are what the reference prints, a digit
/// standing for what is rounded to it: a range, a parameter, or the mean or quantile of a law. Where the reference gives
/// no band but a goal, the band is the goal of the scenario: sixty agents, 80 % of callers answered within 20 s.
@Suite struct MonthTests {
  static let figures: Result<Month, any Error> = Result {
    Month(try Scenario.read(path: "/\(folder)/scenarios/large/month.yaml"))
  }
  private static let folder = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

  struct Row: CustomTestStringConvertible {
    let figure: String
    let band: ClosedRange<Double>
    let section: String

    init(_ figure: String, _ band: ClosedRange<Double>, _ section: String) {
      self.figure = figure
      self.band = band
      self.section = section
    }

    var testDescription: String {
      guard let ratio = try? MonthTests.figures.get().ratios[figure] else { return figure }
      let told = [ratio.value, ratio.standardError].map { "\(($0 * 1e4).rounded() / 1e4)" }
      return "\(figure): \(told[0]) ± \(told[1]) of \(Int(ratio.count)), band \(band) (\(section))"
    }
  }

  static let rows = [
    Row("talk, s", 298...302, "3.4"), Row("talks below their median", 0.5...0.5, "3.4"),
    Row("very short calls", 0.02...0.05, "3.4"),
    Row("held calls", 0.28...0.28, "3.5"), Row("holds per held call", 1.3...1.3, "3.5"),
    Row("a hold, s", 66...66, "3.5"), Row("hold per call, s", 24...26, "3.5"),
    Row("work after a call, s", 57...57, "3.5"), Row("no work after the call", 0.12...0.12, "3.5"),
    Row("rings below their median", 0.5...0.5, "3.5"), Row("offers that ring out", 0.005...0.03, "3.5"),
    Row("a ring that is missed, s", 12...20, "3.5"),
    Row("passed on", 0.08...0.12, "3.6"), Row("transfers that are blind", 0.55...0.55, "3.6"),
    Row("transfers after a consult", 0.35...0.35, "3.6"), Row("transfers after a conference", 0.10...0.10, "3.6"),
    Row("transfers of a call passed on", 1.25...1.35, "3.6"), Row("three parties or more", 0.015...0.03, "3.6"),
    Row("listened to", 0.01...0.03, "3.6"), Row("whispered into", 0.003...0.01, "3.6"),
    Row("barged into", 0.0005...0.0015, "3.6"), Row("hung up by the customer", 0.65...0.66, "3.6"),
    Row("ended by a network", 0...0.05, "3.6"),
    Row("occupancy in busy hours", 0.75...0.88, "3.7"), Row("shifts below 6.4 h", 0.10...0.10, "3.7"),
    Row("shifts below 7.9 h", 0.50...0.50, "3.7"), Row("shifts below 8.5 h", 0.90...0.90, "3.7"),
    Row("from log-in to readiness, s", 30...180, "3.7"), Row("breaks a day", 2...2, "3.7"),
    Row("break, min", 15...15, "3.7"), Row("lunches a day", 1...1, "3.7"), Row("lunch, min", 30...60, "3.7"),
    Row("short absences a day", 2...6, "3.7"), Row("personal, min", 2.5...3.5, "3.7"),
    Row("absence", 0.04...0.07, "3.7"),
    Row("agents on a weekday", 55...65, "3.7"),
    Row("callers seen twice or more", 0.25...0.40, "3.8"), Row("calling again after giving up", 0.345...0.355, "3.1"),
    Row("calling again after service", 0.145...0.155, "3.1"), Row("served by the menu alone", 0.08...0.35, "3.2"),
    Row("giving up, of what patience foretells", 1...1, "3.3"),
    Row("waiting for each who gives up, s", 250...930, "3.3"), Row("answered within 20 s", 0.75...0.85, "3.7"),
    Row("dialled: answered by a person", 0.25...0.45, "3.1"), Row("dialled: answered by a machine", 0.20...0.35, "3.1"),
    Row("dialled: ring, s", 12...12, "3.1"), Row("dialled: talk, s", 150...150, "3.1"),
  ]

  @Test(arguments: rows)
  func `a month lies in the bands of the reference`(row: Row) throws {
    let ratio = try #require(try Self.figures.get().ratios[row.figure])
    let slack = 5 * ratio.standardError
    #expect(row.band.lowerBound - slack <= ratio.value && ratio.value <= row.band.upperBound + slack)
  }
}
