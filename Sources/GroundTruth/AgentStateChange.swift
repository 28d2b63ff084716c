public import Quantities

/// One change of an agent's or coach's state; from log-in to log-out they leave no gap.
public struct AgentStateChange: Hashable, Sendable {
  /// What the person is doing.
  public enum State: Hashable, Sendable, CaseIterable {
    case offline, ready, notReady, offered, talking, wrapUp, coaching

    /// Whether somebody in it serves: ready to, or taken up by it.
    public var isOnDuty: Bool {
      switch self {
      case .ready, .offered, .talking, .wrapUp, .coaching: true
      case .offline, .notReady: false
      }
    }
  }

  /// When.
  public var at: SimulationTime
  /// The cell, from 0.
  public var cell: Int
  /// The identity of the person.
  public var entity: UInt64
  /// The person's name in the truth.
  public var person: String
  /// The scenario's team.
  public var team: String
  /// The state from now on.
  public var state: State
  /// Why, for `notReady`: `break`, `lunch`, `no_answer`; nil otherwise.
  public var reason: String?
  /// The entity of the conversation concerned.
  public var conversation: UInt64?

  /// A change with the given facts.
  public init(
    at: SimulationTime, cell: Int, entity: UInt64, person: String, team: String, state: State,
    reason: String? = nil, conversation: UInt64? = nil
  ) {
    self.at = at
    self.cell = cell
    self.entity = entity
    self.person = person
    self.team = team
    self.state = state
    self.reason = reason
    self.conversation = conversation
  }
}
