import Dialects
import Documents
import JSONText
import LineReading
import Sinks

/// Why a question has no answer, in words that name the directory or the file and say what to do.
public struct Unanswerable: Error, CustomStringConvertible {
  public let description: String
}

/// The files of a finished run.
struct RunFiles: Sendable {
  struct File: Sendable {
    let type: DocumentType
    /// The path that the contract gives it.
    let path: String
    /// Where it lies, with the suffix of compression.
    let location: String
    /// What the manifest states of its text.
    let sha256: String
    var isPacked: Bool { location.hasSuffix(".zst") }
  }

  let directory: String
  let files: [File]

  /// The files that are there of a run that has its manifest.
  init(_ directory: String, _ documentTypes: [DocumentType]) throws(Unanswerable) {
    guard let text = RunDirectory.contents(of: "\(directory)/\(RunDirectory.manifest)") else {
      let reason =
        ByteSource.exists(directory)
        ? "\(directory) has no manifest.json, so it holds no finished run: generate into it, or finish with --resume"
        : "there is no directory \(directory)"
      throw Unanswerable(description: reason)
    }
    guard let manifest = try? JSONReader.parse(text) else {
      throw Unanswerable(
        description: "\(directory)/manifest.json is not JSON; partyline verify says what else is wrong")
    }
    let listed = manifest["files"]
    self.init(directory, documentTypes) { listed?[$0]?["sha256"]?.string ?? "" }
  }

  /// The files that are there, whatever became of the run; `digest` states the SHA-256 of a path's text.
  init(_ directory: String, _ documentTypes: [DocumentType], digest: (String) -> String) {
    self.directory = directory
    files = documentTypes.compactMap { type in
      let plain = "\(directory)/\(type.stream.path)"
      guard let location = [plain, plain + ".zst"].first(where: ByteSource.exists) else { return nil }
      return File(type: type, path: type.stream.path, location: location, sha256: digest(type.stream.path))
    }
  }

  /// The position of the file of this document type.
  func position(of documentType: String) -> Int? {
    files.firstIndex { $0.type.stream.documentType == documentType }
  }
}
