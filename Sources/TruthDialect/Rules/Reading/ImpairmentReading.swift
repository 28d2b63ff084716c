import Dialects
import JSONText

/// An impairment as its line tells it.
struct ImpairmentReading {
  /// A leg that it hit.
  struct Hit: Hashable {
    let conversation: String
    let leg: Int
  }

  let id: String
  let cell: Int
  let network: String
  /// Milliseconds since the epoch.
  let from: Int64
  let to: Int64
  let hits: [Hit]

  /// Nil for a line whose shape is wrong, which is told elsewhere.
  init?(_ document: JSONValue) {
    guard let id = document["impairment_id"]?.string, let cell = document["cell"]?.integer,
      let network = document["network"]?.string, let from = document["from"]?.instant,
      let to = document["to"]?.instant
    else { return nil }
    self.id = id
    self.cell = Int(cell)
    self.network = network
    self.from = from
    self.to = to
    hits = (document["legs"]?.elements ?? []).compactMap { hit in
      guard let conversation = hit["conversation_id"]?.string, let leg = hit["leg"]?.integer else { return nil }
      return Hit(conversation: conversation, leg: Int(leg))
    }
  }

  /// Whether a leg's media overlapped it on its network, or may have: all ends are rounded down to milliseconds, so who
  /// joined or left in the millisecond in which it ended or began may have been hit or not.
  func mayOverlap(_ leg: TruthIndex.Leg, of conversation: TruthIndex.Conversation) -> Bool {
    overlaps(leg, of: conversation, within: 1)
  }

  /// Whether a leg's media overlapped it on its network, `slack` milliseconds more or less.
  func overlaps(_ leg: TruthIndex.Leg, of conversation: TruthIndex.Conversation, within slack: Int64 = 0) -> Bool {
    guard leg.uplink != nil, let joined = leg.joinedAt, leg.network == network, conversation.cell == cell else {
      return false
    }
    return joined < to + slack && from < leg.leftAt + slack
  }
}

/// A rule about impairments.
protocol ImpairmentRule: Rule {
  /// Looks at one impairment.
  mutating func check(_ impairment: ImpairmentReading, _ context: RuleContext, _ report: inout RuleReport)
}

extension ImpairmentRule {
  static var documents: [String] { ["truth.impairment"] }

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    if let impairment = ImpairmentReading(document) { check(impairment, context, &report) }
  }
}
