public import GroundTruth
public import Randomness

/// Who calls, from where, with what, and how often again.
///
/// Callers come from one population: each keeps number, town, network and device over all their calls.
public struct CallerConfiguration: Hashable, Sendable {
  /// How many people may call, 1 through 1,000,000.
  ///
  /// Default 50,000; inferred.
  public var population = 50_000
  /// Exponent of the rank-frequency law of calling.
  ///
  /// Default 1.1 (section 3.8).
  public var repeatExponent = 1.1
  /// Rank below which all call about equally often (the shift of the Zipf-Mandelbrot law), above 0.
  ///
  /// Default 200, inferred: with the exponent above a third of a month's callers appear twice or more.
  public var repeatShift = 200.0
  /// Countries by ISO code (`US`, `CA`, `GB`) with weights.
  ///
  /// Default: United States 0.97, Canada 0.02, Britain 0.01; inferred.
  public var countries = [
    CountryShare("US", weight: 0.97), CountryShare("CA", weight: 0.02), CountryShare("GB", weight: 0.01),
  ]
  /// What they call with; an empty list means telephones behind the first network.
  public var access: [AccessShare] = []
  /// Probability that a caller who gave up waiting calls again within the hour.
  ///
  /// Default 0.35 (section 3.1).
  public var redialAfterAbandonment = 0.35
  /// Probability that a served caller calls again within the hour.
  ///
  /// Default 0.15 (section 3.1).
  public var redialAfterService = 0.15
  /// Probability that a caller cut off by a network calls again.
  ///
  /// Default 0.8; inferred.
  public var redialAfterLoss = 0.8
  /// Seconds until they call again.
  ///
  /// Default: log-normal, median 660 s, sigma 1.2 (section 3.1).
  public var redialGap = FloorDefaults.redialGap
  /// Seconds until those call again who were cut off.
  ///
  /// Default: log-normal, median 60 s, sigma 0.8; inferred: they were in the middle of it.
  public var redialGapAfterLoss = FloorDefaults.redialGapAfterLoss
  /// Repeats of one concern at most.
  ///
  /// Default 3 (section 3.1).
  public var redialLimit = 3

  /// Ordinary callers.
  public init() {}

  /// How many calls a concern takes on average when every call is served.
  var callsPerConcern: Double {
    (0...max(0, redialLimit)).reduce((sum: 0.0, power: 1.0)) { total, _ in
      (total.sum + total.power, total.power * redialAfterService)
    }.sum
  }
}

/// A country with its share of the callers.
public struct CountryShare: Hashable, Sendable {
  /// ISO 3166-1 alpha-2; one of `NumberingPlan.countries`.
  public var code: String
  /// Relative weight, above 0.
  public var weight: Double

  /// The country with this weight.
  public init(_ code: String, weight: Double) {
    self.code = code
    self.weight = weight
  }
}

/// A way of reaching the platform, with its share of people.
public struct AccessShare: Hashable, Sendable {
  /// A position in `CellDirectory.networks`.
  public var network: Int
  /// What carries the media; not `platform`.
  public var transport: Leg.Transport
  /// Relative weight, above 0.
  public var weight: Double

  /// Access over `network` by `transport` for this weight of people.
  public init(network: Int, transport: Leg.Transport, weight: Double) {
    self.network = network
    self.transport = transport
    self.weight = weight
  }
}

/// The menu in front of the queues.
public struct IVRConfiguration: Hashable, Sendable {
  /// Its name in the truth.
  public var name = "ivr"
  /// Seconds until the caller is passed on.
  ///
  /// Default: six in ten are only routed, log-normal with median 9 s and sigma 0.45; the rest use the menu,
  /// log-normal with median 42 s and sigma 0.55 (section 3.2).
  public var duration = FloorDefaults.ivr
  /// Share of callers it serves to the end.
  ///
  /// Default 0.10 (section 3.2: 0.08 to 0.35).
  public var containment = 0.10
  /// Share of callers who hang up in it without being served.
  ///
  /// Default 0.02; inferred.
  public var abandonment = 0.02

  /// An ordinary menu.
  public init() {}
}
