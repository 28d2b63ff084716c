import Foundation

/// Numbers as people read them on a terminal.
enum Measure {
  /// `812 B`, `4.1 MB`.
  static func bytes(_ count: Int) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"]
    var value = Double(count), unit = 0
    while value >= 1_000, unit < units.count - 1 {
      value /= 1_000
      unit += 1
    }
    return unit == 0 ? "\(count) B" : "\((value * 10).rounded() / 10) \(units[unit])"
  }
}

/// Processor time, seconds.
enum ProcessorTime {
  /// Of the thread that asks.
  static var ofThread: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// The cores at hand.
enum Processors {
  static var count: Int { ProcessInfo.processInfo.activeProcessorCount }
}
