internal import CGSL

/// GSL's process-wide error handler, which by default ends the process.
enum GSLErrors {
  // A global is initialised once, by the first thread that asks for it.
  private static let off: Void = { unsafe _ = gsl_set_error_handler_off() }()

  /// Makes GSL report errors by what it returns; only the first call does anything.
  @inline(__always)
  static func switchOff() { _ = off }
}
