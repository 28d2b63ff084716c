import GroundTruth
import Quantities
import Randomness

/// What is said, as far as a transcript would hold it.
///
/// Words are noted only while an agent and the customer hear one another: not while the customer is on hold, not while
/// the recording pauses, and not of a coach who is not heard by all. What agents say to a consulted party meanwhile
/// stays between them. Speech itself, which decides audio levels, is the media model's; these are its words.
extension Dressing {
  /// Shortest and longest utterance, seconds; inferred.
  private static let length = 0.7...14.0

  /// The last moments of a conversation, in which people take their leave.
  private static let ending = SimulationDuration.seconds(15)

  func addUtterances(_ conversation: inout Conversation, _ customer: Leg, _ topic: Topic) {
    var draws = stream(conversation.entity, .dialogue)
    var said = Said()
    let phrases = Phrases(topic: topic)
    let gap = max(0.2, configuration.behaviour.utteranceInterval - 3.2)
    for scene in scenes(of: conversation, customer) {
      var time = scene.span.start + .seconds(rounding: draws.uniform(from: 0.2, to: 1.4))
      while true {
        // An agent who has just come in speaks first, to greet.
        let greeters = scene.speakers.filter { conversation.legs[$0].role == .agent && !said.hasSpoken($0) }
        let candidates = greeters.isEmpty ? scene.speakers.filter { $0 != said.lastSpeaker } : greeters
        let choice = draws.integer(below: max(1, candidates.count))
        var seconds = draws.logNormal(median: 2.8, sigma: 0.5)
        while !Self.length.contains(seconds) { seconds = draws.logNormal(median: 2.8, sigma: 0.5) }
        let pause = draws.exponential(mean: gap)
        let duration = SimulationDuration.seconds(rounding: seconds)
        guard time + duration + .milliseconds(50) < scene.span.end, !candidates.isEmpty else { break }
        let speaker = candidates[choice]
        let leg = conversation.legs[speaker]
        let isLast = time + Self.ending > scene.span.end && scene.span.end + Self.ending > conversation.span.end
        let turn = said.turn(of: leg.role, isFirst: !said.hasSpoken(speaker), isLast: isLast)
        let text = phrases.utterance(turn, by: conversation.person(of: leg).displayName, from: &draws)
        conversation.actions.append(
          Action(at: time, leg: speaker, kind: .utterance, duration: duration, text: text))
        said.note(speaker)
        time += duration + .seconds(rounding: 0.15 + pause)
      }
    }
  }

  /// Who has said something so far.
  private struct Said {
    var lastSpeaker: Int?
    private var speakers: [Int] = []

    func hasSpoken(_ leg: Int) -> Bool { speakers.contains(leg) }

    mutating func note(_ leg: Int) {
      lastSpeaker = leg
      if !speakers.contains(leg) { speakers.append(leg) }
    }

    func turn(of role: Leg.Role, isFirst: Bool, isLast: Bool) -> Phrases.Turn {
      switch role {
      case .agent: isFirst ? .greeting : isLast ? .farewell : .agent
      case .coach: .coach
      case .customer, .external, .attendee, .ivr, .queue: isFirst ? .concern : isLast ? .thanks : .customer
      }
    }
  }

  /// A stretch in which the same people can be heard.
  private struct Scene {
    let span: TimeSpan
    let speakers: [Int]
  }

  /// The stretches worth a transcript, in order.
  private func scenes(of conversation: Conversation, _ customer: Leg) -> [Scene] {
    guard let presence = customer.presence else { return [] }
    let pauses = conversation.recordingPauses + conversation.holds(of: customer.index)
    let others = conversation.legs.filter { leg in
      leg.joinedAt != nil && (leg.role == .agent || leg.role == .coach)
    }
    // When each of the others is heard by the customer.
    let heard = others.map { leg -> (leg: Int, role: Leg.Role, spans: [TimeSpan]) in
      let silent = conversation.mutes(of: leg.index) + conversation.holds(of: leg.index)
      let audible =
        leg.role == .coach
        ? conversation.supervision(by: leg.index).filter { $0.mode == .barge }.map(\.span)
        : [leg.presence].compactMap(\.self)
      return (leg.index, leg.role, audible.flatMap { $0.subtracting(silent) })
    }
    let customerMutes = conversation.mutes(of: customer.index)
    var bounds = heard.flatMap { $0.spans.flatMap { [$0.start, $0.end] } }
    bounds += customerMutes.flatMap { [$0.start, $0.end] }
    return presence.subtracting(pauses).flatMap { stretch -> [Scene] in
      let cuts = [stretch.start] + bounds.filter { stretch.contains($0) && $0 > stretch.start }.sorted() + [stretch.end]
      return zip(cuts, cuts.dropFirst()).compactMap { start, end in
        let span = TimeSpan(start, end)
        let audible = heard.filter { $0.spans.contains { $0.start <= span.start && span.end <= $0.end } }
        guard !span.isEmpty, audible.contains(where: { $0.role == .agent }) else { return nil }
        let speaks = !customerMutes.contains { $0.overlaps(span) }
        return Scene(span: span, speakers: audible.map(\.leg) + (speaks ? [customer.index] : []))
      }
    }
  }
}
