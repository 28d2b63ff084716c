import FloorModel
import Quantities
import YAMLReading

/// Three-way calls and meetings, which stand in one list: an item with a name is a meeting.
enum ConferencesSection {
  struct Draft: Hashable, Sendable {
    var threeWay = ConferenceConfiguration()
    var meetings: [MeetingConfiguration] = []
  }

  static let threeWay = FieldTable(
    "three-way calls and larger ones; once at most", ConferenceConfiguration(),
    [
      Field("party_add", .share(), \.partyAdd, "handled calls into which the agent calls a third party", .assumed),
      Field(
        "third_parties", .destinations, \.thirdParties, default: "an agent of the same team", "whom they call",
        .definition),
      Field(
        "four", .share(), \.fourParticipants, "such calls that grow to four participants, agent and customer counted",
        .assumed),
      Field("more", .share(), \.moreParticipants, "such calls that grow to five participants or six", .assumed),
      Field("limit", .integer(1...4), \.thirdPartyLimit, "third parties per call at most", .assumed),
      Field("another", .share(), \.another, "third parties who have left and after whom another one follows", .assumed),
      Field(
        "swap", .share(), \.swap, "agents who turn back and forth between customer and third party first", .assumed),
      Field(
        "hold_all", .share(), \.holdAll,
        "agents who put customer and third party both on hold for a moment, having spoken to the third party",
        .definition),
      Field(
        "hold_all_length", .distribution(.duration, .through(1, 3_600)), \.holdAllLength, "such a moment", .assumed),
      Field("merge", .share(), \.merge, "third parties with whom all three speak", .assumed),
      Field("drop", .share(), \.drop, "third parties who leave before the call ends", .assumed),
      Field(
        "introduction", .distribution(.duration, .through(1, 7_200)), \.introduction,
        "speaking to the third party alone", .assumed),
      Field("three_party", .distribution(.duration, .through(1, 36_000)), \.threeParty, "all three speaking", .assumed),
    ],
    check: { conferences, places, context in
      context.limit(
        [("four", conferences.fourParticipants), ("more", conferences.moreParticipants)], at: places.place(of: "more"))
    })

  /// The kind of the whole list.
  static let kind: ValueKind<Draft> = {
    let accepted = "a list whose items are three-way calls (with party_add) or meetings (with name and at or per_hour)"
    let schema = JSONFragment.object([
      ("type", "array"),
      ("items", .object([("anyOf", .array([threeWay.schema, MeetingsTable.table.schema]))])),
    ])
    let fields = [
      description("- (three-way calls)", threeWay.summary, threeWay.descriptions),
      description("- (a meeting)", MeetingsTable.table.summary, MeetingsTable.table.descriptions),
    ]
    return ValueKind(accepts: accepted, schema: schema, fields: fields) { node, context in
      guard case .sequence(let items) = node.content else { return context.reject(node, accepted: accepted) }
      var draft = Draft()
      var firstThreeWay: Mark?
      for (index, item) in items.enumerated() {
        context.inside("\(index + 1)") { context in
          if isMeeting(item) {
            guard let meeting = MeetingsTable.table.kind.read(item, &context) else { return }
            draft.meetings += meeting.occurrences(item.mark, &context)
          } else {
            if let firstThreeWay {
              context.report(
                "three-way calls are described in line \(firstThreeWay.line) already; a meeting needs 'name' and 'at' or 'per_hour'",
                at: item.mark)
            }
            firstThreeWay = firstThreeWay ?? item.mark
            threeWay.read(item, into: &draft.threeWay, &context)
          }
        }
      }
      return draft
    }
  }()

  private static func description(
    _ name: String, _ summary: String, _ fields: [FieldDescription]
  ) -> FieldDescription {
    FieldDescription(
      name: name, accepts: "a mapping", defaultText: nil, isRequired: false, summary: summary, source: nil,
      fields: fields)
  }

  /// Whether an item of the list is meant to be a meeting: it has a key that only meetings have.
  private static func isMeeting(_ node: YAMLNode) -> Bool {
    guard case .mapping(let mapping) = node.content else { return false }
    return mapping.entries.contains { entry in MeetingsTable.tellingKeys.contains(entry.key) }
  }
}
