import JSONText
import Testing

/// The reader against RFC 8259: what it must accept, what it must refuse and where.
@Suite struct JSONReaderTests {
  private static func parse(_ text: String) throws -> JSONValue { try JSONReader.parse(Array(text.utf8)) }

  @Test(arguments: [
    "null", "true", "false", "0", "-0", "12", "-3.25", "1e9", "1E+9", "2.5e-3", "\"\"", "[]", "{}", " [ ] ",
    "\t{ \n}\r",
    "[1,2,3]", #"{"a":{"b":[{"c":null}]}}"#, #"["é","😀"]"#,
  ])
  func `Texts of the grammar are accepted and write back the same`(text: String) throws {
    let value = try Self.parse(text)
    #expect(value.compactText == text.filter { !$0.isWhitespace })
  }

  struct Refusal: CustomTestStringConvertible {
    let text: String
    let message: String
    init(_ text: String, _ message: String) {
      self.text = text
      self.message = message
    }
    var testDescription: String { text.debugDescription }
  }

  static let refusals = [
    Refusal("", "byte 0: the text ends inside a value"), Refusal("  ", "byte 2: the text ends inside a value"),
    Refusal("[1,]", "byte 3: expected a value"), Refusal("[1 2]", "byte 3: expected ',' or ']'"),
    Refusal("[1", "byte 2: the text ends inside a value"), Refusal("{", "byte 1: the text ends inside a value"),
    Refusal("{1:2}", "byte 1: expected a key"), Refusal(#"{"a" 1}"#, "byte 5: expected ':'"),
    Refusal(#"{"a":1,}"#, "byte 7: expected a key"), Refusal(#"{"a":1]"#, "byte 6: expected ',' or '}'"),
    Refusal("01", "byte 0: malformed number"), Refusal("-", "byte 0: malformed number"),
    Refusal("1.", "byte 0: malformed number"), Refusal(".5", "byte 0: expected a value"),
    Refusal("1e", "byte 0: malformed number"), Refusal("[-01]", "byte 1: malformed number"),
    Refusal("+1", "byte 0: expected a value"), Refusal("NaN", "byte 0: expected a value"),
    Refusal("tru", "byte 3: the text ends inside a value"), Refusal("nulL", "byte 3: expected null"),
    Refusal("'a'", "byte 0: expected a value"), Refusal("\"a", "byte 2: the text ends inside a value"),
    Refusal("\"a\nb\"", "byte 2: control character 10 inside a string"),
    Refusal("\"\\n\t\"", "byte 3: control character 9 inside a string"),
    Refusal(#""\x""#, "byte 1: invalid escape"), Refusal(#""\u12G4""#, "byte 1: invalid escape"),
    Refusal(#""\u12"#, "byte 5: the text ends inside a value"), Refusal(#""\"#, "byte 2: the text ends inside a value"),
    Refusal(#""\ud800""#, "byte 1: half a surrogate pair"),
    Refusal(#""\udc00\ud800""#, "byte 1: half a surrogate pair"),
    Refusal(#""\ud800\u0041""#, "byte 1: half a surrogate pair"),
    Refusal(#"{"a":1,"a":2}"#, #"byte 7: duplicate key "a""#),
    Refusal(#"{"a":1,"\u0061":2}"#, #"byte 7: duplicate key "a""#),
    Refusal(#"{"a":{"a":1,"b":{"a":2}},"a":2}"#, #"byte 25: duplicate key "a""#),
    Refusal("1 1", "byte 2: text after the value"), Refusal("{}}", "byte 2: text after the value"),
    Refusal("\u{FEFF}1", "byte 0: expected a value"), Refusal("1\u{A0}", "byte 1: text after the value"),
    Refusal("// no\n1", "byte 0: expected a value"),
  ]

  @Test(arguments: refusals)
  func `Other texts are refused with the place`(refusal: Refusal) {
    let error = #expect(throws: JSONReadingError.self) { try Self.parse(refusal.text) }
    #expect(error?.description == refusal.message)
  }

  @Test(
    arguments: [
      ([0x22, 0x80, 0x22], 1), ([0x22, 0xC0, 0x80, 0x22], 1), ([0x22, 0x61, 0xE2, 0x82, 0x22], 2),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1), ([0x22, 0xFF, 0x22], 1),
      ([0x7B, 0x22, 0xFE, 0x22, 0x3A, 0x31, 0x7D], 2), ([0x22, 0x5C, 0x6E, 0xFF, 0x22], 0),
    ] as [([UInt8], Int)])
  func `Bytes that are not UTF-8 are refused`(bytes: [UInt8], offset: Int) {
    let error = #expect(throws: JSONReadingError.self) { try JSONReader.parse(bytes) }
    #expect(error == JSONReadingError(offset: offset, reason: .invalidUTF8))
  }

  @Test func `Escapes become what they stand for`() throws {
    let value = try Self.parse(#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\u0000""#)
    #expect(value.string == "\"\\/\u{8}\u{C}\n\r\té😀\0")
  }

  @Test func `Numbers keep their text and their value`() throws {
    let value = try Self.parse("[4.40,-1e3,9223372036854775807,9223372036854775808,1.0]")
    let numbers = value.elements
    #expect(numbers.map(\.double) == [4.4, -1_000, 9.223372036854775807e18, 9.223372036854775808e18, 1])
    #expect(numbers.map(\.integer) == [nil, nil, Int64.max, nil, nil])
    if case .number(let first)? = numbers.first { #expect(first.text == "4.40" && first.places == 2) }
  }

  @Test func `Members keep their order`() throws {
    let value = try Self.parse(#"{"z":1,"a":2,"m":3}"#)
    #expect(value.members.map(\.key) == ["z", "a", "m"])
    #expect(value["a"]?.integer == 2)
    #expect(value["b"] == nil)
  }

  @Test func `Nesting stops at the limit and not before`() throws {
    let deepest = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
    _ = try Self.parse(deepest)
    let error = #expect(throws: JSONReadingError.self) { try Self.parse("[" + deepest + "]") }
    #expect(error == JSONReadingError(offset: 128, reason: .tooDeep(128)))
    #expect(throws: JSONReadingError.self) { try Self.parse(String(repeating: "{\"a\":", count: 1_000_000)) }
  }

  @Test func `A large object is searched for duplicates too`() throws {
    let members = (0..<5_000).map { "\"key-\($0)\":\($0)" }
    let value = try Self.parse("{" + members.joined(separator: ",") + "}")
    #expect(value.members.count == 5_000)
    for repeated in [0, 31, 32, 4_999] {
      let error = #expect(throws: JSONReadingError.self) {
        try Self.parse("{" + members.joined(separator: ",") + ",\"key-\(repeated)\":0}")
      }
      #expect(error?.reason == .duplicateKey("key-\(repeated)"))
    }
  }

  @Test func `A reader is not confused by the document before`() throws {
    var reader = JSONReader()
    let texts = [#"{"a":{"b":1}"#, #"{"a":{"b":1}}"#, #"{"b":1,"a":2}"#]
    var outcomes: [Bool] = []
    for text in texts {
      do {
        _ = try reader.parse(Array(text.utf8).span)
        outcomes.append(true)
      } catch { outcomes.append(false) }
    }
    #expect(outcomes == [false, true, true])
  }

  /// Every prefix and every single-byte change of a document either parses or gives an offset inside it; none traps.
  @Test func `Damaged texts give an error inside the text`() {
    let document = Array(#"{"id":"CA1","n":[1,-2.5e3,true,null],"s":"a\u00e9\n","o":{"x":{}}}"#.utf8)
    var damaged = (0..<document.count).map { Array(document.prefix($0)) }
    for index in document.indices {
      for byte in [0, 0x22, 0x2C, 0x5C, 0x5D, 0x7B, 0x80, 0xFF] as [UInt8] {
        var changed = document
        changed[index] = byte
        damaged.append(changed)
      }
    }
    for bytes in damaged {
      do { _ = try JSONReader.parse(bytes) } catch { #expect((0...bytes.count).contains(error.offset)) }
    }
  }
}
