import JSONText
import Quantities
import Testing

@Suite struct JSONWriterTests {
  private func text(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter(capacity: 1)
    body(&json)
    return unsafe json.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }

  @Test func `commas and brackets nest`() {
    let found = text { json in
      json.beginObject()
      json.key("a")
      json.beginArray()
      json.integer(1)
      json.integer(-2)
      json.beginObject()
      json.endObject()
      json.endArray()
      json.computedKey("b")
      json.null()
      json.key("c")
      json.boolean(true)
      json.endObject()
      json.endLine()
      json.beginObject()
      json.endObject()
    }
    #expect(found == #"{"a":[1,-2,{}],"b":null,"c":true}"# + "\n{}")
  }

  @Test func `strings are put together from parts`() {
    let found = text { json in
      json.beginArray()
      json.beginString()
      json.part("AS")
      json.part(13_335)
      json.part(escaping: " \"é\"\n")
      json.part(0)
      json.endString()
      json.beginString()
      json.endString()
      json.endArray()
    }
    #expect(found == #"["AS13335 \"é\"\n0",""]"#)
  }

  @Test(arguments: [
    (0, 3, "0.000", "0"), (2_815, 3, "2.815", "2.815"), (-5, 3, "-0.005", "-0.005"), (120, 2, "1.20", "1.2"),
    (-100, 2, "-1.00", "-1"), (1, 9, "0.000000001", "0.000000001"),
    (Int.max, 1, "922337203685477580.7", "922337203685477580.7"),
  ])
  func `decimals are scaled integers`(value: Int, places: Int, fixed: String, trimmed: String) {
    #expect(text { $0.fixed(value, places: places) } == fixed)
    #expect(text { $0.decimal(value, places: places) } == trimmed)
  }

  @Test func `trimmed thousandths are those of three places without their zeros`() {
    for value in Array(-1_001...12_001) + [123_400, 999_999, 1_000_000, 4_294_967_295, -50_050, .max, .min] {
      var expected = text { $0.fixed(value, places: 3) }
      while expected.hasSuffix("0") { expected.removeLast() }
      if expected.hasSuffix(".") { expected.removeLast() }
      #expect(text { $0.decimal(value, places: 3) } == expected)
    }
  }

  @Test(arguments: [Int64.min, -1, 0, 9, 10, 99, 100, 999_999_999_999, Int64.max])
  func `integers of every length`(value: Int64) {
    #expect(text { $0.integer(value) } == String(value))
  }

  @Test(arguments: [
    ("plain", #""plain""#), ("a\"b\\c", #""a\"b\\c""#), ("\u{1}\n\t\r\u{8}\u{c}", #""\u0001\n\t\r\b\f""#),
    ("Zoë 🙂 \u{2028}", "\"Zoë 🙂 \u{2028}\""), ("", "\"\""), ("\u{1f}\u{7f}", "\"\\u001f\u{7f}\""),
  ])
  func `strings escape what they must and nothing else`(value: String, expected: String) {
    #expect(text { $0.string(value) } == expected)
  }

  @Test func `times print what their style shows`() {
    let time = SimulationTime(microseconds: 1_772_460_000_118_999)
    #expect(text { $0.time(time) } == #""2026-03-02T14:00:00.118Z""#)
    #expect(text { $0.time(time, style: .seconds) } == #""2026-03-02T14:00:00Z""#)
    #expect(
      text { $0.time(SimulationTime(milliseconds: 951_782_400_000), style: .trimmedMilliseconds) }
        == #""2000-02-29T00:00:00Z""#)
    #expect(text { $0.time(SimulationTime(microseconds: -1)) } == #""1969-12-31T23:59:59.999Z""#)
  }

  @Test func `identifiers keep leading zeros`() {
    #expect(text { $0.hex("CA", 1, 0xF) } == #""CA0000000000000001000000000000000f""#)
    #expect(
      text { $0.uuid(0x0001_0203_0405_4607, 0x8809_0A0B_0C0D_0E0F) } == #""00010203-0405-4607-8809-0a0b0c0d0e0f""#)
    #expect(
      text { $0.uuid("sip:", 0, 1, suffix: "@127.0.0.1") } == #""sip:00000000-0000-0000-0000-000000000001@127.0.0.1""#)
  }

  @Test func `a string of parts is one string, escaped where it says so`() {
    let found = text { json in
      json.beginArray()
      json.beginString()
      json.part("sip:")
      json.part(escaping: "a\"b")
      json.part(escaping: "+13175550100", bytes: 2..<5)
      json.part(escaping: "@a@@b\n", replacing: "@", by: "%40")
      json.part(escaping: "none", replacing: "@", by: "%40")
      json.part(hex: 1, 0x0203_0405_0607_0809, digits: 24)
      json.part(uuid: 0x0001_0203_0405_4607, 0x8809_0A0B_0C0D_0E0F)
      json.part(";user=phone")
      json.endString()
      json.beginString()
      json.endString()
      json.endArray()
    }
    #expect(
      found == #"["sip:a\"b317%40a%40%40b\nnone000000000000000102030405"#
        + #"00010203-0405-4607-8809-0a0b0c0d0e0f;user=phone",""]"#)
  }

  @Test(arguments: [
    (0.49529999999999996, "0.49529999999999996"), (1.0, "1"), (-0.5, "-0.5"), (1e15, "1000000000000000"),
    (135.7009, "135.7009"),
  ])
  func `doubles print the shortest text that reads back`(value: Double, expected: String) {
    #expect(text { $0.double(value) } == expected)
    #expect(Double(expected) == value)
  }

  @Test(arguments: [0, 1, 0.5, 7.301173, 1e-05, 100, 33.333332] as [Float])
  func `single-precision numbers print what the standard library prints`(value: Float) {
    #expect(text { $0.float(value) } == value.description)
  }

  @Test func `doubles print what the standard library prints`() {
    var state: UInt64 = 42
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: state)
      guard value.isFinite, value != value.rounded() else { continue }
      #expect(text { $0.double(value) } == value.description)
    }
  }

  @Test func `members that were written can be written again, in any place of the text`() {
    let found = text { json in
      json.beginObject()
      json.key("at")
      json.integer(1)
      let place = json.recorded { json in
        json.key("id")
        json.string("a\"")
        json.key("n")
        json.integer(7)
      }
      json.key("last")
      json.boolean(true)
      json.endObject()
      json.endLine()
      json.beginObject()
      json.again(place)
      json.key("at")
      json.integer(2)
      json.endObject()
      json.endLine()
      json.beginArray()
      let value = json.recorded { $0.string("x") }
      json.again(value)
      json.again(value)
      json.endArray()
    }
    #expect(
      found == #"{"at":1,"id":"a\"","n":7,"last":true}"# + "\n" + #"{"id":"a\"","n":7,"at":2}"# + "\n"
        + #"["x","x","x"]"#)
  }

  @Test func `addresses and bytes that need no escape`() {
    #expect(text { $0.address(168 << 24 | 86 << 16 | 128 << 8 | 7) } == #""168.86.128.7""#)
    #expect(text { $0.address(0) } == #""0.0.0.0""#)
    #expect(text { $0.address(.max) } == #""255.255.255.255""#)
    let bytes = Array("Iab9".utf8)
    #expect(text { $0.ascii(bytes.span) } == #""Iab9""#)
  }

  @Test(arguments: 0..<20)
  func `an escape is found wherever it stands`(position: Int) {
    let letters = Array("abcdefghijklmnopqrst")
    for (character, escaped) in [("\"", #"\""#), ("\\", #"\\"#), ("\u{1}", #"\u0001"#), ("é", "é")] {
      let head = String(letters[..<position]), tail = String(letters[position...])
      #expect(text { $0.string(head + character + tail) } == "\"\(head)\(escaped)\(tail)\"")
    }
  }
}
