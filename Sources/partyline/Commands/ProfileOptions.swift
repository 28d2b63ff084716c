import CommandLineParsing
import NetworkModel
import ProfileStudy
import Sinks

/// What `profile` was asked to do.
struct ProfileOptions: Sendable {
  /// Whose legs.
  enum Subject: Hashable {
    /// Those of some of the eleven profiles.
    case profiles([NetworkProfile.Name])
    /// Those of every network of a scenario.
    case scenario(String)
  }

  /// How the table is printed.
  enum Format { case text, csv, json }

  var subject = Subject.profiles([])
  var legs: Int?
  var minutes: Double?
  var longLegs: Int?
  var hours: Double?
  var reading = ScenarioOptions()
  var packetLegs: Int?
  var isComparing = false
  var packets: String?
  var jobs: Int?
  var isJSON = false
  var isCSV = false

  var format: Format { isJSON ? .json : isCSV ? .csv : .text }

  static let command = Command<Invocation>(
    "profile", summary: "simulate legs alone and print their outcomes beside what they should be",
    defaults: ProfileOptions(),
    positionals: [
      Positional("NAME|SCENARIO", help: "a profile, all of them (all), or a scenario's YAML file") {
        (values, text) throws(InvalidValue) in
        values.subject = try Self.subject(text)
      }
    ],
    options: [
      .integer(
        "--legs", "N", in: 0...1_000_000, help: "legs of each network; default: 1500, with --compare 10000", \.legs),
      .number("--minutes", "X", in: 0.1...10_000, help: "how long each is; default: 5", \.minutes),
      .integer(
        "--long", "N", in: 0...10_000, help: "long legs without heterogeneity, for structure in time; default: 0",
        \.longLegs),
      .number("--hours", "X", in: 0.1...1_000, help: "how long each of those is; default: 40", \.hours),
      .integer("--seed", "N", help: "default: 1, or the scenario's", \.reading.seed),
      .list(
        "--set", "KEY=VALUE", help: "another value than the scenario's: networks.home.jitter=2", \.reading.overrides),
      .integer(
        "--packet-legs", "N", in: 0...1_000_000,
        help: "legs of each network computed by packets, the others by intervals; default: all", \.packetLegs),
      .flag(
        "--compare",
        help: "compute the legs by packets and by intervals, and print how far their distributions are apart",
        \.isComparing),
      .text(
        "--packets", "FILE",
        help:
          "write every packet of the legs computed by packets, as CSV with the columns \(PacketTable.columns); times "
          + "are microseconds since the leg began, a lost packet has no arrival; - for standard output, without the table",
        \.packets),
      .integer("--jobs", "N", in: 1...256, help: "legs in work at once; changes no byte; default: all cores", \.jobs),
      .flag("--json", help: "print as JSON", \.isJSON),
      .flag("--csv", help: "print as CSV", \.isCSV),
    ],
    finish: Invocation.profile)

  private static func subject(_ text: String) throws(InvalidValue) -> Subject {
    if text == "all" { return .profiles(NetworkProfile.Name.allCases) }
    if let name = NetworkProfile.Name(rawValue: text) { return .profiles([name]) }
    let looksLikeFile = text == "-" || text.contains("/") || text.hasSuffix(".yaml") || text.hasSuffix(".yml")
    guard looksLikeFile || RunDirectory.fileExists(text) else {
      throw .unknown("profile", text, among: ["all"] + NetworkProfile.Name.allCases.map(\.rawValue))
    }
    return .scenario(text)
  }
}
