public import Dialects
public import GroundTruth
import Documents
import JSONText
import Quantities

/// The truth itself, and the cross-walk between the platforms: which of their identifiers belong to one leg.
///
/// It is one more projection and knows nothing that the others do not; `verify` reads it back and holds every platform
/// to it.
public struct TruthDialect: Dialect {
  public static let name = "truth"
  public static let documentTypes = [
    ConversationDocument.type, ImpairmentDocument.type, AgentStateDocument.type, MediaDocument.type,
    AnomalyDocument.type,
  ]
  /// The file of per-second series, which is written only when asked for.
  public static let mediaPath = MediaDocument.type.stream.path
  /// The file of anomalies, which is written only when a run has some.
  public static let anomalyPath = AnomalyDocument.type.stream.path

  private let directory: CellDirectory
  private let identifiers: CrossWalk
  private let tellsMedia: Bool

  /// The truth with the identifiers of every platform and without the series.
  public init(_ directory: CellDirectory) {
    self.init(directory, platforms: CrossWalk.allPlatforms, tellsMedia: false)
  }

  /// The truth of the conversations of one cell.
  ///
  /// - Parameters:
  ///   - platforms: the names of the dialects that are written beside it; the others' identifiers are null.
  ///   - tellsMedia: whether the per-second series are written too.
  public init(_ directory: CellDirectory, platforms: Set<String>, tellsMedia: Bool) {
    self.directory = directory
    self.tellsMedia = tellsMedia
    identifiers = CrossWalk(directory, platforms: platforms)
  }

  public func project(_ record: ConversationRecord, into writer: inout DocumentWriter) {
    let conversation = record.conversation
    let id = identifiers.conversation(conversation.entity)
    let document = ConversationDocument(record: record, id: id, directory: directory, identifiers: identifiers)
    writer.document(0, time: conversation.span.start.milliseconds) { document.write(into: &$0) }
    guard tellsMedia else { return }
    for (leg, series) in record.series.enumerated() {
      guard let series else { continue }
      let uplink = MediaDocument(conversation: id, leg: leg, direction: "uplink", series: series.uplink)
      writer.document(3, time: series.uplink.start.milliseconds) { uplink.write(into: &$0) }
      let downlink = MediaDocument(conversation: id, leg: leg, direction: "downlink", series: series.downlink)
      writer.document(3, time: series.downlink.start.milliseconds) { downlink.write(into: &$0) }
    }
  }

  public func project(_ record: ImpairmentRecord, into writer: inout DocumentWriter) {
    let id = identifiers.impairment(record.episode.entity)
    let document = ImpairmentDocument(record: record, id: id, directory: directory, identifiers: identifiers)
    writer.document(1, time: record.episode.span.start.milliseconds) { document.write(into: &$0) }
  }

  public func project(_ change: AgentStateChange, into writer: inout DocumentWriter) {
    let document = AgentStateDocument(change: change, conversation: change.conversation.map(identifiers.conversation))
    writer.document(2, time: change.at.milliseconds) { document.write(into: &$0) }
  }

  public func project(_ anomaly: Anomaly, into writer: inout DocumentWriter) {
    let document = AnomalyDocument(
      anomaly: anomaly, id: identifiers.anomaly(anomaly.entity),
      conversation: identifiers.conversation(anomaly.conversation))
    writer.document(4, time: anomaly.at) { document.write(into: &$0) }
  }
}
