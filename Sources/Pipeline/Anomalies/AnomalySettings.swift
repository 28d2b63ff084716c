public import Dialects
public import Documents

/// How imperfect a run is, and where.
public struct AnomalySettings: Sendable {
  /// Of what a primary id has in one file and one conversation, the share that is imperfect, 0 through 1.
  let rate: Double
  /// Per stream of the run, what its documents may show.
  let imperfections: [[Imperfection]]

  /// Anomalies in the share `rate` of what may have one.
  ///
  /// - Parameters:
  ///   - dialects: whose imperfections occur.
  ///   - streams: those of the run, in its order.
  public init(rate: Double, dialects: [any Dialect.Type], streams: [DocumentStream]) {
    precondition((0...1).contains(rate), "a share is 0 through 1")
    self.rate = rate
    var imperfections: [[Imperfection]] = streams.map { _ in [] }
    for dialect in dialects {
      for imperfection in dialect.imperfections {
        let path = dialect.documentTypes[imperfection.documentType].stream.path
        if let position = streams.firstIndex(where: { $0.path == path }) {
          imperfections[position].append(imperfection)
        }
      }
    }
    self.imperfections = imperfections
  }
}
