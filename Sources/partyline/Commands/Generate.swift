import Pipeline
import Quantities
import Scenarios
import Sinks

/// Simulates a scenario and writes what was asked for.
func generate(_ options: GenerateOptions) async throws {
  let loaded = try LoadedScenario(options.scenario, options.reading)
  let plan = try GenerationPlan(options, loaded)
  let isShown =
    options.showsProgress || (StandardStreams.errorIsTerminal && !options.isQuiet && options.destination != .pipe)
  let line = StatusLine(isShown: isShown)
  let output = try GenerationOutput(plan, line)
  do {
    let conversations = try await plan.run.execute(
      into: output.sink, from: output.position, isCancelled: { Interruption.wasRequested }
    ) { line.show($0.text(over: loaded.scenario.clock)) }
    let files = try output.sink.finish()
    line.clear()
    if case .directory(let directory) = options.destination {
      let manifest = Manifest(
        loaded, shard: options.shard.text, dialects: plan.platforms, conversations: conversations, files: files)
      try RunDirectory.writeManifest(manifest.text, under: directory)
    }
    guard options.destination != .pipe, !options.isQuiet else { return }
    StandardStreams.complain(plan.summary(files, conversations) + "\n")
  } catch {
    line.clear()
    output.sink.abandon()
    throw Failure(ending: error, options.destination)
  }
}

extension Failure {
  /// What to say about a run that did not end well.
  init(ending error: any Error, _ destination: GenerateOptions.Destination) {
    var note = ""
    if case .directory(let directory) = destination {
      note = "; \(directory) holds an unfinished run: --resume goes on with it, --force starts anew"
    }
    switch error {
    case SinkError.readerGone: self.init(code: .pipe, message: "")
    case is CancellationError: self.init(code: .interrupted, message: "partyline: interrupted\(note)")
    default: self.init(code: .output, message: "partyline: error: \(error)\(note)")
    }
  }
}
