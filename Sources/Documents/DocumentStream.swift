/// One ordered output file: `twilio/call-event.ndjson`, one document per line.
public struct DocumentStream: Hashable, Sendable {
  /// The names of the two members of every line that its file is ordered by; both stand in the outermost object.
  public struct OrderKeys: Hashable, Sendable {
    /// The time: ISO 8601 text in UTC, or milliseconds since the epoch.
    public let time: String
    /// The primary id: a string without escapes.
    public let identifier: String

    /// Lines ordered by `time`, then by `identifier`.
    public init(time: String, identifier: String) {
      self.time = time
      self.identifier = identifier
    }
  }

  /// The file's path under the output directory, with `/` and without compression suffix.
  public let path: String
  /// The document type's name on the command line: `twilio.call-event`.
  public let documentType: String
  /// By what its lines are ordered; lines of one id and time keep the order in which they were made.
  public let order: OrderKeys
  /// By what they are ordered where each is wrapped in the envelope that it was delivered in; nil where none is known.
  public let envelopeOrder: OrderKeys?
  /// Text that opens every line and is followed by the line's running number within its primary id, from 1.
  ///
  /// Nil where lines are not numbered. A numbered document is written without it: the number is only known once all
  /// lines of the id stand in order.
  public let numberingPrefix: String?

  /// Whether its lines are impairment episodes, which are complete only when every conversation they hit has ended.
  public let isOfImpairments: Bool

  /// A file with the given properties.
  public init(
    path: String, documentType: String, order: OrderKeys, envelopeOrder: OrderKeys? = nil,
    numberingPrefix: String? = nil, isOfImpairments: Bool = false
  ) {
    self.path = path
    self.documentType = documentType
    self.order = order
    self.envelopeOrder = envelopeOrder
    self.numberingPrefix = numberingPrefix
    self.isOfImpairments = isOfImpairments
  }
}
