import Dialects

/// Calls connect and end when the truth says so; that a transfer's initiator is done before the receiver, and a
/// consulted agent who is dropped before the initiator (invariant 41), follows from it.
struct CallTimesAgree: CCPRule {
  static let id = "ccp.truth.times"
  static let summary = "callconnected is when agent and customer had answered, callended when the leg left"

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard line.type == "callconnected" || line.type == "callended",
      let place = context.truth.place(of: line.call)
    else { return }
    let leg = context.truth.leg(place)
    let conversation = context.truth.conversation(place)
    var expected: Int64? = leg.leftAt
    if line.type == "callconnected" {
      let customer = conversation.hasDialled(leg) ? conversation.customer?.answeredAt : nil
      expected = leg.answeredAt.map { max($0, customer ?? $0) }
    }
    guard let expected else { return }
    report.expect((expected...expected + recordingDelay).contains(line.recordedAt)) {
      "\(line.stream): \(line.type) recorded at \(line.recordedAt), happened at \(expected)"
    }
  }
}
