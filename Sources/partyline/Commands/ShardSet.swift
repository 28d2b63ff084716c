import DialectCatalogue
import Dialects
import Documents
import Sinks

/// The shards of one run, every one of them and no other, in their order.
struct ShardSet {
  /// By shard, from 1/N to N/N.
  let manifests: [Manifest]
  private let directories: [String]

  /// The shards in `given`, in any order.
  ///
  /// - Throws: a failure that names what is no shard, foreign, twice there or missing; all of it at once.
  init(_ given: [String]) throws(Failure) {
    var problems: [String] = []
    var read: [(directory: String, manifest: Manifest, index: Int, count: Int)] = []
    for directory in given {
      guard let manifest = Manifest(readingFrom: directory), let shard = Self.shard(manifest.shard) else {
        problems.append("\(directory) holds no finished run")
        continue
      }
      read.append((directory, manifest, shard.index, shard.count))
    }
    guard let first = read.first else {
      throw Failure(code: .usage, message: Self.message(problems))
    }
    for shard in read.dropFirst() {
      let differences = shard.manifest.identity.differences(from: first.manifest.identity)
      for difference in differences {
        problems.append(
          "\(shard.directory) is of another run than \(first.directory): \(difference.mine.name) "
            + "\(difference.mine.value) instead of \(difference.theirs)")
      }
      if shard.count != first.count {
        problems.append(
          "\(shard.directory) is shard \(shard.manifest.shard), \(first.directory) is \(first.manifest.shard)")
      }
    }
    for index in 1...first.count {
      let holders = read.filter { $0.index == index && $0.count == first.count }
      if holders.isEmpty { problems.append("shard \(index)/\(first.count) is missing") }
      if holders.count > 1 {
        problems.append(
          "shard \(index)/\(first.count) is there \(holders.count) times: "
            + holders.map(\.directory).joined(separator: ", "))
      }
    }
    guard problems.isEmpty else { throw Failure(code: .usage, message: Self.message(problems)) }
    let ordered = read.sorted { $0.index < $1.index }
    manifests = ordered.map(\.manifest)
    directories = ordered.map(\.directory)
  }

  private static func message(_ problems: [String]) -> String {
    problems.map { "partyline: error: \($0)" }.joined(separator: "\n")
  }

  private static func shard(_ text: String) -> (index: Int, count: Int)? {
    let parts = text.split(separator: "/").compactMap { Int($0) }
    guard parts.count == 2, (1...max(1, parts[1])).contains(parts[0]) else { return nil }
    return (parts[0], parts[1])
  }

  /// The streams of the run, in the order of the manifests.
  var streams: [DocumentStream] {
    let known = Catalogue.documentTypes.map(\.stream)
    return manifests[0].files.compactMap { file in known.first { $0.path == file.path } }
  }

  /// Bytes of text in all files of all shards.
  var totalBytes: Int { manifests.reduce(0) { $0 + $1.files.reduce(0) { $0 + $1.bytes } } }

  /// The files of `stream`, by shard, with what their manifests say of them.
  func files(of stream: DocumentStream) -> [(path: String, documents: Int, bytes: Int, sha256: String)] {
    zip(directories, manifests).compactMap { directory, manifest in
      guard let file = manifest.files.first(where: { $0.path == stream.path }) else { return nil }
      let plain = RunDirectory.path(of: stream, under: directory, isCompressed: false)
      let path =
        RunDirectory.fileExists(plain)
        ? plain : RunDirectory.path(of: stream, under: directory, isCompressed: true)
      return (path, file.documents, file.bytes, file.sha256)
    }
  }

  /// The manifest of the whole run, whose files are these.
  func merged(_ files: [Manifest.File]) -> Manifest {
    var manifest = manifests[0]
    manifest.shard = "1/1"
    manifest.conversations = manifests.reduce(0) { $0 + $1.conversations }
    manifest.files = files
    return manifest
  }
}
