import _RuleFixtures

/// A rule and the edit of a good run that breaks it and no other.
///
/// The samples used are plain calls (`desktop-customer`: customer is leg 0, agent leg 3), `coaching` (coach is leg 4)
/// and `meeting` (the host is leg 0, leg 1 is muted for most of a minute).
struct Fixture: Sendable, CustomStringConvertible {
  let rule: String
  let edit: @Sendable (inout SampleFiles) -> Void
  /// Whether the run has the answers of all endpoints, which repeat what other files say.
  var needsAnswers: Bool { rule.hasPrefix("realtimekit.response") || rule.hasPrefix("realtimekit.download") }
  /// The run to be edited.
  var run: SampleFiles { needsAnswers ? .answering : .good }
  var description: String { rule }

  init(_ rule: String, _ edit: @escaping @Sendable (inout SampleFiles) -> Void) {
    self.rule = rule
    self.edit = edit
  }

  /// One for each rule.
  static let all: [Fixture] =
    sessionFixtures + peerEventFixtures + metadataFixtures + seriesFixtures + videoFixtures + crossPeerFixtures
    + truthFixtures + responseFixtures

  /// An identifier that nothing in the samples has.
  static let stranger = "0f3c6a52-9d1b-4c7e-8a40-6b2d9e5f1c38"
}
