import CommandLineParsing

/// What `merge` was asked to do.
struct MergeOptions: Sendable {
  var shards: [String] = []
  var out = ""
  var jobs: Int?
  var isForced = false
  var compression = GenerateOptions.Compression.none
  var isQuiet = false
  var showsProgress = false
}

extension MergeOptions {
  static let command = Command<Invocation>(
    "merge", summary: "join the outputs of all shards of a run into the run itself", defaults: MergeOptions(),
    positionals: [.list("DIR", help: "what --shard I/N left, one directory for each of the N shards", \.shards)],
    options: [
      .text("--out", "DIR", isRequired: true, help: "where the whole run goes", \.out),
      .integer("--jobs", "N", in: 1...256, help: "files in work at once; default: all cores", \.jobs),
      .flag("--force", help: "replace the run that is in the --out directory", \.isForced),
      .choice("--compress", "none|zstd", help: "how files are packed, whatever the shards' are", \.compression),
      .flag("--quiet", help: "say nothing but errors", \.isQuiet),
      .flag("--progress", help: "show progress even when standard error is no terminal", \.showsProgress),
    ],
    finish: Invocation.merge)
}
