import Dialects
import GroundTruth
import JSONText
import Quantities
import Randomness

/// Asks the platform about one session, question after question, and writes what it answers.
///
/// A line holds a request and the body of its answer, byte for byte as the endpoint would have sent it. Questions come a
/// quarter of a second apart, beginning soon after the session is over or, when the platform is asked at the end of the
/// clock, right then.
struct Responder: ~Copyable {
  /// An endpoint, by the name of its operation in the official clients.
  enum Operation {
    case sessions, details, participants, participant, peerReport, chat, transcripts, summary, summarizing

    var name: StaticString {
      switch self {
      case .sessions: "get_sessions"
      case .details: "get_session_details"
      case .participants: "get_session_participants"
      case .participant: "get_session_participant_details"
      case .peerReport: "get_participant_data_from_peer_id"
      case .chat: "get_session_chat"
      case .transcripts: "get_session_transcripts"
      case .summary: "get_session_summary"
      case .summarizing: "generate_summary_of_transcripts"
      }
    }

    var method: StaticString { self == .summarizing ? "POST" : "GET" }
  }

  private let identifiers: RealtimeKitIdentifiers
  private let directory: CellDirectory
  private let session: IdentifierBits
  private let entity: UInt64
  private let start: SimulationTime
  private let document: Int
  private var count = 0

  /// Questions about the session of `plan`, from `start` on; answers go to the document type at position `document`.
  init(_ plan: SessionPlan, in directory: CellDirectory, from start: SimulationTime, document: Int) {
    identifiers = plan.identifiers
    self.directory = directory
    session = plan.id
    entity = EntityID.child(of: plan.conversation.entity, "realtimekit-responses")
    self.start = start
    self.document = document
  }

  /// Asks one question.
  ///
  /// - Parameters:
  ///   - subject: the participant or peer that the path ends with, where it does.
  ///   - query: the parameters, in the order of the platform's documentation.
  ///   - status: of HTTP.
  ///   - body: writes the answer.
  mutating func ask(
    _ operation: Operation, about subject: IdentifierBits? = nil, _ query: RealtimeKitDialect.Query,
    status: Int = 200, _ writer: inout DocumentWriter, _ body: (inout JSONWriter) -> Void
  ) {
    let time = start + .milliseconds(Int64(count) * 250)
    let id = identifiers.bits(EntityID.child(of: entity, count), .exchange)
    count += 1
    writer.document(document, time: time.milliseconds) { json in
      json.beginObject()
      json.key("id")
      json.markIdentifier()
      json.uuid(id)
      json.key("asked_at")
      json.time(time)
      json.key("operation")
      json.literal(operation.name)
      json.key("method")
      json.literal(operation.method)
      json.key("path")
      writePath(operation, subject, to: &json)
      json.key("query")
      json.beginObject()
      for (key, value) in query {
        json.key(key)
        json.string(value)
      }
      json.endObject()
      json.key("status")
      json.integer(status)
      json.key("body")
      json.beginObject()
      json.key("success")
      json.boolean(status == 200)
      body(&json)
      json.endObject()
      json.endObject()
    }
  }

  private func writePath(_ operation: Operation, _ subject: IdentifierBits?, to json: inout JSONWriter) {
    let account = identifiers.account(directory)
    let application = identifiers.application(directory)
    json.beginString()
    json.part("/accounts/")
    json.part(hex: account.high, account.low, digits: 32)
    json.part("/realtime/kit/")
    json.part(uuid: application.high, application.low)
    json.part("/sessions")
    switch operation {
    case .sessions: break
    case .peerReport: json.part("/peer-report")
    case .details, .participants, .participant, .chat, .transcripts, .summary, .summarizing:
      json.part("/")
      json.part(uuid: session.high, session.low)
    }
    switch operation {
    case .sessions, .details, .peerReport: break
    case .participants, .participant: json.part("/participants")
    case .chat: json.part("/chat")
    case .transcripts: json.part("/transcript")
    case .summary, .summarizing: json.part("/summary")
    }
    if let subject {
      json.part("/")
      json.part(uuid: subject.high, subject.low)
    }
    json.endString()
  }
}

extension JSONWriter {
  /// Writes `paging`: offsets count from 1 and include both ends; an empty page has zeros.
  mutating func paging(total: Int, page: Range<Int>) {
    key("paging")
    beginObject()
    key("total_count")
    integer(total)
    key("start_offset")
    integer(page.isEmpty ? 0 : page.lowerBound + 1)
    key("end_offset")
    integer(page.isEmpty ? 0 : page.upperBound)
    endObject()
  }
}
