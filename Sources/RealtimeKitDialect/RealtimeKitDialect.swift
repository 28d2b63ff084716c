public import Dialects
import Documents
public import GroundTruth
import JSONText
import Quantities

/// The truth as the RealtimeKit sessions API would have told it afterwards: one session per conversation that anybody
/// joined, one participant and one peer report per leg that did.
///
/// Web clients report for themselves; telephone and SIP legs come in through a gateway that joins for them. Everything
/// is read from the final state, so every session has ended.
public struct RealtimeKitDialect: Dialect {
  public static let name = "realtimekit"

  public static let documentTypes = [
    DocumentType(
      stream: DocumentStream(
        path: "realtimekit/session.ndjson", documentType: "realtimekit.session",
        order: .init(time: "started_at", identifier: "id")),
      shape: SessionShape.session, summary: "A session object as the list of sessions returns it"),
    DocumentType(
      stream: DocumentStream(
        path: "realtimekit/participant.ndjson", documentType: "realtimekit.participant",
        order: .init(time: "joined_at", identifier: "id")),
      shape: SessionShape.participant, summary: "A participant of a session with its peer events"),
    DocumentType(
      stream: DocumentStream(
        path: "realtimekit/peer-report.ndjson", documentType: "realtimekit.peer-report",
        order: .init(time: "joined_at", identifier: "id")),
      shape: SessionShape.peerReport, summary: "A peer's report: metadata and media quality"),
  ]

  private let directory: CellDirectory

  public init(_ directory: CellDirectory) { self.directory = directory }

  public func project(_ record: ConversationRecord, into writer: inout DocumentWriter) {
    guard let plan = SessionPlan(record, in: directory) else { return }
    writer.document(0, time: plan.peers[0].joined.milliseconds) { json in
      SessionDocument(plan: plan).write(to: &json)
    }
    let tracks = Tracks(of: plan)
    for (position, peer) in plan.peers.enumerated() {
      let participant = ParticipantDocument(peer, in: plan)
      writer.document(1, time: peer.joined.milliseconds) { json in participant.writeListed(to: &json) }
      let report = PeerReport(of: position, in: plan, tracks: tracks)
      writer.document(2, time: peer.joined.milliseconds) { json in
        participant.writeReported(to: &json) { json in report.write(to: &json) }
      }
    }
  }
}
