import YAMLReading

/// The switches of one platform's documents.
enum GenesysSection {
  /// Names are checked where queues and teams are known.
  private static let divisions: ValueKind<[GenesysSwitches.Division]> = {
    let members = ValueKind<String>.queueOrTeam.list(atLeast: 1)
    let accepted = "a mapping from divisions to lists of queues and teams, as in { Europe: [dublin, tier2] }"
    let schema = JSONFragment.object([("type", "object"), ("additionalProperties", members.schema)])
    return ValueKind(accepts: accepted, schema: schema) { node, context in
      guard case .mapping(let mapping) = node.content else { return context.reject(node, accepted: accepted) }
      var homes: [String: String] = [:]
      return mapping.entries.compactMap { entry in
        context.inside(entry.key) { context -> GenesysSwitches.Division? in
          guard let names = members.read(entry.value, &context) else { return nil }
          for name in names {
            if let other = homes.updateValue(entry.key, forKey: name) {
              context.report("'\(name)' is in division '\(other)' already", at: entry.value.mark)
            }
          }
          return GenesysSwitches.Division(name: entry.key, members: names)
        }
      }
    }
  }()

  static let table = FieldTable(
    "how Genesys conversations are told, and how the organisation has set the platform up", GenesysSwitches(),
    [
      Field(
        "notifications", .flag, \.tellsNotifications,
        "whether genesys/notification.ndjson tells users of every change while conversations go on", .definition),
      Field(
        "suppress_recording_on_hold", .flag, \.suppressesRecordingOnHold,
        "whether recordings rest while the outside party is on hold; seen in notifications", .platformDocumentation),
      Field(
        "consult_ending", .choice(GenesysSwitches.ConsultEnding.self), \.consultEnding,
        "how the call of an agent ends who leaves by a completed consult", .platformRecords),
      Field(
        "hub_peer", .choice(GenesysSwitches.HubPeer.self), \.hubPeer,
        "peerId of the outside party's call: none, or the first internal call it reached", .platformRecords),
      Field(
        "external_organizations", .share(), \.externalOrganizations,
        "contacts on file who belong to a firm that is on file too", .definition),
      Field("flags", .flag, \.tellsFlags, "whether a flag that an agent raises marks their participant", .definition),
      Field("agent_assist", .flag, \.assistsAgents, "whether an assistant listens in on agents' calls", .definition),
      Field(
        "user_to_user", .flag, \.tellsUserToUser,
        "whether exchanges that call over SIP say more of the caller than the number", .definition),
      Field(
        "skipped_wrap_up_code", .flag, \.codesSkippedWork,
        "whether work after a call that was skipped has the system's code for that", .assumed),
      Field(
        "deleted_wrap_up_codes", ValueKind<String>.text.list(), \.deletedCodes, default: "none",
        "codes that were deleted after the calls they were chosen for", .definition),
      Field(
        "divisions", divisions, \.divisions, default: "none",
        "parts of the organisation that are administered by themselves, with their queues and teams", .definition),
      Field(
        "division_names", .flag, \.namesDivisions,
        "whether replies name divisions and what is in them, and say since when", .platformRecords),
      Field(
        "unlisted_teams", ValueKind<String>.teamName.list(), \.unlistedTeams, default: "none",
        "teams that the platform does not know as teams", .definition),
      Field(
        "cases", .share(), \.cases,
        "conversations for which another system has opened a case, which gives them its tag and title", .definition),
      Field(
        "sip_reasons", .flag, \.passesReasons,
        "whether trunks pass on the Reason header (RFC 3326) of calls that the far end ended", .assumed),
    ])
}
