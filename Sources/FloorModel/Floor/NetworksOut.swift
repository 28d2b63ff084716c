import Quantities

/// Which networks carry no packets at present.
struct NetworksOut: Sendable {
  /// Per network: until when it is out, while it is.
  private var ends: [SimulationTime?]
  private var count = 0

  /// All of `networks` carry packets.
  init(networks: Int) { ends = Array(repeating: nil, count: networks) }

  /// Whether any is out.
  var isAny: Bool { count > 0 }

  /// Until when a network is out; nil when it is not.
  func end(_ network: Int) -> SimulationTime? { count > 0 && ends.indices.contains(network) ? ends[network] : nil }

  /// A network that carried packets is out until `end`.
  mutating func begin(_ network: Int, until end: SimulationTime) {
    ends[network] = end
    count += 1
  }

  /// A network that was out carries packets again.
  mutating func finish(_ network: Int) {
    ends[network] = nil
    count -= 1
  }
}
