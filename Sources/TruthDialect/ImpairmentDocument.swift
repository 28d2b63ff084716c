import Dialects
import Documents
import GroundTruth
import JSONText
import Quantities

/// An impairment episode and the legs it hit: a line of `truth/impairment.ndjson`.
struct ImpairmentDocument {
  static let type = DocumentType(
    stream: DocumentStream(
      path: "truth/impairment.ndjson", documentType: "truth.impairment",
      order: .init(time: "from", identifier: "impairment_id"), isOfImpairments: true),
    shape: .object([
      .required("impairment_id", .string(.uuid)),
      .required("cell", .count),
      .required("label", .string(.nonEmpty)),
      .required("network", .string(.nonEmpty)),
      .required("from", .string(.milliseconds)),
      .required("to", .string(.milliseconds)),
      .required("effects", EffectsDocument.shape),
      .required(
        "legs",
        .array(.object([.required("conversation_id", .string(.uuid)), .required("leg", .count)]))),
    ]),
    summary: "an impairment that was in force on a network, and the legs whose media it overlapped")

  let record: ImpairmentRecord
  let id: IdentifierBits
  let directory: CellDirectory
  let identifiers: CrossWalk

  func write(into json: inout JSONWriter) {
    let episode = record.episode
    json.beginObject()
    json.key("impairment_id")
    json.markIdentifier()
    json.uuid(id.high, id.low)
    json.key("cell")
    json.integer(episode.cell)
    json.key("label")
    json.string(episode.label)
    json.key("network")
    json.string(directory.networks[episode.network].name)
    json.key("from")
    json.time(episode.span.start)
    json.key("to")
    json.time(episode.span.end)
    json.key("effects")
    EffectsDocument(episode: episode, directory: directory).write(into: &json)
    json.key("legs")
    json.beginArray()
    for hit in record.legs {
      json.beginObject()
      json.key("conversation_id")
      let conversation = identifiers.conversation(hit.conversation)
      json.uuid(conversation.high, conversation.low)
      json.key("leg")
      json.integer(hit.leg)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }
}
