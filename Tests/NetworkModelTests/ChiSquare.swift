import CGSL

/// Pearson's statistic of observed counts against expected ones, and how large chance makes it.
struct ChiSquare {
  /// The sum of (observed − expected)²/expected over the cells.
  private(set) var statistic = 0.0
  /// Cells less one: the degrees of freedom.
  private(set) var freedom = -1

  /// Compares `counts` with `total` times the `probabilities` of the same classes; what they leave of 1 is a class of its own.
  ///
  /// Neighbouring classes are pooled until 20 are expected in each cell; a rest that expects fewer joins the last cell.
  init(_ counts: [Int], total: Int, probabilities: [Double]) {
    let rest = 1 - probabilities.reduce(0, +)
    let expected = (probabilities + [rest]).map { $0 * Double(total) }
    let observed = counts.map(Double.init) + [Double(total - counts.reduce(0, +))]
    var cells: [(observed: Double, expected: Double)] = []
    var open = (observed: 0.0, expected: 0.0)
    for (found, due) in zip(observed, expected) {
      open.observed += found
      open.expected += due
      if open.expected >= 20 {
        cells.append(open)
        open = (0, 0)
      }
    }
    if let last = cells.popLast() { cells.append((last.observed + open.observed, last.expected + open.expected)) }
    for cell in cells {
      statistic += (cell.observed - cell.expected) * (cell.observed - cell.expected) / cell.expected
      freedom += 1
    }
  }

  /// Whether a sample from the distribution itself would be as far from it more often than once in a million.
  var isPlausible: Bool { freedom > 0 && statistic <= gsl_cdf_chisq_Qinv(1e-6, Double(freedom)) }
}
