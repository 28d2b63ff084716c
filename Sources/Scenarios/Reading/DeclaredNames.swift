import GroundTruth
import NetworkModel
import YAMLReading

/// The names by which sections refer to each other.
///
/// They are collected before any section is read, so the order of sections does not matter. A position is what the
/// models know a thing by.
struct DeclaredNames {
  /// A network of the scenario.
  struct Network {
    var configuration: NetworkConfiguration
    /// What carries the media of people on it.
    var transport: Leg.Transport
  }

  /// In the order of the scenario, then those that were used without being declared.
  private(set) var networks: [Network] = []
  private(set) var queues: [String] = []
  private(set) var teams: [String] = []
  private(set) var coaches: [String] = []
  /// Titles of meetings.
  private(set) var meetings: [String] = []

  /// The network of telephones behind a domestic carrier, which needs no declaration.
  static let telephone = NetworkConfiguration.domesticTrunk
  /// The network of companies with an exchange of their own, which needs no declaration.
  static let exchange = NetworkConfiguration(name: "pbx", profile: .officeFibre)

  /// Networks that can be named without being declared: each profile under its own name, `pstn` and `pbx`.
  static let implicitNetworks: [Network] =
    [Network(configuration: telephone, transport: .pstn), Network(configuration: exchange, transport: .sip)]
    + NetworkProfile.Name.allCases.map { profile in
      Network(
        configuration: NetworkConfiguration(name: profile.rawValue, profile: profile),
        transport: defaultTransport(of: profile))
    }

  /// What people on a network of this profile usually call with.
  static func defaultTransport(of profile: NetworkProfile.Name) -> Leg.Transport {
    profile == .internationalTrunk ? .pstn : .webrtc
  }

  /// Notes the names in the scenario's sections.
  mutating func collect(from root: YAMLMapping) {
    if case .mapping(let mapping)? = root["queues"]?.content { queues = mapping.entries.map(\.key) }
    meetings = Self.names("name", in: root["conferences"]).filter { !$0.isEmpty }
    teams = Self.names("team", in: root["agents"])
    coaches = Self.names("team", in: root["coaches"])
  }

  /// Adds a network of the scenario.
  mutating func declare(_ network: Network) { networks.append(network) }

  /// The position of the network called `name`, which is added when it needs no declaration; nil when unknown.
  mutating func network(_ name: String) -> Int? {
    if let known = networks.firstIndex(where: { $0.configuration.name == name }) { return known }
    guard let implicit = Self.implicitNetworks.first(where: { $0.configuration.name == name }) else { return nil }
    networks.append(implicit)
    return networks.count - 1
  }

  /// All names of networks that may be used, for messages.
  var networkNames: [String] {
    let declared = networks.map(\.configuration.name)
    return declared + Self.implicitNetworks.map(\.configuration.name).filter { !declared.contains($0) }
  }

  private static func names(_ key: String, in section: YAMLNode?) -> [String] {
    guard case .sequence(let items)? = section?.content else { return [] }
    return items.map { item in
      guard case .mapping(let mapping) = item.content else { return "" }
      return mapping[key]?.text ?? ""
    }
  }
}
