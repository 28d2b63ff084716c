import NetworkModel
import ProfileStudy
import Sinks

/// Simulates legs alone and prints their outcomes; figures that miss their bounds are violations.
func profile(_ options: ProfileOptions) async throws -> ExitCode {
  let line = StatusLine(isShown: StandardStreams.errorIsTerminal)
  let cases = try options.cases()
  do {
    if let file = options.packets {
      try options.writePackets(of: cases, to: file, line)
      if file == "-" {
        line.clear()
        return .success
      }
    }
    let report = StudyReport(try await options.rows(of: cases, line))
    line.clear()
    switch options.format {
    case .text: StandardStreams.say(report.text)
    case .csv: StandardStreams.say(report.csv)
    case .json: StandardStreams.say(report.json)
    }
    return report.misses.isEmpty ? .success : .violations
  } catch {
    line.clear()
    switch error {
    case is CancellationError: throw Failure(code: .interrupted, message: "partyline: interrupted")
    case SinkError.readerGone: throw Failure(code: .pipe, message: "")
    case is SinkError: throw Failure(code: .output, message: "partyline: error: \(error)")
    default: throw error
    }
  }
}

extension ProfileOptions {
  /// The figures of every network.
  func rows(of cases: [ProfileCase], _ line: StatusLine) async throws -> [FigureRow] {
    var rows: [FigureRow] = []
    for one in cases {
      var figures: [Figure] = []
      if one.legs.legs > 0 {
        figures += isComparing ? try await comparison(of: one, line) : try await outcomes(of: one, line)
      }
      if one.longLegs.legs > 0 { figures += try await structure(of: one, line) }
      rows.append(FigureRow(of: one.legs.network, figures))
    }
    return rows
  }

  private func outcomes(of one: ProfileCase, _ line: StatusLine) async throws -> [Figure] {
    let study = one.legs
    let outcomes = try await measure(study, line) { LegOutcome(study.series(ofLeg: $0)) }
    return OutcomeTable(outcomes).figures(against: one.expected)
  }

  private func structure(of one: ProfileCase, _ line: StatusLine) async throws -> [Figure] {
    let study = one.longLegs
    return try await measure(study, line) { TimeStructure(ofLeg: $0, in: study) }
      .reduce(into: TimeStructure()) { $0.add($1) }.figures(against: one.expected)
  }

  /// Legs by packets, then legs by intervals: as in a run, neither finds the caches full of what the other works with.
  private func comparison(of one: ProfileCase, _ line: StatusLine) async throws -> [Figure] {
    let (packets, intervals) = (one.legs, one.legs.byIntervals)
    @Sendable func timed(_ study: LegStudy, _ number: Int) -> (outcome: LegOutcome, seconds: Double) {
      let start = ProcessorTime.ofThread
      let series = study.series(ofLeg: number)
      let took = ProcessorTime.ofThread - start
      return (LegOutcome(series), took)
    }
    // The first leg finds no stock.
    let cold = timed(intervals, 0).seconds
    let warm = timed(intervals, 0).seconds
    let byPackets = try await measure(packets, line) { timed(packets, $0) }
    let byIntervals = try await measure(intervals, line) { timed(intervals, $0) }
    return ResolutionComparison(packets: byPackets.map(\.outcome), intervals: byIntervals.map(\.outcome)).figures(
      ResolutionComparison.Cost(
        packets: byPackets.reduce(0) { $0 + $1.seconds }, intervals: byIntervals.reduce(0) { $0 + $1.seconds },
        stock: max(0, cold - warm)))
  }

  private func measure<Result: Sendable>(
    _ study: LegStudy, _ line: StatusLine, _ measure: @escaping @Sendable (Int) -> Result
  ) async throws -> [Result] {
    try await study.map(
      jobs: jobs ?? Processors.count,
      report: { legs in
        line.show("\(study.network.name): \(legs) of \(study.legs) legs")
        // The study looks at its task, not at signals.
        if Interruption.wasRequested { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
      }, measure)
  }

  /// Writes every packet of the legs that are computed by packets to the file at `path`, or to standard output.
  func writePackets(of cases: [ProfileCase], to path: String, _ line: StatusLine) throws {
    let file = path == "-" ? FileDescriptor.standardOutput() : try FileDescriptor(creating: path)
    func write(_ bytes: [UInt8]) throws {
      if Interruption.wasRequested { throw CancellationError() }
      try unsafe file.write(bytes.span.bytes)
    }
    try write(PacketTable.header)
    for study in cases.map(\.legs) {
      let table = PacketTable(study)
      for number in 0..<study.legs where study.resolution(ofLeg: number) == .packets {
        line.show("\(study.network.name): packets of leg \(number + 1) of \(study.legs)")
        try table.lines(ofLeg: number, to: write)
      }
    }
  }
}
