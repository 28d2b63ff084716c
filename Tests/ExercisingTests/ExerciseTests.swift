import Exercising
import Sampling
import Testing

@Suite struct ExerciseTests {
  private static func exercise(
    _ program: String, mode: FeedingMode = .lines, styles: [SampleStyle] = [.edges], count: Int = 200, jobs: Int = 1,
    timeout: Int = 20_000
  ) throws -> Exercise {
    Exercise(
      sampler: try Sampler("truth.agent-state"), styles: styles,
      command: SubjectCommand(["python3", "-E", "-s", "-c", program], mode: mode, timeout: timeout), seed: 1,
      count: count, jobs: jobs, mostFindings: 10, stopsAtFirst: false, shrinkBudget: 60)
  }

  private func report(_ exercise: Exercise) throws -> ExerciseReport {
    try exercise.run(progress: { _, _ in }, isCancelled: { false })
  }

  private static let accepting = """
    import sys
    for line in sys.stdin.buffer:
        print("ok", flush=True)
    """

  @Test func `A program that takes everything is found to accept what is invalid, and nothing else`() throws {
    let report = try report(Self.exercise(Self.accepting, styles: [.edges, .invalid]))
    #expect(report.tried == 200)
    #expect(Set(report.findings.map(\.key.kind)) == [.invalidAccepted])
    #expect(report.findings.allSatisfy { $0.sample.label?.rule == $0.key.detail })
    #expect(report.summary.contains("rules broken: "))
  }

  @Test func `A crash is found, told with its last words, and the program is started again`() throws {
    let program = """
      import json, sys
      for line in sys.stdin.buffer:
          assert json.loads(line)["person"].isascii(), "a stranger"
          print("ok", flush=True)
      """
    let report = try report(Self.exercise(program, count: 2_000))
    let finding = try #require(report.findings.first)
    #expect(report.findings.count == 1)
    #expect(finding.key.kind == .crash && finding.key.detail.contains("a stranger"))
    #expect(finding.sample.touched.map(\.place) == ["/person"])
  }

  @Test func `A program that answers nothing hangs`() throws {
    let program = "import sys, time\nsys.stdin.buffer.readline()\ntime.sleep(60)"
    let exercise = try Self.exercise(program, count: 1, timeout: 700)
    let replay = try exercise.replay(.edges, [])
    #expect(replay.findings.map(\.key.kind) == [.hang])
  }

  @Test(arguments: [FeedingMode.process, .file])
  func `Documents reach a program one by one or in files`(_ mode: FeedingMode) throws {
    let program = """
      import sys
      source = open(sys.argv[1], "rb") if len(sys.argv) > 1 else sys.stdin.buffer
      for line in source:
          print("refused: odd" if line.count(b"{") % 2 == 0 else "ok")
      """
    let report = try report(Self.exercise(program, mode: mode, count: 40))
    #expect(report.tried == 40)
    #expect(report.findings.allSatisfy { $0.key.kind == .validRefused && $0.key.detail == "odd" })
  }

  @Test func `An answer that depends on the spelling is found`() throws {
    let program = """
      import sys
      for line in sys.stdin.buffer:
          print(len(line), flush=True)
      """
    let report = try report(Self.exercise(program, styles: [.spellings], count: 60))
    #expect(report.findings.map(\.key.kind) == [.spellingsDiffer])
  }

  @Test func `Copies that run beside each other find the same`() throws {
    let one = try report(Self.exercise(Self.accepting, styles: [.invalid], count: 600))
    let two = try report(Self.exercise(Self.accepting, styles: [.invalid], count: 600, jobs: 2))
    #expect(one.summary == two.summary)
    #expect(one.findings.map(\.sample.text) == two.findings.map(\.sample.text))
  }

  @Test func `Claims are told as JUnit has them`() throws {
    let report = try report(Self.exercise(Self.accepting, styles: [.invalid], count: 60))
    let xml = report.junit(documentType: "truth.agent-state")
    #expect(xml.contains("<testsuite name=\"partyline exercise truth.agent-state\""))
    #expect(xml.contains("every invalid document is refused"))
    #expect(xml.contains("<failure message="))
  }

  @Test func `A program that is not there is said to be missing`() throws {
    let exercise = Exercise(
      sampler: try Sampler("truth.agent-state"), styles: [.edges],
      command: SubjectCommand(["/nowhere/parser"], mode: .lines, timeout: 1_000), seed: 1, count: 1, jobs: 1,
      mostFindings: 1, stopsAtFirst: false, shrinkBudget: 1)
    let error = #expect(throws: (any Error).self) { try exercise.run(progress: { _, _ in }, isCancelled: { false }) }
    #expect(error.map { "\($0)" } == "cannot run '/nowhere/parser': No such file or directory")
  }
}
