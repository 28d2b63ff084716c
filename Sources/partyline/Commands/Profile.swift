import NetworkModel
import ProfileStudy
import Quantities
import Scenarios

/// Simulates legs alone and prints their outcomes; figures that miss their bounds are violations.
func profile(_ options: ProfileOptions) async throws -> ExitCode {
  let line = StatusLine(isShown: StandardStreams.errorIsTerminal)
  let rows: [FigureRow]
  do {
    rows = try await options.rows(line)
  } catch is CancellationError {
    line.clear()
    throw Failure(code: .interrupted, message: "partyline: interrupted")
  }
  line.clear()
  let report = StudyReport(rows)
  switch options.format {
  case .text: StandardStreams.say(report.text)
  case .csv: StandardStreams.say(report.csv)
  case .json: StandardStreams.say(report.json)
  }
  return report.misses.isEmpty ? .success : .violations
}

extension ProfileOptions {
  /// A network to be studied.
  private struct Case {
    var network: NetworkConfiguration
    /// The profile whose figures are expected of it; nil for networks of a scenario.
    var expected: NetworkProfile.Name?
    /// A study of so many legs, of so many hours, as unlike each other as `heterogeneity` has it.
    var study: (_ legs: Int, _ length: SimulationDuration, _ heterogeneity: Double) -> LegStudy
  }

  /// The figures of every network.
  func rows(_ line: StatusLine) async throws -> [FigureRow] {
    var rows: [FigureRow] = []
    for one in try cases() {
      var figures: [Figure] = []
      let short = one.study(legs ?? 1_500, .seconds(rounding: 60 * (minutes ?? 5)), 1)
      if short.legs > 0 {
        figures += OutcomeTable(try await outcomes(of: short, line)).figures(against: one.expected)
      }
      let long = one.study(longLegs ?? 0, .seconds(rounding: 3_600 * (hours ?? 40)), 0)
      if long.legs > 0 {
        figures += try await structure(of: long, line).figures(against: one.expected)
      }
      rows.append(FigureRow(of: one.network, figures))
    }
    return rows
  }

  private func cases() throws -> [Case] {
    switch subject {
    case .profiles(let names):
      return names.map { name in
        Case(network: NetworkConfiguration(name: name.rawValue, profile: name), expected: name) {
          LegStudy(
            of: name, legs: $0, length: $1, heterogeneity: $2, resolution: resolution, seed: reading.seed ?? 1)
        }
      }
    case .scenario(let path):
      let scenario = try LoadedScenario(path, reading).scenario
      return scenario.networks.map { network in
        Case(network: network, expected: nil) {
          var network = network
          network.heterogeneity *= $2
          return LegStudy(
            of: network, legs: $0, length: $1, resolution: resolution, seed: scenario.seed, starts: scenario.clock,
            localClock: scenario.localClock)
        }
      }
    }
  }

  private func outcomes(of study: LegStudy, _ line: StatusLine) async throws -> [LegOutcome] {
    try await study.map(jobs: jobs ?? Processors.count, report: { show($0, of: study, line) }) {
      LegOutcome(study.series(ofLeg: $0))
    }
  }

  private func structure(of study: LegStudy, _ line: StatusLine) async throws -> TimeStructure {
    let parts = try await study.map(jobs: jobs ?? Processors.count, report: { show($0, of: study, line) }) {
      TimeStructure(study.series(ofLeg: $0))
    }
    return parts.reduce(into: TimeStructure()) { $0.add($1) }
  }

  private func show(_ legs: Int, of study: LegStudy, _ line: StatusLine) {
    line.show("\(study.network.name): \(legs) of \(study.legs) legs")
    // The study looks at its task, not at signals.
    if Interruption.wasRequested { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
  }
}
