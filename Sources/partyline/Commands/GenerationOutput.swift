import DialectCatalogue
import Dialects
import Documents
import Relations
import Sinks

/// Where a run goes, opened: new, or taken up where an earlier attempt left off.
struct GenerationOutput {
  let sink: any Sink
  /// Where the earlier attempt left off; nil for a run from the start.
  private(set) var position: RunPosition?
  /// The same sink, where documents become rows, and the design of their tables.
  private(set) var tables: (sink: TableSink, design: Design)?

  /// Opens the output of `plan`, unless a run is there already that must not be touched.
  init(_ plan: GenerationPlan, _ line: StatusLine) throws {
    let options = plan.options
    let isCompressed = options.compression == .zstd
    do {
      switch options.destination {
      case .pipe: sink = StandardOutputSink(stream: plan.streams[0], isCompressed: isCompressed)
      case .nowhere: sink = try DiscardingSink(streams: plan.streams, isCompressed: isCompressed)
      case .database:
        let (design, rows) = try options.resumedDatabase.open(identity: plan.identity.text)
        let tables = try TableSink(design, into: rows, documentTypes: plan.documentTypes)
        self.tables = (tables, design)
        sink = tables
      case .directory(let directory):
        try Self.checkState(of: directory, options)
        if options.isResumed, let journal = RunJournal(readingFrom: directory), let position = journal.position {
          try Self.compare(journal, with: plan, in: directory)
          let total = Measure.bytes(journal.bytesToRead)
          var done = 0
          sink = try DirectorySink(
            resuming: journal, in: directory, streams: plan.streams, isCompressed: isCompressed,
            hasFrames: options.hasIndex
          ) { count in
            if Interruption.wasRequested { throw CancellationError() }
            done += count
            line.show("reading back what is there: \(Measure.bytes(done)) of \(total)")
          }
          self.position = position
        } else {
          try RunDirectory.clear(directory, streams: Catalogue.documentTypes.map(\.stream))
          sink = try DirectorySink(
            directory: directory, streams: plan.streams, isCompressed: isCompressed, hasFrames: options.hasIndex,
            identity: plan.identity)
        }
      }
    } catch let failure as Failure {
      throw failure
    } catch is CancellationError {
      throw Failure(ending: CancellationError(), options.destination)
    } catch SinkError.occupied(let what) {
      throw Failure(loading: SinkError.occupied(what))
    } catch let error as SinkError {
      var advice = ""
      if case .unusable = error { advice = "; --force starts anew" }
      throw Failure(code: .output, message: "partyline: error: \(error)\(advice)")
    }
  }

  private static func checkState(of directory: String, _ options: GenerateOptions) throws(Failure) {
    switch RunDirectory.state(of: directory, streams: Catalogue.documentTypes.map(\.stream)) {
    case .free: break
    case .finished where options.isForced, .unfinished where options.isForced || options.isResumed: break
    case .finished:
      throw Failure(code: .usage, message: "partyline: error: \(directory) holds a run; --force replaces it")
    case .unfinished:
      throw Failure(
        code: .usage,
        message: "partyline: error: \(directory) holds an unfinished run; --resume finishes it, --force starts anew")
    }
  }

  /// Refuses to go on with a run that was another one.
  private static func compare(
    _ journal: RunJournal, with plan: GenerationPlan, in directory: String
  ) throws(Failure) {
    let differences = plan.identity.differences(from: journal.identity)
    guard !differences.isEmpty else { return }
    let list = differences.map { "\($0.mine.name) was \($0.theirs) and is \($0.mine.value) now" }
    throw Failure(
      code: .usage,
      message: "partyline: error: \(directory) holds an unfinished run that is another one: "
        + list.joined(separator: "; ") + ". Give the same again, or --force to start anew")
  }
}
