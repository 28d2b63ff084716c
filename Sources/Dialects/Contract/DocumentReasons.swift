public import JSONText

/// Why documents of one kind say some of what they say: which figure met which threshold.
///
/// `why` prints it. Like the contract table it belongs to the dialect, which alone knows its platform's thresholds; it
/// reads a document as it stands in a file.
public struct DocumentReasons: Sendable {
  /// The kind of document: `twilio.call-event`.
  public let documentType: String
  /// What one document says on account of a threshold, in the order in which it stands there.
  public let read: @Sendable (JSONValue) -> [DocumentReason]

  /// The reasons of documents of this kind.
  public init(_ documentType: String, read: @escaping @Sendable (JSONValue) -> [DocumentReason]) {
    self.documentType = documentType
    self.read = read
  }
}

/// One thing that a document says because a figure met a threshold.
public struct DocumentReason: Hashable, Sendable {
  /// When, in milliseconds since the epoch; nil for the document as a whole.
  public var at: Int64?
  /// What it says: `tag high_jitter (inbound)`.
  public var claim: String
  /// The figures: `jitter avg 17.09 ms, max 58.86 ms`.
  public var measured: String
  /// What they met: `avg at least 5 ms and max at least 20 ms`.
  public var threshold: String

  /// A claim with its figures and the threshold that they met.
  public init(at: Int64? = nil, claim: String, measured: String, threshold: String) {
    self.at = at
    self.claim = claim
    self.measured = measured
    self.threshold = threshold
  }
}

extension JSONValue {
  /// The digits of a number as they stand in the document, of more than three behind the point the rounded three;
  /// `nothing` when this is none.
  public var digits: String {
    guard case .number(let number) = self else { return "nothing" }
    guard number.places > 3, abs(number.double) < 1e12 else { return number.text }
    let thousandths = Int64((abs(number.double) * 1_000).rounded())
    let fraction = String(1_000 + thousandths % 1_000).dropFirst()
    return "\(number.double < 0 ? "-" : "")\(thousandths / 1_000).\(fraction)"
  }
}
