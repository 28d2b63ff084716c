import JSONText

/// How a sample is.
public enum SampleStyle: String, CaseIterable, Sendable {
  /// As small simulated worlds have it.
  case typical
  /// Valid and extreme.
  case edges
  /// The same values in other legal JSON.
  case spellings
  /// Wrong in exactly one way, which a label tells.
  case invalid

  /// What tells its draws from those of other styles; never renumbered.
  var number: UInt64 {
    switch self {
    case .typical: 0
    case .edges: 1
    case .spellings: 2
    case .invalid: 3
    }
  }
}

/// One document for a test.
public struct Sample: Sendable {
  /// JSON text without line feed; of an invalid one perhaps no JSON, perhaps no UTF-8.
  public var text: [UInt8]
  /// What is wrong with it; nil for a valid one.
  public var label: SampleLabel?
  /// The same value in plain spelling, for one that is spelt otherwise.
  public var plain: [UInt8]?
  /// The choices that made it, to be replayed or shrunk.
  public var choices: ChoiceRecord
  /// What was done to the sound document that it was made from.
  public var touched: [SampleTouch]

  private let original: JSONValue?

  init(
    text: [UInt8], label: SampleLabel? = nil, plain: [UInt8]? = nil, choices: ChoiceRecord, touched: [SampleTouch] = [],
    original: JSONValue? = nil
  ) {
    self.original = original
    self.text = text
    self.label = label
    self.plain = plain
    self.choices = choices
    self.touched = touched
  }

  /// The sound document that it was made from by edits or breakage; the sample itself where there were none.
  ///
  /// What differs between the two is what a parser that mishandles this one stumbles over.
  public var base: [UInt8] { original?.compactBytes ?? text }

  /// The text as a string; bytes that are no UTF-8 become replacement characters.
  public var string: String { String(decoding: text, as: UTF8.self) }
}

/// One thing that was done to a document.
public struct SampleTouch: Hashable, Sendable {
  /// Where, as a pattern: `/metrics/inbound/mos`.
  public var place: String
  /// What, shortened: a value that was put there, `absent`, `emptied`.
  public var what: String

  init(_ place: String, _ what: String) {
    self.place = place
    self.what = what
  }
}

/// The one thing that is wrong with an invalid sample.
public struct SampleLabel: Hashable, Sendable {
  /// What is broken: `text.` or `contract.` and a kind, or the id of a rule of `verify`.
  public var rule: String
  /// Where, as a JSON Pointer (RFC 6901); empty for the document as a whole.
  public var pointer: String
  /// The kind of violation: `missing-property`, `relation`, `truncated`.
  public var kind: String
  /// In words, with the values.
  public var description: String
}

extension SampleLabel {
  /// `{"rule":...,"json_pointer":...,"kind":...,"description":...}`.
  public var json: String {
    JSONValue.object([
      ("rule", .string(rule)), ("json_pointer", .string(pointer)), ("kind", .string(kind)),
      ("description", .string(description)),
    ]).compactText
  }
}
