import EventKernel
import Quantities

/// A party beside agent and customer: consulted, added, or sent the caller to.
struct ThirdParty: Sendable {
  enum Purpose: Sendable {
    /// The customer was sent here without a word.
    case blind
    case consult(ConsultPlan)
    /// A three-way call, the `number`th of this talk.
    case party(PartyPlan, number: Int)
  }

  /// What the next `third` event means.
  enum Stage: Hashable, Sendable {
    /// The ring is over.
    case ringing
    /// The agent has spoken with the third party alone for long enough.
    case introduced
    /// The turn of this number is over.
    case turned(Int)
    /// All three have spoken for long enough.
    case merged
    /// Nothing is planned: the party stays.
    case staying
    /// Third party and customer, or agent and third party, have finished among themselves.
    case finishing
  }

  let leg: Int
  let purpose: Purpose
  var stage = Stage.ringing
}

/// An agent in a conversation who wants a colleague as soon as one is free: of a team, or of those who serve a queue.
struct ColleagueRequest: Sendable {
  let conversation: Int
  let target: Target
}

/// What a coach means to do in a conversation, before it has begun.
struct CoachingIntention: Sendable {
  /// A position in `FloorConfiguration.coaches`.
  let team: Int
  let aim: Supervising.Stage
}

/// A coach at work in a conversation.
struct Supervising: Sendable {
  enum Stage: Hashable, Sendable { case arriving, listening, whispering, barging }

  /// The coach's position among the staff.
  let staff: Int
  let leg: Int
  /// The leg of the agent listened to.
  var target: Int
  var stage = Stage.arriving
  /// How far it goes if the call lasts long enough.
  let aim: Stage
  /// The coach team, for durations.
  let team: Int
  /// The moment at which the coach turns to the other agent.
  var retarget: EventQueue<FloorEvent>.Ticket?
}
