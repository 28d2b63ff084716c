import GroundTruth
import Quantities
import Randomness

/// Agents who ask for help, and private messages between agents and coaches.
extension Dressing {
  func addFlagsAndNotes(_ conversation: inout Conversation, _ topic: Topic) {
    let agents = conversation.legs.filter { $0.role == .agent && $0.joinedAt != nil }
    guard let agent = agents.max(by: { lengthOfStay($0) < lengthOfStay($1) }), let presence = agent.presence else {
      return
    }
    let phrases = Phrases(topic: topic)
    var draws = stream(conversation.entity, .dialogue, 1 << 20)
    let wantsHelp = draws.chance(configuration.behaviour.flagged)
    // Where coaches come to flags, the floor has raised them; only the words are missing.
    let isRaisedThere = hasHelpers(conversation, agents)
    let isFlagged =
      isRaisedThere ? conversation.actions.contains { $0.kind == .flagRaise } : wantsHelp
    let isNoted = draws.chance(configuration.behaviour.noted)
    if isRaisedThere {
      for index in conversation.actions.indices where conversation.actions[index].kind == .flagRaise {
        conversation.actions[index].text = phrases.plea(from: &draws)
      }
    } else if isFlagged {
      addFlag(&conversation, agent, presence, phrases, &draws)
    }
    if isNoted {
      let at = presence.start + .seconds(rounding: presence.duration.inSeconds * draws.uniform(from: 0.1, to: 0.9))
      note(&conversation, agent.index, at: at, phrases.note(from: &draws))
    }
    // A coach who is there for more than a moment writes now and then.
    for coach in conversation.legs where coach.role == .coach {
      let at = draws.uniform(from: 4, to: 25)
      let writes = draws.chance(isFlagged || isNoted ? 0.8 : 0.25)
      let text = phrases.advice(from: &draws)
      guard writes, let stay = coach.presence, stay.duration.inSeconds > at + 1 else { continue }
      note(&conversation, coach.index, at: stay.start + .seconds(rounding: at), text)
    }
  }

  /// Whether coaches come when the agent who talked first asks for help.
  private func hasHelpers(_ conversation: Conversation, _ agents: [Leg]) -> Bool {
    let team = agents.first.flatMap { conversation.person(of: $0).team }
    return configuration.teams.firstIndex { $0.name == team }.flatMap(configuration.helpers) != nil
  }

  private func lengthOfStay(_ leg: Leg) -> SimulationDuration { leg.presence?.duration ?? .zero }

  /// The agent asks for help; whoever answers writes, and the flag comes down before the agent leaves.
  private func addFlag(
    _ conversation: inout Conversation, _ agent: Leg, _ presence: TimeSpan, _ phrases: Phrases,
    _ draws: inout RandomStream
  ) {
    let behaviour = configuration.behaviour
    let raise = presence.start + .seconds(rounding: presence.duration.inSeconds * draws.uniform(from: 0.1, to: 0.6))
    let wanted = raise + behaviour.flag.seconds(from: &draws)
    let last = presence.end - .seconds(rounding: draws.uniform(from: 0.4, to: 2.5))
    let reply = raise + behaviour.noteReply.seconds(from: &draws)
    let plea = phrases.plea(from: &draws)
    let advice = phrases.advice(from: &draws)
    let followUp = phrases.note(from: &draws)
    let lower = min(wanted, last)
    guard lower - raise > .seconds(3) else { return }
    conversation.actions.append(Action(at: raise, leg: agent.index, kind: .flagRaise, text: plea))
    let helper = coach(in: conversation, at: reply)
    if reply < lower {
      note(&conversation, helper ?? agent.index, at: reply, helper == nil ? followUp : advice)
    }
    conversation.actions.append(
      Action(at: lower, leg: coach(in: conversation, at: lower) ?? agent.index, kind: .flagLower))
  }

  private func coach(in conversation: Conversation, at time: SimulationTime) -> Int? {
    conversation.legs.first { $0.role == .coach && $0.presence?.contains(time) ?? false }?.index
  }

  private func note(_ conversation: inout Conversation, _ leg: Int, at time: SimulationTime, _ text: String) {
    conversation.actions.append(Action(at: time, leg: leg, kind: .note, text: text))
  }
}
