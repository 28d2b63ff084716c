import Dialects
import JSONText

/// The envelope of call events: CloudEvents 1.0, with the attributes that an event stream sets.
let callEventEnvelope = Envelope(
  shape: envelopeShape(
    types: ["com.twilio.voice.insights.call-event.gateway", "com.twilio.voice.insights.call-event.sdk"],
    schema: "https://events-schemas.twilio.com/VoiceInsights.CallEvent/3"),
  mark: "specversion", content: "data", identifier: "id"
) { line in
  let isSDK = line["data"]?["edge"]?.string == "sdk_edge"
  let type = line["type"]?.string ?? ""
  guard type.hasSuffix(isSDK ? ".sdk" : ".gateway") else { return "\(type) of \(line["data"]?["edge"]?.string ?? "")" }
  return complaint(about: line, at: "timestamp", of: "call_sid")
}

/// The envelope of participant summaries.
let participantSummaryEnvelope = Envelope(
  shape: envelopeShape(
    types: ["com.twilio.voice.insights.conference-participant-summary.complete"],
    schema: "https://events-schemas.twilio.com/VoiceInsights.ConferenceParticipantSummary/2"),
  mark: "specversion", content: "data", identifier: "id"
) { line in complaint(about: line, at: "leave_time", of: "conference_sid") }

private func envelopeShape(types: [String], schema: String) -> Shape {
  .object([
    .required("specversion", .enumeration(["1.0"])),
    .required("type", .enumeration(types)),
    .required("source", .string(.nonEmpty)),
    .required("id", .string(.sid("EZ"))),
    .required("dataschema", .enumeration([schema])),
    .required("datacontenttype", .enumeration(["application/json"])),
    .required("time", .string(.milliseconds)),
    .required("data", .anything),
  ])
}

/// Invariant 6: published no earlier than it happened, and about what the source names.
private func complaint(about line: JSONValue, at time: String, of identifier: String) -> String? {
  guard let published = line["time"]?.instant, let happened = line["data"]?[time]?.instant,
    let source = line["source"]?.string, let sid = line["data"]?[identifier]?.string
  else { return nil }
  if published < happened { return "published \(happened - published) ms before it happened" }
  return source.contains(sid) ? nil : "\(source) is not about \(sid)"
}
