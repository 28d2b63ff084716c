/// Writes JSON text straight into memory it owns: no intermediate values, no allocation once it has grown.
///
///     var json = JSONWriter()
///     json.beginObject()
///     json.key("sent"); json.integer(50)
///     json.key("jitter_ms"); json.fixed(2_815, places: 3)      // 2.815
///     json.endObject()
///
/// Commas are the writer's business; that every key has one value and every bracket its match is the caller's.
/// Keys and `literal` strings are copied as they stand and must need no escape. Every token makes sure of its room once
/// and then writes without looking; what is made of constants is inlined into the caller, so that a key is a move or two.
@safe public struct JSONWriter: ~Copyable, @unchecked Sendable {
  // Sendable, because the memory has one owner at a time and is shared for reading only.
  // Owned: allocated here, freed in deinit, never handed out beyond a closure.
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var length = 0
  @usableFromInline var needsComma = false
  private var identifierStart = 0
  /// The date of the time written last: those of one document mostly share it.
  var lastDate = DateText()

  /// How many bytes have been written.
  public var count: Int { length }
  /// How many bytes of memory it occupies.
  public var capacityInBytes: Int { capacity }

  /// An empty writer with room for `capacity` bytes before it grows.
  public init(capacity: Int = 1 << 16) {
    self.capacity = max(capacity, 64)
    unsafe base = .allocate(capacity: self.capacity)
  }

  deinit { unsafe base.deallocate() }

  /// Calls `body` with the text so far; the pointer is valid inside `body` only.
  public borrowing func withUnsafeBytes<Result: ~Copyable, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe body(UnsafeRawBufferPointer(start: base, count: length))
  }

  /// Forgets what was written and keeps the memory.
  public mutating func removeAll() {
    length = 0
    needsComma = false
  }

  /// Forgets everything after the first `length` bytes, which must end between documents.
  public mutating func truncate(to length: Int) {
    self.length = min(self.length, length)
    needsComma = false
  }

  /// Remembers that the string written next is the id by which this document is ordered in its file.
  public mutating func markIdentifier() { identifierStart = length }

  /// Writes what `body` does and goes by the id that was marked before, whatever `body` marks.
  public mutating func keepingIdentifier(_ body: (inout JSONWriter) -> Void) {
    let start = identifierStart
    body(&self)
    identifierStart = start
  }

  /// Where the first byte stands of the string that `markIdentifier` announced last.
  public var identifierTextStart: Int {
    // A comma may stand before the quotation mark.
    let start = identifierStart
    guard start < length else { return start }
    return unsafe base[start] == UInt8(ascii: ",") ? start + 2 : start + 1
  }

  // MARK: Structure

  /// Opens an object.
  @inlinable public mutating func beginObject() { open(UInt8(ascii: "{")) }
  /// Closes the innermost object.
  @inlinable public mutating func endObject() { close(UInt8(ascii: "}")) }
  /// Opens an array.
  @inlinable public mutating func beginArray() { open(UInt8(ascii: "[")) }
  /// Closes the innermost array.
  @inlinable public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Goes on inside an object whose opening stands elsewhere, with a member or more: a comma comes before the next key.
  public mutating func continueObject() { needsComma = true }

  /// Writes the key of the next value.
  @inlinable @inline(__always) public mutating func key(_ name: StaticString) {
    let size = name.utf8CodeUnitCount
    reserve(size + 4)
    unsafe separate()
    unsafe put(UInt8(ascii: "\""))
    unsafe put(name.utf8Start, size)
    unsafe put(UInt8(ascii: "\""))
    unsafe put(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a key that is not known before the program runs.
  ///
  /// A name of its own, because a literal in the source would be taken for a `String`, its default type, before `key`'s.
  public mutating func computedKey(_ name: String) {
    string(name)
    reserve(1)
    unsafe put(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Ends a document: a line feed, and the next one starts afresh.
  public mutating func endLine() {
    reserve(1)
    unsafe put(UInt8(ascii: "\n"))
    needsComma = false
  }

  // MARK: Repetition

  /// Writes what `body` writes, members or a value, and returns where it lies, to be written `again`.
  public mutating func recorded(_ body: (inout JSONWriter) -> Void) -> Range<Int> {
    reserve(1)
    unsafe separate()
    needsComma = false
    let start = length
    body(&self)
    return start..<length
  }

  /// Writes once more what stands in `range`, members or a value that `recorded` wrote since the last `removeAll`.
  public mutating func again(_ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= length, "only what was written can be written again")
    reserve(range.count + 1)
    unsafe separate()
    unsafe put(base + range.lowerBound, range.count)
    needsComma = true
  }

  // MARK: Words

  /// Writes a string that needs no escape.
  @inlinable @inline(__always) public mutating func literal(_ text: StaticString) {
    let size = text.utf8CodeUnitCount
    reserve(size + 3)
    unsafe separate()
    unsafe put(UInt8(ascii: "\""))
    unsafe put(text.utf8Start, size)
    unsafe put(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes `true` or `false`.
  public mutating func boolean(_ value: Bool) {
    reserve(8)
    unsafe separate()
    if value { unsafe putStatic("true") } else { unsafe putStatic("false") }
    needsComma = true
  }

  /// Writes `null`.
  public mutating func null() {
    reserve(8)
    unsafe separate()
    unsafe putStatic("null")
    needsComma = true
  }

  // MARK: Bytes. Everything below writes into room that the caller has reserved.

  @inlinable @inline(__always) mutating func reserve(_ extra: Int) {
    if length + extra > capacity { grow(by: extra) }
  }

  @inline(never)
  @usableFromInline mutating func grow(by extra: Int) {
    let larger = max(capacity * 2, length + extra)
    let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe fresh.update(from: base, count: length)
    unsafe base.deallocate()
    unsafe base = fresh
    capacity = larger
  }

  @unsafe @inlinable @inline(__always) mutating func separate() {
    if needsComma { unsafe put(UInt8(ascii: ",")) }
  }

  @unsafe @inlinable @inline(__always) mutating func put(_ byte: UInt8) {
    unsafe base[length] = byte
    length &+= 1
  }

  @unsafe @inlinable @inline(__always) mutating func put(_ start: UnsafePointer<UInt8>, _ size: Int) {
    unsafe (base + length).update(from: start, count: size)
    length &+= size
  }

  @unsafe @inline(__always) mutating func putStatic(_ text: StaticString) {
    unsafe put(text.utf8Start, text.utf8CodeUnitCount)
  }

  @inlinable @inline(__always) mutating func open(_ bracket: UInt8) {
    reserve(2)
    unsafe separate()
    unsafe put(bracket)
    needsComma = false
  }

  @inlinable @inline(__always) mutating func close(_ bracket: UInt8) {
    reserve(1)
    unsafe put(bracket)
    needsComma = true
  }
}
