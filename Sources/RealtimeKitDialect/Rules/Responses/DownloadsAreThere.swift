import Dialects
import JSONText

/// A URL that an endpoint gives leads to a file, which is good for as long as the endpoint says.
///
/// A run may have the answers without the files, or the files without the answers: then there is nothing to compare.
struct DownloadsAreThere: Rule {
  static let id = "realtimekit.download.url"
  static let summary = "every download URL in an answer is a file's, with the same expiry; every file has its answer"
  static let documents = ["realtimekit.response", "realtimekit.download"]

  private static let keys = [
    "get_session_chat": ("chat_download_url", "chat_download_url_expiry"),
    "get_session_transcripts": ("transcript_download_url", "transcript_download_url_expiry"),
    "get_session_summary": ("summaryDownloadUrl", "summaryDownloadUrlExpiry"),
  ]

  private var expiries: [String: String] = [:]
  private var hasAnswers = false
  private var hasFiles = false

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    if context.documentType == "realtimekit.response" {
      hasAnswers = true
      guard let keys = Self.keys[document.text("operation")], let data = document["body"]?["data"] else { return }
      expiries[data.text(keys.0)] = data.text(keys.1)
      return
    }
    hasFiles = true
    guard hasAnswers else { return }
    let expiry = expiries.removeValue(forKey: document.text("url"))
    report.expect(expiry == document.text("expires_at")) {
      "\(document.text("url")) until \(document.text("expires_at")), the answer says \(expiry ?? "nothing")"
    }
  }

  func finish(_ context: RuleContext, _ report: inout RuleReport) {
    guard hasFiles else { return }
    for url in expiries.keys.sorted() { report.expect(false) { "no file is behind \(url)" } }
  }
}
