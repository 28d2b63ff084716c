import CCPDialect
import Dialects
import GenesysDialect
import GroundTruth
import Quantities
import RealtimeKitDialect
import Scenarios
import Simulation
import TruthDialect
import TwilioDialects

// Benchmarks [SCENARIO] [DIALECT [REPETITIONS]]
//
// Counts first, because they do not depend on the machine; then times, stage by stage, on one core. With a dialect's
// name that dialect alone, for a profiler to look at.

let arguments = Array(CommandLine.arguments.dropFirst())
let scenario = try Scenario.read(path: arguments.first ?? "scenarios/support-floor.yaml")
let cell = CellSimulation(scenario, cell: 0)
let everything = cell.everything()
let records = everything.conversations.map(cell.record(of:))
let platforms: Set<String> = ["twilio", "realtimekit", "ccp", "genesys"]
let benches = [
  ("twilio", TwilioDialect(cell.directory) as any Dialect), ("realtimekit", RealtimeKitDialect(cell.directory)),
  ("ccp", CCPDialect(cell.directory)), ("genesys", GenesysDialect(cell.directory)),
  ("truth", TruthDialect(cell.directory, platforms: platforms, tellsMedia: false)),
  ("truth+media", TruthDialect(cell.directory, platforms: platforms, tellsMedia: true)),
].map {
  DialectBench(
    name: $0.0, dialect: $0.1, records: records, stateChanges: everything.stateChanges,
    impairments: everything.impairments)
}

/// Prints what a dialect came to.
func report(_ bench: DialectBench, _ outcome: DialectBench.Outcome) {
  print(
    "  \(bench.name): \(outcome.documents) documents, \(outcome.bytes) bytes, "
      + "\(outcome.bytes / max(1, outcome.documents)) bytes each, \(outcome.allocations) allocations, "
      + "\(Measurement.text(outcome.megabytesPerSecond)) MB/s, "
      + "\(Measurement.text(outcome.documentsPerSecond, places: 0)) documents/s")
}

if arguments.count > 1 {
  for bench in benches where bench.name == arguments[1] {
    report(bench, bench.run(repetitions: arguments.count > 2 ? Int(arguments[2]) ?? 5 : 5))
  }
} else {
  let legSeconds = records.reduce(0) { (sum: Int, record: ConversationRecord) -> Int in
    sum
      + record.series.reduce(0) { (inner: Int, series: LegSeries?) -> Int in
        inner + (series?.uplink.seconds.count ?? 0)
      }
  }
  print("\(scenario.name), first cell: \(records.count) conversations, \(legSeconds) leg-seconds")
  for bench in benches { report(bench, bench.run()) }
  let floor = Measurement.median { _ = CellSimulation(scenario, cell: 0).everything() }
  print("  floor: \(Measurement.text(Double(records.count) / floor)) conversations/s")
  let network = Measurement.median {
    for conversation in everything.conversations { _ = cell.record(of: conversation) }
  }
  print(
    "  network: \(Measurement.text(Double(legSeconds) / network)) leg-seconds/s, "
      + "\(Measurement.text(network * 1e9 / Double(legSeconds * 100))) ns a packet and direction")
}

extension CellSimulation {
  /// Everything that the cell's floor lets happen, from log-in to log-out.
  func everything() -> CellWindow {
    var now = directory.clock.start
    var all = advance(to: now)
    while !all.isFinished {
      now += SimulationDuration.seconds(300)
      let window = advance(to: now)
      all.conversations += window.conversations
      all.stateChanges += window.stateChanges
      all.impairments += window.impairments
      all.isFinished = window.isFinished
    }
    return all
  }
}
