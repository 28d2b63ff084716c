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
  /// Whether the client is told in its own words.
  private let hasFullDetail: Bool

  /// The ends of one of `peer`'s transports; takes a fixed number of draws.
  init(of peer: Peer, hasFullDetail: Bool, draws: inout RandomStream) {
    isGateway = peer.isGateway
    self.hasFullDetail = hasFullDetail
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
    let hidesAddresses = person.device?.isChromium ?? false
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
    let isConnection = attachment?.blocksDatagrams ?? false
    json.key("local_candidate_protocol")
    if attachment?.needsRelay == true {
      json.literal("tls")
    } else if isConnection {
      json.literal("tcp")
    } else {
      json.literal("udp")
    }
    writeNetwork(attachment, of: person, to: &json)
    json.key("remote_candidate_id")
    json.ascii(remoteID.span)
    json.key("remote_candidate_type")
    json.literal("host")
    json.key("remote_candidate_address")
    json.address(RealtimeKitConventions.mediaNetwork + host)
    json.key("remote_candidate_port")
    json.integer(remotePort)
    json.key("remote_candidate_protocol")
    if isConnection { json.literal("tcp") } else { json.literal("udp") }
  }

  /// Only Chromium and native applications tell what they are connected by; in one client's words all do.
  private func writeNetwork(_ attachment: Attachment?, of person: Person, to json: inout JSONWriter) {
    json.key("local_candidate_network_type")
    if hasFullDetail, let device = person.device, device.isBrowser, !device.isChromium, !isGateway {
      json.literal("unknown")
      return
    }
    switch attachment?.medium {
    case nil, .ethernet, .satellite: json.literal("ethernet")
    case .wifi: json.literal("wifi")
    case .cellular: json.literal("cellular")
    case .vpn: json.literal("vpn")
    }
  }

  // MARK: Pairs that were not taken

  /// A way that was tried beside the selected one.
  enum Other: CaseIterable {
    /// From the device's own address, hidden behind a name: no answer ever came.
    case direct
    /// Through a relay, which would have worked: a check now and then keeps it open.
    case relayed
  }

  /// Writes the members that describe both ends of a pair that was not taken, to the same port of the unit.
  func write(_ other: Other, _ person: Person, draws: inout RandomStream, to json: inout JSONWriter) {
    json.key("local_candidate_id")
    json.ascii(Self.identifier(&draws).span)
    let port = draws.integer(in: RealtimeKitConventions.ports)
    json.key("local_candidate_type")
    switch other {
    case .direct: json.literal("host")
    case .relayed: json.literal("relay")
    }
    json.key("local_candidate_address")
    switch other {
    case .direct: json.literal("")
    case .relayed: json.address(InternetAddress(RealtimeKitConventions.relayNetwork).masked)
    }
    json.key("local_candidate_port")
    json.integer(port)
    if other == .relayed {
      json.key("local_candidate_related_address")
      json.address(InternetAddress(person.attachment?.publicAddress ?? 0).masked)
      json.key("local_candidate_related_port")
      json.integer(port)
      writeServer("turn:turn.cloudflare.com:3478?transport=udp", to: &json)
    }
    json.key("local_candidate_protocol")
    json.literal("udp")
    writeNetwork(person.attachment, of: person, to: &json)
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
