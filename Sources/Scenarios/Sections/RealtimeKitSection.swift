/// What the RealtimeKit documents of a run tell beyond the usual; the default is the usual.
public struct RealtimeKitSwitches: Hashable, Sendable {
  /// When the platform is asked for what it knows.
  public enum Asking: String, Hashable, Sendable, CaseIterable {
    /// When everything is over.
    case afterwards
    /// At the end of the clock, when sessions may still be going on.
    case atTheEnd = "at_the_end"
  }

  /// How much of what a client knows its report has.
  public enum Detail: String, Hashable, Sendable, CaseIterable {
    /// The candidate pair that was selected, told as one client tells it.
    case usual
    /// Every candidate pair, session descriptions of the test before the call and graphics, as each client tells them.
    case full
  }

  /// When the platform is asked.
  public var asked = Asking.afterwards
  /// How much reports have of what clients know.
  public var detail = Detail.usual
  /// Whether the bodies of all endpoints' answers are written.
  public var answersAll = false
  /// Whether the files behind download URLs are written.
  public var exports = false

  /// The usual.
  public init() {}

  /// The switches that are on, by the names that the dialect knows.
  public var names: Set<String> {
    var names: Set<String> = []
    if asked == .atTheEnd { names.insert("asked-at-the-end") }
    if detail == .full { names.insert("full-detail") }
    if answersAll { names.insert("responses") }
    if exports { names.insert("exports") }
    return names
  }
}

/// The section of the platform.
enum RealtimeKitSection {
  static let table = FieldTable(
    "what RealtimeKit documents tell beyond the usual", RealtimeKitSwitches(),
    [
      Field(
        "asked", .choice(RealtimeKitSwitches.Asking.self), \.asked,
        "when the platform is asked: after everything is over, or at the end of the clock, with sessions still live",
        .definition),
      Field(
        "detail", .choice(RealtimeKitSwitches.Detail.self), \.detail,
        "how much of what a client knows its report has; full: every candidate pair in the client's own words, session "
          + "descriptions of the test before the call, graphics", .definition),
      Field(
        "responses", .flag, \.answersAll, "whether realtimekit/response.ndjson is written: what every endpoint answers",
        .definition),
      Field(
        "exports", .flag, \.exports,
        "whether realtimekit/download.ndjson is written: the chat, transcript and summary files behind download URLs",
        .definition),
    ])
}
