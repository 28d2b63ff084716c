import Dialects
import Documents
import JSONText
import LineReading

/// The state of one verification; the steps are called in the order in which they stand here.
struct Verification {
  /// A file that is there.
  private struct Found {
    let type: Int
    /// The path under the directory, as the manifest has it.
    let path: String
    let isCompressed: Bool
    var isJudged = false
    var totals = LineReader.Totals()

    var actualPath: String { isCompressed ? path + ".zst" : path }
  }

  private let directory: String
  private let documentTypes: [DocumentType]
  private let jobs: Int
  private var checks: RunChecks
  private var rules: RuleSchedule
  private var truth = TruthIndex()
  private var entries: [RunManifest.Entry]?
  private var statedConversations: Int64?
  private var found: [Found] = []
  private var documentsRead = 0
  private var anomalies = ListedAnomalies()

  init(_ verifier: Verifier) {
    directory = verifier.directory
    documentTypes = verifier.documentTypes
    jobs = verifier.jobs
    checks = RunChecks(verifier.documentTypes)
    rules = RuleSchedule(verifier.rules)
  }

  // MARK: Manifest and files

  /// Reads the manifest; whatever is wrong with it, the files are checked nevertheless.
  mutating func readManifest() {
    checks.manifest.file = RunManifest.name
    do {
      var source = try ByteSource(path: directory + "/" + RunManifest.name)
      var bytes: [UInt8] = []
      while try source.read(into: &bytes) {}
      let manifest = try JSONReader.parse(bytes)
      let violations = RunManifest.shape.violations(in: manifest)
      for violation in violations { checks.manifest.expect(false) { violation.description } }
      guard violations.isEmpty else { return }
      for _ in manifest.members { checks.manifest.expect(true) { "" } }
      entries = RunManifest.entries(of: manifest)
      statedConversations = manifest["conversations"]?.integer
    } catch {
      let complaint = error is JSONReadingError ? "is not JSON: \(error)" : "\(error)"
      checks.manifest.expect(false) { "\(complaint) (a directory without a manifest is an unfinished run)" }
    }
  }

  /// Finds the files, and holds them against the manifest's list.
  mutating func findFiles() {
    for (index, type) in documentTypes.enumerated() {
      let path = type.stream.path
      let plain = ByteSource.exists(directory + "/" + path)
      let compressed = ByteSource.exists(directory + "/" + path + ".zst")
      checks.files.file = path
      if let entries {
        let isListed = entries.contains { $0.path == path }
        if isListed || plain || compressed {
          checks.files.expect(isListed == (plain || compressed)) {
            isListed ? "is listed in the manifest and not there" : "is there and not listed in the manifest"
          }
        }
      }
      if plain, compressed { checks.files.expect(false) { "is there both compressed and not" } }
      if plain || compressed { found.append(Found(type: index, path: path, isCompressed: !plain)) }
    }
    for entry in entries ?? [] where !documentTypes.contains(where: { $0.stream.path == entry.path }) {
      checks.files.file = entry.path
      checks.files.expect(false) { "is listed in the manifest and no file of the contract" }
    }
    let present = Set(found.map { documentTypes[$0.type].stream.documentType })
    rules.keep(where: present.contains)
  }

  // MARK: Reading

  /// Reads the list of anomalies, which are taken back before anything is judged.
  mutating func indexAnomalies(_ progress: (Verifier.Progress) -> Void) async throws {
    let index = found.firstIndex { documentTypes[$0.type].stream.documentType == ListedAnomalies.documentType }
    guard let index else { return }
    checks.listsAnomalies = true
    try await read(index, isForRules: false, progress)
  }

  /// Reads the truth's conversations, which every rule may consult.
  mutating func indexTruth(_ progress: (Verifier.Progress) -> Void) async throws {
    let name = "truth.conversation"
    guard let index = found.firstIndex(where: { documentTypes[$0.type].stream.documentType == name }) else { return }
    try await read(index, isForRules: false, progress)
  }

  /// The truth, nil when the run was written without.
  private var knownTruth: TruthIndex? {
    found.contains { documentTypes[$0.type].stream.documentType == "truth.conversation" } ? truth : nil
  }

  /// Goes over the files until every rule has seen those it asks for, and over each at least once.
  mutating func applyRules(_ progress: (Verifier.Progress) -> Void) async throws {
    repeat {
      for index in found.indices {
        let isWanted = rules.begin(documentTypes[found[index].type].stream.documentType)
        if isWanted || !found[index].isJudged { try await read(index, isForRules: isWanted, progress) }
        rules.end()
      }
    } while rules.isWaiting
  }

  /// Reads one file: chunks of lines are parsed by up to `jobs` tasks at once and judged here in their order.
  private mutating func read(
    _ index: Int, isForRules: Bool, _ progress: (Verifier.Progress) -> Void
  ) async throws {
    let file = found[index]
    let type = documentTypes[file.type]
    let isFirst = !file.isJudged
    found[index].isJudged = true
    checks.files.file = file.actualPath
    do {
      var reader = try LineReader(path: directory + "/" + file.actualPath)
      var reading = Reading(isFirst: isFirst, isForRules: isForRules)
      let listed = anomalies.files[file.path]
      var restorer = listed.map { LineRestorer($0, LineOrder.all[type.stream.documentType]) }
      try await reader.forEachChunk(jobs: jobs) { chunk in
        ParsedChunk(chunk, type, isFirstReading: isFirst, listed: listed)
      } deliver: { chunk in
        try Task.checkCancellation()
        for line in chunk.lines {
          documentsRead += 1
          if restorer == nil {
            judge(line, file, type, &reading)
          } else {
            restorer?.take(line) { judge($0, file, type, &reading) }
          }
        }
        progress(Verifier.Progress(path: file.actualPath, documents: documentsRead))
      }
      restorer?.finish { judge($0, file, type, &reading) }
      if isFirst, let listed, let restorer { judge(listed, restorer.occurrences, file.actualPath) }
      let totals = reader.finish()
      if isFirst {
        found[index].totals = totals
        compare(totals, file)
      }
    } catch let error as FileReadingError {
      checks.files.expect(false) { error.description }
    }
  }

  /// One reading of a file.
  private struct Reading {
    let isFirst: Bool
    let isForRules: Bool
    var order = LineOrderCheck()
  }

  private mutating func judge(
    _ line: ParsedChunk.Line, _ file: Found, _ type: DocumentType, _ reading: inout Reading
  ) {
    var line = line
    if line.isLost, let document = line.document { line.violations = type.shape.violations(in: document, limit: 5) }
    if reading.isFirst { judge(line, file, &reading.order) }
    guard let document = line.document, line.violations.isEmpty else { return }
    if reading.isFirst {
      switch type.stream.documentType {
      case "truth.conversation": truth.add(TruthIndex.Conversation(document))
      case ListedAnomalies.documentType: anomalies.add(document, line: line.number)
      default: break
      }
    }
    guard reading.isForRules else { return }
    rules.check(document, type.stream.documentType, file: file.actualPath, line: line.number, knownTruth)
  }

  /// Whether what is listed of a file is there, and no oftener.
  ///
  /// - Parameter occurrences: how often the line of each change stands in the file; none of a file that is not there.
  private mutating func judge(_ listed: ListedAnomalies.File, _ occurrences: [Int], _ path: String) {
    checks.anomalies.file = ListedAnomalies.path
    for (change, count) in zip(listed.changes, occurrences) {
      checks.anomalies.line = change.listedAt
      let isOwn = change.change.lost.map { LineDigest.digest(of: $0, isNumbered: false) == change.change.clean } ?? true
      checks.anomalies.expect(isOwn) { "\(change.anomaly): the line that was lost is not the one it names" }
      checks.anomalies.expect(count == change.occurrences) {
        "\(change.anomaly): the line it names stands \(count) times in \(path), expected \(change.occurrences)"
      }
    }
  }

  /// What holds for every line.
  private mutating func judge(_ line: ParsedChunk.Line, _ file: Found, _ order: inout LineOrderCheck) {
    checks.lines.file = file.actualPath
    checks.lines.line = line.number
    checks.lines.expect(line.document != nil) { line.complaint }
    guard line.document != nil else { return }
    checks.shapes[file.type].file = file.actualPath
    checks.shapes[file.type].line = line.number
    checks.shapes[file.type].expect(line.violations.isEmpty) {
      line.violations.map(\.description).joined(separator: "; ")
    }
    guard let place = line.place else { return }
    checks.order.file = file.actualPath
    checks.order.line = line.number
    let complaint = order.complaint(about: place)
    checks.order.expect(complaint == nil) { complaint ?? "" }
  }

  /// The totals of a file against those of the manifest.
  private mutating func compare(_ totals: LineReader.Totals, _ file: Found) {
    if totals.isCutOff {
      checks.lines.file = file.actualPath
      checks.lines.line = totals.lines
      checks.lines.expect(false) { "the last line has no line feed: the file is cut off" }
    }
    checks.files.expect(true) { "" }
    guard let entry = entries?.first(where: { $0.path == file.path }) else { return }
    checks.totals.file = file.actualPath
    checks.totals.line = 0
    checks.totals.expect(entry.documents == Int64(totals.lines)) {
      "has \(totals.lines) documents, the manifest says \(entry.documents)"
    }
    checks.totals.expect(entry.bytes == Int64(totals.bytes)) {
      "has \(totals.bytes) bytes, the manifest says \(entry.bytes)"
    }
    checks.totals.expect(entry.sha256 == totals.sha256) {
      "has SHA-256 \(totals.sha256), the manifest says \(entry.sha256)"
    }
  }

  // MARK: Result

  /// Lets the rules judge what is left and collects everything.
  mutating func finish() -> VerificationResult {
    if let statedConversations, let file = found.first(where: { $0.path == "truth/conversation.ndjson" }) {
      checks.totals.file = RunManifest.name
      checks.totals.expect(statedConversations == Int64(file.totals.lines)) {
        "states \(statedConversations) conversations, \(file.actualPath) has \(file.totals.lines)"
      }
    }
    for (path, listed) in anomalies.files.sorted(by: { $0.key < $1.key })
    where !found.contains(where: { $0.path == path }) {
      judge(listed, listed.changes.map { _ in 0 }, path)
    }
    let outcomes = rules.finish(knownTruth)
    return VerificationResult(
      directory: directory,
      files: found.map { .init(path: $0.actualPath, documents: $0.totals.lines, bytes: $0.totals.bytes) },
      outcomes: checks.outcomes + outcomes)
  }
}
