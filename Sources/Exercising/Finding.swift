public import Sampling

/// What is wrong with how a program handles documents.
public enum FindingKind: String, CaseIterable, Sendable, Hashable {
  case crash
  case hang
  /// More answers than documents.
  case extraAnswer = "extra-answer"
  case validRefused = "valid-refused"
  case invalidAccepted = "invalid-accepted"
  case spellingsDiffer = "spellings-differ"

  /// The claim that such a finding contradicts.
  public var claim: String {
    switch self {
    case .crash: "no document ends the program"
    case .hang: "every document is answered in time"
    case .extraAnswer: "every document is answered once"
    case .validRefused: "every valid document is accepted"
    case .invalidAccepted: "every invalid document is refused"
    case .spellingsDiffer: "two spellings of one value are answered alike"
    }
  }
}

/// What tells two findings apart: their kind, and the rule that was broken or what the program said.
public struct FindingKey: Hashable, Sendable {
  public var kind: FindingKind
  /// The rule of an invalid document, or the complaint of the program without its digits and quotations.
  public var detail: String

  /// The finding that a verdict on a sample is; nil when it is as it should be.
  init?(_ sample: Sample, _ verdict: Verdict) {
    switch (verdict, sample.label) {
    case (.crashed(let how), _): self.init(kind: .crash, detail: Self.gist(how))
    case (.hung, _): self.init(kind: .hang, detail: "")
    case (.babbled, _): self.init(kind: .extraAnswer, detail: "")
    case (.accepted, let label?): self.init(kind: .invalidAccepted, detail: label.rule)
    case (.refused(let reason), nil): self.init(kind: .validRefused, detail: Self.gist(reason))
    case (.accepted, nil), (.refused, .some): return nil
    }
  }

  /// The finding that two verdicts on one value are.
  init?(spelt: Verdict, plain: Verdict) {
    switch (spelt, plain) {
    case (.crashed(let how), _), (_, .crashed(let how)): self.init(kind: .crash, detail: Self.gist(how))
    case (.hung, _), (_, .hung): self.init(kind: .hang, detail: "")
    case (.babbled, _), (_, .babbled): self.init(kind: .extraAnswer, detail: "")
    case (.refused(let reason), .refused): self.init(kind: .validRefused, detail: Self.gist(reason))
    default:
      if spelt == plain { return nil }
      self.init(kind: .spellingsDiffer, detail: "")
    }
  }

  private init(kind: FindingKind, detail: String) {
    self.kind = kind
    self.detail = detail
  }

  /// A complaint without what differs from document to document.
  private static func gist(_ text: String) -> String {
    var gist = ""
    var quotation: Character?
    for character in text.prefix(400) {
      if let open = quotation {
        if character == open { quotation = nil }
      } else if character == "\"" || character == "'" {
        quotation = character
      } else if !character.isNumber {
        gist.append(character)
      }
    }
    return gist
  }
}

/// A document that a program mishandles.
public struct Finding: Sendable {
  public var key: FindingKey
  /// The index of the document that showed it first.
  public var index: Int
  public var style: SampleStyle
  /// That document.
  public var original: Sample
  /// The simplest that still shows it.
  public var sample: Sample
  /// What the program made of that.
  public var verdict: Verdict
  /// How many candidates were tried on the way.
  public var tries: Int
}
