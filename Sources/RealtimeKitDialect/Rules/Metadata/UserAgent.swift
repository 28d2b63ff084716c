import Dialects
import JSONText

/// Invariant 18: a user agent holds the browser's token and version; engine, system and form factor agree with them.
struct UserAgent: Rule {
  static let id = "realtimekit.metadata.user-agent"
  static let summary = "user_agent holds the browser and version; engine fits the browser, is_mobile fits the system"
  static let documents = ["realtimekit.peer-report"]

  /// How a browser calls itself in a user agent, and what it is built on.
  private static let browsers: [String: (token: String, engine: String)] = [
    "Chrome": ("Chrome/", "Blink"), "Microsoft Edge": ("Edg/", "Blink"), "Firefox": ("Firefox/", "Gecko"),
    "Safari": ("Version/", "WebKit"), "Opera": ("OPR/", "Blink"),
    "Samsung Internet for Android": ("SamsungBrowser/", "Blink"),
  ]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let metadata = ReportReading(document).metadata
    let system = metadata["device_info"]?.text("os") ?? ""
    let isMobile = metadata["device_info"]?["is_mobile"]?.boolean ?? false
    report.expect(isMobile == (system == "Android" || system == "iOS")) { "mobile \(isMobile) with \(system)" }
    guard let browser = metadata["browser_metadata"], let known = Self.browsers[browser.text("browser")] else { return }
    let agent = browser.text("user_agent")
    report.expect(
      agent.contains(known.token + browser.text("browser_version")) && browser.text("engine") == known.engine
    ) { "\(browser.text("browser")) \(browser.text("browser_version")) on \(browser.text("engine")) says \(agent)" }
  }
}
