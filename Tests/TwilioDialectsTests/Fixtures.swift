import Dialects
import GroundTruth
import JSONText
import Testing
import _RuleFixtures

/// A good run with one claim broken, and the rule that must notice.
struct Fixture: Sendable, CustomTestStringConvertible {
  let rule: String
  /// Who told the run besides Twilio, whose claims would fall with this one otherwise.
  let platforms: Set<String>
  /// Whether the truth was written: a claim that follows from it cannot be broken alone beside it.
  let hasTruth: Bool
  let edit: @Sendable (inout SampleFiles) -> Void

  init(
    _ rule: String, toldBy platforms: Set<String> = SampleFiles.platforms, withTruth hasTruth: Bool = true,
    _ edit: @escaping @Sendable (inout SampleFiles) -> Void
  ) {
    self.rule = rule
    self.platforms = platforms
    self.hasTruth = hasTruth
    self.edit = edit
  }

  var testDescription: String { rule }

  static let all = gateways + connections + clients + warnings + stays + metrics
}

/// Gateways, and what concerns every event.
extension Fixture {
  private static let agent = SampleRun.call("inbound", .agent)
  private static let caller = SampleRun.call("inbound", .customer)
  /// A call that was answered, but never joined a conference.
  private static let abandoned = SampleRun.call("abandoned-in-queue", .customer)

  fileprivate static let gateways: [Fixture] = [
    Fixture("twilio.account.single") {
      $0.editEvent(agent, "connection/incoming") { $0.set("account_sid", to: .string("AC" + foreign)) }
    },
    Fixture("twilio.call-event.catalogue") {
      $0.editEvent(agent, "ice-gathering-state/complete") { $0.set("level", to: .string("INFO")) }
    },
    Fixture("twilio.call-event.known-call") {
      $0.copyEvent(abandoned, "connection/initiated") { $0.set("call_sid", to: .string("CA" + foreign)) }
    },
    Fixture("twilio.call-event.edges-of-call") { $0.editTruth(abandoned) { $0.set("transport", to: .string("sip")) } },
    Fixture("twilio.call-event.gateway-addresses") {
      $0.editEvent(agent, "connection/initiated") {
        $0.set("client_edge", "metadata", "twilio_ip", to: .string("54.172.60.1"))
      }
    },
    Fixture("twilio.call-event.region-pair") {
      $0.editEvent(caller, "connection/initiated") {
        $0.set("carrier_edge", "metadata", "edge_location", to: .string("dublin"))
      }
    },
    Fixture("twilio.call-event.client-address") {
      $0.editEvent(agent, "connection/completed") {
        $0.set("client_edge", "metadata", "external_ip", to: .string("203.0.113.250"))
      }
    },
    Fixture("twilio.call-event.gateway-order") { $0.copyEvent(abandoned, "connection/ringing") },
    Fixture("twilio.call-event.every-leg") {
      $0.removeEvent(SampleRun.call("outbound-busy", .customer), "connection/completed")
    },
    Fixture("twilio.call-event.gateway-times") {
      $0.editEvent(abandoned, "connection/completed") { $0.shift(by: 5_000) }
    },
    Fixture("twilio.call-event.answered") { $0.removeEvent(abandoned, "connection/answered") },
    // The truth knows when calls were answered and stays began.
    Fixture("twilio.participant.within-call", withTruth: false) {
      $0.editEvent(caller, "connection/answered") { $0.shift(by: 60_000) }
    },
  ]

  /// Hexadecimal digits that no identifier of a sample has.
  fileprivate static let foreign = "0123456789abcdef0123456789abcdef"
}

/// Connections of SDKs.
extension Fixture {
  /// A call that loses its media and gets it back.
  private static let recovered = SampleRun.call("reconnect", .agent)
  private static let lost = SampleRun.call("network-lost", .agent)
  /// A call that somebody gave up while it rang.
  private static let cancelled = SampleRun.call("abandoned-while-ringing", .agent)

  fileprivate static let connections: [Fixture] = [
    Fixture("twilio.call-event.sdk-metadata") {
      $0.editEvent(agent, "settings/codec") { $0.set("sdk_edge", "metadata", "city", to: .string("Boston")) }
    },
    Fixture("twilio.call-event.sdk-opening") {
      $0.copyEvent(agent, "connection/incoming") { $0.set("name", to: .string("outgoing")) }
    },
    Fixture("twilio.call-event.sdk-acceptance") {
      $0.editEvent(agent, "connection/accepted-by-local") { $0.set("name", to: .string("accepted-by-remote")) }
    },
    Fixture("twilio.call-event.sdk-single-ending") { $0.copyEvent(cancelled, "connection/cancel") },
    Fixture("twilio.call-event.microphone-before-offer") { $0.removeEvent(agent, "get-user-media/succeeded") },
    Fixture("twilio.call-event.mute-alternation") { $0.copyEvent(agent, "connection/muted") },
    Fixture("twilio.call-event.reconnect-order") { $0.removeEvent(recovered, "connection/reconnecting") },
    Fixture("twilio.call-event.ice-sequence") { $0.copyEvent(agent, "ice-connection-state/connected") },
    Fixture("twilio.call-event.gathering-sequence") { $0.copyEvent(agent, "ice-gathering-state/complete") },
    Fixture("twilio.call-event.signalling-offers") {
      $0.editEvent(agent, "signaling-state/have-remote-offer") { $0.set("name", to: .string("have-local-offer")) }
    },
    Fixture("twilio.call-event.candidate-pair") {
      let opened = $0.time(agent, "connection/incoming")
      $0.editEvent(agent, "ice-candidate/selected-ice-candidate-pair") { $0.move(to: opened + 1) }
    },
    Fixture("twilio.call-event.connectivity-restored") {
      $0.editEvent(recovered, "network-quality-warning-cleared/ice-connectivity-lost") { $0.shift(by: 2_000) }
    },
    Fixture("twilio.call-event.error-object") {
      $0.editEvent(SampleRun.call("client-refused", .customer), "connection/error") {
        $0.set("sdk_edge", "error", "code", to: 31_999)
      }
    },
    Fixture("twilio.call-event.sdk-details") {
      $0.editEvent(agent, "ice-candidate/selected-ice-candidate-pair") {
        $0.set("sdk_edge", "ice_candidate_pair", to: nil)
      }
    },
    Fixture("twilio.call-event.feedback-once") {
      // During the call instead of after it.
      $0.copyEvent(agent, "settings/codec") {
        $0.set("group", to: .string("feedback"))
        $0.set("name", to: .string("received-none"))
      }
    },
    Fixture("twilio.call-event.every-client") {
      $0.removeSDK(of: SampleRun.call("declined-then-answered", .agent, 1))
    },
    Fixture("twilio.call-event.sdk-mutes") {
      $0.editEvent(agent, "connection/unmuted") { $0.shift(by: 200) }
    },
    Fixture("twilio.call-event.sdk-reconnects") {
      $0.editEvent(recovered, "connection/reconnected") { $0.shift(by: 300) }
    },
    // The last word on it is another error's.
    Fixture("twilio.call-event.network-lost") {
      $0.editEvent(lost, "connection/error", occurrence: 1) { $0.set("sdk_edge", "error", "code", to: 53_407) }
    },
    Fixture("twilio.call-event.sdk-ending") {
      $0.editEvent(agent, "connection/disconnected-by-remote") { $0.set("name", to: .string("disconnected-by-local")) }
    },
    Fixture("twilio.call-event.sdk-times") {
      $0.editEvent(agent, "connection/disconnected-by-remote") { $0.shift(by: -300) }
    },
  ]
}

/// Warnings of SDKs.
extension Fixture {
  private static let raisedLoss = "network-quality-warning-raised/high-packet-loss"
  private static let clearedLoss = "network-quality-warning-cleared/high-packet-loss"
  private static let raisedInput = "audio-level-warning-raised/constant-audio-input-level"
  private static let clearedInput = "audio-level-warning-cleared/constant-audio-input-level"

  fileprivate static let warnings: [Fixture] = [
    Fixture("twilio.call-event.warnings-within-media") {
      // The last loss warning of the call, which stayed open.
      $0.editEvent(agent, raisedLoss, occurrence: 4) { $0.shift(by: 3_600_000) }
    },
    Fixture("twilio.call-event.warning-alternation") { $0.copyEvent(agent, raisedLoss) },
    Fixture("twilio.call-event.warning-guards") {
      let raised = $0.time(agent, raisedInput)
      $0.editEvent(agent, clearedInput) { $0.move(to: raised + 4_000) }
    },
    Fixture("twilio.call-event.warning-duration") {
      let raised = $0.time(agent, raisedLoss)
      $0.editEvent(agent, clearedLoss) { $0.move(to: raised + 7_000) }
    },
    Fixture("twilio.call-event.warning-threshold") {
      $0.editEvent(agent, raisedLoss) { $0.set("sdk_edge", "metric", "threshold", to: 2) }
    },
    Fixture("twilio.call-event.warning-values") {
      $0.editEvent(agent, raisedLoss) { $0.set("sdk_edge", "metric", "values", to: [0, 0, 0, 0, 0, 0, 0, 0, 4, 8]) }
    },
    Fixture("twilio.call-event.warning-window") {
      $0.editEvent(agent, clearedLoss) {
        $0.set("sdk_edge", "metric", "values", to: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
      }
    },
    Fixture("twilio.call-event.sampled-score") {
      // Two warnings of one instant: half a second of round trip does not go with a score of 4.
      let time = $0.time(agent, raisedLoss)
      for (name, threshold, values) in [
        ("low-mos", 3, [4, 4, 4, 4, 4, 4, 4, 2, 2, 2]),
        ("high-rtt", 400, [500, 500, 500, 500, 500, 500, 500, 500, 500, 500] as [Int64]),
      ] {
        $0.copyEvent(agent, raisedLoss) {
          $0.move(to: time)
          $0.set("name", to: .string(name))
          $0.set("sdk_edge", "metric", "threshold", to: Double(threshold))
          $0.set("sdk_edge", "metric", "values", to: values)
        }
      }
    },
    Fixture("twilio.call-event.no-input-warning-while-muted") {
      let muted = $0.time(agent, "connection/muted")
      $0.copyEvent(agent, raisedInput) { $0.move(to: muted + 1_000) }
      $0.copyEvent(agent, clearedInput) { $0.move(to: muted + 6_500) }
    },
  ]
}

/// Participants and what happened to them.
extension Fixture {
  private static let customerStay = SampleRun.stay("inbound", .customer)
  private static let agentStay = SampleRun.stay("inbound", .agent)
  private static let coachStay = SampleRun.stay("coaching", .coach)

  fileprivate static let stays: [Fixture] = [
    Fixture("twilio.participant.duration") { $0.editSummary(customerStay) { $0.set("duration_seconds", to: 226) } },
    Fixture("twilio.participant.conference-region") {
      $0.editSummary(customerStay) { $0.set("conference_region", to: .string("ie1")) }
    },
    Fixture("twilio.participant.moderator") {
      $0.editSummary(agentStay) { $0.set("is_moderator", to: .boolean(false)) }
    },
    Fixture("twilio.participant.coach") { $0.editSummary(coachStay) { $0.set("is_coach", to: .boolean(false)) } },
    Fixture("twilio.participant.coached-calls") {
      $0.editSummary(coachStay) { $0.set("coached_participants", to: .array([.string(agent)])) }
    },
    Fixture("twilio.participant.coaching-order") {
      $0.editSummary(coachStay) { summary in
        let stopped = summary.integers("events", "coaching_stopped")
        summary.set("events", "coaching_stopped", to: stopped + stopped)
      }
    },
    Fixture("twilio.participant.events-within-stay") {
      $0.editSummary(agentStay) { $0.set("events", "modify_beep", to: [1_700_000_000]) }
    },
    Fixture("twilio.participant.event-alternation") {
      $0.editSummary(customerStay) { summary in
        let held = summary.integers("events", "hold")
        summary.set("events", "hold", to: [held[0]] + held)
      }
    },
    Fixture("twilio.participant.queue-fields") {
      $0.editSummary(agentStay) { $0.set("outbound_time_in_queue", to: nil) }
    },
    Fixture("twilio.participant.country") {
      $0.editSummary(customerStay) { $0.set("country_code", to: .string("DE")) }
    },
    Fixture("twilio.participant.call-type") {
      $0.editSummary(agentStay) { $0.set("call_type", to: .string("carrier")) }
    },
    Fixture("twilio.participant.every-stay") { run in
      run[SampleRun.summaries].removeAll { $0["participant_sid"]?.string == customerStay }
    },
    Fixture("twilio.participant.known-stay") {
      $0.editSummary(customerStay) { $0.set("conference_sid", to: .string("CF" + foreign)) }
    },
    Fixture("twilio.participant.times") {
      $0.editSummary(customerStay) {
        $0.set("join_time", to: .string("2026-03-02T14:00:44Z"))
        $0.set("duration_seconds", to: 219)
      }
    },
    Fixture("twilio.participant.holds") {
      $0.editSummary(customerStay) { summary in
        let released = summary.integers("events", "unhold")
        summary.set("events", "unhold", to: released.dropLast() + [released[1] + 3])
      }
    },
    Fixture("twilio.participant.mutes") {
      $0.editSummary(SampleRun.stay("sip-customer", .customer)) { summary in
        summary.set("events", "unmute", to: summary.integers("events", "unmute").map { $0 + 3 })
      }
    },
    Fixture("twilio.participant.coaching") {
      $0.editSummary(coachStay) { summary in
        summary.set("events", "coaching", to: summary.integers("events", "coaching").map { $0 + 3 })
      }
    },
  ]
}

/// Metrics of participants.
extension Fixture {
  /// A stay whose downlink was lost for its last half minute.
  private static let lostStay = SampleRun.stay("network-lost", .agent)

  fileprivate static let metrics: [Fixture] = [
    Fixture("twilio.participant.loss-percentage") {
      $0.editSummary(customerStay) { $0.set("metrics", "inbound", "packet_loss_percentage", to: 0.75) }
    },
    // Twice the packets on the way to the customer, in the truth and in its series too.
    Fixture("twilio.participant.packet-rate") { run in
      run.editSummary(customerStay) { summary in
        for name in ["total_packets_received", "total_packets_lost"] {
          let count = summary.at("metrics", "outbound", name)?.integer ?? 0
          summary.set("metrics", "outbound", name, to: Double(2 * count))
        }
      }
      run.editTruth(caller) { leg in
        for name in ["packets_sent", "packets_lost"] {
          leg.set("media", "downlink", name, to: 2 * (leg.at("media", "downlink", name)?.double ?? 0))
        }
      }
      run.editSeries(of: caller, "downlink") { series in
        for name in ["sent", "lost"] { series.set(name, to: series.integers(name).map { 2 * $0 }) }
      }
    },
    Fixture("twilio.participant.statistics") {
      $0.editSummary(agentStay) { $0.set("metrics", "outbound", "latency", "max", to: 0) }
    },
    Fixture("twilio.participant.mos") {
      $0.editSummary(customerStay) { $0.set("metrics", "inbound", "mos", to: 4.2) }
    },
    Fixture("twilio.participant.occurrence-thresholds") {
      $0.editSummary(lostStay) { summary in
        guard var first = summary.at("metrics", "outbound", "occurrences", "packet_loss")?.elements else { return }
        first[0].set("percent", to: 2.5)
        summary.set("metrics", "outbound", "occurrences", "packet_loss", to: .array(first))
      }
    },
    Fixture("twilio.participant.occurrence-times") {
      $0.editSummary(lostStay) { summary in
        guard let found = summary.at("metrics", "outbound", "occurrences", "packet_loss")?.elements else { return }
        summary.set("metrics", "outbound", "occurrences", "packet_loss", to: .array([found[0]] + found))
      }
    },
    Fixture("twilio.participant.tags") {
      // Everything goes with the tag but the figures.
      $0.editSummary(agentStay) { summary in
        let info = JSONValue.object([
          ("description", .string("High latency detected")),
          ("latency", .object([("severity", .string("medium"))])),
        ])
        summary.set("metrics", "inbound", "tags", to: .array([.string("high_latency")]))
        summary.set("metrics", "inbound", "tags_info", to: info)
        summary.set("quality_issues", to: 1)
      }
    },
    Fixture("twilio.participant.tags-info") {
      $0.editSummary(lostStay) {
        $0.set("metrics", "outbound", "tags_info", "jitter", to: .object([("severity", .string("medium"))]))
      }
    },
    Fixture("twilio.participant.quality-issues") { $0.editSummary(agentStay) { $0.set("quality_issues", to: 1) } },
    Fixture("twilio.participant.packets") {
      $0.editSummary(customerStay) { summary in
        let received = (summary.at("metrics", "inbound", "total_packets_received")?.double ?? 0) + 1
        let lost = summary.at("metrics", "inbound", "total_packets_lost")?.double ?? 0
        let percentage = (lost / (lost + received) * 100_000_000).rounded() / 1_000_000
        summary.set("metrics", "inbound", "total_packets_received", to: received)
        summary.set("metrics", "inbound", "packet_loss_percentage", to: percentage)
      }
    },
    Fixture("twilio.participant.silent-listener", toldBy: ["twilio"]) { run in
      // The coach never spoke, in the truth and in the document.
      run.forgetCoaching(of: SampleRun.call("coaching", .coach))
      run.editSummary(coachStay) { summary in
        summary.set("is_coach", to: .boolean(false))
        summary.set("coached_participants", to: .array([]))
        for name in ["coaching", "coaching_stopped", "modify_coached_participant"] {
          summary.set("events", name, to: [])
        }
      }
    },
  ]
}
