import Dialects

/// Nobody is in two places.
///
/// Outside parties are numbers, not people: several of their lines may ring at once. A line is busy because whose it is
/// talks elsewhere.
struct OnePlace: ConversationRule {
  static let id = "truth.person.one-place"
  static let summary =
    "the legs of one person, from offer to leave, do not overlap in the run, calls to a busy line aside"

  private var stays: [String: [ClosedRange<Int64>]] = [:]

  mutating func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    for leg in conversation.legs where leg.isHuman && leg.role != "external" && leg.end != "busy" {
      stays[leg.person, default: []].append(leg.offeredAt...max(leg.offeredAt, leg.leftAt))
    }
  }

  func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for person in stays.keys.sorted() {
      let ordered = (stays[person] ?? []).sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
      for (one, next) in zip(ordered, ordered.dropFirst()) {
        report.expect(one.upperBound <= next.lowerBound) { "\(person): in two places from \(next.lowerBound)" }
      }
    }
  }
}
