import NetworkModel

/// What five-minute legs of each profile come to: the models' reference, section 1.5(a).
///
/// The numbers stand as they are printed there, since the bounds depend on how many digits that are.
struct OutcomeTargets: Sendable {
  /// By the columns of the table.
  let numbers: [OutcomeColumn: PrintedNumber]

  /// The legs of each profile that the table was computed from.
  static let legs = 1_500.0

  /// The row of `profile`.
  init(_ profile: NetworkProfile.Name) {
    let printed = Self.row(profile).split { $0 == " " || $0 == "/" }.map { PrintedNumber($0) }
    numbers = Dictionary(
      uniqueKeysWithValues: zip(OutcomeColumn.withTargets, printed).compactMap { column, number in
        number.map { (column, $0) }
      })
  }

  /// Loss in percent: mean, q50, q90, q99; legs without loss; mean burst; jitter q5/q50/q95; its maximum; round trip
  /// q5/q50/q95; its deviation.
  private static func row(_ profile: NetworkProfile.Name) -> String {
    switch profile {
    case .officeFibre: ".005 0 .013 .08 .79 1.45 1.0/1.05/1.1 1.9 9/15/26 1.4"
    case .homeWifiGood: ".058 .013 .15 .76 .36 1.73 2.0/2.8/4.5 10 21/34/52 4.8"
    case .homeWifiBad: "1.37 .70 3.2 10.2 .00 1.81 5.0/8.5/14.3 30 39/63/109 24"
    case .lte: ".16 .04 .43 1.6 .25 2.97 2.9/5.0/9.0 18 42/65/100 11"
    case .lteDriving: ".15 .013 .47 1.75 .35 5.3 2.9/5.1/9.1 24 44/70/128 14"
    case .nr5g: ".047 .007 .13 .53 .40 2.1 2.0/3.1/5.4 10 25/41/63 5.5"
    case .geoSatellite: ".21 .09 .51 1.7 .05 2.5 3.0/5.7/11.4 17 564/598/644 18"
    case .leoSatellite: ".60 .38 1.2 3.4 .00 1.12 2.8/4.5/8.2 16 38/49/66 15"
    case .vpnDSL: ".12 .03 .30 1.3 .17 1.98 1.7/2.2/4.4 9 39/61/102 12"
    case .internationalTrunk: ".045 .007 .11 .55 .39 2.2 .5/.7/1.3 2.8 132/197/296 1.5"
    case .enterpriseCongested: ".59 .29 1.4 4.7 .02 1.88 2.0/3.7/9.0 19 35/61/116 32"
    }
  }
}

/// The columns of the outcome table, in its order, and the quality scores, which it does not have.
public enum OutcomeColumn: String, Hashable, Sendable, CaseIterable {
  case lossMean = "loss_mean"
  case lossMedian = "loss_q50"
  case loss90 = "loss_q90"
  case loss99 = "loss_q99"
  case lossless = "lossless_share"
  case burst = "burst_mean"
  case jitter5 = "jitter_q5"
  case jitterMedian = "jitter_q50"
  case jitter95 = "jitter_q95"
  case jitterPeak = "jitter_max_q50"
  case roundTrip5 = "rtt_q5"
  case roundTripMedian = "rtt_q50"
  case roundTrip95 = "rtt_q95"
  case roundTripDeviation = "rtt_sd_q50"
  case score5 = "mos_q5"
  case scoreMedian = "mos_q50"
  case score95 = "mos_q95"

  /// What the outcome table has.
  static let withTargets = allCases.filter { $0.tolerance != nil }

  /// The column's figure.
  public var kind: Figure.Kind {
    switch self {
    case .lossMean: Figure.Kind(.outcomes, rawValue, "loss %", unit: "%")
    case .lossMedian: Figure.Kind(.outcomes, rawValue, "q50", unit: "%")
    case .loss90: Figure.Kind(.outcomes, rawValue, "q90", unit: "%")
    case .loss99: Figure.Kind(.outcomes, rawValue, "q99", unit: "%")
    case .lossless: Figure.Kind(.outcomes, rawValue, "no loss")
    case .burst: Figure.Kind(.outcomes, rawValue, "burst", unit: "packets")
    case .jitter5: Figure.Kind(.outcomes, rawValue, "J q5", unit: "ms")
    case .jitterMedian: Figure.Kind(.outcomes, rawValue, "q50", unit: "ms")
    case .jitter95: Figure.Kind(.outcomes, rawValue, "q95", unit: "ms")
    case .jitterPeak: Figure.Kind(.outcomes, rawValue, "max", unit: "ms")
    case .roundTrip5: Figure.Kind(.outcomes, rawValue, "RTT q5", unit: "ms")
    case .roundTripMedian: Figure.Kind(.outcomes, rawValue, "q50", unit: "ms")
    case .roundTrip95: Figure.Kind(.outcomes, rawValue, "q95", unit: "ms")
    case .roundTripDeviation: Figure.Kind(.outcomes, rawValue, "sd", unit: "ms")
    case .score5: Figure.Kind(.outcomes, rawValue, "MOS q5")
    case .scoreMedian: Figure.Kind(.outcomes, rawValue, "q50")
    case .score95: Figure.Kind(.outcomes, rawValue, "q95")
    }
  }

  /// How far from the table a figure may be, as a share of what the table says: 10 % for the middle of a distribution,
  /// 25 % for its tails; nothing for what the table does not have.
  var tolerance: Double? {
    switch self {
    case .lossMean, .lossMedian, .lossless, .burst, .jitterMedian, .jitterPeak, .roundTripMedian, .roundTripDeviation:
      0.10
    case .loss90, .loss99, .jitter5, .jitter95, .roundTrip5, .roundTrip95: 0.25
    case .score5, .scoreMedian, .score95: nil
    }
  }

  /// The bound where the table says 0 or has one digit only, in the column's unit.
  var floor: Double {
    switch self {
    case .lossMean, .lossMedian, .loss90, .loss99: 0.005
    // A share of .00 is less than half a hundredth.
    case .lossless: 0.005
    case .jitter5, .jitterMedian, .jitter95, .jitterPeak, .roundTrip5, .roundTripMedian, .roundTrip95,
      .roundTripDeviation:
      0.2
    case .burst, .score5, .scoreMedian, .score95: 0
    }
  }
}
