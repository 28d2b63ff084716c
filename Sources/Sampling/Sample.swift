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
  /// The places that were edited, as patterns: `/metrics/inbound/mos`.
  public var touched: [String]

  init(
    text: [UInt8], label: SampleLabel? = nil, plain: [UInt8]? = nil, choices: ChoiceRecord, touched: [String] = []
  ) {
    self.text = text
    self.label = label
    self.plain = plain
    self.choices = choices
    self.touched = touched
  }

  /// The text as a string; bytes that are no UTF-8 become replacement characters.
  public var string: String { String(decoding: text, as: UTF8.self) }
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
