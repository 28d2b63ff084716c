import FloorModel
import GroundTruth
import NetworkModel
import Quantities
import YAMLReading

/// A scenario on its way from the tree to the value: the sections as they were read.
struct ScenarioDraft: Sendable {
  var name = ""
  var description = ""
  var seed: UInt64 = 1
  var clock = ScenarioClock()
  var platforms = Scenario.Platform.allCases
  var cells = 1
  var resolution = MediaResolution.packets
  var networks: [NetworksSection.Draft] = []
  var floor = FloorConfiguration()
  var conferences = ConferencesSection.Draft()
  var impairments: [ImpairmentConfiguration] = []
  var twilio = TwilioSwitches()
  var ccp = CCPSwitches()
  var realtimeKit = RealtimeKitSwitches()
  var genesys = GenesysSwitches()
}

/// The top of a scenario: one line per section.
///
/// The order of the table is the order of reading: later sections refer to the clock and the networks.
enum ScenarioTable {
  static let table = FieldTable(
    "a scenario", ScenarioDraft(),
    [
      Field("scenario", .name, \.name, isRequired: true, "its name", .definition),
      Field("description", .text, \.description, default: "none", "what it shows", .definition),
      Field("seed", .seed, \.seed, "the number that every draw is keyed by", .definition),
      Field("clock", section: ClockSection.table, \.clock),
      Field(
        "platforms", platforms, \.platforms, default: "all of them", "which platforms' documents are written",
        .definition),
      Field("cells", .integer(1...10_000), \.cells, "independent copies of the floor", .definition),
      Field(
        "resolution", .choice(MediaResolution.self), \.resolution,
        "packets: each has a fate of its own; intervals: calm half seconds are replayed, for very large volumes",
        .definition),
      Field(
        "networks", networks, \.networks,
        default: "pstn, pbx and every profile under its own name, which need no declaration",
        "access networks that people share", .definition),
      Field("callers", section: CallersSection.table, \.floor.callers),
      Field("ivr", ivr, \.floor.ivr, CallersSection.ivr.summary, .definition),
      Field(
        "assistant", AssistantSection.table.kind, \.floor.assistant, default: "none", AssistantSection.table.summary,
        .definition),
      Field(
        "queues", QueuesSection.kind, \.floor.queues,
        default: "support with 60 calls an hour, where there are no agents, meetings and campaigns either",
        "whom callers ask for", .definition),
      Field(
        "agents", StaffSections.team.kind.listOfMappings(), \.floor.teams,
        default: "8 agents of a team tier1, where there are no queues, meetings and campaigns either",
        "who takes the calls", .definition),
      Field("shifts", ShiftsSection.kind, \.floor.shifts, ShiftsSection.table.summary, .definition),
      Field(
        "coaches", StaffSections.coaches.kind.listOfMappings(), \.floor.coaches, default: "none",
        "who listens in, whispers and barges", .definition),
      Field("transfers", section: TransfersSection.table, \.floor.transfers),
      Field(
        "conferences", ConferencesSection.kind, \.conferences, default: "ordinary three-way calls, no meetings",
        "three-way calls and meetings", .definition),
      Field(
        "campaigns", CampaignsSection.kind, \.floor.campaigns, default: "none", CampaignsSection.table.summary,
        .definition),
      Field(
        "calendar", CalendarSection.kind, \.floor.calendar, default: "ordinary days", "days that are not like others",
        .definition),
      Field(
        "clients", ClientsSection.table.kind.listOfMappings(), \.floor.clients, default: "none",
        "what people call with over WebRTC and what goes wrong with it; the first group that fits somebody holds",
        .definition),
      Field("quality", section: OfficeSection.quality, \.floor.quality),
      Field("office", section: OfficeSection.table, \.floor.office),
      Field("behaviour", section: BehaviourSection.table, \.floor.behaviour),
      Field("timing", section: BehaviourSection.platform, \.floor.platform),
      Field("equipment", section: EquipmentSection.table, \.floor.equipment),
      Field(
        "impairments", ImpairmentsSection.kind, \.impairments, default: "none",
        "trouble on networks, on top of what their profiles do by themselves", .definition),
      Field("twilio", section: TwilioSection.table, \.twilio),
      Field("ccp", section: CCPSection.table, \.ccp),
      Field("realtimekit", section: RealtimeKitSection.table, \.realtimeKit),
      Field("genesys", section: GenesysSection.table, \.genesys),
    ])

  /// Platforms in the order of the enumeration, whatever the order written.
  private static let platforms = ValueKind<Scenario.Platform>.choice(Scenario.Platform.self).list(atLeast: 1)
    .map({ written in Scenario.Platform.allCases.filter(written.contains) }, back: { $0 })

  /// Networks, made known to the sections that follow.
  private static let networks = ValueKind<[NetworksSection.Draft]>(
    accepts: NetworksSection.kind.accepts, schema: NetworksSection.kind.schema, fields: NetworksSection.kind.fields
  ) { node, context in
    let drafts = NetworksSection.kind.read(node, &context)
    for draft in drafts ?? [] {
      let transport = draft.transport ?? DeclaredNames.defaultTransport(of: draft.configuration.profile)
      context.names.declare(DeclaredNames.Network(configuration: draft.configuration, transport: transport))
    }
    return drafts
  }

  /// The menu, or `none`.
  private static let ivr = ValueKind<IVRConfiguration?>(
    accepts: "none, or \(CallersSection.ivr.accepts)",
    schema: .object([("anyOf", [.object([("enum", ["none"])]), CallersSection.ivr.schema])]),
    fields: CallersSection.ivr.descriptions
  ) { node, context in
    if node.text == "none" { return .some(nil) }
    return CallersSection.ivr.kind.read(node, &context).map(Optional.some)
  }
}
