/// The switches of one platform's documents.
enum GenesysSection {
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
    ])
}
