/// One document in a text that holds many: where it lies there, and where it belongs in its file.
///
/// A file is ordered by the time as emitted, then by the primary id as it stands in the line, then by the order of that
/// id's own lines. The id is not copied: it is looked up in the text when two times are equal, which is rare.
public struct DocumentEntry: Sendable {
  /// The position of its stream in the list that the writer was told of.
  public var stream: Int
  /// The time that the line prints and its file is ordered by, in milliseconds (or whole seconds times 1,000).
  public var time: Int64
  /// The place among the lines of the same id at the same time; need not be contiguous.
  public var ordinal: Int64
  /// In a numbered stream, whose lines are counted together: one value per primary id.
  public var numbering: UInt64
  /// The bytes of its line, line feed included.
  public var range: Range<Int>
  /// Where the first byte of the primary id stands; the id ends before the next quotation mark.
  public var identifierStart: Int
  /// How often its line leaves, in a numbered stream under one number: 0 for one that was lost on its way, whose number
  /// nobody else gets, 2 for one that was delivered twice.
  public var copies = 1

  /// A document with the given place.
  public init(
    stream: Int, time: Int64, ordinal: Int64, numbering: UInt64, range: Range<Int>, identifierStart: Int
  ) {
    self.stream = stream
    self.time = time
    self.ordinal = ordinal
    self.numbering = numbering
    self.range = range
    self.identifierStart = identifierStart
  }

  /// Whether `left`, which lies in `leftText`, comes before `right` in the file that both belong to.
  public static func precedes(
    _ left: DocumentEntry, in leftText: UnsafeRawBufferPointer, _ right: DocumentEntry,
    in rightText: UnsafeRawBufferPointer
  ) -> Bool {
    if left.time != right.time { return left.time < right.time }
    // The pointers are used within the call; ids lie inside the texts, closed by a quotation mark.
    let order = unsafe compareIdentifiers(leftText, left.identifierStart, rightText, right.identifierStart)
    return order == 0 ? left.ordinal < right.ordinal : order < 0
  }

  /// Below, at or above zero as the first id comes before, is or comes after the second, byte by byte.
  public static func compareIdentifiers(
    _ left: UnsafeRawBufferPointer, _ leftStart: Int, _ right: UnsafeRawBufferPointer, _ rightStart: Int
  ) -> Int {
    let quote = UInt8(ascii: "\"")
    var offset = 0
    while true {
      let first = unsafe left[leftStart + offset], second = unsafe right[rightStart + offset]
      if first != second {
        // An id that ends is smaller than any that goes on.
        if first == quote { return -1 }
        return second == quote ? 1 : Int(first) - Int(second)
      }
      if first == quote { return 0 }
      offset += 1
    }
  }
}
