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

  private let identity = RunIdentity([.init(name: "--seed", value: "7"), .init(name: "scenario", value: "abc")])

  private func lines(_ count: Int) -> [UInt8] { (0..<count).flatMap { Array("{\"line\":\($0)}\n".utf8) } }

  @Test(arguments: [false, true])
  func `what goes in stands in the files, whole and counted`(isCompressed: Bool) throws {
    let directory = TemporaryDirectory()
    let sink = try DirectorySink(
      directory: directory.path, streams: streams, isCompressed: isCompressed, identity: identity)
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
      _ = try DirectorySink(
        directory: blocked + "/run", streams: self.streams, isCompressed: false, identity: self.identity)
    }
    #expect(error?.description == "cannot create \(blocked)/run: Not a directory")
  }

  @Test func `a run is free, unfinished or finished, and clearing makes it free`() throws {
    let directory = TemporaryDirectory()
    #expect(RunDirectory.state(of: directory.path, streams: streams) == .free)
    let sink = try DirectorySink(directory: directory.path, streams: streams, isCompressed: false, identity: identity)
    _ = try sink.finish()
    #expect(RunDirectory.state(of: directory.path, streams: streams) == .unfinished)
    try RunDirectory.writeManifest("{}\n", under: directory.path)
    #expect(RunDirectory.state(of: directory.path, streams: streams) == .finished)
    try RunDirectory.clear(directory.path, streams: streams)
    #expect(RunDirectory.state(of: directory.path, streams: streams) == .free)
  }

  @Test(arguments: [false, true])
  func `a file that is taken up again becomes what it would have become`(isCompressed: Bool) throws {
    let whole = TemporaryDirectory(), cut = TemporaryDirectory()
    let parts = [lines(30_000), lines(7), lines(20_000)]
    let (early, late) = (parts[0], parts[2])
    let straight = try DirectorySink(
      directory: whole.path, streams: streams, isCompressed: isCompressed, identity: identity)
    for part in parts { try unsafe straight.append(part.span.bytes, documents: 1, to: 0) }
    let expected = try straight.finish()
    let first = try DirectorySink(
      directory: cut.path, streams: streams, isCompressed: isCompressed, identity: identity)
    try unsafe first.append(early.span.bytes, documents: 1, to: 0)
    let position = RunPosition(
      windows: 5, limit: -3, impairmentLimit: 9, conversations: 4,
      numbering: [[.init(id: .max, count: 3)], []])
    try first.checkpoint(position)
    // What comes after the checkpoint is lost when the program is killed.
    try unsafe first.append(late.span.bytes, documents: 1, to: 0)
    first.abandon()
    let journal = try #require(RunJournal(readingFrom: cut.path))
    #expect(journal.position == position)
    #expect(journal.identity == identity)
    var readBack = 0
    let second = try DirectorySink(
      resuming: journal, in: cut.path, streams: streams, isCompressed: isCompressed
    ) { readBack += $0 }
    #expect(readBack == journal.bytesToRead)
    for part in parts.dropFirst() { try unsafe second.append(part.span.bytes, documents: 1, to: 0) }
    #expect(try second.finish() == expected)
    for stream in streams {
      let files = [whole.path, cut.path].map { directory in
        FileManager.default.contents(
          atPath: RunDirectory.path(of: stream, under: directory, isCompressed: isCompressed))
      }
      #expect(files[0] == files[1])
    }
  }

  @Test func `a file that was changed meanwhile is refused`() throws {
    let directory = TemporaryDirectory()
    let sink = try DirectorySink(directory: directory.path, streams: streams, isCompressed: false, identity: identity)
    try unsafe sink.append(lines(10).span.bytes, documents: 10, to: 0)
    try sink.checkpoint(RunPosition(windows: 1, limit: 1, impairmentLimit: 1, conversations: 1, numbering: []))
    sink.abandon()
    let path = RunDirectory.path(of: streams[0], under: directory.path, isCompressed: false)
    var bytes = try #require(FileManager.default.contents(atPath: path))
    bytes[3] = UInt8(ascii: "x")
    try bytes.write(to: URL(fileURLWithPath: path))
    let journal = try #require(RunJournal(readingFrom: directory.path))
    let changed = #expect(throws: SinkError.self) {
      _ = try DirectorySink(
        resuming: journal, in: directory.path, streams: self.streams, isCompressed: false
      ) { _ in }
    }
    #expect(changed == .unusable(path: path, reason: "it is not as it was left"))
    try bytes.dropLast(1).write(to: URL(fileURLWithPath: path))
    let shorter = #expect(throws: SinkError.self) {
      _ = try DirectorySink(
        resuming: journal, in: directory.path, streams: self.streams, isCompressed: false
      ) { _ in }
    }
    #expect(shorter == .unusable(path: path, reason: "it is shorter than when it was left"))
  }

  @Test func `the manifest ends the journal`() throws {
    let directory = TemporaryDirectory()
    let sink = try DirectorySink(directory: directory.path, streams: streams, isCompressed: false, identity: identity)
    #expect(RunJournal(readingFrom: directory.path)?.position == nil)
    _ = try sink.finish()
    try RunDirectory.writeManifest("{}\n", under: directory.path)
    #expect(RunJournal(readingFrom: directory.path) == nil)
  }
}
