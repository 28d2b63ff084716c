/// A mean or a share with its standard error, over observations that hang together in clusters: those of an agent, of a
/// day, of a shift.
///
/// The estimator is that of a ratio of totals (Cochran, Sampling Techniques, chapter on cluster sampling): the error
/// follows from how the clusters differ, so that neither agents' habits nor busy days make it look smaller than it is.
struct ClusteredRatio {
  private struct Part {
    var sum = 0.0
    var count = 0.0
  }
  private var parts: [String: Part] = [:]

  /// Adds observations of a cluster that come to `sum` together.
  mutating func add(_ sum: Double, of count: Double = 1, in cluster: String) {
    parts[cluster, default: Part()].sum += sum
    parts[cluster, default: Part()].count += count
  }

  /// Adds something that happened or did not.
  mutating func add(_ happened: Bool, in cluster: String) { add(happened ? 1 : 0, in: cluster) }

  var count: Double { parts.values.reduce(0) { $0 + $1.count } }
  var sum: Double { parts.values.reduce(0) { $0 + $1.sum } }
  var value: Double { sum / count }

  var standardError: Double {
    let (value, clusters) = (value, Double(parts.count))
    let squares = parts.values.reduce(0) { total, part in
      let difference = part.sum - value * part.count
      return total + difference * difference
    }
    return (squares * clusters / (clusters - 1)).squareRoot() / count
  }
}
