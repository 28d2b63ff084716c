import Foundation

/// Whole runs of the program, each a process of its own.
///
/// They come before anything else is done here: the system counts the memory of whoever starts a process as the
/// process's own.
struct ProcessBench {
  private let path: String
  private static let program = ".build/release/partyline"
  private let directory = NSTemporaryDirectory() + "partyline-bench-\(ProcessInfo.processInfo.processIdentifier)"

  init(_ path: String) { self.path = path }

  /// A line for each kind of run of the scenario.
  func runs(repetitions: Int) throws -> [String] {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    return try [
      ("/dev/null, 1 job", "/dev/null", ["--jobs", "1"]), ("/dev/null, 2 jobs", "/dev/null", ["--jobs", "2"]),
      ("disk, 2 jobs", directory, ["--jobs", "2", "--force"]),
      ("disk, 2 jobs, zstd", directory, ["--jobs", "2", "--force", "--compress", "zstd"]),
    ].map { name, out, options in
      let costs = try (0..<repetitions).map { _ in
        try ChildProcess.run([Self.program, "generate", path, "--out", out, "--quiet"] + options)
      }
      let cost = costs.sorted { $0.seconds < $1.seconds }[repetitions / 2]
      return "  \(Measurement.padded(name, 20)) \(Measurement.text(cost.seconds, places: 2)) s, "
        + "\(Measurement.text(cost.processor, places: 2)) s of processor time, \(cost.peakKilobytes / 1_000) MB at most"
    }
  }

  /// A line for each length of a small floor.
  func memory(hours: [Int]) throws -> [String] {
    try hours.map { hours in
      let cost = try ChildProcess.run([
        Self.program, "generate", "scenarios/tiny.yaml", "--set", "clock.duration=\(hours)h", "--only",
        "twilio/call-event.ndjson", "--out", "/dev/null", "--jobs", "2", "--quiet",
      ])
      return "  \(Measurement.padded("\(hours) hours", 20)) \(Measurement.text(cost.seconds, places: 2)) s, "
        + "\(cost.peakKilobytes) kB at most"
    }
  }
}
