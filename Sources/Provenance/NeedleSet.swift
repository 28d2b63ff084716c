/// Several texts that are searched for at once (Wu and Manber, "A fast algorithm for multi-pattern searching", 1994).
///
/// A window as long as the shortest text slides over the bytes; the block at its end says how far it can go without
/// missing any. Texts of thirty bytes and more, as most identifiers are, let it skip most of what it searches.
struct NeedleSet: Sendable {
  /// The texts, none of them empty.
  let needles: [[UInt8]]
  /// The length of the shortest, and of the blocks that are looked up.
  private let window: Int
  private let block: Int
  /// How far the window may go when the block at its end has this hash.
  private var shifts: [UInt16]
  /// The texts whose window ends in a block of this hash.
  private var candidates: [Int: [Int]] = [:]

  private static let hashBits = 16

  /// A search for these texts; there is at least one.
  init(_ texts: [String]) {
    needles = texts.map { Array($0.utf8) }
    window = needles.map(\.count).min() ?? 1
    block = min(4, window)
    shifts = [UInt16](repeating: UInt16(min(window - block + 1, Int(UInt16.max))), count: 1 << Self.hashBits)
    for (number, needle) in needles.enumerated() {
      for start in 0...window - block {
        let hash = Self.hash(needle.span, start, block)
        shifts[hash] = min(shifts[hash], UInt16(window - block - start))
        if start == window - block { candidates[hash, default: []].append(number) }
      }
    }
  }

  /// Calls `found` with the place of every text that stands in `bytes` as a word of its own, and its number.
  ///
  /// Of several that begin at one place each is told. A word ends at anything that is no letter, digit, `-`, `_`, `@`,
  /// `+` or `.`, none of which separates a name from what is around it.
  func search(_ bytes: Span<UInt8>, _ found: (_ place: Int, _ needle: Int) -> Void) {
    var end = window
    while end <= bytes.count {
      let hash = Self.hash(bytes, end - block, block)
      let shift = Int(shifts[hash])
      guard shift == 0 else {
        end += shift
        continue
      }
      for number in candidates[hash] ?? [] where matches(number, bytes, at: end - window) {
        found(end - window, number)
      }
      end += 1
    }
  }

  private func matches(_ number: Int, _ bytes: Span<UInt8>, at start: Int) -> Bool {
    let needle = needles[number]
    guard start + needle.count <= bytes.count else { return false }
    for offset in 0..<needle.count where bytes[start + offset] != needle[offset] { return false }
    if start > 0, Self.isWordByte(bytes[start - 1]) { return false }
    let end = start + needle.count
    return end == bytes.count || !Self.isWordByte(bytes[end])
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "."): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte >= 0x80
    }
  }

  private static func hash(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> Int {
    if count == 4 {
      // Four bytes of the span, wherever they lie; the span checks its bounds.
      let word = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt32.self)
      return Int((word &* 0x9E37_79B1) >> 16)
    }
    var word: UInt32 = 0
    for offset in 0..<count { word = word << 8 | UInt32(bytes[start + offset]) }
    return Int((word &* 0x9E37_79B1) >> 16)
  }
}
