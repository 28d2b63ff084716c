extension View {
  /// What a contact centre's targets mostly count: answers within 20 s.
  private static let target = "20"

  /// How a queue fared, half hour by half hour.
  static let queueHalfHour = View(
    name: "queue_half_hour",
    comment: "How a queue fared in half an hour: whoever came to it in that time, until they were answered or left.",
    columns: [
      ("run_id", "The run."), ("cell", "The cell."), ("queue", "The queue."),
      ("half_hour", "The start of the half hour, UTC."), ("offered", "Callers who came to the queue."),
      ("answered", "Those whom somebody answered."), ("abandoned", "Those who gave up."),
      ("answered_in_target", "Those answered within 20 s."),
      ("service_level", "The share of all offered who were answered within 20 s."),
      ("abandonment", "The share of all offered who gave up."),
      ("mean_wait_s", "Seconds in the queue, of those answered."),
      ("longest_wait_s", "The longest of all waits, seconds."),
    ],
    tables: ["conversation", "leg"]
  ) { sql in
    """
    SELECT run_id, cell, queue, \(sql.halfHour("offered_at")), COUNT(*),
      SUM(CASE WHEN ending = 'routed' THEN 1 ELSE 0 END),
      SUM(CASE WHEN ending = 'abandoned' THEN 1 ELSE 0 END),
      SUM(CASE WHEN ending = 'routed' AND wait_s <= \(target) THEN 1 ELSE 0 END),
      \(sql.rounded("1.0 * SUM(CASE WHEN ending = 'routed' AND wait_s <= \(target) THEN 1 ELSE 0 END) / COUNT(*)", 4)),
      \(sql.rounded("1.0 * SUM(CASE WHEN ending = 'abandoned' THEN 1 ELSE 0 END) / COUNT(*)", 4)),
      \(sql.rounded("AVG(CASE WHEN ending = 'routed' THEN wait_s END)", 1)), \(sql.rounded("MAX(wait_s)", 1))
    FROM (
      SELECT leg.run_id, leg.cell, leg.person AS queue, leg.offered_at, leg.ending,
        \(sql.seconds(from: "leg.offered_at", to: "leg.left_at")) AS wait_s
      FROM leg WHERE leg.role = 'queue'
    ) AS stay
    GROUP BY run_id, cell, queue, \(sql.halfHour("offered_at"))
    """
  }
}
