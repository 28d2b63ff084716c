import Dialects
import Documents
import JSONText
import Quantities

/// An anomaly that was put into a platform's file, and how to take it back: a line of `truth/anomaly.ndjson`.
struct AnomalyDocument {
  static let type = DocumentType(
    stream: DocumentStream(
      path: "truth/anomaly.ndjson", documentType: "truth.anomaly",
      order: .init(time: "at", identifier: "anomaly_id")),
    shape: .object([
      .required("anomaly_id", .string(.uuid)),
      .required("cell", .count),
      .required("conversation_id", .string(.uuid)),
      .required("kind", .enumeration(AnomalyKind.allCases.map(\.rawValue))),
      .required("file", .string(.nonEmpty)),
      .required("vendor_id", .string(.nonEmpty)),
      .required("at", .string(.milliseconds)),
      .required("changes", .array(Anomaly.Change.shape, minimum: 1)),
    ]),
    summary: "an imperfection that was put into a platform's file on purpose, and how to take it back")

  let anomaly: Anomaly
  let id: IdentifierBits
  let conversation: IdentifierBits

  func write(into json: inout JSONWriter) {
    json.beginObject()
    json.key("anomaly_id")
    json.markIdentifier()
    json.uuid(id.high, id.low)
    json.key("cell")
    json.integer(anomaly.cell)
    json.key("conversation_id")
    json.uuid(conversation.high, conversation.low)
    json.key("kind")
    json.string(anomaly.kind.rawValue)
    json.key("file")
    json.string(anomaly.file)
    json.key("vendor_id")
    json.string(anomaly.vendorID)
    json.key("at")
    json.time(SimulationTime(milliseconds: anomaly.at))
    json.key("changes")
    json.beginArray()
    for change in anomaly.changes { change.write(into: &json) }
    json.endArray()
    json.endObject()
  }
}
