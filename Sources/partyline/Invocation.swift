/// What the arguments ask for.
enum Invocation: Sendable {
  case generate(GenerateOptions)
  case check(CheckOptions)
  case merge(MergeOptions)
  case load(LoadOptions)
  case verify(VerifyOptions)
  case coverage(CoverageOptions)
  case why(WhyOptions)
  case describe(DescribeOptions)
  case profile(ProfileOptions)
  case forecast(ForecastOptions)
  case initialize(InitOptions)
  case sample(SampleOptions)
  case exercise(ExerciseOptions)
}
