public import Documents
public import GroundTruth

/// One telling of the truth: a pure function from records to the documents that a platform would have delivered.
///
/// A dialect holds only what stands still in a cell, so any number of records can be projected at once and in any
/// order. What a platform calls things is known here and nowhere else.
public protocol Dialect: Sendable {
  /// The name on the command line and in a scenario's `platforms`.
  static var name: String { get }
  /// The kinds of document it writes; a batch refers to them by position.
  static var documentTypes: [DocumentType] { get }
  /// How its documents are imperfect in real feeds; none are unless a run asks for anomalies.
  static var imperfections: [Imperfection] { get }

  /// A dialect for the conversations of one cell.
  init(_ directory: CellDirectory)
  /// The same with what the scenario switched on, by names that the dialect knows.
  init(_ directory: CellDirectory, switches: Set<String>)

  /// Writes the documents of one conversation.
  func project(_ record: ConversationRecord, into writer: inout DocumentWriter)
  /// Writes the document of an agent's change of state, if the platform has one.
  func project(_ change: AgentStateChange, into writer: inout DocumentWriter)
  /// Writes the document of an impairment episode, if the platform has one.
  func project(_ record: ImpairmentRecord, into writer: inout DocumentWriter)
  /// Writes the document of an anomaly that was put into the run, if there is one.
  func project(_ anomaly: Anomaly, into writer: inout DocumentWriter)
}

extension Dialect {
  /// None.
  public static var imperfections: [Imperfection] { [] }
  /// Most dialects have nothing to switch.
  public init(_ directory: CellDirectory, switches: Set<String>) { self.init(directory) }
  /// No platform but the truth tells of an agent's state.
  public func project(_ change: AgentStateChange, into writer: inout DocumentWriter) {}
  /// No platform but the truth tells of impairments.
  public func project(_ record: ImpairmentRecord, into writer: inout DocumentWriter) {}
  /// No platform knows what is wrong with its documents.
  public func project(_ anomaly: Anomaly, into writer: inout DocumentWriter) {}
}

/// A kind of document: its file and its shape.
public struct DocumentType: Sendable {
  /// The file it goes to.
  public let stream: DocumentStream
  /// The contract table: every name, type, enumeration and format of the document.
  ///
  /// It checks documents and is
  /// printed as JSON Schema.
  public let shape: Shape
  /// One sentence about what a line is.
  public let summary: String
  /// Kinds of event and life cycles that the reference lists, for `coverage` to count.
  public let catalogue: DocumentCatalogue

  /// What a scenario has to switch on for it to be written; nil for what is always written.
  public let switchName: String?

  /// A kind of document.
  public init(
    stream: DocumentStream, shape: Shape, summary: String, catalogue: DocumentCatalogue = DocumentCatalogue(),
    switchName: String? = nil
  ) {
    self.stream = stream
    self.shape = shape
    self.summary = summary
    self.catalogue = catalogue
    self.switchName = switchName
  }
}
