import Dialects
import Documents
import GroundTruth
import JSONText

/// One change of an agent's or coach's state: a line of `truth/agent-state.ndjson`.
struct AgentStateDocument {
  static let type = DocumentType(
    stream: DocumentStream(
      path: "truth/agent-state.ndjson", documentType: "truth.agent-state",
      order: .init(time: "at", identifier: "person")),
    shape: .object([
      .required("at", .string(.milliseconds)),
      .required("cell", .count),
      .required("person", .string(.nonEmpty)),
      .required("team", .string(.any)),
      .required(
        "state",
        .enumeration(["offline", "ready", "not_ready", "offered", "talking", "wrap_up", "coaching"])),
      .required("reason", .nullable(.string(.nonEmpty))),
      .required("conversation_id", .nullable(.string(.uuid))),
    ]),
    summary: "what an agent or coach was doing from this instant on")

  let change: AgentStateChange
  /// The id of the conversation concerned.
  let conversation: IdentifierBits?

  func write(into json: inout JSONWriter) {
    json.beginObject()
    json.key("at")
    json.time(change.at)
    json.key("cell")
    json.integer(change.cell)
    json.key("person")
    json.markIdentifier()
    json.string(change.person)
    json.key("team")
    json.string(change.team)
    json.key("state")
    json.literal(Vocabulary.word(change.state))
    json.key("reason")
    json.stringOrNull(change.reason)
    json.key("conversation_id")
    json.uuidOrNull(conversation)
    json.endObject()
  }
}
