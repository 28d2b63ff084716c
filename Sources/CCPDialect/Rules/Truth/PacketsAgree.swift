import Dialects
import JSONText

/// The reports of a call add up to the packets of the truth (invariant 32, with the truth as the other telling).
struct PacketsAgree: CCPRule {
  static let id = "ccp.truth.packets"
  static let summary =
    "input reports add up to the leg's downlink received and lost, output ones to its uplink sent and lost"

  private var sums: [CallKey: [AudioReading.Channel: (count: Int, lost: Int)]] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    for reading in line.audio {
      let before = sums[line.call]?[reading.channel] ?? (0, 0)
      sums[line.call, default: [:]][reading.channel] =
        (before.count + Int(reading.packetsCount), before.lost + Int(reading.packetsLost))
    }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for conversation in context.truth.conversations {
      for leg in conversation.legs {
        guard let stream = leg.ccpStream, let callID = leg.ccpCallID, let uplink = leg.uplink,
          let downlink = leg.downlink, let told = sums[CallKey(stream: stream, callID: callID)]
        else { continue }
        let input = told[.input] ?? (0, 0)
        report.expect(input == (downlink.received, downlink.lost)) {
          "\(stream) \(callID) input: \(input) told, \(downlink.received) received and \(downlink.lost) lost"
        }
        let output = told[.output] ?? (0, 0)
        report.expect(output == (uplink.sent, uplink.lost)) {
          "\(stream) \(callID) output: \(output) told, \(uplink.sent) sent and \(uplink.lost) lost"
        }
      }
    }
  }
}
