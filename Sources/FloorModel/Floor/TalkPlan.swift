import GroundTruth
import Quantities

/// Something an agent is going to do, `delay` after what they did before was over.
struct TalkStep: Sendable {
  enum Act: Sendable {
    /// Puts the customer on hold for a time.
    case hold(SimulationDuration)
    /// Takes the customer off hold.
    case unhold
    case blindTransfer(Target)
    case consult(ConsultPlan)
    case addParty(PartyPlan)
    /// The talk is over.
    case hangUp(byCustomer: Bool)
    /// The customer has stopped writing, and the platform ends the conversation.
    case fallSilent
    /// Something else than people ends it: the customer's leg, or the agent's, ends like this.
    case breakOff(byCustomer: Bool, Leg.End)
  }

  let delay: SimulationDuration
  let act: Act
}

/// How a consult goes if everybody stays: whom, how long, and what then.
struct ConsultPlan: Sendable {
  enum Ending: Sendable {
    /// The agent leaves customer and consulted party together.
    case complete
    /// All three speak, then the agent leaves.
    case mergeAndComplete(threeParty: SimulationDuration)
    /// The agent dismisses the consulted party and takes the customer back.
    case cancel
    /// The customer does not wait for it.
    case customerHangsUp
  }

  let target: Target
  let talk: SimulationDuration
  let ending: Ending
}

/// How a three-way call goes if everybody stays.
struct PartyPlan: Sendable {
  enum Ending: Hashable, Sendable {
    /// The agent drops the third party.
    case isDropped
    /// The third party hangs up.
    case leaves
    /// The third party stays until the call ends.
    case stays
  }

  let target: Target
  /// Seconds with the third party alone before the first turn.
  let introduction: SimulationDuration
  /// How long the agent then has both customer and third party on hold; nil when not at all.
  let holdAll: SimulationDuration?
  /// How long the agent stays with the customer, then the third party, and so on, before merging.
  let turns: Turns
  /// How long all three speak; nil when the agent goes back to the customer alone.
  let threeParty: SimulationDuration?
  let ending: Ending

  /// None, or one with each.
  struct Turns: Sendable {
    let count: Int
    let first: SimulationDuration
    let second: SimulationDuration
  }
}
