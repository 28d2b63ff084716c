internal import CGSL

/// Variates that count, and choices.
extension RandomStream {
  /// Poisson with the given mean, 0 through 10^9.
  public mutating func poisson(mean: Double) -> Int {
    unsafe withGenerator { Int(unsafe gsl_ran_poisson($0, mean)) }
  }

  /// How many of `trials` independent trials succeed; `trials` is 0 through 2^31, `probability` 0 through 1.
  public mutating func binomial(trials: Int, probability: Double) -> Int {
    unsafe withGenerator { Int(unsafe gsl_ran_binomial($0, probability, UInt32(trials))) }
  }

  /// The number of the first trial that succeeds, from 1; `probability` is above 10^-7 and at most 1.
  public mutating func geometric(probability: Double) -> Int {
    unsafe withGenerator { Int(unsafe gsl_ran_geometric($0, probability)) }
  }

  /// How many trials fail before `successes` (above 0, not only whole) have succeeded.
  public mutating func negativeBinomial(successes: Double, probability: Double) -> Int {
    unsafe withGenerator { Int(unsafe gsl_ran_negative_binomial($0, probability, successes)) }
  }

  /// An index into `weights`, each with a probability in proportion to its weight.
  ///
  /// Weights are finite, none negative, at least one positive. For one choice of a few; a table that is drawn from
  /// again and again is a `CategoricalDistribution`.
  public mutating func index(weights: [Double]) -> Int {
    let total = weights.reduce(0, +)
    precondition(total > 0, "a choice needs at least one positive weight")
    var rest = uniform() * total
    for (index, weight) in weights.enumerated() {
      if rest < weight { return index }
      rest -= weight
    }
    // Rounding of the sum can leave a sliver above the last weight.
    return weights.lastIndex { $0 > 0 } ?? 0
  }

  /// One element, each equally likely; nil when there is none.
  public mutating func element<Element>(of elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[integer(below: elements.count)]
  }

  /// Puts the elements into a random order, every order equally likely (Fisher and Yates, from the end as GSL does).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, integer(below: last + 1))
    }
  }
}
