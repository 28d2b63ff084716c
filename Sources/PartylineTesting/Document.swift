import Sampling

/// How documents are.
public enum DocumentStyle: String, CaseIterable, Sendable {
  /// As small simulated worlds have them.
  case typical
  /// Valid and extreme.
  case edges
  /// The same values in other legal JSON.
  case spellings
  /// Wrong in exactly one way, which a label tells.
  case invalid

  var sampled: SampleStyle {
    switch self {
    case .typical: .typical
    case .edges: .edges
    case .spellings: .spellings
    case .invalid: .invalid
    }
  }
}

/// One document for a test.
///
/// A failing one can be made simpler, as long as it fails:
///
///     let smallest = document.shrunk { candidate in (try? MyParser.parse(candidate.text)) == nil }
public struct Document: Sendable, CustomStringConvertible {
  /// What it is.
  public let kind: DocumentKind
  /// How it is.
  public let style: DocumentStyle
  private let sample: Sample

  init(_ sample: Sample, _ kind: DocumentKind, _ style: DocumentStyle) {
    self.sample = sample
    self.kind = kind
    self.style = style
  }

  /// The document that a sequence of choices makes, as a finding or ``choices`` names them.
  public init(of kind: DocumentKind, style: DocumentStyle, choices: [UInt64]) {
    self.init(Samplers.sampler(of: kind).replay(style.sampled, choices), kind, style)
  }

  /// JSON text without line feed; of an invalid document perhaps no JSON, perhaps no UTF-8.
  public var bytes: [UInt8] { sample.text }
  /// The text as a string; bytes that are no UTF-8 become replacement characters.
  public var text: String { sample.string }
  /// The same value in plain spelling, for one that is spelt otherwise.
  public var plainText: String? { sample.plain.map { String(decoding: $0, as: UTF8.self) } }
  /// The sound document that it was made from: what differs between the two is what a test stumbles over.
  public var baseText: String { String(decoding: sample.base, as: UTF8.self) }
  /// The choices that made it: they make it again.
  public var choices: [UInt64] { sample.choices.values }
  /// What is wrong with it; nil for a valid one.
  public var label: Label? {
    sample.label.map {
      Label(rule: $0.rule, jsonPointer: $0.pointer, kind: $0.kind, description: $0.description)
    }
  }

  /// What test reports call it: the text, shortened.
  public var description: String {
    let start = String(text.prefix(120))
    return start.count < text.count ? start + "..." : start
  }

  /// The one thing that is wrong with an invalid document.
  public struct Label: Hashable, Sendable {
    /// What is broken: `text.` or `contract.` and a kind, or a rule of `partyline verify`.
    public let rule: String
    /// Where, as a JSON Pointer (RFC 6901); empty for the document as a whole.
    public let jsonPointer: String
    /// The kind of violation: `missing-property`.
    public let kind: String
    /// In words, with the values.
    public let description: String
  }

  /// The simplest document found for which `fails` holds, as it does for this one.
  ///
  /// - Parameters:
  ///   - budget: how many candidates are tried at most.
  ///   - fails: whether a candidate still shows what is looked for; it must answer alike when asked again.
  public func shrunk(budget: Int = 1_000, while fails: (Document) -> Bool) -> Document {
    let best = Samplers.sampler(of: kind).shrink(sample, style.sampled, budget: budget) { candidate in
      fails(Document(candidate, kind, style))
    }
    return Document(best, kind, style)
  }
}
