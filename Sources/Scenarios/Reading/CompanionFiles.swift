/// The files that a scenario names, found beside it, and what was read of them.
///
/// Whatever is read is remembered: it decides the output as much as the scenario itself, so the digest of a run covers
/// it.
struct CompanionFiles {
  private let load: (String) throws(InputFileError) -> [UInt8]
  /// In the order in which they were first named.
  private(set) var contents: [(name: String, bytes: [UInt8])] = []

  /// Files that `load` finds by the name in the scenario.
  init(load: @escaping (String) throws(InputFileError) -> [UInt8]) { self.load = load }

  /// Files in the directory of `scenario`; beside standard input means in the current directory.
  init(besides scenario: String) {
    let directory = scenario.lastIndex(of: "/").map { scenario[...$0] } ?? ""
    self.init { (name) throws(InputFileError) in
      try InputFile.read(name.hasPrefix("/") ? name : directory + name)
    }
  }

  /// The bytes of the file called `name`; each file is read once.
  mutating func read(_ name: String) throws(InputFileError) -> [UInt8] {
    if let known = contents.first(where: { $0.name == name }) { return known.bytes }
    // Standard input holds the scenario, not a companion of it.
    guard name != "-" else { throw InputFileError(path: name, reason: "it is not a file") }
    let bytes = try load(name)
    contents.append((name, bytes))
    return bytes
  }
}
