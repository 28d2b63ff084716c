import Dialects
import GroundTruth
import JSONText
import Quantities
import Randomness

/// What a participant summary tells beside the participant's own leg.
struct ParticipantSetting {
  let conference: TwilioConference
  let identifiers: TwilioIdentifiers
  let directory: CellDirectory
  let conventions: TwilioConventions
  let application: TwilioApplication
}

/// The `data` of a `VoiceInsights.ConferenceParticipantSummary/2` event: one stay of one person in a conference.
///
/// A leg that joined has exactly one; whoever comes back after a lost connection has another call and another stay. Where
/// the conventions want them, so have those who were called into the conference in vain: theirs is the time of the call.
struct ConferenceParticipantSummary {
  let call: CallLeg
  let conversation: Conversation
  let setting: ParticipantSetting
  /// What follows `CP`.
  let sid: IdentifierBits
  /// From joining until leaving; for who never joined, from the answer, or else from dialling, until it was over.
  let stay: TimeSpan

  /// Milliseconds that the API queued an outbound call before dialling, inferred: median and spread of a log-normal
  /// and the range it is resampled into.
  private static let queueTime = (median: 420.0, sigma: 0.7, range: 100.0...4_000.0)
  /// The longest label the API takes, characters.
  private static let labelLimit = 64

  /// The stay of `call`, or nil when it has none.
  init?(_ call: CallLeg, of conversation: Conversation, _ setting: ParticipantSetting) {
    guard let sid = setting.identifiers.participantBits(of: call.leg.index, in: conversation) else { return nil }
    self.call = call
    self.conversation = conversation
    self.setting = setting
    self.sid = sid
    let start = call.leg.joinedAt ?? call.leg.answeredAt ?? call.leg.offeredAt
    stay = setting.conference.stay(TimeSpan(start, call.leg.leftAt))
  }

  var conference: TwilioConference { setting.conference }
  private var hasJoined: Bool { call.leg.joinedAt != nil }

  /// Measures what the document tells of the stay's media and events, into `measures`.
  func measure(_ series: LegSeries?, into measures: inout StayMeasures) {
    measures.events.gather(of: call.leg.index, in: conversation, during: hasJoined ? stay : nil)
    measures.hasMetrics = series != nil
    addModifications(to: &measures.events)
    guard let series else { return }
    let latency = Region.latency(from: call.region, to: conference.region)
    var inboundDraws = call.draws(for: "twilio.latency.inbound")
    var outboundDraws = call.draws(for: "twilio.latency.outbound")
    // What follows within the settling belongs to the stay.
    let (uplink, downlink) =
      call.leg.leftAt >= stay.end + Self.settling
      ? (series.uplink.prefix(until: stay.end), series.downlink.prefix(until: stay.end))
      : (series.uplink, series.downlink)
    measures.hasMetrics = !uplink.seconds.isEmpty
    guard measures.hasMetrics else { return }
    measures.inbound.measure(uplink, until: stay.end, latency: latency, &inboundDraws)
    // The mixer takes nothing from a coach who only listens.
    if call.leg.role == .coach, !Self.wasHeard(call.leg.index, in: conversation) { measures.inbound.isSilent = true }
    measures.outbound.measure(downlink, until: stay.end, latency: latency, &outboundDraws)
  }

  /// What the application changed about the participant meanwhile.
  private func addModifications(to events: inout ParticipantEvents) {
    guard hasJoined else { return }
    if let quietAt = conference.quietAt, stay.start <= quietAt, quietAt < stay.end { events.modifyBeep.append(quietAt) }
    if let exit { events.modifyExit += exit.changes.filter { $0 <= stay.end } }
  }

  /// What the participant's leaving does, where agents end conferences; nil for everybody else.
  var exit: ExitFlag? {
    guard setting.application.endsWithAgent, conversation.kind != .meeting, call.leg.role == .agent, hasJoined else {
      return nil
    }
    return ExitFlag(of: call.leg.index, in: conversation)
  }

  private static func wasHeard(_ coach: Int, in conversation: Conversation) -> Bool {
    var wasHeard = false
    conversation.forEachSupervision(by: coach) { if $0.mode != .monitor { wasHeard = true } }
    return wasHeard
  }

  /// Whether the conference starts when this participant enters: callers and coaches wait for the others.
  var startsConference: Bool {
    switch call.leg.role {
    case .agent, .external, .attendee: true
    case .customer, .coach, .ivr, .queue: false
    }
  }

  /// The customer by role, everybody else by name.
  private var label: String? {
    switch setting.application.labels {
    case .all: break
    case .called: if call.leg.isInbound { return nil }
    case .none: return nil
    }
    if call.leg.role == .customer { return "customer" }
    let name = call.person.name
    return name.utf8.count <= Self.labelLimit ? name : String(name.prefix(Self.labelLimit))
  }

  /// What the call has come to when the participant is gone: one that ends with the stay is over when it is told.
  private var status: CallStatus {
    let goesOn = call.leg.leftAt >= stay.end + Self.settling
    if call.leg.answeredAt != nil { return goesOn ? .answered : .completed }
    // The conference went down while the telephone still rang.
    return stay.end < call.leg.leftAt ? .ringing : CallStatus(of: call.leg)
  }

  /// How long after a conference the calls of its participants take to end with it; inferred.
  private static let settling = SimulationDuration.seconds(1)

  /// Writes the document, in the order of the REST resource.
  func write(_ json: inout JSONWriter, _ measures: borrowing StayMeasures) {
    let identifiers = setting.identifiers
    json.beginObject()
    json.key("participant_sid"); json.markIdentifier(); json.hex("CP", sid.high, sid.low)
    if let label { json.key("label"); json.string(label) }
    json.key("conference_sid"); json.hex("CF", conference.sid.high, conference.sid.low)
    json.key("call_sid"); json.hex("CA", call.sid.high, call.sid.low)
    json.key("account_sid"); json.hex("AC", identifiers.accountBits.high, identifiers.accountBits.low)
    writeAddresses(&json)
    json.key("call_state"); json.literal(status.name)
    json.key("call_status"); json.literal(status.name)
    if let country = call.countryCode { json.key("country_code"); json.string(country) }
    json.key("is_moderator"); json.boolean(startsConference || exit?.atEntry ?? false)
    json.key("join_time"); json.time(stay.start, style: .seconds)
    json.key("leave_time"); json.time(stay.end, style: .seconds)
    // A begun second counts: every coherent REST example shows one more than the difference of the times.
    json.key("duration_seconds")
    json.integer((stay.end.milliseconds - stay.start.milliseconds) / 1_000 + 1)
    if !call.leg.isInbound { writeQueue(&json) }
    json.key("jitter_buffer_size"); json.literal(jitterBufferSize)
    json.key("is_coach"); json.boolean(!measures.events.coachedLegs.isEmpty)
    json.key("coached_participants"); json.beginArray()
    for leg in measures.events.coachedLegs {
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
    writeAnnouncement(&json)
    writeProperties(&json, measures.events)
    measures.events.write(&json, unit: setting.conventions.epochUnit)
    json.key("quality_issues")
    json.integer(measures.hasMetrics ? measures.inbound.issueCount + measures.outbound.issueCount : 0)
    if measures.hasMetrics {
      json.key("metrics"); json.beginObject()
      json.key("inbound"); measures.inbound.write(&json, setting.conventions)
      json.key("outbound"); measures.outbound.write(&json, setting.conventions)
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
    // Calls leave the queue at the account's rate: who waited so long had so many before them.
    let length = setting.application.callsPerSecond.map { Int(time) * $0 / 1_000 } ?? 0
    json.key("outbound_queue_length"); json.integer(length)
    json.key("outbound_time_in_queue"); json.integer(Int(time))
  }
}

/// What is measured of one stay before its summary is written; its memory serves one stay after the other.
struct StayMeasures: ~Copyable {
  var events = ParticipantEvents()
  /// Whether the leg has media, and what follows is about it.
  var hasMetrics = false
  var inbound = ParticipantMetrics()
  var outbound = ParticipantMetrics()
}
