import JSONText

extension JSONWriter {
  /// Writes a value without white space, its members in their order.
  mutating func compact(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .boolean(let flag): boolean(flag)
    case .number(let number):
      var digits = number.text
      digits.withUTF8 { utf8 in
        // The bytes are copied within the call.
        unsafe text(utf8.span)
      }
    case .string(let text): string(text)
    case .array(let values):
      beginArray()
      for value in values { compact(value) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        computedKey(member.key)
        compact(member.value)
      }
      endObject()
    }
  }
}

extension JSONValue {
  /// The value as bytes without white space, its members in their order.
  var compactBytes: [UInt8] {
    var json = JSONWriter(capacity: 1 << 12)
    json.compact(self)
    // The bytes are copied inside the closure.
    return unsafe json.withUnsafeBytes { unsafe Array($0) }
  }
}
