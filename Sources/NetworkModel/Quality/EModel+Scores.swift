extension EModel {
  /// The mean opinion score of a rating; 1 for ratings up to 6.52, where the cubic would dip below.
  public static func meanOpinionScore(rating: Double) -> Double {
    if rating <= 0 { return 1 }
    if rating >= 100 { return 4.5 }
    return max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6)
  }

  /// The rating in 6.52 through 100 whose score is `score`, by bisection to some 10⁻⁹.
  public static func rating(meanOpinionScore score: Double) -> Double {
    var low = 6.52
    var high = 100.0
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if meanOpinionScore(rating: middle) < score { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The rating many products compute instead: R = 93.2 − 0.024·d − 0.11·(d − 177.3)·[d > 177.3], loss-free.
  public static func simplifiedRating(delay: Double) -> Double {
    93.2 - 0.024 * delay - (delay > 177.3 ? 0.11 * (delay - 177.3) : 0)
  }
}
