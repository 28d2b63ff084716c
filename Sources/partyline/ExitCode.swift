#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How the program ends (contract section 1).
enum ExitCode: Int32 {
  case success = 0
  /// `verify` found violations.
  case violations = 1
  /// The arguments or the scenario are wrong.
  case usage = 2
  /// The output could not be written.
  case output = 3
  /// A signal asked for an end.
  case interrupted = 130
  /// Whoever read standard output has gone.
  case pipe = 141
}

/// An end with something to say on standard error.
struct Failure: Error {
  var code: ExitCode
  /// What to print; empty for nothing.
  var message: String
}

/// Ends the program.
func exitProgram(_ code: ExitCode) -> Never { exit(code.rawValue) }
