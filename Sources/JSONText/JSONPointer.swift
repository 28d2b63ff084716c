extension StringProtocol {
  /// A key as a JSON Pointer writes it: `~` and `/` are `~0` and `~1` (RFC 6901 section 3).
  public var jsonPointerToken: String {
    guard utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return String(self) }
    // By code points: a mark may stand behind a slash and make one character with it.
    return unicodeScalars.reduce(into: "") { $0 += $1 == "~" ? "~0" : $1 == "/" ? "~1" : String($1) }
  }
}
