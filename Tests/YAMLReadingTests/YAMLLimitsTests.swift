import Testing
import YAMLReading

@Suite struct YAMLLimitsTests {
  /// Ten lines that would come to ten billion values.
  static let bomb =
    "a: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    + (1...9).map { level in
      "b\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
    }.joined()

  @Test(.timeLimit(.minutes(1)))
  func `an alias bomb is refused before it goes off`() {
    #expect(problems(document(Self.bomb)) == ["6:10: more than 200000 values, aliases replaced"])
  }

  @Test func `merging counts like copying`() {
    let text =
      "a: &a {k: 1}\n" + (0..<40).map { "b\($0): {<<: *a}\n" }.joined()
    #expect(problems(document(text, limits: YAMLLimits(nodes: 20))).count == 1)
    #expect(document(text, limits: YAMLLimits(nodes: 500)).problems.isEmpty)
  }

  @Test(arguments: ["[", "{a: ", "- "])
  func `deep nesting is refused, however deep`(opening: String) {
    let text = String(repeating: opening, count: 100_000)
    let found = document(text).problems
    #expect(found.count == 1)
    #expect(
      found.first?.message == "nested more than 64 levels deep" || found.first?.message.hasPrefix("not YAML") == true)
  }

  @Test func `exactly the allowed depth is read`() {
    let nested = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(document(nested(64)).problems.isEmpty)
    #expect(problems(document(nested(65))) == ["1:65: nested more than 64 levels deep"])
  }

  @Test func `depth counts through aliases`() {
    let half = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    let rest = String(repeating: "[", count: 40) + "*a" + String(repeating: "]", count: 40)
    #expect(problems(document("a: &a \(half)\nb: \(rest)\n")) == ["2:44: nested more than 64 levels deep"])
  }

  @Test(.timeLimit(.minutes(1)))
  func `one long line is read in linear time and its positions are right`() throws {
    let text = "[" + String(repeating: "é, ", count: 30_000) + "*a]"
    #expect(problems(document(text)) == ["1:90002: alias '*a' refers to no anchor '&a' before it"])
  }

  @Test func `a text that is too long is not parsed`() {
    let long = [UInt8](repeating: UInt8(ascii: "#"), count: 101)
    let document = YAMLDocument(reading: long, limits: YAMLLimits(bytes: 100))
    #expect(problems(document) == ["1:1: 101 bytes are too long for a scenario; at most 100 are read"])
  }
}
