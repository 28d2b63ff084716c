import Dialects
import JSONText

/// `manifest.json` as the contract has it.
enum RunManifest {
  static let name = "manifest.json"

  /// Its contract table (section 3).
  static let shape = Shape.object([
    .required("partyline", .string(.nonEmpty)),
    .required("scenario", .object([.required("name", .string(.nonEmpty)), .required("sha256", sha256)])),
    // Any number of 64 bits, of which half do not fit a signed one.
    .required("seed", .number(0...Double(UInt64.max))),
    .required("shard", .string(.custom(pattern: "^[1-9][0-9]*/[1-9][0-9]*$", matches: isShard))),
    .required("scale", .number(0...Double.greatestFiniteMagnitude)),
    .required("dialects", .array(.string(.nonEmpty))),
    .required("started_at", .string(.trimmedMilliseconds)),
    .required("ended_at", .string(.trimmedMilliseconds)),
    .required(
      "build",
      .object([.required("architecture", .string(.nonEmpty)), .required("tzdata", .string(.nonEmpty))])),
    .required("conversations", .count),
    .required(
      "files",
      .map(.object([.required("documents", .count), .required("bytes", .count), .required("sha256", sha256)]))),
  ])

  private static let sha256 = Shape.string(.hexadecimal(64))

  private static func isShard(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]) else { return false }
    return 1 <= index && index <= count && !parts.contains { $0.hasPrefix("+") || $0.hasPrefix("0") }
  }

  /// What it states of one file.
  struct Entry: Sendable {
    /// The path under the directory, without the suffix of compression.
    var path: String
    var documents: Int64
    var bytes: Int64
    var sha256: String
  }

  /// The files that a manifest of the right shape lists, in its order.
  static func entries(of manifest: JSONValue) -> [Entry] {
    (manifest["files"]?.members ?? []).map { file in
      Entry(
        path: file.key.hasSuffix(".zst") ? String(file.key.dropLast(4)) : file.key,
        documents: file.value["documents"]?.integer ?? 0, bytes: file.value["bytes"]?.integer ?? 0,
        sha256: file.value["sha256"]?.string ?? "")
    }
  }
}
