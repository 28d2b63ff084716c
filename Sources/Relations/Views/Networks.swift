extension View {
  /// How networks served legs, hour by hour.
  static let networkHour = View(
    name: "network_hour",
    comment: "What the legs of a network that joined within an hour went through, both directions together.",
    columns: [
      ("run_id", "The run."), ("cell", "The cell."), ("network", "The network."),
      ("hour", "The start of the hour, UTC."), ("legs", "Legs that joined."),
      ("packets_sent", "Packets sent in either direction."), ("packets_lost", "Packets lost in either direction."),
      ("loss_percent", "100 * lost / sent."), ("jitter_ms", "Mean jitter."), ("delay_ms", "Mean one-way delay."),
      ("mos", "Mean opinion score, 1 to 5."), ("lowest_mos", "The worst of any leg and direction."),
      ("impaired_legs", "Legs that an impairment overlapped."),
    ],
    tables: ["leg", "leg_media", "impairment_leg"]
  ) { sql in
    """
    SELECT leg.run_id, leg.cell, leg.network, \(sql.hour("leg.joined_at")),
      COUNT(DISTINCT leg.conversation_id || '/' || leg.leg), SUM(media.packets_sent), SUM(media.packets_lost),
      \(sql.rounded("100.0 * SUM(media.packets_lost) / NULLIF(SUM(media.packets_sent), 0)", 3)),
      \(sql.rounded("AVG(media.jitter_ms)", 2)), \(sql.rounded("AVG(media.delay_ms)", 2)),
      \(sql.rounded("AVG(media.mos)", 3)), MIN(media.mos),
      COUNT(DISTINCT CASE WHEN EXISTS (SELECT 1 FROM impairment_leg AS hit
        WHERE hit.conversation_id = leg.conversation_id AND hit.leg = leg.leg)
        THEN leg.conversation_id || '/' || leg.leg END)
    FROM leg JOIN leg_media AS media ON media.conversation_id = leg.conversation_id AND media.leg = leg.leg
    WHERE leg.network IS NOT NULL
    GROUP BY leg.run_id, leg.cell, leg.network, \(sql.hour("leg.joined_at"))
    """
  }

  /// Legs that something was wrong with.
  static let impairedLeg = View(
    name: "impaired_leg",
    comment: "A leg whose media an impairment overlapped, with what came of it.",
    columns: [
      ("impairment_id", "The impairment."), ("label", "Its name in the scenario."), ("network", "The network."),
      ("begins_at", "From when on."), ("ends_at", "Until when."), ("conversation_id", "The conversation."),
      ("leg", "The leg."), ("person", "Whose it is."), ("role", "What the person was."),
      ("overlap_s", "Seconds of the leg's media within the impairment."), ("ending", "How the leg ended."),
      ("uplink_mos", "The score of what the person said; null for a leg of less than a second."),
      ("downlink_mos", "The score of what the person heard; null likewise."),
      ("packets_lost", "Packets lost in both directions, over the whole leg."),
    ],
    tables: ["impairment", "impairment_leg", "leg", "leg_media"]
  ) { sql in
    """
    SELECT impairment.impairment_id, impairment.label, impairment.network, impairment.begins_at, impairment.ends_at,
      leg.conversation_id, leg.leg, leg.person, leg.role,
      \(sql.seconds(
        from: "CASE WHEN leg.joined_at > impairment.begins_at THEN leg.joined_at ELSE impairment.begins_at END",
        to: "CASE WHEN leg.left_at < impairment.ends_at THEN leg.left_at ELSE impairment.ends_at END")),
      leg.ending, up.mos, down.mos, up.packets_lost + down.packets_lost
    FROM impairment_leg AS hit
    JOIN impairment ON impairment.impairment_id = hit.impairment_id
    JOIN leg ON leg.conversation_id = hit.conversation_id AND leg.leg = hit.leg
    LEFT JOIN leg_media AS up
      ON up.conversation_id = leg.conversation_id AND up.leg = leg.leg AND up.direction = 'uplink'
    LEFT JOIN leg_media AS down
      ON down.conversation_id = leg.conversation_id AND down.leg = leg.leg AND down.direction = 'downlink'
    """
  }
}
