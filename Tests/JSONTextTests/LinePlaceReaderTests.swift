import JSONText
import Testing

@Suite struct LinePlaceReaderTests {
  private func place(_ line: String, time: String = "at", identifier: String = "id") -> (time: Int64, id: String)? {
    let text = Array(("xx" + line + "yy").utf8)
    guard let place = LinePlaceReader(time: time, identifier: identifier).place(in: text, 2..<text.count - 2) else {
      return nil
    }
    let id = text[place.identifierStart...].prefix { $0 != UInt8(ascii: "\"") }
    return (place.time, String(decoding: id, as: UTF8.self))
  }

  @Test(arguments: [
    (#"{"at":"2026-03-02T14:00:00.118Z","id":"a"}"#, 1_772_460_000_118),
    (#"{"at":"2026-03-02T14:00:00Z","id":"a"}"#, 1_772_460_000_000),
    (#"{"id":"a","x":{"at":1,"id":"b"},"at":1772460000118}"#, 1_772_460_000_118),
    (#"{"x":["}\\",{"y":"\"id\":"}],"id":"a","at":5,"rest":"#, 5),
  ])
  func `time and id are found wherever they stand in the outermost object`(line: String, time: Int64) {
    let found = place(line)
    #expect(found?.time == time)
    #expect(found?.id == "a")
  }

  @Test(arguments: [
    "", "{", "{}", "[1]", #"{"at":1}"#, #"{"id":"a"}"#, #"{"at":"yesterday","id":"a"}"#, #"{"at":1,"id":7}"#,
    #"{"at":1,"id"#,
    #"{"at":"2026-13-02T14:00:00Z","id":"a"}"#, #"{"at":,"id":"a"}"#, #"{"x":"\"#, #"{"x":{"id":"a","at":1}}"#,
  ])
  func `a line without a place is told apart`(line: String) { #expect(place(line) == nil) }
}
