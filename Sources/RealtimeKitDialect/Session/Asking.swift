/// How the platform is asked, and how much its answers have: what a scenario switches.
struct Asking: Hashable, Sendable {
  /// Whether reports have everything that their client knows, in its own words.
  var hasFullDetail = false
  /// Whether every endpoint is asked, and whether the files behind download URLs are fetched.
  var answersAll = false
  var exports = false
  /// Whether the platform is asked at the end of the clock, not after everything is over.
  var isAtEndOfClock = false

  /// The usual, and what is switched on; names that mean something to others are none of its business.
  init(_ switches: Set<String> = []) {
    hasFullDetail = switches.contains("full-detail")
    answersAll = switches.contains("responses")
    exports = switches.contains("exports")
    isAtEndOfClock = switches.contains("asked-at-the-end")
  }
}
