public import GroundTruth
public import Quantities

/// What became final in one window of simulated time of one cell.
public struct CellWindow: Sendable {
  /// The conversations that ended, in the order in which they did.
  public var conversations: [Conversation] = []
  /// The changes of state, in order.
  public var stateChanges: [AgentStateChange] = []
  /// The impairment episodes of which everything is known.
  public var impairments: [ImpairmentRecord] = []
  /// No conversation or change of state that is still to come begins before this.
  public var watermark: SimulationTime
  /// No impairment episode that is still to come begins before this.
  public var impairmentWatermark: SimulationTime
  /// Whether nothing is still to come.
  public var isFinished: Bool

  /// A window with nothing in it.
  public init(watermark: SimulationTime, impairmentWatermark: SimulationTime, isFinished: Bool) {
    self.watermark = watermark
    self.impairmentWatermark = impairmentWatermark
    self.isFinished = isFinished
  }
}

/// A cell that is simulated window by window.
public protocol CellSource: Sendable {
  /// What stands still in the cell.
  var directory: CellDirectory { get }
  /// Simulates up to `time` and returns what became final since the last call.
  func advance(to time: SimulationTime) -> CellWindow
  /// The complete truth about a conversation: a pure function, to be called from any thread in any order.
  func record(of conversation: Conversation) -> ConversationRecord
}
