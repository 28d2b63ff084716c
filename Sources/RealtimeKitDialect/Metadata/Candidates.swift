import GroundTruth
import JSONText
import Randomness

/// The two ends of a selected pair: how a client reaches the network, and the forwarding unit.
///
/// Chromium hides local addresses, so the unit learns the public one from the packets and the pair is peer-reflexive;
/// others find it by STUN. Where nothing else gets through, a relay over TLS does.
struct Candidates {
  private let isGateway: Bool
  private let localID: [9 of UInt8]
  private let remoteID: [9 of UInt8]
  private let localPort: Int
  private let remotePort: Int
  private let host: UInt32

  /// The ends of one of `peer`'s transports; takes a fixed number of draws.
  init(of peer: Peer, draws: inout RandomStream) {
    isGateway = peer.isGateway
    localID = Self.identifier(&draws)
    remoteID = Self.identifier(&draws)
    localPort = draws.integer(in: RealtimeKitConventions.ports)
    remotePort = draws.integer(in: RealtimeKitConventions.ports)
    host = 1 + UInt32(draws.integer(below: 250))
  }

  private static func identifier(_ draws: inout RandomStream) -> [9 of UInt8] {
    var text: [9 of UInt8] = .init(repeating: UInt8(ascii: "I"))
    for position in 1..<9 {
      let drawn = UInt8(draws.integer(below: 62))
      text[position] =
        drawn < 26
        ? UInt8(ascii: "A") + drawn : drawn < 52 ? UInt8(ascii: "a") + drawn - 26 : UInt8(ascii: "0") + drawn - 52
    }
    return text
  }

  /// Writes the members that describe both ends; `person` is the peer's.
  func write(_ person: Person, to json: inout JSONWriter) {
    json.key("local_candidate_id")
    json.ascii(localID.span)
    let attachment = isGateway ? nil : person.attachment
    let hidesAddresses = person.device?.client == .chrome || person.device?.client == .edge
    switch attachment?.reachability {
    case nil: write("host", address: RealtimeKitConventions.gatewayNetwork, to: &json)
    case .open: write("host", address: attachment?.publicAddress ?? 0, to: &json)
    case .behindNAT:
      write(hidesAddresses ? "prflx" : "srflx", address: attachment?.publicAddress ?? 0, to: &json)
      writeRelated(attachment?.privateAddress ?? 0, to: &json)
      if !hidesAddresses { writeServer("stun:stun.cloudflare.com:3478", to: &json) }
    case .relayOnly, .webOnly:
      write("relay", address: RealtimeKitConventions.relayNetwork, to: &json)
      writeRelated(attachment?.publicAddress ?? 0, to: &json)
      writeServer("turns:turn.cloudflare.com:443?transport=tcp", to: &json)
    }
    json.key("local_candidate_protocol")
    switch attachment?.reachability {
    case .relayOnly, .webOnly: json.literal("tls")
    case .open, .behindNAT, nil: json.literal("udp")
    }
    json.key("local_candidate_network_type")
    switch attachment?.medium {
    case nil, .ethernet, .satellite: json.literal("ethernet")
    case .wifi: json.literal("wifi")
    case .cellular: json.literal("cellular")
    case .vpn: json.literal("vpn")
    }
    json.key("remote_candidate_id")
    json.ascii(remoteID.span)
    json.key("remote_candidate_type")
    json.literal("host")
    json.key("remote_candidate_address")
    json.address(RealtimeKitConventions.mediaNetwork + host)
    json.key("remote_candidate_port")
    json.integer(remotePort)
    json.key("remote_candidate_protocol")
    json.literal("udp")
  }

  private func write(_ type: StaticString, address: UInt32, to json: inout JSONWriter) {
    json.key("local_candidate_type")
    json.literal(type)
    json.key("local_candidate_address")
    json.address(InternetAddress(address).masked)
    json.key("local_candidate_port")
    json.integer(localPort)
  }

  private func writeRelated(_ address: UInt32, to json: inout JSONWriter) {
    json.key("local_candidate_related_address")
    json.address(InternetAddress(address).masked)
    json.key("local_candidate_related_port")
    json.integer(localPort)
  }

  private func writeServer(_ url: StaticString, to json: inout JSONWriter) {
    json.key("local_candidate_url")
    json.literal(url)
  }
}
