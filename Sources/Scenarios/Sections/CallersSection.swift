import FloorModel
import GroundTruth
import NetworkModel

enum CallersSection {
  static let countries: ValueKind<[CountryShare]> = ValueKind<[(item: String, share: Double)]>
    .shares(of: "countries") { name, mark, context in
      let known = NumberingPlan.countries
      return known.contains(name) ? name : context.unknown("country", name, among: known, at: mark)
    }
    .map({ $0.map { CountryShare($0.item, weight: $0.share) } }, back: { _ in nil })

  static let table = FieldTable(
    "who calls, from where, with what, and how often again", CallerConfiguration(),
    [
      Field("population", .integer(1...1_000_000), \.population, "how many people may call", .assumed),
      Field(
        "repeat_exponent", .number(.through(0, 4)), \.repeatExponent,
        "exponent of the rank-frequency law of calling", .assumed),
      Field(
        "repeat_shift", .number(.above(0, through: 1_000_000)), \.repeatShift,
        "rank below which all call about equally often", .assumed),
      Field("countries", countries, \.countries, default: "{ US: 97%, CA: 2%, GB: 1% }", "where they are", .assumed),
      Field(
        "networks", .access("callers", allowed: [.pstn, .sip, .webrtc]), \.access,
        default: "{ pstn: 80%, home_wifi_good: 10%, lte: 8%, pbx: 2% }", "what they call over", .assumed),
      Field(
        "redial_after_abandonment", .share(), \.redialAfterAbandonment,
        "callers who gave up waiting and call again within the hour", .bankMonth),
      Field(
        "redial_after_service", .share(), \.redialAfterService, "served callers who call again within the hour",
        .bankMonth),
      Field("redial_after_loss", .share(), \.redialAfterLoss, "callers cut off by a network who call again", .assumed),
      Field("redial_gap", .distribution(), \.redialGap, "how long until they call again", .bankMonth),
      Field(
        "redial_gap_after_loss", .distribution(), \.redialGapAfterLoss,
        "how long until those call again who were cut off",
        .assumed),
      Field("redial_limit", .integer(0...20), \.redialLimit, "repeats of one concern at most", .assumed),
    ])

  /// Where customers are, by network: section 3.8 of the models' reference, its rest of 2 % on company exchanges.
  static let ordinaryAccess: [(network: String, share: Double)] = [
    (DeclaredNames.telephone.name, 0.80), (NetworkProfile.Name.homeWifiGood.rawValue, 0.10),
    (NetworkProfile.Name.lte.rawValue, 0.08), (DeclaredNames.exchange.name, 0.02),
  ]

  static let ivr = FieldTable(
    "the menu in front of the queues", IVRConfiguration(),
    [
      Field("name", .name, \.name, "what it is called", .definition),
      Field(
        "duration", .distribution(.duration, .through(0, 7_200)), \.duration, "how long until a caller is passed on",
        .bankMonthInPart),
      Field("containment", .share(), \.containment, "callers it serves to the end", .assumed),
      Field("abandonment", .share(), \.abandonment, "callers who hang up in it", .assumed),
    ],
    check: { ivr, places, context in
      context.limit(
        [("containment", ivr.containment), ("abandonment", ivr.abandonment)], at: places.place(of: "abandonment"))
    })
}
