public import JSONText
public import Randomness

/// One way in which a kind of document is imperfect in real feeds: which documents show it, and how.
///
/// It is a pure function of the documents and of draws that belong to them alone, so that it comes out the same whatever
/// else a run writes.
public struct Imperfection: Sendable {
  /// What one primary id has in one file of one conversation, in the order of the file.
  public struct Subject: Sendable {
    /// A document as it would have been delivered.
    public struct Document: Sendable {
      /// The time that its file is ordered by, milliseconds since the epoch.
      public let time: Int64
      /// Its value; a numbered one stands without its number.
      public let value: JSONValue

      public init(time: Int64, value: JSONValue) {
        self.time = time
        self.value = value
      }
    }

    /// At least one.
    public let documents: [Document]

    public init(documents: [Document]) { self.documents = documents }
  }

  /// What becomes of one of them, by position.
  public enum Outcome: Sendable {
    /// It says something else.
    case edited(Int, DocumentDraft)
    /// It comes twice.
    case repeated(Int)
    /// It never comes.
    case lost(Int)
    /// It comes right behind another one.
    case overtaken(Int, by: Int)
  }

  /// Draws from a stream that belongs to this imperfection of this subject.
  public typealias Draws = RandomStream

  /// What it is an example of.
  public let kind: AnomalyKind
  /// The position of the kind of document among the dialect's `documentTypes`.
  public let documentType: Int
  /// What becomes of the documents; empty when they cannot show it.
  public let apply: @Sendable (Subject, inout Draws) -> [Outcome]

  /// An imperfection of the documents of type `documentType`.
  public init(
    _ kind: AnomalyKind, of documentType: Int, apply: @escaping @Sendable (Subject, inout Draws) -> [Outcome]
  ) {
    self.kind = kind
    self.documentType = documentType
    self.apply = apply
  }

  /// Any one document comes twice, as wherever delivery is guaranteed at least once, or a list is paged while it grows.
  public static func duplicate(of documentType: Int) -> Imperfection {
    Imperfection(.duplicate, of: documentType) { subject, draws in
      [.repeated(draws.integer(below: subject.documents.count))]
    }
  }
}
