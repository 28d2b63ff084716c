extension View {
  /// How staff spent a day.
  static let agentDay = View(
    name: "agent_day",
    comment: "How an agent or coach spent a day (UTC): seconds in each state, occupancy, conversations and holds.",
    columns: [
      ("run_id", "The run."), ("cell", "The cell."), ("person", "Who."), ("team", "The team; null for none."),
      ("day", "The day, UTC, on which a state began."), ("staffed_s", "Seconds logged in."),
      ("ready_s", "Seconds ready for contacts."), ("not_ready_s", "Seconds not ready."),
      ("talking_s", "Seconds talking."), ("wrap_up_s", "Seconds of work after contacts."),
      ("coaching_s", "Seconds coaching."),
      ("occupancy", "The share of the time that was not spent not ready in which there was something to do."),
      ("conversations", "Conversations begun."), ("handle_s", "Seconds a conversation took, work after it included."),
      ("holds", "Times that somebody was put on hold."), ("hold_s", "Seconds that they spent there."),
    ],
    tables: ["agent_state", "conversation", "leg", "action"]
  ) { sql in
    """
    WITH spell AS (
      SELECT run_id, cell, person, team, state, at, \(sql.day("at")) AS day, conversation_id,
        LEAD(at) OVER (PARTITION BY run_id, person ORDER BY id) AS until
      FROM agent_state
    ), spent AS (
      SELECT run_id, cell, person, MAX(team) AS team, day,
        SUM(CASE WHEN state <> 'offline' THEN \(sql.seconds(from: "at", to: "until")) ELSE 0 END) AS staffed_s,
        SUM(CASE WHEN state = 'ready' THEN \(sql.seconds(from: "at", to: "until")) ELSE 0 END) AS ready_s,
        SUM(CASE WHEN state = 'not_ready' THEN \(sql.seconds(from: "at", to: "until")) ELSE 0 END) AS not_ready_s,
        SUM(CASE WHEN state IN ('offered', 'talking') THEN \(sql.seconds(from: "at", to: "until")) ELSE 0 END) AS busy_s,
        SUM(CASE WHEN state = 'talking' THEN \(sql.seconds(from: "at", to: "until")) ELSE 0 END) AS talking_s,
        SUM(CASE WHEN state = 'wrap_up' THEN \(sql.seconds(from: "at", to: "until")) ELSE 0 END) AS wrap_up_s,
        SUM(CASE WHEN state = 'coaching' THEN \(sql.seconds(from: "at", to: "until")) ELSE 0 END) AS coaching_s,
        COUNT(DISTINCT CASE WHEN state = 'talking' THEN conversation_id END) AS conversations
      FROM spell WHERE until IS NOT NULL GROUP BY run_id, cell, person, day
    ), held AS (
      SELECT action.conversation_id, action.leg, action.action, action.at,
        COALESCE(LEAD(action.at) OVER (PARTITION BY action.conversation_id, action.target
          ORDER BY action.action_no), target.left_at) AS until
      FROM action JOIN leg AS target ON target.conversation_id = action.conversation_id AND target.leg = action.target
      WHERE action.action IN ('hold', 'unhold')
    ), holds AS (
      SELECT leg.run_id, leg.person, \(sql.day("held.at")) AS day, COUNT(*) AS holds,
        SUM(\(sql.seconds(from: "held.at", to: "held.until"))) AS hold_s
      FROM held JOIN leg ON leg.conversation_id = held.conversation_id AND leg.leg = held.leg
      WHERE held.action = 'hold' GROUP BY leg.run_id, leg.person, \(sql.day("held.at"))
    )
    SELECT spent.run_id, spent.cell, spent.person, spent.team, spent.day, \(sql.rounded("staffed_s", 1)),
      \(sql.rounded("ready_s", 1)), \(sql.rounded("not_ready_s", 1)), \(sql.rounded("talking_s", 1)),
      \(sql.rounded("wrap_up_s", 1)), \(sql.rounded("coaching_s", 1)),
      \(sql.rounded("(busy_s + wrap_up_s + coaching_s) / NULLIF(staffed_s - not_ready_s, 0)", 4)), conversations,
      \(sql.rounded("(talking_s + wrap_up_s) / NULLIF(conversations, 0)", 1)), COALESCE(holds.holds, 0),
      COALESCE(\(sql.rounded("hold_s", 1)), 0)
    FROM spent LEFT JOIN holds ON holds.run_id = spent.run_id AND holds.person = spent.person AND holds.day = spent.day
    """
  }
}
