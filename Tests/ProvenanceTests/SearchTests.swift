import Testing

@testable import Provenance

@Suite struct SearchTests {
  private func found(_ needles: [String], in text: String) -> [String] {
    var found: [String] = []
    NeedleSet(needles).search(Array(text.utf8).span) { place, needle in found.append("\(place) \(needles[needle])") }
    return found
  }

  @Test func `finds each text as a word of its own`() {
    let text = #"{"a":"tier1-07","b":"agent:tier1-07","c":"tier1-070","d":"xtier1-07","e":"tier1-07@3"}"#
    #expect(found(["tier1-07"], in: text) == ["6 tier1-07", "27 tier1-07"])
  }

  @Test func `finds long and short texts together, and those with one beginning`() {
    let long = "2f77b3ea-133d-4ab8-9633-c5f9bc850c14"
    #expect(found([long, "ab", "ab/cd"], in: #""ab/cd" "\#(long)" ab"#) == ["1 ab", "1 ab/cd", "9 \(long)", "47 ab"])
  }

  @Test func `finds what a search byte by byte finds`() {
    // Digits of which blocks repeat often, so that windows overlap.
    var state: UInt64 = 7
    func digit() -> Character {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return ["a", "b", ":"][Int(state >> 40) % 3]
    }
    let text = String((0..<20_000).map { _ in digit() })
    let needles = ["aab", "abba", "b:aa", "aaaab"]
    let bytes = Array(text.utf8)
    var expected: Set<String> = []
    for needle in needles {
      let wanted = Array(needle.utf8)
      for start in 0...bytes.count - wanted.count where bytes[start..<start + wanted.count].elementsEqual(wanted) {
        let before = start > 0 ? bytes[start - 1] : 58, end = start + wanted.count
        if before == 58, end == bytes.count || bytes[end] == 58 { expected.insert("\(start) \(needle)") }
      }
    }
    #expect(Set(found(needles, in: text)) == expected)
    #expect(expected.count > 50)
  }

  @Test func `an even sample keeps the first and no more than it may`() {
    for count in [1, 7, 8, 9, 1_000] {
      var sample = EvenSample<Int>(atMost: 8)
      for number in 0..<count { sample.add { number } }
      #expect(sample.count == count && sample.kept.count <= 8 && sample.kept.first == 0)
      let steps = Set(zip(sample.kept, sample.kept.dropFirst()).map { $1 - $0 })
      #expect(steps.count <= 1)
    }
  }

  private func names(_ line: String) -> [String] {
    let bytes = Array(line.utf8)
    var names: [String] = []
    IdentifierScanner.scan(bytes.span) { names.append(String(decoding: bytes[$0], as: UTF8.self)) }
    return names
  }

  @Test func `names are found by their form and by their key`() {
    let id = "2f77b3ea-133d-4ab8-9633-c5f9bc850c14", sid = "CA08e8e8d00c2202e99ffe0dd0ec2ae3da"
    #expect(names(#"{"x":"\#(id)","y":["\#(sid)","plain"],"n":5}"#) == [id, sid])
    let line = #"{"person":"tier1-07","consumerId":"I2Er","valid":"yes","kind":"inbound"}"#
    #expect(names(line) == ["tier1-07", "I2Er", "yes"])
    #expect(names(#"{"selfUri":"/api/v2/users/\#(id)"}"#) == ["/api/v2/users/\(id)", id])
    let addresses = #"{"stream":"agent:tier1-07","to":"client:tier1-07"}"#
    #expect(names(addresses) == ["agent:tier1-07", "tier1-07", "client:tier1-07", "tier1-07"])
    #expect(names(#"{"address":"sip:\#(id)@127.0.0.1;user=ivr"}"#) == ["sip:\(id)@127.0.0.1;user=ivr", id])
  }

  @Test func `a question may give the number of a line in one word or two`() {
    #expect(Question(["agent:tier1-07", "17"]) == Question(["agent:tier1-07 17"]))
    #expect(Question(["agent:tier1-07 17"]).sequence == 17)
    #expect(Question(["tier1-07"]).sequence == nil)
    #expect(Question(["agent:the night shift-01", "3"]).identifier == "agent:the night shift-01")
  }

  @Test func `lines are printed as ranges`() { #expect(Explanation.ranges([1, 2, 3, 7, 9, 10]) == "1-3, 7, 9-10") }
}
