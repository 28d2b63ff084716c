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
      shape: SessionShape.participant, summary: "A participant of a session with its peer events",
      catalogue: RealtimeKitCatalogue.participant),
    DocumentType(
      stream: DocumentStream(
        path: "realtimekit/peer-report.ndjson", documentType: "realtimekit.peer-report",
        order: .init(time: "joined_at", identifier: "id")),
      shape: SessionShape.peerReport, summary: "A peer's report: metadata and media quality",
      catalogue: RealtimeKitCatalogue.peerReport),
    DocumentType(
      stream: DocumentStream(
        path: "realtimekit/response.ndjson", documentType: "realtimekit.response",
        order: .init(time: "asked_at", identifier: "id")),
      shape: ResponseShape.response, summary: "A request to an endpoint with the body of its answer",
      catalogue: RealtimeKitCatalogue.response, switchName: "responses"),
    DocumentType(
      stream: DocumentStream(
        path: "realtimekit/download.ndjson", documentType: "realtimekit.download",
        order: .init(time: "created_at", identifier: "id")),
      shape: ResponseShape.download, summary: "A file behind a download URL: chat, transcript or summary of a session",
      catalogue: RealtimeKitCatalogue.download, switchName: "exports"),
  ]

  enum Document { static let session = 0, participant = 1, peerReport = 2, response = 3, download = 4 }

  let directory: CellDirectory
  let identifiers: RealtimeKitIdentifiers
  let asking: Asking

  public init(_ directory: CellDirectory) { self.init(directory, switches: []) }

  public init(_ directory: CellDirectory, switches: Set<String>) {
    self.directory = directory
    identifiers = RealtimeKitIdentifiers(seed: directory.seed)
    asking = Asking(switches)
  }

  public func project(_ record: ConversationRecord, into writer: inout DocumentWriter) {
    guard identifiers.sessionBits(of: record.conversation) != nil else { return }
    writer.withWorkspace(RealtimeKitWorkspace.self) { space, writer in
      space.plan.begin(record, identifiers, asking, until: asking.isAtEndOfClock ? directory.clock.end : nil)
      // Nobody has joined yet: the platform knows nothing of it.
      guard !space.plan.peers.isEmpty else { return space.plan.end() }
      writer.document(Document.session, time: space.plan.peers[0].joined.milliseconds) { json in
        space.plan.writeSession(in: directory, to: &json)
      }
      let answers = asking.answersAll && writer.wants(Document.response)
      if writer.wants(Document.peerReport) || answers { space.tracks.begin(of: space.plan) }
      for (position, peer) in space.plan.peers.enumerated() {
        var participant = ParticipantDocument(peer, in: space.plan)
        writer.document(Document.participant, time: peer.joined.milliseconds) { json in
          participant.writeListed(in: space.plan, to: &json)
        }
        guard writer.wants(Document.peerReport) else { continue }
        space.report.begin(of: position, in: space.plan, tracks: space.tracks)
        writer.document(Document.peerReport, time: peer.joined.milliseconds) { json in
          participant.writeReported(in: space.plan, to: &json) { json in
            space.report.write(in: space.plan, tracks: space.tracks, to: &json)
          }
        }
      }
      if answers { answer(&space, into: &writer) }
      if asking.exports { Exports(space.plan, in: directory).write(to: Document.download, &writer) }
      space.plan.end()
    }
  }
}

/// The memory in which the dialect works.
struct RealtimeKitWorkspace: Workspace, ~Copyable {
  var plan = SessionPlan()
  /// What the session's peers publish.
  var tracks = Tracks()
  /// The report being written.
  var report = PeerReport()
}
