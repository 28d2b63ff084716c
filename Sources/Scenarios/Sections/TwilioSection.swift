import YAMLReading

/// The switches of one platform's documents.
enum TwilioSection {
  private typealias Switches = TwilioSwitches

  private static let severity = FieldTable(
    "from where on a quality tag is severe", Switches.Severity(),
    [
      Field("packet_loss", .share(.above(0, through: 1)), \.packetLoss, "packets lost", .assumed),
      Field("latency", .seconds(.above(0, through: 600)), \.latency, "mean internal latency", .assumed),
      Field("jitter", .seconds(.above(0, through: 600)), \.jitter, "maximum jitter", .assumed),
      Field("mos", .number(.through(1, 3.5)), \.meanOpinionScore, "the opinion score, or below", .assumed),
    ])

  private static let deliveries = FieldTable(
    "how envelopes are delivered; only 'generate --envelope' writes any", Switches.Deliveries(),
    [
      Field(
        "source", .choice(Switches.Deliveries.Source.self), \.source,
        "resource: a call's events, a participant; parent: the call, the conference", .assumed),
      Field("duplicates", .share(), \.duplicates, "events that are delivered twice", .definition),
      Field("unordered", .flag, \.isUnordered, "whether events overtake one another on the way", .definition),
    ])

  /// Regions by the ids of the platform (its documentation, "Edge locations").
  static let regionIDs = ["us1", "us2", "ie1", "de1", "au1", "br1", "jp1", "sg1", "in1"]

  private static let region = ValueKind<String>.choice(regionIDs.map { ($0, $0) })

  /// Names are checked where queues and meetings are known.
  private static let regions: ValueKind<[Switches.NamedRegion]> = {
    let accepted = "a mapping from queues and meetings to regions, as in { billing: ie1 }"
    let schema = JSONFragment.object([("type", "object"), ("additionalProperties", region.schema)])
    return ValueKind(accepts: accepted, schema: schema) { node, context in
      guard case .mapping(let mapping) = node.content else { return context.reject(node, accepted: accepted) }
      return mapping.entries.compactMap { entry in
        let known = context.names.queues + context.names.meetings
        guard known.contains(entry.key) else {
          return context.unknown("queue or meeting", entry.key, among: known, at: entry.keyMark)
        }
        return context.inside(entry.key) { context in
          region.read(entry.value, &context).map { Switches.NamedRegion(name: entry.key, region: $0) }
        }
      }
    }
  }()

  private static let basics: [Field<TwilioSwitches>] = [
    Field("epoch", .choice(Switches.EpochUnit.self), \.epoch, "unit of times inside participant summaries", .assumed),
    Field(
      "tags", .choice(Switches.TagSpelling.self), \.tags,
      "qualified: high_jitter and so on; bare: jitter, as the keys of tags_info", .assumed),
    Field("severity", section: severity, \.severity),
    Field(
      "feedback", .choice(Switches.FeedbackSpelling.self), \.feedback, "how the issue of a feedback is spelled",
      .assumed),
    Field(
      "last_event", .choice(Switches.LastEvent.self), \.lastEvent,
      "completed: whatever came of a call; outcome: busy, no-answer, failed or canceled where it was not answered",
      .assumed),
    Field(
      "relay_error", .choice(Switches.RelayError.self), \.relayError,
      "what an error of an assistant's session is called", .assumed),
    Field(
      "relay_level", .choice(Switches.RelayLevel.self), \.relayLevel,
      "the level of all other events of such a session", .assumed),
    Field(
      "unset_jitter_buffer", .choice(Switches.UnsetBuffer.self), \.unsetJitterBuffer,
      "jitter_buffer_size where the network has no mixer_buffer", .platformDocumentation),
  ]

  private static let habits: [Field<TwilioSwitches>] = [
    Field(
      "unjoined_participants", .flag, \.tellsUnjoined,
      "whether those who were called into a conference and never joined have a summary", .assumed),
    Field(
      "labels", .choice(Switches.Labelling.self), \.labels,
      "participants who have a label: all, those called in, none", .definition),
    Field(
      "early_media", .choice(Switches.EarlyMedia.self), \.earlyMedia,
      "calls whose early media is played: all, those to numbers outside, none", .platformDocumentation),
    Field(
      "trim_recordings", .choice(Switches.Trimming.self), \.trimsRecordings,
      "recordings that lose the silence at both ends", .platformDocumentation),
    Field(
      "ends_with_agent", .flag, \.endsWithAgent,
      "whether an agent who leaves a caller ends the conference, unless a third party takes part", .definition),
  ]

  private static let rest: [Field<TwilioSwitches>] = [
    Field(
      "quiet_from", .integer(2...250), \.quietFrom, default: "never",
      "how many have joined a meeting when its beeps are switched off", .definition),
    Field(
      "calls_per_second", .integer(1...100), \.callsPerSecond, default: "enough that no call waits for another",
      "calls that the account may place; outbound_queue_length follows from it", .definition),
    Field(
      "regions", regions, \.regions, default: "where most participants are",
      "where conferences of a queue or meeting are to be mixed", .definition),
    Field(
      "pinned_regions", .share(), \.pinnedRegions,
      "people on mobile applications that ask for the region nearest to them; the others leave it to the platform",
      .definition),
    Field(
      "interconnected", ValueKind<Int>.network.list(), \.interconnected, default: "none",
      "networks whose exchanges are connected by a private interconnection", .definition),
    Field("deliveries", section: deliveries, \.deliveries),
  ]

  static let table = FieldTable(
    "how Voice Insights documents answer what is not published, and how the application has set the platform up",
    TwilioSwitches(),
    basics + habits + rest)
}
