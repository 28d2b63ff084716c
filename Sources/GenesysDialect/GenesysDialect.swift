public import Dialects
import Documents
public import GroundTruth
import JSONText
import Quantities
import Randomness

/// The conversation object of Genesys Cloud: one document in its final state per conversation that is no meeting, and one
/// per change of state for each user who takes part.
public struct GenesysDialect: Dialect {
  public static let name = "genesys"

  public static let documentTypes: [DocumentType] = [
    DocumentType(
      stream: DocumentStream(
        path: "genesys/conversation.ndjson", documentType: "genesys.conversation",
        order: .init(time: "startTime", identifier: "id")),
      shape: GenesysShape.conversation,
      summary: "A conversation with its participants, calls and segments, once everybody has left",
      catalogue: ConversationCatalogue.catalogue),
    DocumentType(
      stream: DocumentStream(
        path: notificationPath, documentType: "genesys.notification",
        order: .init(time: "recordedAt", identifier: "topicName")),
      shape: GenesysNotificationShape.event,
      summary: "An event of a user's conversation topic: the state of a conversation after a change",
      catalogue: NotificationCatalogue.catalogue),
  ]

  /// The file of live states, which a run has only when its scenario asks for it.
  public static let notificationPath = "genesys/notification.ndjson"

  private let organisation: Organisation

  /// The dialect for the conversations of one cell.
  public init(_ directory: CellDirectory) { self.init(directory, GenesysConventions()) }

  /// A dialect for an organisation that has set the platform up by `conventions`.
  public init(_ directory: CellDirectory, _ conventions: GenesysConventions) {
    organisation = Organisation(directory, conventions)
  }

  public func project(_ record: ConversationRecord, into writer: inout DocumentWriter) {
    let conversation = record.conversation
    guard organisation.identifiers.isKnown(conversation), !conversation.legs.isEmpty else { return }
    writer.withWorkspace(ConversationPlan.self) { plan, writer in
      plan.layOut(conversation, in: organisation)
      let document = ConversationDocument(conversation, organisation, plan)
      writer.document(0, time: plan.start) { json in document.write(plan, to: &json) }
      if writer.wants(1) { notify(document, plan, into: &writer) }
    }
  }

  /// Writes what each user's desktop is told, change by change.
  private func notify(
    _ telling: ConversationDocument, _ plan: borrowing ConversationPlan, into writer: inout DocumentWriter
  ) {
    writer.withWorkspace(LivePlan.self) { live, writer in
      live.layOut(telling.conversation, plan, organisation)
      let identity = EntityID.child(of: telling.conversation.entity, "notification")
      for (number, time) in live.instants.enumerated() {
        let document = NotificationDocument(telling: telling, time: time)
        for position in plan.order {
          guard let user = plan.participants[position].user,
            plan.isFirst(position, of: user), NotificationDocument.concerns(user, at: time, plan, live)
          else { continue }
          let event = EntityID.child(of: EntityID.child(of: identity, number), position)
          let correlation = organisation.identifiers.bits(event, .correlation)
          writer.document(1, time: time) { json in
            document.write(for: user, correlation: correlation, plan, live, to: &json)
          }
        }
      }
    }
  }
}
