import Dialects
import GroundTruth
import JSONText
import Quantities
import Randomness

/// How events are delivered when they are wrapped in the envelopes of an event stream: at least once, in no order that
/// the documents decide (documentation, "Event delivery retries and event duplication").
///
/// The time of the envelope is when the event was published, and a file of envelopes is in that order. A delivery that is
/// repeated is the same to the last byte, so it stands beside the first.
public struct TwilioDelivery: Hashable, Sendable {
  /// Where the source of an event points to; inferred, both.
  public enum Source: Hashable, Sendable {
    /// The list of the call's events, the participant of the conference.
    case resource
    /// The call, the conference.
    case parent
  }

  /// Where the source of an event points to.
  public var source = Source.resource
  /// Share of events that are delivered twice, 0 through 1.
  public var duplicates = 0.0
  /// Whether events overtake one another on the way.
  public var isUnordered = false

  /// Deliveries in order, each once.
  public init() {}
}

/// The envelope of one event: CloudEvents 1.0.
struct DeliveredEvent {
  /// What is delivered.
  enum Content {
    case callEvent(fromSDK: Bool)
    case participant(conference: IdentifierBits, sid: IdentifierBits)
  }

  let content: Content
  let call: CallLeg
  /// Milliseconds since the epoch.
  let publishedAt: Int64
  let isRepeated: Bool
  private let sid: IdentifierBits
  private let delivery: TwilioDelivery

  /// Milliseconds until an event of a call is published: "about 90 seconds" (documentation, "Call events"), spread over
  /// half a minute where events overtake one another.
  private static let callEventDelay = (usual: 90_000.0, spread: 15_000.0)
  /// The same of a summary, which is published when its participant leaves; inferred.
  private static let summaryDelay = (usual: 2_500.0, spread: 2_000.0)

  /// The event of `call` at `time`, milliseconds since the epoch; `number` counts those of the call.
  ///
  /// Events of one instant travel together: clients post what they have noted in one message.
  init(_ content: Content, of call: CallLeg, at time: Int64, number: Int, _ delivery: TwilioDelivery) {
    self.content = content
    self.call = call
    self.delivery = delivery
    let delay: (usual: Double, spread: Double)
    switch content {
    case .callEvent: delay = Self.callEventDelay
    case .participant: delay = Self.summaryDelay
    }
    var waiting = delay.usual
    if delivery.isUnordered {
      var draws = call.draws(for: "twilio.delivery", at: time)
      waiting = draws.uniform(from: delay.usual - delay.spread, to: delay.usual + delay.spread)
    }
    publishedAt = time + Int64(waiting)
    let isSummary = if case .participant = content { true } else { false }
    sid = call.eventBits(isSummary ? -1 : number)
    isRepeated = delivery.duplicates > 0 && Double(sid.low >> 11) * 0x1p-53 < delivery.duplicates
  }

  /// Writes the envelope around what `body` writes.
  func write(_ json: inout JSONWriter, _ body: (inout JSONWriter) -> Void) {
    json.beginObject()
    json.key("specversion"); json.literal("1.0")
    json.key("type")
    switch content {
    case .callEvent(fromSDK: true): json.literal("com.twilio.voice.insights.call-event.sdk")
    case .callEvent(fromSDK: false): json.literal("com.twilio.voice.insights.call-event.gateway")
    case .participant: json.literal("com.twilio.voice.insights.conference-participant-summary.complete")
    }
    json.key("source"); json.markIdentifier(); writeSource(&json)
    json.key("id"); json.hex("EZ", sid.high, sid.low)
    json.key("dataschema")
    switch content {
    case .callEvent: json.literal("https://events-schemas.twilio.com/VoiceInsights.CallEvent/3")
    case .participant: json.literal("https://events-schemas.twilio.com/VoiceInsights.ConferenceParticipantSummary/2")
    }
    json.key("datacontenttype"); json.literal("application/json")
    json.key("time"); json.time(SimulationTime(milliseconds: publishedAt))
    json.key("data")
    json.keepingIdentifier(body)
    json.endObject()
  }

  private func writeSource(_ json: inout JSONWriter) {
    json.beginString()
    switch content {
    case .callEvent:
      json.part("/v1/Voice/CA"); json.part(hex: call.sid.high, call.sid.low, digits: 32)
      if delivery.source == .resource { json.part("/Events") }
    case .participant(let conference, let sid):
      json.part("/v1/Conferences/CF"); json.part(hex: conference.high, conference.low, digits: 32)
      if delivery.source == .resource {
        json.part("/Participants/CP"); json.part(hex: sid.high, sid.low, digits: 32)
      }
    }
    json.endString()
  }
}
