import GroundTruth
import JSONText
import Quantities
import Randomness

/// What stands in the `metadata` of a gateway's events; constant over a call and its edge.
struct GatewayMetadata {
  let region: Region
  let location: StaticString
  let mediaAddress: UInt32?
  let externalAddress: UInt32?

  /// That of the edge a call arrives at or leaves from.
  init(_ leg: CallLeg) {
    region = Region.all[leg.region]
    location = leg.isInterconnected ? region.interconnection ?? region.edgeLocation : region.edgeLocation
    mediaAddress = leg.mediaAddress
    externalAddress = leg.externalAddress
  }

  /// That of the carrier edge behind a trunk, whose addresses are not disclosed.
  init(behindTrunkOf leg: CallLeg) {
    region = Region.all[leg.region]
    location = region.edgeLocation
    (mediaAddress, externalAddress) = (nil, nil)
  }

  func write(_ json: inout JSONWriter) {
    json.key("metadata"); json.beginObject()
    json.key("region"); json.literal(region.id)
    json.key("twilio_ip"); json.addressOrEmpty(mediaAddress)
    json.key("external_ip"); json.addressOrEmpty(externalAddress)
    json.key("edge_location"); json.literal(location)
    json.endObject()
  }
}

/// The life of a call as the gateway of its edge reports it: initiated, ringing, answered, completed.
///
/// The names are those of the call progress events that gateway events derive from; `completed` closes every call,
/// whatever its outcome (inferred from the semantics of status callbacks), unless the conventions want the outcome named.
/// Holds, mutes and transfers are the conference's business and leave no trace here.
///
/// A call over a trunk passes two edges: to an exchange from the carrier's to the SIP edge, from one the other way round.
/// Both report it, the further one some tens of milliseconds later, in which the call is passed on.
enum GatewayLifecycle {
  /// Milliseconds between an inbound call's arrival and its 180, inferred.
  private static let inboundRinging = 15.0...90.0
  /// Milliseconds that a client's 180 takes back to its gateway, inferred.
  private static let clientRinging = 15.0...60.0
  /// Milliseconds from a client's last event to the gateway's, inferred.
  private static let clientCompleted = 10.0...80.0
  /// Milliseconds from one edge of a trunk to the other: reference section 1.6, some tens.
  private static let trunkDelay = 12.0...70.0

  /// Adds the events of `leg`, in order of time at each edge; a call that `ringsFirst` is not true of was turned down
  /// before anything rang.
  static func append(
    _ leg: CallLeg, ringsFirst: Bool, _ conventions: TwilioConventions, to events: inout [CallEvent]
  ) {
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
    let last = conventions.lastEvent == .outcome ? lastEvent(of: leg.leg) : "completed"
    events.append(.gateway(edge, last, at: leg.leftAt + delay))
    if leg.isTrunk { passOn(leg, &events) }
  }

  /// Lets both edges of a trunk report: the one that hears of a step first, and the other when it was passed on.
  private static func passOn(_ leg: CallLeg, _ events: inout [CallEvent]) {
    var draws = leg.draws(for: "twilio.trunk")
    let delay = Int64(draws.uniform(from: trunkDelay.lowerBound, to: trunkDelay.upperBound))
    // Both edges keep their order, however soon a step follows the one before.
    var latest: (exchange: Int64, carrier: Int64) = (.min, .min)
    for index in events.indices {
      let isFromExchange: Bool =
        switch index {
        case events.startIndex: leg.leg.isInbound
        case events.index(before: events.endIndex): leg.leg.isEndedByPerson
        default: !leg.leg.isInbound
        }
      latest.exchange = max(latest.exchange, events[index].at + (isFromExchange ? 0 : delay))
      latest.carrier = max(latest.carrier, events[index].at + (isFromExchange ? delay : 0))
      var passed = events[index]
      passed.edge = .carrier
      passed.at = latest.carrier
      events[index].at = latest.exchange
      events.append(passed)
    }
  }

  /// What a call that nobody answered came to, in the words of the call's own status.
  private static func lastEvent(of leg: Leg) -> StaticString {
    guard leg.answeredAt == nil else { return "completed" }
    return switch CallStatus(of: leg) {
    case .busy: "busy"
    case .noAnswer: "no-answer"
    case .failed: "failed"
    case .canceled: "canceled"
    case .ringing, .answered, .completed: "completed"
    }
  }
}

extension Leg {
  /// Whether the person's own doing, or their line, ended it.
  fileprivate var isEndedByPerson: Bool {
    switch end {
    case .hungUp, .declined, .noAnswer, .busy, .abandoned, .networkLost, .failed: true
    case .peerLeft, .transferred, .routed, .cancelled, .removed, .meetingOver, .diallerHungUp: false
    }
  }
}
