/// A run of the program: its manifest, read as a document.
let runTable = Table(
  "run", "A run of partyline that was loaded: what it was made from and what it came to.", .each(Design.manifestType),
  key: ["run_id"],
  columns: [
    .run, .text("version", from: "partyline", "The version of the program."),
    .text("scenario", from: "scenario.name", "The name of the scenario."),
    .text("scenario_sha256", from: "scenario.sha256", "SHA-256 of everything the scenario was read from, hexadecimal."),
    .text("seed", "The seed, a number of 64 bits without a sign, decimal."),
    .text("shard", "Which share of the cells it is: 1/1 for all of them."),
    .real("scale", "What arrival rates and head counts were multiplied by."),
    .time("started_at", "When the simulated clock started."), .time("ended_at", "When it stopped."),
    .integer("conversations", "How many conversations there were."),
    .json("manifest", from: "", "The manifest as a run on disk has it."),
  ])

/// Whom and what the truth names, gathered from its tables once these are full.
let peopleTables: [Table] = [
  Table(
    "team", "A team of agents or coaches of one cell.",
    .query(
      """
      SELECT $run, cell, team FROM agent_state WHERE run_id = $run AND team IS NOT NULL GROUP BY cell, team
      """, of: ["agent_state"]),
    key: ["run_id", "cell", "team"], references: [.toRun],
    columns: [
      .run, derived("cell", .integer, "The cell, an independent floor, from 0."),
      derived("team", .text, "The name in the scenario."),
    ]),
  Table(
    "queue", "A queue of one cell in which somebody wanted to be served.",
    .query(
      """
      SELECT $run, cell, queue FROM conversation WHERE run_id = $run AND queue IS NOT NULL GROUP BY cell, queue
      """, of: ["conversation"]),
    key: ["run_id", "cell", "queue"], references: [.toRun],
    columns: [
      .run, derived("cell", .integer, "The cell, an independent floor, from 0."),
      derived("queue", .text, "The name in the scenario."),
    ]),
  Table(
    "network", "An access network of one cell that somebody used or that was impaired.",
    .query(
      """
      SELECT $run, cell, network FROM leg WHERE run_id = $run AND network IS NOT NULL
      UNION SELECT $run, cell, network FROM impairment WHERE run_id = $run
      """, of: ["leg", "impairment"]),
    key: ["run_id", "cell", "network"], references: [.toRun],
    columns: [
      .run, derived("cell", .integer, "The cell, an independent floor, from 0."),
      derived("network", .text, "The name in the scenario."),
    ]),
  Table(
    "person", "Whoever took part in a conversation or had a shift; queues and menus, which hold callers, count too.",
    .query(
      """
      SELECT $run, person, MIN(cell), \
      CASE MAX(rank) WHEN 4 THEN 'staff' WHEN 3 THEN 'attendee' WHEN 2 THEN 'outside' ELSE 'platform' END, \
      MAX(team), MAX(address) \
      FROM (SELECT person, cell, NULL AS team, address, \
      CASE WHEN role IN ('agent', 'coach') THEN 4 WHEN role = 'attendee' THEN 3 \
      WHEN role IN ('customer', 'external') THEN 2 ELSE 1 END AS rank FROM leg WHERE run_id = $run \
      UNION ALL SELECT person, cell, team, NULL, 4 FROM agent_state WHERE run_id = $run) AS appearance GROUP BY person
      """, of: ["leg", "agent_state"]),
    key: ["run_id", "person"], references: [.toRun],
    columns: [
      .run, derived("person", .text, "The name, unique in the run; callers are numbered."),
      derived("cell", .integer, "The cell, from 0."),
      derived("kind", .text, "Staff, attendee of meetings, outside (callers and parties called), or platform.")
        .oneOf("staff", "attendee", "outside", "platform"),
      derived("team", .text, "The team; null for everybody without one.").optional,
      derived("address", .text, "Telephone number, SIP URI or client identity; null for the platform.").optional,
    ]),
]

private func derived(_ name: String, _ kind: Column.Kind, _ comment: String) -> Column {
  Column(name, kind, comment, .derived)
}

extension Table.Reference {
  /// To the run.
  static let toRun = Table.Reference(["run_id"], "run", ["run_id"])
  /// To a leg by the conversation's id and its number.
  static let toLeg = Table.Reference(["conversation_id", "leg"], "leg", ["conversation_id", "leg"])
  /// To a conversation.
  static let toConversation = Table.Reference(["conversation_id"], "conversation", ["conversation_id"])
  /// To the document that it was taken from.
  static func toDocument(_ column: String, _ table: String) -> Table.Reference {
    Table.Reference([column], table, ["id"])
  }
}
