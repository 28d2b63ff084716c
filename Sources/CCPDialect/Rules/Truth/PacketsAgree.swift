import Dialects
import JSONText

/// The reports of a call add up to the packets of the truth (invariant 32, with the truth as the other telling).
struct PacketsAgree: CCPRule {
  static let id = "ccp.truth.packets"
  static let summary =
    "input reports add up to the leg's downlink received and lost, output ones to its uplink sent and lost"

  private var sums: [CallKey: [String: (count: Int, lost: Int)]] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard line.type == "audiostats", let channel = line.detail["stats"]?.string,
      let count = line.detail["packetsCount"]?.integer, let lost = line.detail["packetsLost"]?.integer
    else { return }
    let before = sums[line.call]?[channel] ?? (0, 0)
    sums[line.call, default: [:]][channel] = (before.count + Int(count), before.lost + Int(lost))
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for conversation in context.truth.conversations {
      for leg in conversation.legs {
        guard let stream = leg.ccpStream, let callID = leg.ccpCallID, let uplink = leg.uplink,
          let downlink = leg.downlink, let told = sums[CallKey(stream: stream, callID: callID)]
        else { continue }
        let input = told["inputChannelStats"] ?? (0, 0)
        report.expect(input == (downlink.received, downlink.lost)) {
          "\(stream) \(callID) input: \(input) told, \(downlink.received) received and \(downlink.lost) lost"
        }
        let output = told["outputChannelStats"] ?? (0, 0)
        report.expect(output == (uplink.sent, uplink.lost)) {
          "\(stream) \(callID) output: \(output) told, \(uplink.sent) sent and \(uplink.lost) lost"
        }
      }
    }
  }
}
