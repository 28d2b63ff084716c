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
    /// Customer and third party have both been on hold for long enough.
    case bothHeld
    /// The third party is back, and the agent is about to go on.
    case resumed
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

/// Third parties who speak with customer and agent while the agent turns to yet another: no more than three, since six
/// take part at most.
struct ConferenceMembers: Sendable {
  /// The leg, and which third party of the talk it is, from 0.
  struct Member: Sendable {
    let leg: Int
    let number: Int
  }

  private var legs = SIMD4<Int16>.zero
  private var numbers = SIMD4<Int16>.zero
  private var size = Int8.zero
  /// Whether nobody more is called in.
  var isComplete = false

  var count: Int { Int(size) }

  subscript(index: Int) -> Member { Member(leg: Int(legs[index]), number: Int(numbers[index])) }

  mutating func append(_ member: Member) {
    legs[count] = Int16(truncatingIfNeeded: member.leg)
    numbers[count] = Int16(truncatingIfNeeded: member.number)
    size += 1
  }

  mutating func popLast() -> Member? {
    guard size > 0 else { return nil }
    size -= 1
    return self[count]
  }

  /// Takes out whose leg this is; nothing happens when it is none of them.
  mutating func remove(_ leg: Int) {
    guard let index = (0..<count).first(where: { Int(legs[$0]) == leg }) else { return }
    for later in index..<count - 1 { (legs[later], numbers[later]) = (legs[later + 1], numbers[later + 1]) }
    size -= 1
  }
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
  /// Whether the agent has asked for it.
  var isCalledFor = false
}

/// A call for help: the agent's leg, from before the flag is raised until it is lowered.
struct Flag: Sendable {
  let leg: Int
  var isRaised = false
  /// Its raising, or its lowering when nobody comes.
  var next: EventQueue<FloorEvent>.Ticket?
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
  var aim: Stage
  /// The coach team, for durations.
  let team: Int
  /// The moment at which the coach turns to the other agent.
  var retarget: EventQueue<FloorEvent>.Ticket?
}
