import GroundTruth
import Simulation

/// What one task expands: a few conversations, or many small facts, of one window; each with the position of its cell.
struct WorkUnit: Sendable {
  var conversations: [(cell: Int, conversation: Conversation)] = []
  var stateChanges: [(cell: Int, change: AgentStateChange)] = []
  var impairments: [(cell: Int, impairment: ImpairmentRecord)] = []

  /// Conversations that one task expands; a constant, so that it does not depend on the machine.
  static let conversationsPerUnit = 4
  /// Small facts that one task tells.
  static let factsPerUnit = 1_024

  /// The work of one window of every cell.
  static func units(of windows: [CellWindow]) -> [WorkUnit] {
    var units: [WorkUnit] = []
    var talk = WorkUnit()
    var facts = WorkUnit()
    for (cell, window) in windows.enumerated() {
      for conversation in window.conversations {
        talk.conversations.append((cell, conversation))
        if talk.conversations.count == conversationsPerUnit { units.append(take(&talk)) }
      }
      for change in window.stateChanges {
        facts.stateChanges.append((cell, change))
        if facts.stateChanges.count == factsPerUnit { units.append(take(&facts)) }
      }
      for impairment in window.impairments { facts.impairments.append((cell, impairment)) }
    }
    if !talk.conversations.isEmpty { units.append(talk) }
    if !facts.stateChanges.isEmpty || !facts.impairments.isEmpty { units.append(facts) }
    return units
  }

  private static func take(_ unit: inout WorkUnit) -> WorkUnit {
    defer { unit = WorkUnit() }
    return unit
  }
}
