/// That some identifier stands in some line.
struct IndexPosting: Hashable, Comparable, Sendable {
  /// Stands for the identifier.
  var hash: UInt64
  /// File and line in one number that orders by file first.
  var place: UInt64

  /// Bytes of one in the index.
  static let size = 16

  init(hash: UInt64, place: UInt64) {
    self.hash = hash
    self.place = place
  }

  /// That the identifier stands in a line of the file at `file`; lines count from 1.
  init(hash: UInt64, file: Int, line: Int) {
    self.hash = hash
    place = Self.place(file: file, line: line)
  }

  static func place(file: Int, line: Int) -> UInt64 { UInt64(file) << 48 | UInt64(line) }

  var file: Int { Int(place >> 48) }
  var line: Int { Int(place & 0xFFFF_FFFF_FFFF) }

  static func < (left: IndexPosting, right: IndexPosting) -> Bool {
    left.hash != right.hash ? left.hash < right.hash : left.place < right.place
  }

  /// The number of an identifier: FNV-1a over its bytes, stirred so that all bits depend on all of them (MurmurHash3's
  /// finaliser).
  static func hash(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range { hash = (hash ^ UInt64(text[index])) &* 0x0000_0100_0000_01B3 }
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 33
  }
}

/// Numbers of eight bytes, the lowest first.
enum LittleEndian {
  static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift))) }
  }

  static func read(_ bytes: [UInt8], at offset: Int) -> UInt64 {
    var value: UInt64 = 0
    for byte in 0..<8 { value |= UInt64(bytes[offset + byte]) << UInt64(8 * byte) }
    return value
  }
}

extension IndexPosting {
  func append(to bytes: inout [UInt8]) {
    LittleEndian.append(hash, to: &bytes)
    LittleEndian.append(place, to: &bytes)
  }

  init(_ bytes: [UInt8], at offset: Int) {
    hash = LittleEndian.read(bytes, at: offset)
    place = LittleEndian.read(bytes, at: offset + 8)
  }
}
