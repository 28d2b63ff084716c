import YAMLReading

/// The switches of one platform's pages.
enum CCPSection {
  private typealias Switches = CCPSwitches

  private static let page = FieldTable(
    "what pages are like: teams' pages may be built against different releases", Switches.Page(),
    [
      Field(
        "audiostats", .choice(Switches.Statistics.self), \.statistics,
        "flat: two events per 30 s with sums; nested: one with a list of what each second brought",
        .platformDocumentation),
      Field(
        "stats_count", .flag, \.countsStatistics, "whether statsCount of flat statistics counts 1, 2, 3 or stays 0",
        .assumed),
      Field(
        "transcripts", .choice(Switches.Transcripts.self), \.transcripts,
        "everybody: the customer's speech too, as EndUser; staff: without it, as documented", .assumed),
      Field(
        "voice_call_ids", .flag, \.namesVoiceCall,
        "whether flags name the segment of the call they were raised in, as pages do since release 67",
        .platformDocumentation),
      Field(
        "call_attributes", .flag, \.hasCallAttributes,
        "whether callconnected has the provider's attributes, as documented since release 67", .platformDocumentation),
      Field(
        "agents", .choice(Switches.AgentNames.self), \.agentNames,
        "names: an added agent goes by name; legacy: all are called internal transfer, as in three-party calling",
        .platformDocumentation),
    ])

  /// Teams are checked where they are known.
  private static let teams: ValueKind<[Switches.TeamPage]> = {
    let accepted = "a mapping from teams to pages, as in { tier2: { audiostats: nested } }"
    let schema = JSONFragment.object([("type", "object"), ("additionalProperties", page.schema)])
    let field = FieldDescription(
      name: "NAME", accepts: "a mapping", defaultText: nil, isRequired: false, summary: page.summary, source: nil,
      fields: page.descriptions)
    return ValueKind(accepts: accepted, schema: schema, fields: [field]) { node, context in
      guard case .mapping(let mapping) = node.content else { return context.reject(node, accepted: accepted) }
      return mapping.entries.compactMap { entry in
        let known = context.names.teams + context.names.coaches
        guard known.contains(entry.key) else {
          return context.unknown("team", entry.key, among: known, at: entry.keyMark)
        }
        return context.inside(entry.key) { context in
          page.kind.read(entry.value, &context).map { Switches.TeamPage(team: entry.key, page: $0) }
        }
      }
    }
  }()

  static let table = FieldTable(
    "how pages answer what is not published, and which release they are built against", CCPSwitches(),
    [
      Field(
        "numbers", .choice(Switches.Numbers.self), \.numbers,
        "e164: +14155550142; display: +1 (415) 555-0142, as samples of the documentation have them", .assumed),
      Field("page", section: page, \.page),
      Field(
        "teams", teams, \.teams, default: "none",
        "teams of agents or coaches whose pages are otherwise; what is not said there is the default", .definition),
    ])
}
