import Dialects
import Documents
import Foundation
import GroundTruth
import JSONText
import RealtimeKitDialect
import Testing
import _RuleFixtures
import _SampleRecords

@Suite("Session, participant and report documents")
struct DocumentTests {
  /// The samples whose text is kept under `Tests/Goldens/RealtimeKit`.
  static let kept = ["inbound", "coaching", "reconnect", "phone-customer"]

  @Test("Every document of the samples fits its contract table")
  func shapes() throws {
    var seen: [String: Int] = [:]
    for document in SampleRun.all {
      let type = try #require(RealtimeKitDialect.documentTypes.first { $0.stream.documentType == document.type })
      let found = type.shape.violations(in: try document.value)
      #expect(found.isEmpty, "\(document.name) \(document.type): \(found)")
      seen[document.type, default: 0] += 1
    }
    #expect(seen.count == RealtimeKitDialect.documentTypes.count { $0.switchName == nil })
  }

  /// To renew the files, run this test with `RECORD_GOLDENS=1` and read the difference.
  @Test("A sample's documents are those on file", arguments: kept)
  func golden(_ name: String) throws {
    let lines = SampleRun.all.filter { $0.name == name }.map { "\($0.type)\n\($0.line)" }
    #expect(!lines.isEmpty)
    // An object per line, so that a difference shows where it is.
    let text = lines.joined(separator: "\n").replacingOccurrences(of: "{", with: "\n{")
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Goldens/RealtimeKit/\(name).json").standardized
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    for (found, wanted) in zip(text.split(separator: "\n"), expected) { #expect(found == wanted) }
    #expect(text.split(separator: "\n").count == expected.count)
  }

  @Test("A conversation gives one session and, for every human leg that joined, a participant and a report")
  func coverage() throws {
    let identifiers = RealtimeKitIdentifiers(seed: SampleRecords.directory.seed)
    for (name, record) in SampleRecords.all {
      let conversation = record.conversation
      let documents = SampleRun.all.filter { $0.name == name }
      let peers = conversation.legs.compactMap { identifiers.peerID($0, of: conversation) }
      #expect(peers.count == conversation.legs.count { $0.isHuman && $0.joinedAt != nil })
      func ids(_ type: String) throws -> [String] {
        try documents.filter { $0.type == type }.compactMap { try $0.value["id"]?.string }.sorted()
      }
      #expect(try ids("realtimekit.session") == [identifiers.sessionID(conversation)].compactMap(\.self))
      #expect(try ids("realtimekit.participant") == peers.sorted())
      #expect(try ids("realtimekit.peer-report") == peers.sorted())
    }
  }

  @Test("Some sample has no session, because nobody joined")
  func nobody() {
    let identifiers = RealtimeKitIdentifiers(seed: SampleRecords.directory.seed)
    #expect(SampleRecords.all.contains { identifiers.sessionID($0.record.conversation) == nil })
  }

  @Test("A record gives the same bytes whatever was written before it, and other bytes with another seed")
  func determinism() {
    let together = SampleRun.all.map(\.line)
    let reversed = SampleRecords.all.reversed().map { SampleRun.documents(of: [$0]).map(\.line) }
    #expect(Array(reversed.reversed().joined()) == together)
    var directory = SampleRecords.directory
    directory.seed += 1
    let other = SampleRun.documents(of: SampleRecords.all, directory).map(\.line)
    #expect(Set(other).isDisjoint(with: together))
  }

  @Test("No number is printed with an exponent")
  func exponents() {
    let exponent = /[0-9]e[-+]?[0-9]/
    for document in SampleRun.all {
      let numbers = document.line.replacing(/"[^"]*"/, with: "\"\"")
      #expect(!numbers.contains(exponent), "\(document.name)")
    }
  }
}
