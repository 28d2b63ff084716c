import GroundTruth
import Quantities
import Randomness

/// What goes on beside a conversation, fitted into the time that agent and customer, or coach and agent, have together.
///
/// Pages, screens and cameras belong to people who write: what people who speak show one another is a matter of their
/// mixer, which only meetings have.
extension Dressing {
  /// Seconds until a customer answers an offer, and until it expires; inferred.
  private static let answering = 3.0...12
  private static let expiry = 30.0
  /// Share of offers that are rejected, and that nobody answers; inferred.
  private static let rejected = 0.12
  private static let expired = 0.1
  /// Share of pages and screens to which the agent is let, and of shows that the initiator ends; inferred.
  private static let controlled = 0.4
  private static let endedByInitiator = 0.5

  func addCompanions(_ conversation: inout Conversation) {
    guard let queue = conversation.queue else { return }
    let habits = configuration.queues[queue].companions
    if conversation.medium == .chat || conversation.medium == .message { addShows(&conversation, habits) }
    addWatching(&conversation)
  }

  // MARK: Agent and customer

  private func addShows(_ conversation: inout Conversation, _ habits: CompanionConfiguration) {
    guard let customer = conversation.legs.first(where: { $0.role == .customer }),
      let agent = shower(in: conversation, habits),
      let together = agent.presence.flatMap({ own in customer.presence?.intersection(own) })
    else { return }
    var draws = stream(conversation.entity, .companion)
    let shows: [(kind: Companion.Kind, share: Double)] = [
      (.coBrowse, habits.coBrowse), (.screenShare, habits.screenShare), (.video, habits.video),
    ]
    // One after another, so that a page and a screen are never shared at a time.
    var time = together.start + .seconds(rounding: draws.uniform(from: 15, to: 40))
    for show in shows {
      let isWanted = draws.chance(show.share)
      let wait = draws.uniform(from: Self.answering.lowerBound, to: Self.answering.upperBound)
      let choice = draws.uniform()
      let length = draws.logNormal(median: 70, sigma: 0.6)
      let isControlled = show.kind != .video && draws.chance(Self.controlled)
      let byInitiator = draws.chance(Self.endedByInitiator)
      let pause = draws.uniform(from: 5, to: 20)
      guard isWanted, time + .seconds(20) < together.end else { continue }
      var companion = Companion(
        kind: show.kind, initiator: agent.index, other: customer.index, offeredAt: time, answer: .accepted,
        span: TimeSpan(time, time), ending: .conversation, isControlled: isControlled)
      if choice < Self.rejected + Self.expired {
        companion.answer = choice < Self.rejected ? .rejected : .expired
        companion.ending = choice < Self.rejected ? .other : .conversation
        companion.isControlled = false
        let answered = min(time + .seconds(rounding: choice < Self.rejected ? wait : Self.expiry), together.end)
        companion.span = TimeSpan(answered, answered)
      } else {
        let start = min(time + .seconds(rounding: wait), together.end - .seconds(1))
        let end = start + .seconds(rounding: max(2, length))
        companion.ending = end < together.end ? (byInitiator ? .initiator : .other) : .conversation
        companion.span = TimeSpan(start, min(end, together.end))
      }
      vary(&companion, of: conversation.entity, habits)
      note(companion, in: &conversation)
      time = companion.span.end + .seconds(rounding: pause)
    }
  }

  /// The agent who shows something: the last one, as a rule.
  private func shower(in conversation: Conversation, _ habits: CompanionConfiguration) -> Leg? {
    let agents = conversation.legs.filter { $0.role == .agent && $0.presence != nil }
    guard agents.count > 1, habits.early > 0 else { return agents.last }
    var draws = stream(conversation.entity, .companion, Self.showerBucket)
    return draws.chance(habits.early) ? agents.first : agents.last
  }

  /// The buckets of the stream of what goes on beside: 0 has the shows, small ones the coaches.
  private static let (showerBucket, variationBucket, watchingBucket) = (1 << 16, 1 << 17, 1 << 18)
  /// Of technical trouble, what a device cannot do and what cannot be set up; connections break in the rest.
  ///
  /// Inferred.
  private static let unsupported = 0.25
  private static let unavailable = 0.25

  /// What becomes of a show that not every desk knows.
  private func vary(_ companion: inout Companion, of conversation: UInt64, _ habits: CompanionConfiguration) {
    guard habits.trouble + habits.muted + habits.screens > 0 else { return }
    let place = Companion.Kind.allCases.firstIndex(of: companion.kind) ?? 0
    var draws = stream(conversation, .companion, Self.variationBucket + place)
    let isTroubled = draws.chance(habits.trouble)
    let (choice, isInitiators) = (draws.uniform(), draws.chance(0.5))
    if isTroubled, choice < Self.unsupported + Self.unavailable {
      companion.answer = choice < Self.unsupported ? .unsupported : .failed
      companion.ending = .conversation
      companion.isControlled = false
      let known = min(companion.offeredAt + .milliseconds(900), companion.span.end)
      companion.span = TimeSpan(known, known)
    } else if isTroubled, companion.answer == .accepted, companion.ending != .conversation {
      companion.ending = isInitiators ? .initiatorLost : .otherLost
    }
    guard companion.kind == .video, companion.answer == .accepted else { return }
    func instant() -> SimulationTime {
      companion.span.start + .seconds(rounding: companion.span.duration.inSeconds * draws.uniform(from: 0.1, to: 0.8))
    }
    for (isInitiators, isOfAudio) in [(true, true), (true, false), (false, true), (false, false)] {
      let (isSwitchedOff, at) = (draws.chance(habits.muted), instant())
      guard isSwitchedOff else { continue }
      companion.silences.append(Companion.Silence(isInitiators: isInitiators, isOfAudio: isOfAudio, at: at))
    }
    companion.silences.sort { $0.at < $1.at }
    let (isShown, at) = (draws.chance(habits.screens), instant())
    if isShown { companion.screenAt = at }
  }

  /// Keeps a companion and notes the actions that it is in the truth's words.
  private func note(_ companion: Companion, in conversation: inout Conversation) {
    conversation.companions.append(companion)
    guard companion.answer == .accepted else { return }
    let (opening, closing): (Action.Kind, Action.Kind) =
      companion.kind == .video ? (.cameraOn, .cameraOff) : (.screenshareStart, .screenshareStop)
    let showing = companion.kind == .video ? [companion.initiator, companion.other] : [companion.other]
    for leg in showing {
      conversation.actions.append(Action(at: companion.span.start, leg: leg, kind: opening))
      conversation.actions.append(Action(at: companion.span.end, leg: leg, kind: closing))
    }
    guard let shown = companion.screenAt else { return }
    conversation.actions.append(Action(at: shown, leg: companion.other, kind: .screenshareStart))
    conversation.actions.append(Action(at: companion.span.end, leg: companion.other, kind: .screenshareStop))
  }

  // MARK: Coach and agent

  private func addWatching(_ conversation: inout Conversation) {
    for coach in conversation.legs where coach.role == .coach {
      guard let team = conversation.person(of: coach).team,
        let habits = configuration.coaches.first(where: { $0.name == team }),
        let span = coach.presence,
        let target = conversation.actions.first(where: { $0.leg == coach.index && $0.kind == .monitorStart })?.target
      else { continue }
      var draws = stream(conversation.entity, .companion, 1 + coach.index)
      let watches = draws.chance(habits.watchesScreen)
      let delay = draws.uniform(from: 0.3, to: 4)
      let start = span.start + .seconds(rounding: delay)
      if watches, start + .seconds(1) < span.end {
        var watching = stream(conversation.entity, .companion, Self.watchingBucket + coach.index)
        let isOfPerson = watching.chance(habits.watchesAgents)
        // Whoever watches an agent does so already; else the agent's desktop has to be reached first.
        var companion = Companion(
          kind: .screenMonitoring, initiator: coach.index, other: target,
          offeredAt: isOfPerson ? start : span.start, answer: .accepted, span: TimeSpan(start, span.end),
          ending: .conversation)
        companion.isOfPerson = isOfPerson
        conversation.companions.append(companion)
      }
      if habits.writesToAgents { addNotes(&conversation, coach, conversation.legs[target], &draws) }
    }
  }

  /// Notes that coach and agent exchanged while the coach was there; a coach who writes to agents has at least one.
  private func addNotes(
    _ conversation: inout Conversation, _ coach: Leg, _ agent: Leg, _ draws: inout RandomStream
  ) {
    guard let together = coach.presence.flatMap({ agent.presence?.intersection($0) }), let queue = conversation.queue,
      together.duration > .seconds(12)
    else { return }
    let phrases = Phrases(topic: configuration.queues[queue].topic)
    let first = together.start + .seconds(rounding: draws.uniform(from: 2, to: 8))
    conversation.actions.append(
      Action(at: first, leg: coach.index, kind: .note, text: phrases.advice(from: &draws)))
    let answer = first + .seconds(rounding: draws.uniform(from: 4, to: 30))
    if answer < together.end - .seconds(1) {
      conversation.actions.append(
        Action(at: answer, leg: agent.index, kind: .note, text: phrases.note(from: &draws)))
    }
    // The agent finishes a sentence before they look.
    let seen = first + .seconds(rounding: draws.uniform(from: 1, to: 3.5))
    let isCoachs = coach.end == .hungUp && coach.leftAt < agent.leftAt
    conversation.companions.append(
      Companion(
        kind: .notes, initiator: coach.index, other: agent.index, offeredAt: first, answer: .accepted,
        span: TimeSpan(min(seen, together.end), together.end), ending: isCoachs ? .initiator : .conversation))
  }
}
