import CCPDialect
import CPhilox
import Dialects
import GenesysDialect
import GroundTruth
import Quantities
import RealtimeKitDialect
import Scenarios
import Simulation
import TruthDialect
import TwilioDialects

/// Everything that one cell of a scenario lets happen, with the packets: what dialects are measured on.
struct RecordedFloor {
  let scenario: Scenario
  let directory: CellDirectory
  let records: [ConversationRecord]
  let stateChanges: [AgentStateChange]
  let impairments: [ImpairmentRecord]
  /// Random words drawn for the packets.
  let words: UInt64

  init(_ path: String) throws {
    scenario = try Scenario.read(path: path)
    let cell = CellSimulation(scenario, cell: 0)
    let window = cell.everything()
    let before = philox_blocks()
    records = window.conversations.map(cell.record(of:))
    words = 4 * (philox_blocks() - before)
    directory = cell.directory
    stateChanges = window.stateChanges
    impairments = window.impairments
  }

  /// Seconds of legs with media.
  var legSeconds: Int {
    records.reduce(0) { sum, record in
      sum + record.series.reduce(0) { $0 + ($1?.uplink.seconds.count ?? 0) }
    }
  }

  /// Every dialect, the truth with and without its per-second series.
  var dialects: [DialectBench] {
    let platforms: Set<String> = ["twilio", "realtimekit", "ccp", "genesys"]
    let all: [(String, any Dialect)] = [
      ("twilio", TwilioDialect(directory)), ("realtimekit", RealtimeKitDialect(directory)),
      ("ccp", CCPDialect(directory)), ("genesys", GenesysDialect(directory)),
      ("truth", TruthDialect(directory, platforms: platforms, tellsMedia: false)),
      ("truth+media", TruthDialect(directory, platforms: platforms, tellsMedia: true)),
    ]
    return all.map { name, dialect in
      // Live states are told in few runs.
      DialectBench(name: name, dialect: dialect, floor: self, streams: name == GenesysDialect.name ? [0, nil] : nil)
    }
  }
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
