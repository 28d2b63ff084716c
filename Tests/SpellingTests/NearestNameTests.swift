import Spelling
import Testing

@Suite struct NearestNameTests {
  static let names = ["queues", "agents", "coaches", "seed", "clock"]

  @Test(
    arguments: [
      ("queus", "queues"), ("quesues", "queues"), ("agetns", "agents"), ("Coaches", "coaches"), ("sed", "seed"),
      ("clok", "clock"), ("clo", "clock"), ("seeding", "seed"),
    ])
  func `a slip of the fingers finds the name that was meant`(misspelt: String, meant: String) {
    #expect(nearestName(to: misspelt, among: Self.names) == meant)
  }

  @Test(arguments: ["", "x", "networks", "zzzz", String(repeating: "queues", count: 50)])
  func `an unrelated word finds nothing`(word: String) {
    #expect(nearestName(to: word, among: Self.names) == nil)
  }

  @Test func `the first of two equally close names wins`() {
    #expect(nearestName(to: "tier", among: ["tier1", "tier2"]) == "tier1")
    #expect(nearestName(to: "tier", among: ["tier2", "tier1"]) == "tier2")
  }

  @Test(arguments: [("", "", 0), ("abc", "", 3), ("abc", "acb", 1), ("kitten", "sitting", 3), ("ca", "abc", 3)])
  func `the distance counts edits`(left: String, right: String, expected: Int) {
    #expect(editDistance(Array(left), Array(right)) == expected)
    #expect(editDistance(Array(right), Array(left)) == expected)
  }
}
