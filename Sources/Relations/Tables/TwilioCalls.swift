/// Twilio's events of calls.
let twilioCallTables: [Table] = [callEventTable, metricValueTable]

private let type = "twilio.call-event"

/// What the three kinds of gateway say under the same name.
private func gateway(_ name: String, _ comment: String) -> Column {
  .text(
    name, from: "carrier_edge.metadata.\(name)", or: ["sip_edge.metadata.\(name)", "client_edge.metadata.\(name)"],
    comment
  ).optional
}

private let callEventTable = Table(
  "twilio_call_event", "An event of a call, from a gateway, from a client's SDK or from a ConversationRelay session.",
  .each(type), key: ["id"], references: [.toRun], indices: [["call_sid", "at"], ["event_group", "name", "at"]],
  columns: [
    .id, .run, .delivery, .time("at", from: "timestamp", "When, as the sender's clock has it."),
    .text("call_sid", "The call."), .text("account_sid", "The account."),
    .text("edge", "Who sent it.").oneOf("carrier_edge", "sip_edge", "client_edge", "sdk_edge", "unknown_edge"),
    .text("event_group", from: "group", "The group of the event."), .text("name", "Its name."),
    .text("level", "How serious it is."), gateway("region", "Gateways: the region."),
    gateway("edge_location", "Gateways: where it is."), gateway("twilio_ip", "Gateways: the platform's address."),
    gateway("external_ip", "Gateways: the other end's address."),
    .text("client_name", from: "sdk_edge.metadata.client_name", "SDKs: the client's identity.").optional,
    .text("city", from: "sdk_edge.metadata.city", "SDKs: where the client is.").optional,
    .text("country_code", from: "sdk_edge.metadata.country_code", "SDKs: ISO 3166-1 alpha-2.").optional,
    .text("sdk_type", from: "sdk_edge.metadata.sdk.type", "SDKs: which one.").optional,
    .text("sdk_version", from: "sdk_edge.metadata.sdk.version", "SDKs: its version.").optional,
    .text("browser", from: "sdk_edge.metadata.sdk.browser.name", "SDKs: the browser.").optional,
    .text("operating_system", from: "sdk_edge.metadata.sdk.os.name", "SDKs: the operating system.").optional,
    .real("metric_threshold", from: "sdk_edge.metric.threshold", "SDKs: the threshold that a warning is about.")
      .optional,
    .integer(
      "error_code", from: "sdk_edge.error.code", or: ["conversation_relay_data.error.error_code"], "The error's number."
    )
    .optional,
    .text(
      "error_message", from: "sdk_edge.error.message", or: ["conversation_relay_data.error.message"],
      "The error in words."
    )
    .optional,
    .integer("feedback_score", from: "sdk_edge.feedback.score", "SDKs: what the user made of the call, 0 to 5.")
      .optional,
    .text("feedback_reason", from: "sdk_edge.feedback.reason", "SDKs: what the user complained of.").optional,
    .text("relay_session_id", from: "conversation_relay_data.session_id", "ConversationRelay: the session.").optional,
    .integer("relay_sequence", from: "conversation_relay_data.sequence_number", "ConversationRelay: the number in it.")
      .optional,
    .integer(
      "relay_latency_ms", from: "conversation_relay_data.stt_latency.latency_ms",
      or: ["conversation_relay_data.tts_latency.latency_ms"], "ConversationRelay: what a transcript or a voice took."
    ).optional,
    .document,
  ])

private let metricValueTable = Table(
  "twilio_call_event_metric", "A figure that an SDK's warning is about.", .each(type, .each("sdk_edge.metric.values")),
  key: ["event_id", "value_no"], references: [.toDocument("event_id", "twilio_call_event")],
  columns: [
    .reference("event_id", "The event: twilio_call_event.id."),
    .position("value_no", level: 1, "The position in the list, from 0."), .itself("value", .real, "The figure."),
  ])
