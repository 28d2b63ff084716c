import Dialects
import JSONText

/// Facts of the peers of one session, kept until the last of them has been read.
///
/// How many peers there are the truth knows; what belongs to a session it does not know waits for the end.
struct SessionGathering<Facts: Sendable>: Sendable {
  private var open: [String: [Facts]] = [:]
  private var arrival: [String] = []

  /// Adds a peer's facts; returns those of the whole session once they are complete.
  mutating func add(_ facts: Facts, to session: String, _ truth: TruthIndex) -> [Facts]? {
    if open[session] == nil { arrival.append(session) }
    open[session, default: []].append(facts)
    guard let position = truth.byRealtimeKitSession[session] else { return nil }
    let expected = truth.conversations[position].legs.count { $0.realtimeKitPeerID != nil }
    guard open[session]?.count == expected else { return nil }
    arrival.removeAll { $0 == session }
    return open.removeValue(forKey: session)
  }

  /// The sessions that never became complete, in the order in which they came up.
  mutating func drain() -> [[Facts]] {
    let rest = arrival.compactMap { open.removeValue(forKey: $0) }
    arrival = []
    return rest
  }
}

/// A rule that compares the reports of one session with each other.
protocol SessionRule: Rule {
  /// What it keeps of one report.
  associatedtype Facts: Sendable
  /// The sessions still being read.
  var gathering: SessionGathering<Facts> { get set }
  /// What to keep of a report.
  static func facts(_ reading: ReportReading) -> Facts
  /// Judges a session's reports.
  func judge(_ peers: [Facts], _ context: RuleContext, _ report: inout RuleReport)
}

extension SessionRule {
  static var documents: [String] { ["realtimekit.peer-report"] }

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    guard let peers = gathering.add(Self.facts(reading), to: reading.session, context.truth) else { return }
    judge(peers, context, &report)
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for peers in gathering.drain() { judge(peers, context, &report) }
  }
}

/// A rule about one report and the leg it tells of; a report that the truth does not know is another rule's business.
protocol ReportTruthRule: Rule {
  func check(
    _ reading: ReportReading, _ leg: TruthIndex.Leg, _ conversation: TruthIndex.Conversation,
    _ report: inout RuleReport)
}

extension ReportTruthRule {
  static var documents: [String] { ["realtimekit.peer-report"] }

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    guard let place = context.truth.byRealtimeKitPeer[reading.id] else { return }
    check(reading, context.truth.leg(place), context.truth.conversation(place), &report)
  }
}
