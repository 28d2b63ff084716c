/// Count, mean and variance of numbers that are seen once and not kept.
///
/// Updated and joined by the formulas of Chan, Golub and LeVeque (1979), which do not lose digits as sums of squares do.
struct Moments: Hashable, Sendable {
  private(set) var count = 0.0
  private(set) var mean = 0.0
  private var squares = 0.0

  /// Takes one value.
  mutating func add(_ value: Double) {
    count += 1
    let step = value - mean
    mean += step / count
    squares += step * (value - mean)
  }

  /// Takes all that `other` has seen.
  mutating func add(_ other: Moments) {
    guard other.count > 0 else { return }
    let total = count + other.count
    let step = other.mean - mean
    squares += other.squares + step * step * count * other.count / total
    mean += step * other.count / total
    count = total
  }

  /// The mean squared distance from the mean; 0 when nothing was seen.
  var variance: Double { count > 0 ? squares / count : 0 }
}

/// The correlation of pairs that are seen once and not kept.
struct Correlation: Hashable, Sendable {
  private var first = Moments()
  private var second = Moments()
  private var products = 0.0

  /// Takes one pair.
  mutating func add(_ one: Double, _ other: Double) {
    let step = one - first.mean
    first.add(one)
    second.add(other)
    products += step * (other - second.mean)
  }

  /// Takes all pairs that `other` has seen.
  mutating func add(_ other: Correlation) {
    guard other.first.count > 0 else { return }
    let steps = (other.first.mean - first.mean) * (other.second.mean - second.mean)
    products += other.products
    products += steps * first.count * other.first.count / (first.count + other.first.count)
    first.add(other.first)
    second.add(other.second)
  }

  /// Pearson's coefficient, −1 through 1; nothing when one side did not vary.
  var coefficient: Double? {
    let scale = (first.variance * second.variance).squareRoot() * first.count
    return scale > 0 ? products / scale : nil
  }
}

/// The correlation of a series with itself `lag` values later.
struct LaggedCorrelation: Hashable, Sendable {
  private let lag: Int
  private var recent: [Double] = []
  private var next = 0
  private var pairs = Correlation()

  /// A series that has yet to begin; `lag` is at least 1.
  init(lag: Int) { self.lag = lag }

  /// Takes the next value of the series.
  mutating func add(_ value: Double) {
    guard recent.count == lag else { return recent.append(value) }
    pairs.add(recent[next], value)
    recent[next] = value
    next = (next + 1) % lag
  }

  /// Takes the pairs of another series with the same lag; no pair reaches from one series into the other.
  mutating func add(_ other: LaggedCorrelation) { pairs.add(other.pairs) }

  /// The coefficient, −1 through 1; nothing when the series did not vary.
  var coefficient: Double? { pairs.coefficient }
}
