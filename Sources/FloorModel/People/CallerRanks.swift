import Randomness

/// Who of the population calls, by the rank-frequency law of Zipf and Mandelbrot.
///
/// The density (x + shift)^-exponent on 0 up to the population is inverted at a uniform.
struct CallerRanks: Sendable {
  private let population: Int
  private let shift: Double
  /// 1 less the exponent.
  private let power: Double
  /// The antiderivative at both ends of the range; for an exponent of 1, the logarithm of their ratio.
  private let first: Double
  private let last: Double
  private let logarithm: Double

  init(_ habits: CallerConfiguration) {
    population = habits.population
    shift = habits.repeatShift
    power = 1 - habits.repeatExponent
    let end = Double(max(1, habits.population)) + habits.repeatShift
    first = Portable.pow(habits.repeatShift, power)
    last = Portable.pow(end, power)
    logarithm = Portable.log(end / habits.repeatShift)
  }

  /// A caller, from 0.
  func draw(from stream: inout RandomStream) -> Int {
    let uniform = stream.uniform()
    let rank =
      abs(power) < 1e-9
      ? shift * Portable.exp(uniform * logarithm) : Portable.pow(first - uniform * (first - last), 1 / power)
    return min(population - 1, max(0, Int(rank - shift)))
  }
}
