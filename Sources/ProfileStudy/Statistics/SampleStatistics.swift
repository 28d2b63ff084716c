private import CGSL

/// The descriptive statistics of the study that GSL has: the only place that calls it.
enum SampleStatistics {
  /// The value below which a `share` (0 through 1) of `sorted` lies, linear between neighbours.
  ///
  /// With n values, the one at position (n − 1)·share; nothing for an empty sample.
  static func quantile(_ share: Double, of sorted: [Double]) -> Double? {
    guard !sorted.isEmpty else { return nil }
    let clamped = max(0, min(1, share))
    // The values are only read, during the call.
    return unsafe sorted.withUnsafeBufferPointer {
      unsafe gsl_stats_quantile_from_sorted_data($0.baseAddress, 1, $0.count, clamped)
    }
  }

  /// The arithmetic mean; 0 for an empty sample.
  static func mean(_ values: [Double]) -> Double {
    // The values are only read, during the call.
    unsafe values.withUnsafeBufferPointer { unsafe gsl_stats_mean($0.baseAddress, 1, $0.count) }
  }

  /// The sample's standard deviation, with n − 1 in the denominator; 0 for fewer than two values.
  static func deviation(_ values: [Double]) -> Double {
    guard values.count > 1 else { return 0 }
    // The values are only read, during the call.
    return unsafe values.withUnsafeBufferPointer { unsafe gsl_stats_sd($0.baseAddress, 1, $0.count) }
  }

  /// The largest distance between the distribution functions of two samples, 0 through 1: the statistic of Kolmogorov
  /// and Smirnov.
  ///
  /// Ties within and between the samples are passed together. Both must be sorted and not empty.
  static func kolmogorovDistance(_ left: [Double], _ right: [Double]) -> Double {
    var (i, j) = (0, 0)
    var distance = 0.0
    while i < left.count, j < right.count {
      let value = min(left[i], right[j])
      while i < left.count, left[i] == value { i += 1 }
      while j < right.count, right[j] == value { j += 1 }
      distance = max(distance, abs(Double(i) / Double(left.count) - Double(j) / Double(right.count)))
    }
    return distance
  }
}
