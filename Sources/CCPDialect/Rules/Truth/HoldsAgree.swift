import Dialects

/// The customer's holds by an agent are those of the truth (invariant 42), the implied ones included.
struct HoldsAgree: CCPRule {
  static let id = "ccp.truth.holds"
  static let summary = "the times in which a page has the customer on hold are those of the truth, to 100 ms"

  private var machines: [CallKey: CallMachine] = [:]
  private var holds: [CallKey: [(start: Int64, end: Int64?)]] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard !line.isMessage, line.type != "audiostats" else { return }
    let wasHeld = machines[line.call]?.isCustomerHeld ?? false
    _ = machines[line.call, default: CallMachine()].take(line.type, line.participant)
    let isHeld = machines[line.call]?.isCustomerHeld ?? false
    if isHeld && !wasHeld { holds[line.call, default: []].append((line.recordedAt, nil)) }
    if wasHeld && !isHeld, let last = holds[line.call]?.indices.last { holds[line.call]?[last].end = line.recordedAt }
    guard line.type == "callended", let place = context.truth.place(of: line.call) else { return }
    let conversation = context.truth.conversation(place)
    let gone = conversation.customer?.leftAt ?? line.recordedAt
    // A customer who hangs up on hold ends the hold, which the page only learns when the call ends.
    let told = (holds.removeValue(forKey: line.call) ?? [])
      .map { (start: $0.start, end: min($0.end ?? line.recordedAt, gone + recordingDelay)) }
      .filter { $0.end - $0.start > recordingDelay }
    let known = conversation.legs.filter { $0.role == "customer" }
      .flatMap { conversation.holds(of: $0.leg, by: place.leg) }
      .filter { $0.upperBound - $0.lowerBound > recordingDelay }
    guard !told.isEmpty || !known.isEmpty else { return }
    let agrees =
      told.count == known.count
      && zip(told, known).allSatisfy { told, known in
        (0...recordingDelay).contains(told.start - known.lowerBound)
          && (-recordingDelay...recordingDelay).contains(told.end - known.upperBound)
      }
    report.expect(agrees) { "\(line.stream): \(line.callID) on hold \(told), in truth \(known)" }
  }
}
