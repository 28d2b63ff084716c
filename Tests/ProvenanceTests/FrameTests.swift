import ByteCodecs
import Dialects
import Documents
import Foundation
import JSONText
import LineReading
import Sinks
import Testing
import _RuleFixtures

@testable import Provenance

/// Lines of packed files are read from their middle.
@Suite struct FrameTests {
  private static let type = SampleFiles.documentTypes.filter { $0.stream.documentType == "twilio.call-event" }

  private func id(_ number: Int) -> String {
    let digits = String(number)
    return "CA" + String(repeating: "0", count: 32 - digits.count) + digits
  }

  /// Twelve lines of about a megabyte, which no packing makes much smaller, and what was written.
  private func run(hasFrames: Bool) async throws -> String {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("why-\(UUID().uuidString)").path
    let sink = try DirectorySink(
      directory: path, streams: Self.type.map(\.stream), isCompressed: true, hasFrames: hasFrames,
      identity: RunIdentity([]))
    var state: UInt64 = 1
    for number in 0..<12 {
      var line = Array(#"{"call_sid":"\#(id(number))","padding":""#.utf8)
      for _ in 0..<1_000_000 + number {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        line.append(UInt8(ascii: "a") + UInt8(state >> 60))
      }
      line += Array("\"}\n".utf8)
      try unsafe sink.append(line.span.bytes, documents: 1, to: 0)
    }
    let digest = try sink.finish()[0].sha256
    let manifest = #"{"files":{"\#(Self.type[0].stream.path)":{"sha256":"\#(digest)"}}}"#
    try RunDirectory.writeManifest(manifest, under: path)
    try await IndexWriter(
      directory: path, documentTypes: Self.type, digests: [Self.type[0].stream.path: digest], jobs: 1
    ).write()
    return path
  }

  @Test(arguments: [true, false]) func `a line is found whatever frame it lies in`(_ hasFrames: Bool) async throws {
    let path = try await run(hasFrames: hasFrames)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let files = try RunFiles(path, Self.type)
    let index = try #require(try LineIndex(of: files))
    for number in [0, 3, 4, 5, 11] {
      let found = try await index.lines(holding: [id(number)], in: [0], atMost: 8)
      #expect(found.map(\.total) == [1])
      let line = try #require(found.first?.lines.first)
      #expect(line.number == number + 1)
      let document = try JSONReader.parse(line.text)
      #expect(document["call_sid"]?.string == id(number))
      #expect(document["padding"]?.string?.utf8.count == 1_000_000 + number)
    }
  }

  @Test func `frames hold two mebibytes of text each`() async throws {
    for hasFrames in [true, false] {
      let path = try await run(hasFrames: hasFrames)
      defer { try? FileManager.default.removeItem(atPath: path) }
      var reader = try LineReader(path: "\(path)/\(Self.type[0].stream.path).zst")
      while try reader.next() != nil {}
      let starts = reader.frames.map(\.text)
      let total = reader.finish().bytes
      #expect(starts == (hasFrames ? Array(stride(from: 0, to: total, by: 2 << 20)) : [0]) + [total])
    }
  }
}
