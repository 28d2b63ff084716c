extension View {
  /// One leg as everybody tells it.
  static let legEverywhere = View(
    name: "leg_everywhere",
    comment: "The same leg as the truth and each platform tell it; null where a platform does not know it.",
    columns: [
      ("run_id", "The run."), ("conversation_id", "The conversation."), ("leg", "The leg."), ("person", "Who."),
      ("role", "As what."), ("joined_at", "Truth: when it joined."), ("left_at", "Truth: when it left."),
      ("twilio_join", "Twilio: when the stay began, whole seconds."),
      ("twilio_leave", "Twilio: when it ended, whole seconds."),
      ("twilio_call_events", "Twilio: events of the call."),
      ("realtimekit_joined", "RealtimeKit: when the peer joined."),
      ("realtimekit_left", "RealtimeKit: when the peer left."),
      ("genesys_connected", "Genesys: when the communication was connected."),
      ("genesys_disconnected", "Genesys: when it ended."),
      ("ccp_events", "CCP: events of the call in the agent's page."),
      ("truth_mos", "Truth: the score of what the person said, 1 to 5."),
      ("twilio_mos", "Twilio: the score of what came in from the participant."),
    ],
    tables: [
      "leg", "leg_media", "twilio_participant", "twilio_participant_metric", "twilio_call_event",
      "realtimekit_participant", "genesys_communication", "ccp_event",
    ]
  ) { _ in
    """
    SELECT leg.run_id, leg.conversation_id, leg.leg, leg.person, leg.role, leg.joined_at, leg.left_at,
      stay.join_time, stay.leave_time,
      (SELECT COUNT(*) FROM twilio_call_event AS event WHERE event.call_sid = leg.twilio_call_sid),
      peer.joined_at, peer.left_at, call.connected_time, call.disconnected_time,
      (SELECT COUNT(*) FROM ccp_event AS event
        WHERE event.call_id = leg.ccp_call_id AND event.stream = leg.ccp_stream),
      media.mos, metric.mos
    FROM leg
    LEFT JOIN leg_media AS media
      ON media.conversation_id = leg.conversation_id AND media.leg = leg.leg AND media.direction = 'uplink'
    LEFT JOIN twilio_participant AS stay ON stay.participant_sid = leg.twilio_participant_sid
    LEFT JOIN twilio_participant_metric AS metric ON metric.participant_id = stay.id AND metric.direction = 'inbound'
    LEFT JOIN realtimekit_participant AS peer ON peer.peer_id = leg.realtimekit_peer_id
    LEFT JOIN genesys_communication AS call
      ON call.communication_id = leg.genesys_call_id
    WHERE leg.role NOT IN ('ivr', 'queue')
    """
  }
}
