internal import CGSL
internal import CPhilox

/// Variates with a density.
extension RandomStream {
  /// Normal with mean 0 and standard deviation `sigma`, at least 0.
  public mutating func gaussian(sigma: Double) -> Double {
    unsafe philox_gaussian(&state, NormalLayers.shared, sigma)
  }

  /// Exponential with the given mean, above 0.
  public mutating func exponential(mean: Double) -> Double {
    unsafe withGenerator { unsafe gsl_ran_exponential($0, mean) }
  }

  /// Log-normal: `median`, above 0, times e to a normal of standard deviation `sigma`.
  ///
  /// The ziggurat and our own exponential are twice as fast as GSL's combined routine.
  public mutating func logNormal(median: Double, sigma: Double) -> Double {
    median * Portable.exp(gaussian(sigma: sigma))
  }

  /// Gamma with mean `shape * scale`; both above 0.
  public mutating func gamma(shape: Double, scale: Double) -> Double {
    unsafe withGenerator { unsafe gsl_ran_gamma($0, shape, scale) }
  }

  /// Beta on 0 through 1 with mean `a / (a + b)`; both above 0.
  public mutating func beta(a: Double, b: Double) -> Double {
    unsafe withGenerator { unsafe gsl_ran_beta($0, a, b) }
  }

  /// Weibull: exceeds x with probability exp(-(x / scale)^shape); both above 0.
  public mutating func weibull(shape: Double, scale: Double) -> Double {
    unsafe withGenerator { unsafe gsl_ran_weibull($0, scale, shape) }
  }

  /// Pareto: exceeds x with probability (minimum / x)^exponent for x of `minimum` and more; both above 0.
  public mutating func pareto(exponent: Double, minimum: Double) -> Double {
    unsafe withGenerator { unsafe gsl_ran_pareto($0, exponent, minimum) }
  }

  /// Triangular on `low` through `high` with its peak at `mode`; `low <= mode <= high` and `low < high`.
  ///
  /// GSL has no such routine: the distribution function is inverted at one of its uniforms.
  public mutating func triangular(low: Double, mode: Double, high: Double) -> Double {
    let share = uniform()
    let span = high - low
    let rising = mode - low
    return share * span < rising
      ? low + (share * span * rising).squareRoot()
      : high - ((1 - share) * span * (high - mode)).squareRoot()
  }
}

/// The layers of GSL's ziggurat, asked for once.
private enum NormalLayers {
  nonisolated(unsafe) static let shared: UnsafePointer<normal_layers> = {
    let layers = UnsafeMutablePointer<normal_layers>.allocate(capacity: 1)
    unsafe normal_layers_start(layers)
    return unsafe UnsafePointer(layers)
  }()
}
