/// One quantity over all legs of a study, one or two values a leg, with what its statistics are worth.
///
/// The two directions of a leg share its path, so they are no independent draws: all errors are those of a sample of
/// legs. `Estimate` keeps them per square root of a leg, so that they hold for a sample of any size.
struct LegSample: Sendable {
  /// A statistic with its error.
  struct Estimate: Hashable, Sendable {
    /// The statistic.
    var value: Double
    /// Its standard error in a sample of as many legs as asked about.
    var error: Double
  }

  private let values: [Double]
  private let sorted: [Double]
  private let width: Int

  /// A sample of `width` values for each leg, leg by leg.
  init(_ values: [Double], perLeg width: Int) {
    self.values = values
    self.width = width
    sorted = values.sorted()
  }

  /// The values in ascending order.
  var ascending: [Double] { sorted }

  /// The number of legs.
  var legs: Int { values.count / width }

  /// The mean over all values, its error when `legs` are what stands behind it.
  func mean(errorFor legs: Double) -> Estimate {
    Estimate(value: SampleStatistics.mean(values), error: deviation { $0 } / legs.squareRoot())
  }

  /// The share of values for which `condition` holds.
  func share(errorFor legs: Double, where condition: (Double) -> Bool) -> Estimate {
    let indicator = { condition($0) ? 1.0 : 0 }
    return Estimate(
      value: SampleStatistics.mean(values.map(indicator)), error: deviation(of: indicator) / legs.squareRoot())
  }

  /// The `share` quantile.
  ///
  /// Its error is Woodruff's (1952): that of the share of values up to the quantile, carried over to the values by the
  /// quantiles at the share plus and minus it.
  func quantile(_ share: Double, errorFor legs: Double) -> Estimate {
    let value = SampleStatistics.quantile(share, of: sorted) ?? .nan
    let error = deviation { $0 <= value ? 1 : 0 } / legs.squareRoot()
    let high = SampleStatistics.quantile(share + error, of: sorted) ?? .nan
    let low = SampleStatistics.quantile(share - error, of: sorted) ?? .nan
    return Estimate(value: value, error: (high - low) / 2)
  }

  /// How much the mean of a leg's values varies from leg to leg after `transform`.
  private func deviation(of transform: (Double) -> Double) -> Double {
    SampleStatistics.deviation(
      stride(from: 0, to: values.count, by: width).map { start in
        values[start..<min(start + width, values.count)].reduce(0) { $0 + transform($1) } / Double(width)
      })
  }
}
