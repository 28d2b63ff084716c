import GroundTruth
import JSONText
import Quantities
import Randomness

/// What stands in the `metadata` of a gateway's events; constant over a call.
struct GatewayMetadata {
  let region: Region
  let mediaAddress: UInt32?
  let externalAddress: UInt32?

  init(_ leg: CallLeg) {
    region = Region.all[leg.region]
    mediaAddress = leg.mediaAddress
    externalAddress = leg.externalAddress
  }

  func write(_ json: inout JSONWriter) {
    json.key("metadata"); json.beginObject()
    json.key("region"); json.literal(region.id)
    json.key("twilio_ip"); json.addressOrEmpty(mediaAddress)
    json.key("external_ip"); json.addressOrEmpty(externalAddress)
    json.key("edge_location"); json.literal(region.edgeLocation)
    json.endObject()
  }
}

/// The life of a call as the gateway of its edge reports it: initiated, ringing, answered, completed.
///
/// The names are those of the call progress events that gateway events derive from; `completed` closes every call,
/// whatever its outcome (inferred from the semantics of status callbacks). Holds, mutes and transfers are the
/// conference's business and leave no trace here.
enum GatewayLifecycle {
  /// Milliseconds between an inbound call's arrival and its 180, inferred.
  private static let inboundRinging = 15.0...90.0
  /// Milliseconds that a client's 180 takes back to its gateway, inferred.
  private static let clientRinging = 15.0...60.0
  /// Milliseconds from a client's last event to the gateway's, inferred.
  private static let clientCompleted = 10.0...80.0

  /// Adds the events of `leg` in order of time; a call that `ringsFirst` is not true of was turned down before anything
  /// rang.
  static func append(_ leg: CallLeg, ringsFirst: Bool, to events: inout [CallEvent]) {
    let edge: CallEvent.Edge =
      switch leg.kind {
      case .carrier: .carrier
      case .sip: .sip
      case .client: .client
      }
    var draws = leg.draws(for: "twilio.gateway")
    let ringingDelay =
      leg.leg.isInbound
      ? draws.uniform(from: inboundRinging.lowerBound, to: inboundRinging.upperBound)
      : draws.uniform(from: clientRinging.lowerBound, to: clientRinging.upperBound)
    let completedDelay = draws.uniform(from: clientCompleted.lowerBound, to: clientCompleted.upperBound)

    events.append(.gateway(edge, "initiated", at: leg.offeredAt))
    let latestRinging = leg.answeredAt ?? leg.leftAt
    if leg.leg.isInbound, ringsFirst {
      events.append(.gateway(edge, "ringing", at: min(leg.offeredAt + Int64(ringingDelay), latestRinging)))
    } else if let alerted = leg.leg.alertedAt?.milliseconds {
      let delay = leg.kind == .client ? Int64(ringingDelay) : 0
      events.append(.gateway(edge, "ringing", at: min(alerted + delay, latestRinging)))
    }
    if let answered = leg.answeredAt { events.append(.gateway(edge, "answered", at: answered)) }
    let delay = leg.kind == .client ? Int64(completedDelay) : 0
    events.append(.gateway(edge, "completed", at: leg.leftAt + delay))
  }
}
