import GroundTruth
import Quantities
import Randomness

/// What is said in a meeting that is written down: a few sentences in every turn.
extension Dressing {
  /// Shortest and longest sentence, seconds; inferred.
  private static let length = 1.2...12.0
  /// A turn leaves this much at its end, so that nothing is cut off.
  private static let margin = SimulationDuration.milliseconds(80)

  func addRemarks(_ conversation: inout Conversation, _ turns: [(leg: Int, span: TimeSpan)]) {
    var draws = stream(conversation.entity, .dialogue, 1 << 24)
    let phrases = Phrases(topic: .orders)
    let acted = ordered(conversation)
    var speakers: [Int] = []
    for turn in turns {
      let isFirst = !speakers.contains(conversation.legs[turn.leg].person)
      if isFirst { speakers.append(conversation.legs[turn.leg].person) }
      var isOpening = isFirst
      for stretch in turn.span.subtracting(acted.mutes(of: turn.leg)) {
        var time = stretch.start + Self.margin
        while true {
          var seconds = draws.logNormal(median: 4, sigma: 0.5)
          while !Self.length.contains(seconds) { seconds = draws.logNormal(median: 4, sigma: 0.5) }
          let pause = draws.exponential(mean: 0.6)
          let duration = SimulationDuration.seconds(rounding: seconds)
          guard time + duration + Self.margin < stretch.end else { break }
          let name = conversation.person(of: conversation.legs[turn.leg]).displayName
          let text = phrases.remark(isOpening ? .opening : .remark, by: name, from: &draws)
          conversation.actions.append(
            Action(at: time, leg: turn.leg, kind: .utterance, duration: duration, text: text))
          isOpening = false
          time += duration + .seconds(rounding: 0.2 + pause)
        }
      }
    }
  }
}
