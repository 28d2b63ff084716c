import Dialects
import JSONText

/// What the connector makes of a call's reports is a score (invariant 31).
///
/// It is one as long as the delay leaves a rating at all; and a mean jitter of two seconds is no jitter but the sum of
/// buffer delays that one release of the softphone reported by mistake (section 2.2).
struct OpinionScore: CCPRule {
  static let id = "ccp.audiostats.score"
  static let summary = "the connector's score of a call is within 0.988 and 4.4045, and its mean jitter below 2 s"

  /// Where the rating of a channel falls below 6.52 and its polynomial below 1, milliseconds.
  private static let longestLatency = 980.0
  private static let best = 4.4045
  /// The least that the polynomial of G.107 gives, at a rating of 3.2: below 6.5 it falls under 1.
  private static let least = 0.988

  private var scores: [CallKey: ConnectorScore] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    for reading in line.audio {
      let path = reading.channel == .input ? \ConnectorScore.input : \ConnectorScore.output
      scores[line.call, default: ConnectorScore()][keyPath: path].add(
        packets: reading.packetsCount, lost: reading.packetsLost, jitter: reading.jitterBuffer,
        roundTrip: reading.roundTrip)
    }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for (call, score) in scores.sorted(by: { ($0.key.stream, $0.key.callID) < ($1.key.stream, $1.key.callID) }) {
      let channels = [score.input, score.output]
      for channel in channels {
        report.expect(channel.meanJitter < 2_000) { "\(call.callID): a mean jitter of \(channel.meanJitter) ms" }
      }
      guard channels.allSatisfy({ $0.effectiveLatency < Self.longestLatency }),
        channels.contains(where: { $0.score != nil })
      else { continue }
      report.expect((Self.least...Self.best).contains(score.call)) { "\(call.callID): a score of \(score.call)" }
    }
  }
}
