import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Processor time, seconds.
enum ProcessorTime {
  static var ofProcess: Double { read(CLOCK_PROCESS_CPUTIME_ID) }
  static var ofThread: Double { read(CLOCK_THREAD_CPUTIME_ID) }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// A program that is run to its end.
enum ChildProcess {
  /// What it took.
  struct Cost {
    var seconds: Double
    /// Processor time of all its threads, seconds.
    var processor: Double
    var peakKilobytes: Int
  }

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Runs `arguments`, the first of which is the program.
  static func run(_ arguments: [String]) throws -> Cost {
    let start = ContinuousClock.now
    var child = pid_t()
    // The system copies the texts; they are freed once it has.
    let texts: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { unsafe texts.forEach { unsafe free($0) } }
    guard unsafe posix_spawn(&child, arguments[0], nil, nil, texts, environ) == 0 else {
      throw Failure(description: "cannot start \(arguments[0])")
    }
    var status: Int32 = 0
    var usage = rusage()
    guard unsafe wait4(child, &status, 0, &usage) == child, status == 0 else {
      throw Failure(description: "\(arguments.joined(separator: " ")) ended badly")
    }
    return Cost(
      seconds: Measurement.wall(since: start),
      processor: seconds(usage.ru_utime) + seconds(usage.ru_stime), peakKilobytes: usage.ru_maxrss)
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
