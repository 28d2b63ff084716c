import ByteCodecs
import Dialects
import Documents
import Foundation
import JSONText
import Verification

/// A small run on disk, made of lines that a test writes down, with a manifest that fits them until the test breaks it.
struct HandmadeRun {
  /// Two kinds of document with the names and orders of real ones and tables of three properties.
  static let types = [
    DocumentType(
      stream: DocumentStream(
        path: "genesys/conversation.ndjson", documentType: "genesys.conversation",
        order: .init(time: "startTime", identifier: "id")),
      shape: .object([
        .required("id", .string(.nonEmpty)), .required("startTime", .string(.milliseconds)), .optional("n", .count),
      ]), summary: "a conversation"),
    DocumentType(
      stream: DocumentStream(
        path: "ccp/event.ndjson", documentType: "ccp.event",
        order: .init(time: "recordedAt", identifier: "stream"), numberingPrefix: "{\"seq\":"),
      shape: .object([.required("seq", .count), .required("recordedAt", .count), .required("stream", .string(.any))]),
      summary: "an event"),
  ]

  static let conversations = [
    #"{"id":"a","startTime":"2026-03-02T14:00:00.000Z","n":1}"#, #"{"id":"b","startTime":"2026-03-02T14:00:00.000Z"}"#,
    #"{"id":"a","startTime":"2026-03-02T14:00:01.000Z","n":3}"#,
  ]
  static let events = [
    #"{"seq":1,"recordedAt":1000,"stream":"agent:x"}"#, #"{"seq":1,"recordedAt":1000,"stream":"agent:y"}"#,
    #"{"seq":2,"recordedAt":1000,"stream":"agent:y"}"#, #"{"seq":2,"recordedAt":1005,"stream":"agent:x"}"#,
  ]

  let directory: URL

  /// A whole run of the two files above.
  init() throws {
    directory = FileManager.default.temporaryDirectory.appending(path: "partyline-verify-\(UUID())")
    try write("genesys/conversation.ndjson", Self.text(Self.conversations))
    try write("ccp/event.ndjson", Self.text(Self.events))
    try writeManifest()
  }

  func remove() { try? FileManager.default.removeItem(at: directory) }

  static func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

  func write(_ path: String, _ text: String) throws { try write(path, Array(text.utf8)) }

  func write(_ path: String, _ bytes: [UInt8]) throws {
    let file = directory.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func delete(_ path: String) throws { try FileManager.default.removeItem(at: directory.appending(path: path)) }

  /// Replaces a file by its zstd frame.
  func compress(_ path: String) throws {
    let text = try Array(Data(contentsOf: directory.appending(path: path)))
    var compressor = ZstdCompressor()
    var frame: [UInt8] = []
    unsafe compressor.compress(text.span.bytes, into: &frame)
    compressor.finish(into: &frame)
    try write(path + ".zst", frame)
    try delete(path)
  }

  /// A manifest of the two files as they are on disk, changed by `change`.
  func writeManifest(_ change: (inout String) -> Void = { _ in }) throws {
    var files: [String] = []
    for type in Self.types {
      let path = type.stream.path
      guard let data = try? Data(contentsOf: directory.appending(path: path)) else { continue }
      let bytes = Array(data)
      var hasher = SHA256Hasher()
      unsafe hasher.update(bytes.span.bytes)
      let lines = bytes.filter { $0 == 10 }.count
      files.append(#""\#(path)":{"documents":\#(lines),"bytes":\#(bytes.count),"sha256":"\#(hasher.finish())"}"#)
    }
    var text =
      #"{"partyline":"0.1","scenario":{"name":"x","sha256":"\#(String(repeating: "0", count: 64))"},"seed":1,"#
      + #""shard":"1/1","scale":1,"dialects":["ccp","genesys"],"started_at":"2026-03-02T14:00:00.000Z","#
      + #""ended_at":"2026-03-02T15:00:00.000Z","build":{"architecture":"x86_64","tzdata":"2026a"},"conversations":3,"#
      + #""files":{\#(files.joined(separator: ","))}}"#
    change(&text)
    try write("manifest.json", text)
  }

  func verify(_ rules: [any Rule.Type] = [], jobs: Int = 1) async throws -> VerificationResult {
    try await Verifier(directory: directory.path, documentTypes: Self.types, rules: rules, jobs: jobs).run()
  }
}

extension VerificationResult {
  /// Every failure, `rule: file:line: message`.
  var complaints: [String] {
    outcomes.flatMap { outcome in outcome.examples.map { "\(outcome.id): \($0)" } }
  }
}
