import CCPDialect
import Dialects
import GenesysDialect
import GroundTruth
import JSONText
import Quantities
import RealtimeKitDialect
import Scenarios
import Simulation
import TruthDialect
import TwilioDialects

// Counts first, because they do not depend on the machine; then times, stage by stage, on one core.

let path = CommandLine.arguments.dropFirst().first ?? "scenarios/support-floor.yaml"
let scenario = try Scenario.read(path: path)
let cell = CellSimulation(scenario, cell: 0)

/// What a stage took, once per repetition; the median counts.
func median(of repetitions: Int = 5, _ body: () -> Void) -> Double {
  let seconds = (0..<repetitions).map { _ in
    let took = ContinuousClock().measure(body)
    return Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
  }
  return seconds.sorted()[repetitions / 2]
}

/// A number with two digits after the point.
func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

/// Everything that the cell's floor lets happen, from log-in to log-out.
func everything(of cell: CellSimulation) -> CellWindow {
  var now = cell.directory.clock.start
  var all = cell.advance(to: now)
  while !all.isFinished {
    now += SimulationDuration.seconds(300)
    let window = cell.advance(to: now)
    all.conversations += window.conversations
    all.stateChanges += window.stateChanges
    all.impairments += window.impairments
    all.isFinished = window.isFinished
  }
  return all
}

let window = everything(of: cell)
let records = window.conversations.map(cell.record(of:))
let legSeconds = records.reduce(0) { (sum: Int, record: ConversationRecord) -> Int in
  sum
    + record.series.reduce(0) { (inner: Int, series: LegSeries?) -> Int in
      inner + (series?.uplink.seconds.count ?? 0)
    }
}
let dialects: [(name: String, dialect: any Dialect)] = [
  ("twilio", TwilioDialect(cell.directory)), ("realtimekit", RealtimeKitDialect(cell.directory)),
  ("ccp", CCPDialect(cell.directory)), ("genesys", GenesysDialect(cell.directory)),
  ("truth", TruthDialect(cell.directory)),
]

print("counts of \(scenario.name), first cell")
print("  conversations \(records.count), leg-seconds \(legSeconds), state changes \(window.stateChanges.count)")
var writer = DocumentWriter(capacity: 1 << 24)
for (name, dialect) in dialects {
  writer.removeAll()
  for record in records { dialect.project(record, into: &writer) }
  let documents = writer.entries.count
  print(
    "  \(name): \(documents) documents, \(writer.json.count) bytes, \(writer.json.count / max(1, documents)) bytes each"
  )
}

print("times, medians of 5, one core")
let floor = median { _ = everything(of: CellSimulation(scenario, cell: 0)) }
print("  floor        \(rounded(Double(records.count) / floor)) conversations/s")
let network = median { for conversation in window.conversations { _ = cell.record(of: conversation) } }
print(
  "  network      \(rounded(Double(legSeconds) / network)) leg-seconds/s, \(rounded(network * 1e9 / Double(legSeconds * 100))) ns a packet and direction"
)
for (name, dialect) in dialects {
  let seconds = median {
    writer.removeAll()
    for record in records { dialect.project(record, into: &writer) }
  }
  print(
    "  \(name)\(String(repeating: " ", count: 13 - name.count))\(rounded(Double(writer.json.count) / seconds / 1e6)) MB/s from record to bytes"
  )
}
