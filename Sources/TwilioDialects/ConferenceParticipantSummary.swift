import Dialects
import GroundTruth
import JSONText
import Quantities
import Randomness

/// The `data` of a `VoiceInsights.ConferenceParticipantSummary/2` event: one stay of one person in a conference.
///
/// A leg that joined has exactly one; whoever comes back after a lost connection has another call and another stay.
struct ConferenceParticipantSummary {
  private let call: CallLeg
  private let conversation: Conversation
  private let sid: IdentifierBits
  private let conference: TwilioConference
  private let joinedAt: SimulationTime

  /// Milliseconds that the API queued an outbound call before dialling, inferred: median and spread of a log-normal
  /// and the range it is resampled into.
  private static let queueTime = (median: 420.0, sigma: 0.7, range: 100.0...4_000.0)
  /// The longest label the API takes, characters.
  private static let labelLimit = 64

  /// The stay of `call` in `conference`, or nil when it never joined.
  init?(
    _ call: CallLeg, of conversation: Conversation, _ conference: TwilioConference, _ identifiers: TwilioIdentifiers
  ) {
    guard let joinedAt = call.leg.joinedAt,
      let sid = identifiers.participantBits(of: call.leg.index, in: conversation)
    else { return nil }
    self.call = call
    self.conversation = conversation
    self.conference = conference
    self.joinedAt = joinedAt
    self.sid = sid
  }

  /// Measures what the document tells of the stay's media and events, into `stay`.
  func measure(_ series: LegSeries?, into stay: inout StayMeasures) {
    stay.events.gather(of: call.leg.index, in: conversation)
    stay.hasMetrics = series != nil
    guard let series else { return }
    let latency = Region.latency(from: call.region, to: conference.region)
    var inboundDraws = call.draws(for: "twilio.latency.inbound")
    var outboundDraws = call.draws(for: "twilio.latency.outbound")
    stay.inbound.measure(series.uplink, latency: latency, &inboundDraws)
    // The mixer takes nothing from a coach who only listens.
    if call.leg.role == .coach, !Self.wasHeard(call.leg.index, in: conversation) { stay.inbound.isSilent = true }
    stay.outbound.measure(series.downlink, latency: latency, &outboundDraws)
  }

  private static func wasHeard(_ coach: Int, in conversation: Conversation) -> Bool {
    var wasHeard = false
    conversation.forEachSupervision(by: coach) { if $0.mode != .monitor { wasHeard = true } }
    return wasHeard
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
    if call.leg.role == .customer { return "customer" }
    let name = call.person.name
    return name.utf8.count <= Self.labelLimit ? name : String(name.prefix(Self.labelLimit))
  }

  /// Writes the document, in the order of the REST resource.
  func write(
    _ json: inout JSONWriter, _ stay: borrowing StayMeasures, _ identifiers: TwilioIdentifiers,
    _ conventions: TwilioConventions
  ) {
    json.beginObject()
    json.key("participant_sid"); json.markIdentifier(); json.hex("CP", sid.high, sid.low)
    json.key("label"); json.string(label)
    json.key("conference_sid"); json.hex("CF", conference.sid.high, conference.sid.low)
    json.key("call_sid"); json.hex("CA", call.sid.high, call.sid.low)
    json.key("account_sid"); json.hex("AC", identifiers.accountBits.high, identifiers.accountBits.low)
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
    json.key("is_coach"); json.boolean(!stay.events.coachedLegs.isEmpty)
    json.key("coached_participants"); json.beginArray()
    for leg in stay.events.coachedLegs {
      if let sid = identifiers.callBits(of: leg, in: conversation) { json.hex("CA", sid.high, sid.low) }
    }
    json.endArray()
    json.key("participant_region"); json.literal(Region.all[call.region].id)
    json.key("conference_region"); json.literal(Region.all[conference.region].id)
    json.key("call_type")
    switch call.kind {
    case .carrier: json.literal("carrier")
    case .sip: json.literal("sip")
    case .client: json.literal("client")
    }
    json.key("processing_state"); json.literal("complete")
    writeProperties(&json, stay.events)
    stay.events.write(&json, unit: conventions.epochUnit)
    json.key("quality_issues")
    json.integer(stay.hasMetrics ? stay.inbound.issueCount + stay.outbound.issueCount : 0)
    if stay.hasMetrics {
      json.key("metrics"); json.beginObject()
      json.key("inbound"); stay.inbound.write(&json, conventions)
      json.key("outbound"); stay.outbound.write(&json, conventions)
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

  private func writeProperties(_ json: inout JSONWriter, _ events: borrowing ParticipantEvents) {
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

/// A conference: its identifier, and where its mixer stands.
struct TwilioConference {
  var sid: IdentifierBits
  /// A position in `Region.all`.
  var region: Int
}

/// What is measured of one stay before its summary is written; its memory serves one stay after the other.
struct StayMeasures: ~Copyable {
  var events = ParticipantEvents()
  /// Whether the leg has media, and what follows is about it.
  var hasMetrics = false
  var inbound = ParticipantMetrics()
  var outbound = ParticipantMetrics()
}
