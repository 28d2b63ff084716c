/// One ordered output file: `twilio/call-event.ndjson`, one document per line.
public struct DocumentStream: Hashable, Sendable {
  /// The file's path under the output directory, with `/` and without compression suffix.
  public let path: String
  /// The document type's name on the command line: `twilio.call-event`.
  public let documentType: String
  /// Text that opens every line and is followed by the line's running number within its primary id, from 1.
  ///
  /// Nil where lines are not numbered. A numbered document is written without it: the number is only known once all
  /// lines of the id stand in order.
  public let numberingPrefix: String?

  /// Whether its lines are impairment episodes, which are complete only when every conversation they hit has ended.
  public let isOfImpairments: Bool

  /// A file with the given properties.
  public init(path: String, documentType: String, numberingPrefix: String? = nil, isOfImpairments: Bool = false) {
    self.path = path
    self.documentType = documentType
    self.numberingPrefix = numberingPrefix
    self.isOfImpairments = isOfImpairments
  }
}

/// Where a document stands in its file: by time, then by primary id, then by the order of that id's own lines.
public struct DocumentOrder: Hashable, Comparable, Sendable {
  /// The time that the line prints and its file is ordered by, in milliseconds (or whole seconds times 1,000).
  public var time: Int64
  /// The primary vendor id as it stands in the line.
  public var id: String
  /// The place among the lines of the same id at the same time; need not be contiguous.
  public var ordinal: Int64

  /// A place in a file.
  public init(time: Int64, id: String, ordinal: Int64) {
    self.time = time
    self.id = id
    self.ordinal = ordinal
  }

  public static func < (left: DocumentOrder, right: DocumentOrder) -> Bool {
    if left.time != right.time { return left.time < right.time }
    if left.id != right.id { return left.id.utf8.lexicographicallyPrecedes(right.id.utf8) }
    return left.ordinal < right.ordinal
  }
}
