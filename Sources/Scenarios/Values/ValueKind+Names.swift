import FloorModel
import GroundTruth
import NetworkModel
import YAMLReading

extension ValueKind where Value == Int {
  /// The name of a queue; gives its position.
  static var queue: Self { reference("queue") { context in context.names.queues } }
  /// The name of a team of agents; gives its position.
  static var team: Self { reference("team") { context in context.names.teams } }

  private static func reference(
    _ kind: String, names: @escaping @Sendable (ReadingContext) -> [String]
  ) -> Self {
    ValueKind(accepts: "the name of a \(kind)", schema: .object([("type", "string")])) { node, context in
      guard let name = node.text else { return context.reject(node, accepted: "the name of a \(kind)") }
      let known = names(context)
      return known.firstIndex(of: name) ?? context.unknown(kind, name, among: known, at: node.mark)
    }
  }

  /// The name of a network, declared or implicit; gives its position.
  static var network: Self {
    ValueKind(accepts: "the name of a network", schema: .object([("type", "string")])) {
      node, context in
      guard let name = node.text else { return context.reject(node, accepted: "the name of a network") }
      return context.names.network(name)
        ?? context.unknown("network", name, among: context.names.networkNames, at: node.mark)
    }
  }
}

extension ValueKind where Value == String {
  /// The name of a queue or of a team of agents.
  static var queueOrTeam: Self { known("queue or team") { $0.names.queues + $0.names.teams } }
  /// The name of a team of agents or coaches.
  static var teamName: Self { known("team") { $0.names.teams + $0.names.coaches } }

  private static func known(_ kind: String, names: @escaping @Sendable (ReadingContext) -> [String]) -> Self {
    ValueKind(accepts: "the name of a \(kind)", schema: .object([("type", "string")])) { node, context in
      guard let name = node.text else { return context.reject(node, accepted: "the name of a \(kind)") }
      let all = names(context)
      return all.contains(name) ? name : context.unknown(kind, name, among: all, at: node.mark)
    }
  }
}

extension ValueKind {
  /// A mapping from names to shares: at least one, each above 0, together at most 100 %.
  ///
  /// Less than 100 % is allowed: shares are taken in proportion to their sum. `find` gives what a name stands for, or
  /// nil with the mistake noted.
  static func shares<Item: Sendable>(
    of what: String, _ find: @escaping @Sendable (_ name: String, _ mark: Mark, inout ReadingContext) -> Item?
  ) -> ValueKind<[(item: Item, share: Double)]> where Value == [(item: Item, share: Double)] {
    let share = ValueKind<Double>.share(.above(0, through: 1))
    let accepted = "a mapping from \(what) to shares, as in { a: 60%, b: 40% }"
    let schema = JSONFragment.object([
      ("type", "object"), ("minProperties", .integer(1)), ("additionalProperties", share.schema),
    ])
    return ValueKind<[(item: Item, share: Double)]>(accepts: accepted, schema: schema) { node, context in
      guard case .mapping(let mapping) = node.content, !mapping.entries.isEmpty else {
        return context.reject(node, accepted: accepted)
      }
      var result: [(item: Item, share: Double)] = []
      var total = 0.0
      for entry in mapping.entries {
        let item = find(entry.key, entry.keyMark, &context)
        let value = context.inside(entry.key) { context in share.read(entry.value, &context) }
        total += value ?? 0
        if let item, let value { result.append((item, value)) }
      }
      // Decimal shares such as 0.1 are not exact in binary: a hair over 1 is 100 %.
      if total > 1 + 1e-9 {
        context.report("the shares add up to \(QuantityText.told(share: total)), more than 100%", at: node.mark)
      }
      return result
    }
  }
}

extension ValueKind where Value == [AccessShare] {
  /// Networks with the share of people on each; what they call with comes from the network.
  ///
  /// `allowed` are the transports that make sense for these people, whom `who` names.
  static func access(_ who: String, allowed: [Leg.Transport]) -> Self {
    ValueKind<[(item: Int, share: Double)]>.shares(of: "networks") { name, mark, context in
      guard let network = context.names.network(name) else {
        return context.unknown("network", name, among: context.names.networkNames, at: mark)
      }
      let transport = context.names.networks[network].transport
      guard allowed.contains(transport) else {
        let accepted = allowed.map(\.word).joined(separator: " or ")
        context.report("network '\(name)' carries \(transport.word); \(who) call over \(accepted)", at: mark)
        return nil
      }
      return network
    }
    .withNetworks()
  }
}

extension ValueKind where Value == [(item: Int, share: Double)] {
  /// Adds what each network carries.
  fileprivate func withNetworks() -> ValueKind<[AccessShare]> {
    ValueKind<[AccessShare]>(accepts: accepts, schema: schema) { node, context in
      read(node, &context)?.map { item, share in
        AccessShare(network: item, transport: context.names.networks[item].transport, weight: share)
      }
    }
  }
}

extension ValueKind where Value == [WeightedDestination] {
  /// Queues, teams and numbers outside, each with its share; a queue wins over a team of the same name.
  static var destinations: Self { destinations(of: "queues, teams or telephone numbers", withVoicemail: false) }

  /// The same, and `voicemail`, unless a queue or team is called so.
  static var blindDestinations: Self {
    destinations(of: "queues, teams, telephone numbers or voicemail", withVoicemail: true)
  }

  private static func destinations(of items: String, withVoicemail: Bool) -> Self {
    ValueKind<[(item: Destination, share: Double)]>.shares(of: items) {
      name, mark, context -> Destination? in
      if let queue = context.names.queues.firstIndex(of: name) { return .queue(queue) }
      if let team = context.names.teams.firstIndex(of: name) { return .team(team) }
      if ValueKind<String>.isTelephoneNumber(name) { return .outside(name) }
      if withVoicemail, name == "voicemail" { return .voicemail }
      return context.unknown(
        "queue, team or telephone number", name, among: context.names.queues + context.names.teams, at: mark)
    }
    .map({ $0.map { WeightedDestination($0.item, weight: $0.share) } }, back: { _ in nil })
  }
}

extension Leg.Transport {
  /// As a scenario writes it.
  var word: String {
    switch self {
    case .pstn: "pstn"
    case .sip: "sip"
    case .webrtc: "webrtc"
    case .platform: "platform"
    }
  }
}
