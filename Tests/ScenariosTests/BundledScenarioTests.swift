import Foundation
import Scenarios
import Testing

/// Where the repository is, from where this file is.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The scenarios that come with the product.
let bundled = [
  "all-hands",
  "brownout",
  "callbacks",
  "clients",
  "commute",
  "desktops",
  "escalations",
  "everything",
  "follow-the-sun",
  "genesys-flows",
  "genesys-voice",
  "helpline",
  "outbound-campaign",
  "patchwork",
  "realtimekit",
  "realtimekit-live",
  "satellite",
  "support-floor",
  "tiny",
  "video-squeeze",
  "written",
  "written-live",
]

func bundledPath(_ name: String) -> String { repository.appending(path: "scenarios/\(name).yaml").path() }

@Suite struct BundledScenarioTests {
  @Test func `the folder holds the scenarios the documentation names`() throws {
    let found = try FileManager.default.contentsOfDirectory(atPath: repository.appending(path: "scenarios").path())
    #expect(found.filter { $0 != "large" }.sorted() == bundled.map { "\($0).yaml" }.sorted())
  }

  /// Too large to be generated wherever tests run, but not to be read.
  @Test func `the large scenarios have no mistakes`() throws {
    let folder = repository.appending(path: "scenarios/large").path()
    let found = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(!found.isEmpty)
    for file in found {
      let scenario = try Scenario.read(path: "\(folder)/\(file)")
      #expect("\(scenario.name).yaml" == file)
      #expect(scenario.estimate.conversations > 50_000)
    }
  }

  @Test(arguments: bundled)
  func `a bundled scenario has no mistakes, says what it shows and is named like its file`(name: String) throws {
    let text = try String(contentsOfFile: bundledPath(name), encoding: .utf8)
    #expect(text.hasPrefix("# "))
    let scenario = try Scenario.read(path: bundledPath(name))
    #expect(scenario.name == name)
    #expect(!scenario.description.isEmpty)
  }

  @Test(arguments: [
    ("all-hands", 35.0...60),
    ("brownout", 130...190),
    ("clients", 560...900),
    ("commute", 45...60),
    ("desktops", 60...100),
    ("escalations", 110...160),
    ("everything", 3_700...5_200),
    ("follow-the-sun", 240...320),
    ("genesys-flows", 200...400),
    ("genesys-voice", 140...170),
    ("helpline", 850...1_000),
    ("outbound-campaign", 1_100...1_700),
    ("patchwork", 25...45),
    ("realtimekit", 7...13),
    ("realtimekit-live", 5...30),
    ("satellite", 40...55),
    ("support-floor", 470...560),
    ("tiny", 5...12),
    ("video-squeeze", 5...9),
    ("callbacks", 90...140),
    ("written", 350...500),
    ("written-live", 55...90),
  ])
  func `a bundled scenario is as large as it says`(name: String, conversations: ClosedRange<Double>) throws {
    let estimate = try Scenario.read(path: bundledPath(name)).estimate
    #expect(conversations.contains(estimate.conversations), "\(estimate)")
  }
}
