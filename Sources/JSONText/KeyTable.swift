/// The keys a reader has met, numbered, so that the hundredth `packets_lost` allocates nothing and two keys are the same
/// exactly when their numbers are.
///
/// Open addressing with linear probing; a table is at most half full.
struct KeyTable {
  private struct Entry {
    var hash: UInt64 = 0
    /// The key's number plus 1; 0 when nothing is here.
    var number: Int32 = 0
  }

  private var entries = [Entry](repeating: Entry(), count: 256)
  /// The keys by number.
  private(set) var texts: [String] = []
  /// Keys that are data (a map from paths, say) must not fill the memory of a long run.
  private static let mostKept = 4_096

  /// Starts afresh when there are very many keys; only between documents.
  mutating func forgetIfLarge() {
    if texts.count > Self.mostKept { self = KeyTable() }
  }

  /// The number of the key with these bytes; `make` gives its text when it is new.
  mutating func number(
    of bytes: Span<UInt8>, make: () throws(JSONReadingError) -> String
  ) throws(JSONReadingError) -> Int32 {
    // FNV-1a: keys are short.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3 }
    var slot = start(hash)
    while entries[slot].number != 0 {
      let number = entries[slot].number - 1
      if entries[slot].hash == hash, Self.same(texts[Int(number)], bytes) { return number }
      slot = (slot + 1) & (entries.count - 1)
    }
    let text = try make()
    texts.append(text)
    entries[slot] = Entry(hash: hash, number: Int32(texts.count))
    if 2 * texts.count >= entries.count { grow() }
    return Int32(texts.count - 1)
  }

  private func start(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash ^ hash >> 32) & (entries.count - 1) }

  private static func same(_ text: String, _ bytes: Span<UInt8>) -> Bool {
    let utf8 = text.utf8
    guard utf8.count == bytes.count else { return false }
    var index = 0
    for byte in utf8 {
      if byte != bytes[index] { return false }
      index += 1
    }
    return true
  }

  private mutating func grow() {
    let old = entries
    entries = [Entry](repeating: Entry(), count: old.count * 2)
    for entry in old where entry.number != 0 {
      var slot = start(entry.hash)
      while entries[slot].number != 0 { slot = (slot + 1) & (entries.count - 1) }
      entries[slot] = entry
    }
  }
}

/// The keys of the objects that are open, innermost last: whether an object has a key twice.
struct OpenKeys {
  private var numbers: [Int32] = []

  /// Where the keys of an object that begins now will stand.
  var mark: Int { numbers.count }

  /// Adds a key to the object whose keys begin at `mark`; false when it has it already.
  ///
  /// Objects of a few keys are searched, larger ones keep `large`, which the caller starts empty.
  mutating func add(_ number: Int32, from mark: Int, large: inout Set<Int32>) -> Bool {
    if numbers.count - mark < 32 {
      for index in mark..<numbers.count where numbers[index] == number { return false }
    } else {
      if large.isEmpty { large = Set(numbers[mark...]) }
      guard large.insert(number).inserted else { return false }
    }
    numbers.append(number)
    return true
  }

  /// Ends the object whose keys begin at `mark`.
  mutating func remove(from mark: Int) { numbers.removeSubrange(mark...) }

  /// Forgets all objects: the last text may have ended inside one.
  mutating func removeAll() { numbers.removeAll(keepingCapacity: true) }
}
