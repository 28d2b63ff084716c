/// The counts that no change may raise unnoticed, for scenarios/support-floor.yaml: they do not depend on the machine.
enum Thresholds {
  /// What a document may cost, by dialect.
  struct Document {
    var allocations: Double
    var bytes: Double
  }

  /// A little above what was counted when they were set.
  static let documents: [String: Document] = [
    "twilio": Document(allocations: 0, bytes: 765),
    "realtimekit": Document(allocations: 0, bytes: 15_200),
    "ccp": Document(allocations: 0, bytes: 290),
    "genesys": Document(allocations: 0, bytes: 9_060),
    "truth": Document(allocations: 0, bytes: 1_010),
    "truth+media": Document(allocations: 0, bytes: 5_220),
  ]
  /// Random words drawn per second of a leg with media.
  static let wordsPerLegSecond = 330.0

  /// What is wrong with a dialect's counts, nil when nothing is.
  static func complaint(about name: String, _ outcome: DialectBench.Outcome) -> String? {
    guard let limit = documents[name] else { return "\(name) has no threshold" }
    if outcome.allocationsPerDocument > limit.allocations {
      return
        "\(name) allocates \(outcome.allocationsPerDocument) times a document, at most \(limit.allocations) allowed"
    }
    if outcome.bytesPerDocument > limit.bytes {
      return "\(name) has \(outcome.bytesPerDocument) bytes a document, at most \(limit.bytes) allowed"
    }
    return nil
  }
}
