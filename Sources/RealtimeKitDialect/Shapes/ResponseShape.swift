import Dialects

/// The contract tables of requests with the bodies of their answers, and of the files behind download URLs.
///
/// A body is what the endpoint sends, written from the published sessions resource and the platform's error format; what
/// stands around it says what was asked.
enum ResponseShape {
  static let response = Shape.tagged(
    key: "operation",
    cases: [
      ("get_sessions", exchange("get_sessions", answer(sessions, isPaged: true))),
      ("get_session_details", exchange("get_session_details", answer(SessionShape.sessionDetails))),
      ("get_session_participants", exchange("get_session_participants", answer(participants))),
      (
        "get_session_participant_details",
        exchange(
          "get_session_participant_details",
          answer(.object([.required("participant", SessionShape.detailedParticipant)])))
      ),
      (
        "get_participant_data_from_peer_id",
        exchange(
          "get_participant_data_from_peer_id",
          answer(.object([.required("participant", SessionShape.reportedParticipant)])))
      ),
      ("get_session_chat", exchange("get_session_chat", .anyOf([answer(chat), refusal]))),
      ("get_session_transcripts", exchange("get_session_transcripts", .anyOf([answer(transcripts), refusal]))),
      ("get_session_summary", exchange("get_session_summary", .anyOf([answer(summary), refusal]))),
      (
        "generate_summary_of_transcripts",
        exchange(
          "generate_summary_of_transcripts",
          answer(
            .object([
              .required("session_id", .string(.uuid)), .required("status", .enumeration(["QUEUED"])),
            ])))
      ),
    ])

  static let download = Shape.object([
    .required("id", .string(.uuid)),
    .required("created_at", .string(.milliseconds)),
    .required("session_id", .string(.uuid)),
    .required("url", .string(url)),
    .required("expires_at", .string(.milliseconds)),
    .required(
      "content_type",
      .enumeration(["text/csv", "text/markdown", "text/vtt", "application/json", "application/x-subrip"])),
    .required("content", .string(.nonEmpty)),
  ])

  // MARK: Requests

  private static func exchange(_ operation: String, _ body: Shape) -> Shape {
    .object([
      .required("id", .string(.uuid)),
      .required("asked_at", .string(.milliseconds)),
      .required("operation", .enumeration([operation])),
      .required("method", .enumeration([operation == "generate_summary_of_transcripts" ? "POST" : "GET"])),
      .required("path", .string(path)),
      .required("query", query(of: operation)),
      .required("status", .integer(200...404)),
      .required("body", body),
    ])
  }

  /// The parameters that are asked with; every value is text in a URL.
  private static func query(of operation: String) -> Shape {
    let number = Shape.string(.custom(pattern: "^[1-9][0-9]{0,5}$") { Int($0).map { $0 > 0 } ?? false })
    let order = Shape.enumeration(["ASC", "DESC"])
    let events = Shape.Property.optional("include_peer_events", .enumeration(["true"]))
    let sorted = Shape.Property.optional("sort_order", order)
    return switch operation {
    case "get_sessions":
      .object([
        .required("search", .string(.nonEmpty)), .optional("page_no", number), .optional("per_page", number), sorted,
        .optional("sort_by", .enumeration(["minutesConsumed", "createdAt"])),
        .optional("status", .enumeration(["LIVE", "ENDED"])),
      ])
    case "get_session_details": .object([.optional("include_breakout_rooms", .enumeration(["true"]))])
    case "get_session_participants":
      .object([
        .required("page_no", number), .required("per_page", number), .optional("search", .string(.nonEmpty)), sorted,
        events, .optional("sort_by", .enumeration(["joinedAt", "duration"])),
        .optional("view", .enumeration(["raw", "consolidated"])),
      ])
    case "get_session_participant_details":
      .object([.required("include_peer_events", .enumeration(["true"]))])
    case "get_participant_data_from_peer_id": .object([events, .optional("filters", .enumeration(filters))])
    case "get_session_transcripts": .object([.required("format", .enumeration(["SRT", "VTT", "JSON", "CSV"]))])
    default: .object([])
    }
  }

  private static let filters = ReportFilter.words.map(\.word) + ["device_info,ip_information"]

  // MARK: Bodies

  /// True or false as the status is; a rule says so.
  private static let success = Shape.Property.required("success", .anything)

  private static func answer(_ data: Shape, isPaged: Bool = false) -> Shape {
    .object(
      [success, .required("data", data)] + (isPaged ? [.required("paging", paging)] : []))
  }

  private static let refusal = Shape.object([
    success,
    .required("error", .object([.required("code", .integer(404...404)), .required("message", .string(.nonEmpty))])),
  ])

  private static let paging = Shape.object([
    .required("total_count", .count), .required("start_offset", .count), .required("end_offset", .count),
  ])

  private static let sessions = Shape.object([.required("sessions", .array(SessionShape.answeredSession))])

  private static let participants = Shape.object([
    .required("participants", .array(SessionShape.listedParticipant, minimum: 1)), .required("paging", paging),
  ])

  private static let chat = Shape.object([
    .required("chat_download_url", .string(url)), .required("chat_download_url_expiry", .string(.milliseconds)),
  ])

  private static let transcripts = Shape.object([
    .required("sessionId", .string(.uuid)), .required("transcript_download_url", .string(url)),
    .required("transcript_download_url_expiry", .string(.milliseconds)),
  ])

  private static let summary = Shape.object([
    .required("sessionId", .string(.uuid)), .required("summaryDownloadUrl", .string(url)),
    .required("summaryDownloadUrlExpiry", .string(.milliseconds)),
  ])

  // MARK: Formats

  private static let path = TextFormat.custom(
    pattern: "^/accounts/[0-9a-f]{32}/realtime/kit/[0-9a-f-]{36}/sessions(/.*)?$"
  ) {
    let parts = $0.split(separator: "/")
    return parts.count >= 6 && parts[0] == "accounts" && parts[1].utf8.count == 32 && parts[2] == "realtime"
      && parts[3] == "kit" && parts[4].utf8.count == 36 && parts[5] == "sessions"
  }

  private static let url = TextFormat.custom(pattern: "^https://.*$") { $0.hasPrefix("https://") }
}
