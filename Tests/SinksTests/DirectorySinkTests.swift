import ByteCodecs
import Documents
import Foundation
import Sinks
import Testing

/// A directory that goes away with the test.
struct TemporaryDirectory: ~Copyable {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("partyline-\(UUID().uuidString)").path
  deinit { try? FileManager.default.removeItem(atPath: path) }
}

@Suite struct DirectorySinkTests {
  private let streams = [
    DocumentStream(path: "a/one.ndjson", documentType: "a.one", order: .init(time: "at", identifier: "id")),
    DocumentStream(path: "two.ndjson", documentType: "two", order: .init(time: "at", identifier: "id")),
  ]

  private func lines(_ count: Int) -> [UInt8] { (0..<count).flatMap { Array("{\"line\":\($0)}\n".utf8) } }

  @Test(arguments: [false, true])
  func `what goes in stands in the files, whole and counted`(isCompressed: Bool) throws {
    let directory = TemporaryDirectory()
    let sink = try DirectorySink(directory: directory.path, streams: streams, isCompressed: isCompressed)
    let text = lines(40_000)
    try unsafe sink.append(text.span.bytes, documents: 40_000, to: 0)
    try unsafe sink.append(lines(2).span.bytes, documents: 2, to: 1)
    try unsafe sink.append(lines(3).span.bytes, documents: 3, to: 1)
    let summaries = try sink.finish()
    #expect(summaries.map(\.documents) == [40_000, 5])
    #expect(summaries[0].bytes == text.count)
    var hasher = SHA256Hasher()
    unsafe hasher.update(text.span.bytes)
    let digest = hasher.finish()
    #expect(summaries[0].sha256 == digest)
    let path = RunDirectory.path(of: streams[0], under: directory.path, isCompressed: isCompressed)
    let stored = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    if isCompressed {
      var decompressor = ZstdDecompressor()
      var back: [UInt8] = []
      try unsafe decompressor.decompress(stored.span.bytes) { piece in
        unsafe piece.withUnsafeBytes { unsafe back.append(contentsOf: $0) }
      }
      #expect(back == text)
      let isComplete = decompressor.isComplete
      #expect(isComplete)
      #expect(stored.count < text.count / 4)
    } else {
      #expect(stored == text)
    }
  }

  @Test func `the digest of the empty text is the published one`() {
    #expect(SHA256Hasher().finish() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func `damaged zstd is refused in words`() {
    var decompressor = ZstdDecompressor()
    let error = #expect(throws: ZstdError.self) {
      try unsafe decompressor.decompress(Array("no frame at all".utf8).span.bytes) { _ in }
    }
    #expect(error?.description == "Unknown frame descriptor")
  }

  @Test func `a directory below a regular file is refused by name`() throws {
    let directory = TemporaryDirectory()
    try FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: true)
    let blocked = directory.path + "/file"
    _ = FileManager.default.createFile(atPath: blocked, contents: Data())
    let error = #expect(throws: SinkError.self) {
      _ = try DirectorySink(directory: blocked + "/run", streams: self.streams, isCompressed: false)
    }
    #expect(error?.description == "cannot create \(blocked)/run: Not a directory")
  }

  @Test func `a run is free, unfinished or finished, and clearing makes it free`() throws {
    let directory = TemporaryDirectory()
    #expect(RunDirectory.state(of: directory.path, streams: streams) == .free)
    let sink = try DirectorySink(directory: directory.path, streams: streams, isCompressed: false)
    _ = try sink.finish()
    #expect(RunDirectory.state(of: directory.path, streams: streams) == .unfinished)
    try RunDirectory.writeManifest("{}\n", under: directory.path)
    #expect(RunDirectory.state(of: directory.path, streams: streams) == .finished)
    try RunDirectory.clear(directory.path, streams: streams)
    #expect(RunDirectory.state(of: directory.path, streams: streams) == .free)
  }
}
