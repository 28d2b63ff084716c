public import Dialects
import Documents
public import GroundTruth
import JSONText
import Quantities

/// The conversation object of Genesys Cloud, in its final state: one document per conversation that is no meeting.
public struct GenesysDialect: Dialect {
  public static let name = "genesys"

  public static let documentTypes: [DocumentType] = [
    DocumentType(
      stream: DocumentStream(
        path: "genesys/conversation.ndjson", documentType: "genesys.conversation",
        order: .init(time: "startTime", identifier: "id")),
      shape: GenesysShape.conversation,
      summary: "A conversation with its participants, calls and segments, once everybody has left",
      catalogue: ConversationCatalogue.catalogue)
  ]

  private let organisation: Organisation

  /// The dialect for the conversations of one cell.
  public init(_ directory: CellDirectory) { organisation = Organisation(directory) }

  public func project(_ record: ConversationRecord, into writer: inout DocumentWriter) {
    let conversation = record.conversation
    guard organisation.identifiers.isKnown(conversation), !conversation.legs.isEmpty else { return }
    writer.withWorkspace(ConversationPlan.self) { plan, writer in
      plan.layOut(conversation, in: organisation)
      let document = ConversationDocument(conversation, organisation, plan)
      writer.document(0, time: plan.start) { json in document.write(plan, to: &json) }
    }
  }
}
