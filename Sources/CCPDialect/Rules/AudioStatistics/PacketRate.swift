import Dialects
import JSONText

/// Counts are of the interval, at 50 packets a second (invariants 27 and 28, the input half).
struct PacketRate: CCPRule {
  static let id = "ccp.audiostats.packet-rate"
  static let summary = "no more than 51 packets per second since the report before, lost ones included on input"

  /// Packets that a boundary between two seconds may move into a report.
  private static let slack: Int64 = 5

  private var last: [CallKey: [AudioReading.Channel: Int64]] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    let audio = line.audio
    guard !audio.isEmpty, let place = context.truth.place(of: line.call),
      let joined = context.truth.leg(place).joinedAt
    else { return }
    for channel in [AudioReading.Channel.input, .output] where audio.contains(where: { $0.channel == channel }) {
      let since = last[line.call]?[channel] ?? joined
      let packets = audio.filter { $0.channel == channel }
        .reduce(0) { $0 + $1.packetsCount + (channel == .input ? $1.packetsLost : 0) }
      let milliseconds = max(0, line.recordedAt - since)
      report.expect(packets <= milliseconds * 51 / 1_000 + Self.slack) {
        "\(line.callID) \(channel): \(packets) packets in \(milliseconds) ms"
      }
      last[line.call, default: [:]][channel] = line.recordedAt
    }
  }
}
