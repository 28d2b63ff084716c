import Foundation
import Scenarios
import Testing

/// Every file of `Broken` is wrong in its own way; the text beside it is the whole message.
///
/// After a change of wording, `PARTYLINE_UPDATE_GOLDENS=1 swift test --filter BrokenScenarioTests` writes the texts anew;
/// the difference is then to be read.
@Suite struct BrokenScenarioTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Broken")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  @Test func `the corpus is as large as it has to be`() { #expect(Self.names.count >= 60) }

  @Test(arguments: names)
  func `a broken scenario is told with place, value and what is accepted`(name: String) throws {
    let path = Self.folder.appending(path: "\(name).yaml").path()
    let diagnostics = #expect(throws: Diagnostics.self) { _ = try Scenario.read(path: path) }
    // The machine's path of the repository is no part of the message.
    let found = (diagnostics?.description ?? "").replacing(Self.folder.path() + "/", with: "") + "\n"
    let golden = Self.folder.appending(path: "\(name).txt")
    if ProcessInfo.processInfo.environment["PARTYLINE_UPDATE_GOLDENS"] != nil {
      try found.write(to: golden, atomically: true, encoding: .utf8)
    }
    #expect(found == (try String(contentsOf: golden, encoding: .utf8)))
  }
}
