import DialectCatalogue
import Dialects
import Documents
import Pipeline
import Sinks
import Synchronization

/// Joins the outputs of shards into the run that nobody had to split.
func merge(_ options: MergeOptions) async throws {
  let set = try ShardSet(options.shards)
  let streams = set.streams
  let sink = try openSink(options, set, streams)
  let line = StatusLine(isShown: options.showsProgress || (StandardStreams.errorIsTerminal && !options.isQuiet))
  let done = Atomic<Int>(0)
  let total = Measure.bytes(set.totalBytes)
  do {
    let parts = streams.map { ShardMerge.Part($0, files: set.files(of: $0)) }
    let merge = ShardMerge(parts, jobs: options.jobs ?? Processors.count)
    try await merge.execute(into: sink, isCancelled: { Interruption.wasRequested }) { _, bytes in
      let sum = done.add(bytes, ordering: .relaxed).newValue
      line.show("\(Measure.bytes(sum)) of \(total)")
    }
    let files = try sink.finish()
    line.clear()
    try RunDirectory.writeManifest(set.merged(files.map(Manifest.File.init)).text, under: options.out)
    guard !options.isQuiet else { return }
    let documents = files.reduce(0) { $0 + $1.documents }
    StandardStreams.complain(
      "\(set.manifests.count) shards, \(documents) documents in \(files.count) files, \(total) under \(options.out)\n")
  } catch {
    line.clear()
    sink.abandon()
    let note = "; \(options.out) holds an unfinished run: --force starts anew"
    switch error {
    case SinkError.cancelled, is CancellationError:
      throw Failure(code: .interrupted, message: "partyline: interrupted\(note)")
    case SinkError.unusable: throw Failure(code: .usage, message: "partyline: error: \(error)\(note)")
    default: throw Failure(code: .output, message: "partyline: error: \(error)\(note)")
    }
  }
}

private func openSink(
  _ options: MergeOptions, _ set: ShardSet, _ streams: [DocumentStream]
) throws(Failure) -> any Sink {
  let known = Catalogue.documentTypes.map(\.stream)
  guard !options.shards.contains(options.out) else {
    throw Failure(code: .usage, message: "partyline: error: \(options.out) is one of the shards; choose another --out")
  }
  guard RunDirectory.state(of: options.out, streams: known) == .free || options.isForced else {
    throw Failure(
      code: .usage, message: "partyline: error: \(options.out) holds a run or a part of one; --force replaces it")
  }
  do {
    try RunDirectory.clear(options.out, streams: known)
    return try DirectorySink(
      directory: options.out, streams: streams, isCompressed: options.compression == .zstd,
      identity: RunIdentity([.init(name: "command", value: "merge")]))
  } catch {
    throw Failure(code: .output, message: "partyline: error: \(error)")
  }
}
