import Dialects
import GroundTruth
import JSONText
import Quantities
import Randomness

/// The test of the network that a client makes before the call.
///
/// Each probe of a way out has two seconds: one that takes more round trips than fit fails, whatever would have come of
/// it. Effective types of the network are those of the Network Information API, by round-trip time.
extension PeerReport {
  /// Writes `pc_metadata`: the test, if there was time to finish it.
  func writePrecallTest(
    _ client: ClientDescription?, of peer: Peer, in plan: SessionPlan, to json: inout JSONWriter
  ) {
    json.beginArray()
    defer { json.endArray() }
    guard let client, let attachment = plan.conversation.people[peer.person].attachment,
      let finished = events.precallEnd, finished <= peer.left
    else { return }
    let series = plan.series[peer.leg]
    let roundTrip = (series?.uplink.summary.delay ?? 0) + (series?.downlink.summary.delay ?? 0)
    let limit = RealtimeKitConventions.probeLimit
    // A relay asks for credentials first; the plain way is a single check.
    let reachesRelay = 2 * roundTrip < limit
    let reachesUnit = !attachment.needsRelay && roundTrip < limit
    let isReflexive = attachment.reachability == .open && roundTrip < limit
    json.beginObject()
    if client.knowsNetwork {
      json.key("effective_network_type")
      switch roundTrip {
      case ..<RealtimeKitConventions.slowNetwork: json.literal("4g")
      case ..<RealtimeKitConventions.secondGeneration: json.literal("3g")
      case ..<RealtimeKitConventions.slowestNetwork: json.literal("2g")
      default: json.literal("slow-2g")
      }
    }
    json.key("reflexive_connectivity")
    json.boolean(isReflexive)
    json.key("relay_connectivity")
    json.boolean(reachesRelay)
    if plan.asking.hasFullDetail { writeDescription(of: peer, in: plan, to: &json) }
    json.key("turn_connectivity")
    json.boolean(reachesRelay || reachesUnit || isReflexive)
    json.key("timestamp")
    json.time(finished)
    json.endObject()
  }

  /// Writes the session description that the probe offered: a data channel and nothing else (RFC 8866, RFC 8841).
  private func writeDescription(of peer: Peer, in plan: SessionPlan, to json: inout JSONWriter) {
    var draws = RandomStream(plan.identifiers.key(peer.entity, ReportingBucket.description))
    json.key("sdp")
    json.beginArray()
    json.beginString()
    json.part(escaping: Self.description(&draws))
    json.endString()
    json.endArray()
  }

  private static func description(_ draws: inout RandomStream) -> String {
    func text(_ count: Int, of alphabet: [Character]) -> String {
      String((0..<count).map { _ in alphabet[draws.integer(below: alphabet.count)] })
    }
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let digits = Array("0123456789ABCDEF")
    let session = text(18, of: Array("123456789"))
    let fragment = text(4, of: letters)
    let password = text(24, of: letters)
    let fingerprint = (0..<32).map { _ in text(2, of: digits) }.joined(separator: ":")
    let lines = [
      "v=0", "o=- \(session) 2 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=group:BUNDLE 0", "a=extmap-allow-mixed",
      "a=msid-semantic: WMS", "m=application 9 UDP/DTLS/SCTP webrtc-datachannel", "c=IN IP4 0.0.0.0",
      "a=ice-ufrag:\(fragment)", "a=ice-pwd:\(password)", "a=ice-options:trickle",
      "a=fingerprint:sha-256 \(fingerprint)", "a=setup:actpass", "a=mid:0", "a=sctp-port:5000",
      "a=max-message-size:262144",
    ]
    return lines.map { $0 + "\r\n" }.joined()
  }
}
