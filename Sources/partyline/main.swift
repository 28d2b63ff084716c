import CommandLineParsing

let program = Program(
  name: "partyline", version: partylineVersion,
  summary: "simulate conference and contact-centre telephony, and tell it as five platforms would",
  commands: [
    GenerateOptions.command, MergeOptions.command, LoadOptions.command, CheckOptions.command, VerifyOptions.command,
    CoverageOptions.command,
    WhyOptions.command, DescribeOptions.command, ProfileOptions.command, ForecastOptions.command, InitOptions.command,
    SampleOptions.command, ExerciseOptions.invocation,
  ])

/// Runs what was asked for and turns every failure into a message and an exit code.
func run(_ invocation: Invocation) async -> ExitCode {
  do {
    switch invocation {
    case .generate(let options): try await generate(options)
    case .check(let options): try check(options)
    case .merge(let options): try await merge(options)
    case .load(let options): try await load(options)
    case .verify(let options): return try await verify(options)
    case .coverage(let options): try await coverage(options)
    case .why(let options): try await why(options)
    case .describe(let options): try describe(options)
    case .profile(let options): return try await profile(options)
    case .forecast(let options): try forecast(options)
    case .initialize(let options): try initialize(options)
    case .sample(let options): try sample(options)
    case .exercise(let options): return try exercise(options)
    }
    return .success
  } catch let failure as Failure {
    if !failure.message.isEmpty { StandardStreams.complain(failure.message + "\n") }
    return failure.code
  } catch {
    StandardStreams.complain("partyline: error: \(error)\n")
    return .output
  }
}

Interruption.install()
let code: ExitCode
do {
  switch try program.parse(Array(CommandLine.arguments.dropFirst())) {
  case .print(let text):
    StandardStreams.say(text.hasSuffix("\n") ? text : text + "\n")
    code = .success
  case .run(let invocation): code = await run(invocation)
  }
} catch {
  let hint = error.command.map { "partyline \($0) --help" } ?? "partyline --help"
  StandardStreams.complain("partyline: error: \(error)\ntry '\(hint)'\n")
  code = .usage
}
exitProgram(code)
