import GroundTruth
import Quantities
import Scenarios
import Simulation

/// What a month of a centre came to: every figure that the reference of the models gives a band for.
struct Month {
  /// Figures by name, each with the clusters that its error follows from.
  private(set) var ratios: [String: ClusteredRatio] = [:]
  let scenario: Scenario
  let directory: CellDirectory

  /// Shortest talk that counts as one (section 3.4: shorter ones are a component of their own).
  static let shortest = 10.0

  init(_ scenario: Scenario) {
    self.scenario = scenario
    directory = scenario.directory(ofCell: 0)
    let cell = CellSimulation(scenario, cell: 0)
    var staff = StaffDays(localClock: directory.localClock)
    var callers = CallerHistory()
    var now = directory.clock.start
    var isFinished = false
    while !isFinished {
      now += .seconds(6 * 3_600)
      let window = cell.advance(to: now)
      for conversation in window.conversations {
        count(conversation)
        callers.add(conversation)
      }
      for change in window.stateChanges { staff.add(change) }
      isFinished = window.isFinished
    }
    staff.count(into: &self)
    callers.count(into: &self)
  }

  /// A day as a cluster.
  func day(_ time: SimulationTime) -> String { "\(directory.localClock.day(at: time))" }

  mutating func add(_ figure: String, _ sum: Double, of count: Double = 1, in cluster: String) {
    ratios[figure, default: ClusteredRatio()].add(sum, of: count, in: cluster)
  }

  mutating func add(_ figure: String, _ happened: Bool, in cluster: String) {
    add(figure, happened ? 1 : 0, in: cluster)
  }

  private mutating func count(_ conversation: Conversation) {
    switch conversation.kind {
    case .inbound, .callback: countInbound(conversation)
    case .outbound: countOutbound(conversation)
    case .meeting: break
    }
  }
}
