import GroundTruth
import JSONText
import Quantities

/// Facsimiles, as the call of the machine tells them (reference sections 3.5, FaxStatus, and 5.14).
extension ConversationDocument {
  /// The file of what came in or was sent.
  func writeDocument(of participant: Participant, to json: inout JSONWriter) {
    guard participant.purpose == .fax else { return }
    json.key("documentId")
    json.uuid(organisation.identifiers.bits(conversation.entity, .faxDocument))
  }

  /// How far the document has come by `time`, milliseconds since the epoch, in even steps between its first page and its
  /// last.
  func writeFacsimile(of participant: Participant, until time: Int64, to json: inout JSONWriter) {
    guard participant.purpose == .fax, let document = conversation.office?.document else { return }
    let start = document.transmittedFrom.milliseconds
    guard start <= time else { return }
    let end = document.isSent ? participant.end : document.convertedFrom.milliseconds
    let span = max(1, end - start)
    let done = min(span, time - start)
    func share(of whole: Int) -> Int { Int(Int64(whole) * done / span) }
    json.key("faxStatus")
    json.beginObject()
    json.key("direction")
    json.literal(document.isSent ? "send" : "receive")
    json.key("expectedPages")
    json.integer(document.expectedPages)
    json.key("activePage")
    json.integer(min(document.pages, 1 + share(of: document.pages)))
    json.key("linesTransmitted")
    json.integer(share(of: document.lines))
    json.key("bytesTransmitted")
    json.integer(share(of: document.bytes))
    json.key("baudRate")
    json.integer(document.bitRate)
    json.key("pageErrors")
    json.integer(share(of: document.pageErrors))
    json.key("lineErrors")
    json.integer(share(of: document.lineErrors))
    json.endObject()
  }
}
