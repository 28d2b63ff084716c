import Dialects
import GroundTruth
import JSONText
import Quantities
import Randomness

/// The files that a session leaves behind, which endpoints give URLs of: its chat, what was said in it, a summary of that.
///
/// They are what was written and said in the truth. Files are kept for seven days after the end.
struct Exports {
  /// A format of transcripts, by the name that requests use.
  enum TranscriptFormat: String, CaseIterable { case SRT, VTT, JSON, CSV }

  /// A file.
  enum File: Equatable {
    case chat, summary
    case transcript(TranscriptFormat)

    /// The last part of its URL.
    var name: StaticString {
      switch self {
      case .chat: "chat.csv"
      case .summary: "summary.md"
      case .transcript(.SRT): "transcript.srt"
      case .transcript(.VTT): "transcript.vtt"
      case .transcript(.JSON): "transcript.json"
      case .transcript(.CSV): "transcript.csv"
      }
    }

    /// The media type under which it is served (RFC 4180, RFC 8259, RFC 7763; for subtitles what players expect).
    var mediaType: StaticString {
      switch self {
      case .chat, .transcript(.CSV): "text/csv"
      case .summary: "text/markdown"
      case .transcript(.SRT): "application/x-subrip"
      case .transcript(.VTT): "text/vtt"
      case .transcript(.JSON): "application/json"
      }
    }
  }

  let plan: SessionPlan
  let directory: CellDirectory
  /// When the files were made: a session that goes on has them up to now.
  let made: SimulationTime
  let expiry: SimulationTime

  /// How long a URL is good for.
  private static let validity = SimulationDuration.seconds(7 * 86_400)

  init(_ plan: SessionPlan, in directory: CellDirectory) {
    self.plan = plan
    self.directory = directory
    made = plan.questioned
    expiry = made + Self.validity
  }

  var hasChat: Bool { plan.conversation.actions.contains { $0.kind == .chat && plan.isTold($0) } }
  var hasTranscript: Bool { plan.conversation.actions.contains { $0.kind == .utterance && plan.isTold($0) } }

  /// The files that there are.
  var files: [File] {
    (hasChat ? [.chat] : [])
      + (hasTranscript ? TranscriptFormat.allCases.map(File.transcript) + [.summary] : [])
  }

  /// Writes a signed URL of the object store (AWS Signature Version 4, query parameters).
  func writeURL(_ file: File, to json: inout JSONWriter) {
    let bucket = plan.identifiers.bits(EntityID.root, .bucket)
    let application = plan.identifiers.application(directory)
    let entity = EntityID.child(of: plan.conversation.entity, file.name.description)
    let signature = plan.identifiers.bits(entity, .signature)
    json.beginString()
    json.part("https://")
    json.part(hex: bucket.high, bucket.low, digits: 32)
    json.part(".r2.cloudflarestorage.com/realtimekit-exports/")
    json.part(uuid: application.high, application.low)
    json.part("/")
    json.part(uuid: plan.id.high, plan.id.low)
    json.part("/")
    json.part(file.name)
    json.part("?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=")
    json.part(escaping: made.compactText)
    json.part("&X-Amz-Expires=604800&X-Amz-SignedHeaders=host&X-Amz-Signature=")
    json.part(hex: signature.high, signature.low, digits: 32)
    json.part(hex: mix(signature.high), mix(signature.low), digits: 32)
    json.endString()
  }

  /// Writes each file as a document of its own.
  func write(to document: Int, _ writer: inout DocumentWriter) {
    for file in files {
      writer.document(document, time: made.milliseconds) { json in
        json.beginObject()
        json.key("id")
        json.markIdentifier()
        json.uuid(plan.identifiers.bits(EntityID.child(of: plan.conversation.entity, file.name.description), .download))
        json.key("created_at")
        json.time(made)
        json.key("session_id")
        json.uuid(plan.id)
        json.key("url")
        writeURL(file, to: &json)
        json.key("expires_at")
        json.time(expiry)
        json.key("content_type")
        json.literal(file.mediaType)
        json.key("content")
        json.string(content(of: file))
        json.endObject()
      }
    }
  }

  private func content(of file: File) -> String {
    switch file {
    case .chat: chat
    case .summary: summary
    case .transcript(let format): transcript(format)
    }
  }
}

extension SimulationTime {
  /// ISO 8601 in the basic format, in whole seconds: `20260903T081500Z`.
  var compactText: String {
    let (date, clock) = parts
    return date.joined() + "T" + clock.joined() + "Z"
  }

  /// ISO 8601 in the extended format, with milliseconds: `2026-09-03T08:15:00.118Z`.
  var isoText: String {
    let (date, clock) = parts
    let fraction = (milliseconds - seconds * 1_000).padded(to: 3)
    return date.joined(separator: "-") + "T" + clock.joined(separator: ":") + "." + fraction + "Z"
  }

  /// Year, month and day; hour, minute and second.
  private var parts: (date: [String], clock: [String]) {
    let days = seconds.flooredQuotient(by: 86_400)
    let date = CivilDate(daysSinceEpoch: days)
    let inDay = seconds - days * 86_400
    return (
      [Int64(date.year).padded(to: 4), Int64(date.month).padded(to: 2), Int64(date.day).padded(to: 2)],
      [inDay / 3_600, inDay / 60 % 60, inDay % 60].map { $0.padded(to: 2) }
    )
  }
}

extension Int64 {
  /// Its digits with zeros before them, at least `digits` together.
  func padded(to digits: Int) -> String {
    let text = String(self)
    return String(repeating: "0", count: Swift.max(0, digits - text.utf8.count)) + text
  }
}
