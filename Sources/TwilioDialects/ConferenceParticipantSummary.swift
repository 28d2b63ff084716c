import GroundTruth
import JSONText
import Quantities
import Randomness

/// The `data` of a `VoiceInsights.ConferenceParticipantSummary/2` event: one stay of one person in a conference.
///
/// A leg that joined has exactly one; whoever comes back after a lost connection has another call and another stay.
struct ConferenceParticipantSummary {
  let call: CallLeg
  let participantSID: String
  let conferenceSID: String
  /// A position in `Region.all`.
  let conferenceRegion: Int
  let joinedAt: SimulationTime
  private let conversation: Conversation
  private let events: ParticipantEvents
  private let coachedCalls: [String]
  private let metrics: (inbound: ParticipantMetrics, outbound: ParticipantMetrics)?

  /// Milliseconds that the API queued an outbound call before dialling, inferred: median and spread of a log-normal
  /// and the range it is resampled into.
  private static let queueTime = (median: 420.0, sigma: 0.7, range: 100.0...4_000.0)
  /// The longest label the API takes, characters.
  private static let labelLimit = 64

  /// The stay of `call`, or nil when it never joined.
  init?(
    _ call: CallLeg, of record: ConversationRecord, conference: (sid: String, region: Int),
    _ identifiers: TwilioIdentifiers
  ) {
    let conversation = record.conversation
    guard let joinedAt = call.leg.joinedAt,
      let sid = identifiers.participantSID(of: call.leg.index, in: conversation)
    else { return nil }
    self.call = call
    self.conversation = conversation
    self.joinedAt = joinedAt
    participantSID = sid
    conferenceSID = conference.sid
    conferenceRegion = conference.region
    events = ParticipantEvents(of: call.leg.index, in: conversation)
    coachedCalls = events.coachedLegs.compactMap { identifiers.callSID(of: $0, in: conversation) }
    metrics = record.series[call.leg.index].map { series in
      let latency = Region.latency(from: call.region, to: conference.region)
      var inboundDraws = call.draws(for: "twilio.latency.inbound")
      var outboundDraws = call.draws(for: "twilio.latency.outbound")
      var inbound = ParticipantMetrics(series.uplink, latency: latency, &inboundDraws)
      // The mixer takes nothing from a coach who only listens.
      if call.leg.role == .coach, !Self.wasHeard(call.leg.index, in: conversation) { inbound.isSilent = true }
      return (inbound, ParticipantMetrics(series.downlink, latency: latency, &outboundDraws))
    }
  }

  private static func wasHeard(_ coach: Int, in conversation: Conversation) -> Bool {
    conversation.supervision(by: coach).contains { $0.mode != .monitor }
  }

  /// Whether the conference starts when this participant enters: callers and coaches wait for the others.
  private var startsConference: Bool {
    switch call.leg.role {
    case .agent, .external, .attendee: true
    case .customer, .coach, .ivr, .queue: false
    }
  }

  /// The customer by role, everybody else by name.
  private var label: String {
    call.leg.role == .customer ? "customer" : String(call.person.name.prefix(Self.labelLimit))
  }

  /// Writes the document, in the order of the REST resource.
  func write(_ json: inout JSONWriter, account: String, _ conventions: TwilioConventions) {
    json.beginObject()
    json.key("participant_sid"); json.markIdentifier(); json.string(participantSID)
    json.key("label"); json.string(label)
    json.key("conference_sid"); json.string(conferenceSID)
    json.key("call_sid"); json.string(call.callSID)
    json.key("account_sid"); json.string(account)
    writeAddresses(&json)
    // A leg ends with its stay, so the call is over when the summary is written.
    json.key("call_state"); json.literal("completed")
    json.key("call_status"); json.literal("completed")
    if let country = call.countryCode { json.key("country_code"); json.string(country) }
    json.key("is_moderator"); json.boolean(startsConference)
    json.key("join_time"); json.time(joinedAt, style: .seconds)
    json.key("leave_time"); json.time(call.leg.leftAt, style: .seconds)
    // A begun second counts: every coherent REST example shows one more than the difference of the times.
    json.key("duration_seconds"); json.integer((call.leftAt - joinedAt.milliseconds) / 1_000 + 1)
    if !call.leg.isInbound { writeQueue(&json) }
    json.key("jitter_buffer_size"); json.literal(conventions.unsetJitterBufferSize)
    json.key("is_coach"); json.boolean(!coachedCalls.isEmpty)
    json.key("coached_participants"); json.beginArray()
    for sid in coachedCalls { json.string(sid) }
    json.endArray()
    json.key("participant_region"); json.literal(Region.all[call.region].id)
    json.key("conference_region"); json.literal(Region.all[conferenceRegion].id)
    json.key("call_type")
    switch call.kind {
    case .carrier: json.literal("carrier")
    case .sip: json.literal("sip")
    case .client: json.literal("client")
    }
    json.key("processing_state"); json.literal("complete")
    writeProperties(&json)
    events.write(&json, unit: conventions.epochUnit)
    json.key("quality_issues")
    json.integer((metrics?.inbound.issues.count ?? 0) + (metrics?.outbound.issues.count ?? 0))
    if let metrics {
      json.key("metrics"); json.beginObject()
      json.key("inbound"); metrics.inbound.write(&json, conventions)
      json.key("outbound"); metrics.outbound.write(&json, conventions)
      json.endObject()
    }
    json.endObject()
  }

  private func writeAddresses(_ json: inout JSONWriter) {
    let address = call.address
    if call.leg.isInbound {
      json.key("call_direction"); json.literal("inbound")
      json.key("from"); json.string(address.scheme, address.rest)
      if let service = conversation.serviceNumber { json.key("to"); json.string(service) }
    } else {
      json.key("call_direction"); json.literal("outbound")
      if let service = conversation.serviceNumber { json.key("from"); json.string(service) }
      json.key("to"); json.string(address.scheme, address.rest)
    }
  }

  private func writeQueue(_ json: inout JSONWriter) {
    var draws = call.draws(for: "twilio.queue")
    var time: Double
    repeat {
      time = draws.logNormal(median: Self.queueTime.median, sigma: Self.queueTime.sigma)
    } while !Self.queueTime.range.contains(time)
    json.key("outbound_queue_length"); json.integer(0)
    json.key("outbound_time_in_queue"); json.integer(Int(time))
  }

  private func writeProperties(_ json: inout JSONWriter) {
    // A meeting keeps the API's beeps; a contact centre switches them off.
    let beeps = conversation.kind == .meeting
    json.key("properties"); json.beginObject()
    json.key("beep_on_enter"); json.boolean(beeps)
    json.key("beep_on_exit"); json.boolean(beeps)
    json.key("start_conference_on_enter"); json.boolean(startsConference)
    // Nobody's leaving ends it: transfers need the conference to outlive either side.
    json.key("end_conference_on_exit"); json.boolean(false)
    json.key("enter_muted"); json.boolean(events.entersMuted)
    json.key("play_early_media"); json.boolean(true)
    json.key("recording_enabled"); json.boolean(conversation.isRecorded)
    json.key("trim_recording"); json.boolean(true)
    json.key("requested_region"); json.literal("unknown")
    json.endObject()
  }
}
