import Dialects
import JSONText

/// The explanation as a program reads it.
extension Explanation {
  /// One JSON object on one line; what there is none of is absent.
  public var json: String {
    var members: [(key: String, value: JSONValue)] = [("id", .string(question.identifier))]
    if let sequence = question.sequence { members.append(("seq", .integer(Int64(sequence)))) }
    members.append(("meanings", .array(meanings.map(JSONValue.string))))
    members.append(("stands_at", .array(sightings.map(\.json))))
    if !notes.isEmpty { members.append(("notes", .array(notes.map(JSONValue.string)))) }
    if let story { members.append(("story", story.json)) }
    if let shared { members.append(("shared", shared.json)) }
    return JSONValue.object(members).compactText + "\n"
  }
}

/// An object without the members that are nil.
private func object(_ members: [(key: String, value: JSONValue?)]) -> JSONValue {
  .object(members.compactMap { member in member.value.map { (member.key, $0) } })
}

private func integer(_ value: Int) -> JSONValue { .integer(Int64(value)) }
private func instant(_ value: Int64) -> JSONValue { .string(Clock.iso(value)) }

extension Explanation.Sighting {
  fileprivate var json: JSONValue {
    object([("file", .string(file)), ("line", integer(line)), ("path", .string(path)), ("lines", integer(lines))])
  }
}

extension Explanation.Story {
  fileprivate var json: JSONValue {
    object([
      ("conversation_id", .string(conversation.id)), ("kind", .string(conversation.kind)),
      ("queue", conversation.queue.map(JSONValue.string)), ("outcome", .string(conversation.outcome)),
      ("started_at", instant(conversation.startedAt)), ("ended_at", instant(conversation.endedAt)),
      ("line", integer(line)), ("legs", .array(legs.map(integer))), ("moment", moment.map(instant)),
      ("events", .array(events.map(\.json))), ("impairments", .array(hits.map(\.json))),
      ("because", .array(because.map(\.json))),
      ("anomalies", anomalies.isEmpty ? nil : .array(anomalies.map(\.json))),
      (
        "told",
        .array(told.map { object([("file", .string($0.file)), ("lines", .array($0.lines.map(integer)))]) })
      ),
    ])
  }
}

extension Explanation.Anomaly {
  fileprivate var json: JSONValue {
    object([
      ("anomaly_id", .string(id)), ("kind", .string(kind)), ("file", .string(file)), ("vendor_id", .string(vendorID)),
      ("at", instant(at)), ("line", integer(line)),
    ])
  }
}

extension Explanation.Event {
  fileprivate var json: JSONValue {
    object([("at", instant(at)), ("leg", leg.map(integer)), ("text", .string(text))])
  }
}

extension Explanation.Hit {
  fileprivate var json: JSONValue {
    object([
      ("impairment_id", .string(impairment)), ("label", .string(label)), ("network", .string(network)),
      ("from", instant(from)), ("to", instant(to)), ("effects", .string(effects)), ("line", integer(line)),
      ("conversation_id", .string(conversation)), ("leg", integer(leg)), ("leg_from", instant(start)),
      ("leg_to", instant(end)),
      ("seconds", .array(seconds.map(\.json))),
    ])
  }
}

extension Explanation.Seconds {
  fileprivate var json: JSONValue {
    object([
      ("direction", .string(direction)), ("sent", integer(sent)), ("lost", integer(lost)), ("late", integer(late)),
      (
        "trouble",
        .array(
          trouble.map {
            object([
              ("at", instant($0.at)), ("sent", integer($0.sent)), ("lost", integer($0.lost)),
              ("late", integer($0.late)),
            ])
          })
      ),
    ])
  }
}

extension Explanation.Because {
  fileprivate var json: JSONValue {
    object([
      ("file", .string(file)), ("line", integer(line)), ("leg", leg.map(integer)), ("at", reason.at.map(instant)),
      ("claim", .string(reason.claim)), ("measured", .string(reason.measured)),
      ("threshold", .string(reason.threshold)),
    ])
  }
}

extension Explanation.Shared {
  fileprivate var json: JSONValue {
    object([
      ("conversations", integer(conversations)), ("looked_at", integer(looked)),
      ("common", .object(common.map { ($0.name, .string($0.value)) })),
      (
        "examples",
        .array(
          examples.map {
            object([
              ("conversation_id", .string($0.id)), ("line", integer($0.line)), ("started_at", instant($0.at)),
              ("text", .string($0.text)),
            ])
          })
      ),
      ("impairments", hits.isEmpty ? nil : .array(hits.map(\.json))),
    ])
  }
}
