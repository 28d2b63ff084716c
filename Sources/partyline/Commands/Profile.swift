import NetworkModel
import ProfileStudy
import Quantities
import Scenarios

/// Simulates legs alone and prints their outcomes; figures that miss their bounds are violations.
func profile(_ options: ProfileOptions) async throws -> ExitCode {
  let line = StatusLine(isShown: StandardStreams.errorIsTerminal)
  let jobs = options.jobs ?? Processors.count
  var rows: [FigureRow] = []
  do {
    for (study, hasTargets) in try options.studies() {
      let report = { (legs: Int) in
        line.show("\(study.network.name): \(legs) of \(study.legs) legs")
        // The study looks at its task, not at signals.
        if Interruption.wasRequested { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
      }
      if options.isLong {
        let parts = try await study.map(jobs: jobs, report: report) { TimeStructure(study.series(ofLeg: $0)) }
        var structure = TimeStructure()
        for part in parts { structure.add(part) }
        rows.append(structure.row(of: study.network, hasTargets: hasTargets))
      } else {
        let outcomes = try await study.map(jobs: jobs, report: report) { LegOutcome(study.series(ofLeg: $0)) }
        rows.append(OutcomeTable(outcomes).row(of: study.network, hasTargets: hasTargets))
      }
    }
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
  /// What is to be simulated, and whether it is a profile as it comes, for which there are targets.
  func studies() throws -> [(study: LegStudy, hasTargets: Bool)] {
    let length = SimulationDuration.seconds(rounding: 60 * (minutes ?? (isLong ? 2_400 : 5)))
    let legs = legs ?? (isLong ? 1 : 1_500)
    let heterogeneity = isLong ? 0.0 : 1
    switch subject {
    case .profiles(let names):
      return names.map { name in
        let study = LegStudy(
          of: name, legs: legs, length: length, heterogeneity: heterogeneity, resolution: resolution,
          seed: reading.seed ?? 1)
        return (study, true)
      }
    case .scenario(let path):
      let scenario = try LoadedScenario(path, reading).scenario
      return scenario.networks.map { declared in
        var network = declared
        network.heterogeneity *= heterogeneity
        let study = LegStudy(
          of: network, legs: legs, length: length, resolution: resolution, seed: scenario.seed, starts: scenario.clock,
          localClock: scenario.localClock)
        return (study, false)
      }
    }
  }
}
