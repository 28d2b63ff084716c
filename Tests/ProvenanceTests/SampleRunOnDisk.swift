import Dialects
import Documents
import Foundation
import GenesysDialect
import JSONText
import RealtimeKitDialect
import Sinks
import TwilioDialects
import _RuleFixtures

@testable import Provenance

/// The run of the sample records as files in a directory of its own, which goes when this goes.
final class SampleRunOnDisk {
  let path: String
  let digests: [String: String]
  static let reasons = twilioReasons + realtimeKitReasons + genesysReasons

  /// Writes the run; `isPacked` by zstd, in frames.
  init(isPacked: Bool = false) throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("why-\(UUID().uuidString)").path
    path = directory
    let types = SampleFiles.documentTypes
    let sink = try DirectorySink(
      directory: directory, streams: types.map(\.stream), isCompressed: isPacked, hasFrames: true,
      identity: RunIdentity([]))
    for (stream, type) in types.enumerated() {
      for document in Self.documents(of: type.stream.documentType) {
        try unsafe sink.append(
          Array((document.compactText + "\n").utf8).span.bytes, documents: 1, to: stream)
      }
    }
    let summaries = try sink.finish()
    digests = Dictionary(uniqueKeysWithValues: summaries.map { ($0.stream.path, $0.sha256) })
    try RunDirectory.writeManifest(manifest(digests), under: directory)
  }

  /// The lines of a file, and one anomaly, which the sample records have not.
  static func documents(of type: String) -> [JSONValue] {
    guard type == "truth.anomaly", SampleFiles.good[type].isEmpty,
      let event = SampleFiles.good["twilio.call-event"].first,
      let conversation = SampleFiles.good["truth.conversation"].first(where: { line in
        line["legs"]?.elements.contains { $0["ids"]?["twilio_call_sid"]?.string == event["call_sid"]?.string } == true
      })
    else { return SampleFiles.good[type] }
    return [
      .object([
        ("anomaly_id", .string("0f9d2c1a-7a0e-4a7a-9d21-4c1b6f1e9a55")), ("cell", .integer(0)),
        ("conversation_id", conversation["conversation_id"] ?? .null), ("kind", .string("late")),
        ("file", .string("twilio/call-event.ndjson")), ("vendor_id", event["call_sid"] ?? .null),
        ("at", event["timestamp"] ?? .null), ("changes", .array([])),
      ])
    ]
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func writeIndex() async throws {
    try await IndexWriter(directory: path, documentTypes: SampleFiles.documentTypes, digests: digests, jobs: 2).write()
  }

  func explain(_ words: String..., note: (String) -> Void = { _ in }) async throws -> Explanation {
    let inquiry = Inquiry(
      directory: path, documentTypes: SampleFiles.documentTypes, reasons: Self.reasons, jobs: 2)
    return try await inquiry.explain(Question(words), note: note)
  }
}

/// A manifest with what `why` reads of it.
private func manifest(_ digests: [String: String]) -> String {
  let files = digests.sorted { $0.key < $1.key }.map { file in
    (file.key, JSONValue.object([("sha256", .string(file.value))]))
  }
  return JSONValue.object([("files", .object(files))]).compactText
}

/// Where names stand in documents of a shape, and what stands there.
struct IdentifierFields {
  /// Path with `[]` for any element, and a value that stands there.
  private(set) var values: [(path: String, value: String)] = []

  /// The first value at each place of `documents` that is an identifier by its format or its name.
  init(_ shape: Shape, _ documents: [JSONValue]) {
    var seen: Set<String> = []
    for document in documents { visit(document, shape, "", "", &seen) }
  }

  private mutating func visit(
    _ value: JSONValue, _ shape: Shape, _ path: String, _ key: String, _ seen: inout Set<String>
  ) {
    switch (shape, value) {
    case (.object(let properties), .object(let members)):
      for member in members {
        guard let property = properties.first(where: { $0.name == member.key }) else { continue }
        visit(member.value, property.shape, "\(path)/\(member.key)", member.key, &seen)
      }
    case (.map(let element), .object(let members)):
      for member in members { visit(member.value, element, "\(path)/*", member.key, &seen) }
    case (.array(let element, _), .array(let elements)):
      for item in elements { visit(item, element, "\(path)[]", key, &seen) }
    case (.anyOf(let shapes), _):
      for alternative in shapes where alternative.violations(in: value, limit: 1).isEmpty {
        visit(value, alternative, path, key, &seen)
        return
      }
    case (.tagged(let tag, let cases), .object):
      let name = value[tag]?.string
      for alternative in cases where alternative.tag == name { visit(value, alternative.shape, path, key, &seen) }
    case (.string(let format), .string(let text)):
      guard Self.isIdentifier(format, key), text.count > 2, seen.insert(path).inserted else { return }
      values.append((path, text))
    case (.anything, _), (.object, _), (.map, _), (.array, _), (.string, _), (.integer, _), (.number, _), (.boolean, _),
      (.mark, _), (.null, _), (.tagged, _):
      break
    }
  }

  private static func isIdentifier(_ format: TextFormat, _ key: String) -> Bool {
    switch format {
    case .uuid, .sid: true
    default:
      key.lowercased().hasSuffix("id") || key.lowercased().hasSuffix("ids") || ["person", "stream"].contains(key)
    }
  }
}
