import GroundTruth
import Quantities
import Randomness

/// What is recorded beside the rule that records conversations of a queue; it decides nothing.
extension Dressing {
  /// How soon an agent begins to record by hand, seconds after the customer came into the mix; inferred.
  private static let byHand = 0.6...1.8
  /// How soon a desktop answers that is asked to record its screen, and when it counts as silent, seconds; inferred.
  private static let answering = 0.2...1.5
  private static let silence = SimulationDuration.seconds(10)

  /// An agent may record what no rule does.
  func recordByHand(_ conversation: inout Conversation, _ customer: Leg) {
    let share = configuration.quality.recordedByHand
    guard share > 0, !conversation.isRecorded, let joined = customer.joinedAt else { return }
    var draws = stream(conversation.entity, .screenRecording, 1 << 20)
    let delay = draws.uniform(from: Self.byHand.lowerBound, to: Self.byHand.upperBound)
    guard draws.chance(share), customer.leftAt - joined > .seconds(5) else { return }
    conversation.isRecorded = true
    conversation.recordedByHandFrom = joined + .seconds(rounding: delay)
  }

  /// An agent may have a part recorded by itself.
  func addSnippet(_ conversation: inout Conversation, _ customer: Leg) {
    let share = configuration.quality.snippets
    guard share > 0, conversation.isRecorded, let presence = customer.presence else { return }
    var draws = stream(conversation.entity, .screenRecording, 1 << 21)
    let (from, length) = (draws.uniform(from: 0.2, to: 0.5), draws.uniform(from: 0.1, to: 0.4))
    guard draws.chance(share), presence.duration > .seconds(20) else { return }
    let start = presence.start + .seconds(rounding: presence.duration.inSeconds * from)
    conversation.snippets = [
      TimeSpan(start, start + .seconds(rounding: presence.duration.inSeconds * length))
    ]
  }

  /// Agents' screens may be recorded while they are on the call and work after it.
  func recordScreens(_ conversation: inout Conversation) {
    let quality = configuration.quality
    guard quality.screens > 0 else { return }
    for leg in conversation.legs where leg.role == .agent {
      guard let joined = leg.joinedAt else { continue }
      var draws = stream(conversation.entity, .screenRecording, leg.index)
      guard draws.chance(quality.screens) else { continue }
      let answer = draws.uniform(from: Self.answering.lowerBound, to: Self.answering.upperBound)
      let fails = draws.chance(quality.screenFailures)
      let isSilent = draws.chance(0.5)
      let end = leg.wrapUp?.span.end ?? leg.leftAt
      var start = min(joined + (fails && isSilent ? Self.silence : .seconds(rounding: answer)), end)
      var span = TimeSpan(start, end)
      if fails {
        start = min(start, end)
        span = TimeSpan(start, start)
      }
      conversation.screenRecordings.append(
        ScreenRecording(
          leg: leg.index, requestedAt: joined, span: span, ending: fails ? isSilent ? .timedOut : .failed : .stopped))
    }
  }
}
