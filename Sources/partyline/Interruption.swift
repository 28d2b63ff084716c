import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Turns SIGINT and SIGTERM into a question that the run asks itself, so that it ends between two chunks and says so.
enum Interruption {
  private static let isRequested = Atomic<Bool>(false)

  /// From here on signals are remembered instead of ending the program.
  ///
  /// A broken pipe and a file-size limit become
  /// errors of the call that hit them.
  static func install() {
    // The handler only stores to an atomic, which is safe in a signal handler.
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in Interruption.isRequested.store(true, ordering: .relaxed) }
    }
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Whether somebody asked for an end.
  static var wasRequested: Bool { isRequested.load(ordering: .relaxed) }
}
