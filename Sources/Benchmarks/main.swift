import Scenarios

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Benchmarks                                  counts, then times, then whole runs
// Benchmarks --check                          the counts against their thresholds; exit 1 when one is exceeded
// Benchmarks --theory [MILLIONS]              the floor against queueing theory, so many million callers a queue at most
// Benchmarks --samples COUNT [TYPE ...]       so many samples of each style and type, judged; exit 1 when one is not as it says
// Benchmarks --rows TARGET COUNT [bare]       so many rows into a database, a path or a URL, bare of all but
//                                             primary key and checks; see .ci/bench-databases
// Benchmarks SCENARIO PART [REPETITIONS]      one dialect alone, for a profiler to look at (also participant-summaries,
//                                             all-but-packets and floor)

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "--theory" {
  let millions = arguments.count > 1 ? Double(arguments[1]) ?? 1_000 : 1_000
  exit(try await TheoryCheck(limit: millions * 1e6, jobs: 2).run() ? 0 : 1)
}
if arguments.first == "--rows", arguments.count >= 3, let count = Int(arguments[2]) {
  let outcome = try RowBench(count: count, isWhole: arguments.count == 3).run(arguments[1])
  print(outcome.rows.elapsed, outcome.rows.processor, outcome.whole.elapsed, outcome.whole.processor)
  exit(0)
}
if arguments.first == "--samples", arguments.count > 1, let count = Int(arguments[1]) {
  exit(SampleCheck.run(count, of: Array(arguments.dropFirst(2))) ? 0 : 1)
}
let isCheck = arguments.first == "--check"
let path = isCheck ? "scenarios/support-floor.yaml" : arguments.first ?? "scenarios/support-floor.yaml"

var processLines: (runs: [String], memory: [String]) = ([], [])
if arguments.count < 2, !isCheck {
  let processes = ProcessBench(path)
  processLines = (try processes.runs(repetitions: 5), try processes.memory(hours: [5, 50, 500]))
}
let floor = try RecordedFloor(path)

/// Prints what a dialect's documents cost in counts.
func report(_ bench: DialectBench, _ outcome: DialectBench.Outcome) {
  print(
    "  \(Measurement.padded(bench.name, 12)) \(outcome.documents) documents, "
      + "\(Measurement.text(outcome.bytesPerDocument)) bytes and "
      + "\(Measurement.text(outcome.allocationsPerDocument, places: 2)) allocations each")
}

if arguments.count > 1, arguments[1] == "all-but-packets" {
  try await RunBench(scenario: floor.scenario).withoutNetwork(repetitions: 5)
} else if arguments.count > 1, arguments[1] == "floor" {
  for bench in FloorBench.all { bench.run(repetitions: 5) }
} else if arguments.count > 1 {
  var alone = floor.dialects
  if var summaries = alone.first(where: { $0.name == "twilio" }) {
    summaries.name = "participant-summaries"
    summaries.streams = [0, nil]
    alone.append(summaries)
  }
  for bench in alone where bench.name == arguments[1] {
    let outcome = bench.run(repetitions: arguments.count > 2 ? Int(arguments[2]) ?? 5 : 5)
    report(bench, outcome)
    print(
      "  \(outcome.allocations) allocations, \(Measurement.text(outcome.megabytesPerSecond)) MB/s, "
        + "\(Measurement.text(outcome.documentsPerSecond, places: 0)) documents/s")
  }
} else {
  print("counts of \(floor.scenario.name), first cell, which do not depend on the machine")
  var complaints: [String] = []
  for bench in floor.dialects {
    let outcome = bench.run(repetitions: 0)
    report(bench, outcome)
    if let complaint = Thresholds.complaint(about: bench.name, outcome) { complaints.append(complaint) }
  }
  let words = Double(floor.words) / Double(max(1, floor.legSeconds))
  print("  \(floor.legSeconds) leg-seconds, \(Measurement.text(words)) random words each")
  if words > Thresholds.wordsPerLegSecond {
    complaints.append("\(words) random words a leg-second, at most \(Thresholds.wordsPerLegSecond) allowed")
  }
  for complaint in complaints { print("exceeded: \(complaint)") }
  if isCheck { exit(complaints.isEmpty ? 0 : 1) }
  print("stages apart, medians of 5, processor time of one core")
  try StageBench(floor: floor).run(repetitions: 5)
  print("whole runs of \(floor.scenario.name), medians of 5")
  try await RunBench(scenario: floor.scenario).withoutNetwork(repetitions: 5)
  for line in processLines.runs { print(line) }
  print("memory of scenarios/tiny.yaml over more and more hours")
  for line in processLines.memory { print(line) }
}
