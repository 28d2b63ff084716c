import Sampling
import Synchronization

/// An endless sequence of documents for tests of whoever reads them.
///
///     @Test(arguments: Documents(of: .ccpEvent, style: .edges, seed: 7).prefix(100))
///     func reads(_ document: Document) throws {
///       _ = try MyParser.parse(document.text)
///     }
///
/// The same type, style and seed give the same documents. The first one simulates some small worlds, which takes half a
/// second in a release build and some seconds in a debug build; documents are made from then on as they are asked for.
public struct Documents: Sequence, Sendable {
  /// What they are.
  public let kind: DocumentKind
  /// How they are.
  public let style: DocumentStyle
  /// Which of all such sequences this is.
  public let seed: UInt64

  /// The documents of a kind and style that `seed` stands for.
  public init(of kind: DocumentKind, style: DocumentStyle = .edges, seed: UInt64 = 1) {
    self.kind = kind
    self.style = style
    self.seed = seed
  }

  /// The document at `index`, from 0.
  public subscript(index: Int) -> Document {
    Document(Samplers.sampler(of: kind).sample(style.sampled, seed: seed, index: index), kind, style)
  }

  /// The first `count` of them, as an array that a parameterised test takes.
  public func prefix(_ count: Int) -> [Document] { (0..<count).map { self[$0] } }

  /// Makes one document after another, without end.
  public struct Iterator: IteratorProtocol {
    private let documents: Documents
    private var index = 0

    fileprivate init(_ documents: Documents) { self.documents = documents }

    /// The next one; never nil.
    public mutating func next() -> Document? {
      defer { index += 1 }
      return documents[index]
    }
  }

  /// An iterator at the first document.
  public func makeIterator() -> Iterator { Iterator(self) }
}

/// The samplers that were asked for, each made once.
enum Samplers {
  private static let made = Mutex<[DocumentKind: Sampler]>([:])

  static func sampler(of kind: DocumentKind) -> Sampler {
    made.withLock { made in
      if let known = made[kind] { return known }
      let sampler: Sampler
      do { sampler = try Sampler(kind.name) } catch {
        // Every kind is one of ours, and a test asks for all.
        preconditionFailure("\(error)")
      }
      made[kind] = sampler
      return sampler
    }
  }
}
