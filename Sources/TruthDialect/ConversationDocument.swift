import CCPDialect
import Dialects
import Documents
import GroundTruth
import JSONText
import Quantities

/// What really happened in one conversation: a line of `truth/conversation.ndjson`.
struct ConversationDocument {
  static let type = DocumentType(
    stream: DocumentStream(
      path: "truth/conversation.ndjson", documentType: "truth.conversation",
      order: .init(time: "started_at", identifier: "conversation_id")),
    shape: ConversationShape.shape,
    summary: "what really happened in one conversation, with every platform's identifiers of it")

  let record: ConversationRecord
  let id: IdentifierBits
  let directory: CellDirectory
  let identifiers: CrossWalk

  private var conversation: Conversation { record.conversation }

  func write(into json: inout JSONWriter) {
    json.beginObject()
    json.key("conversation_id")
    json.markIdentifier()
    json.uuid(id.high, id.low)
    json.key("kind")
    json.literal(Vocabulary.word(conversation.kind))
    json.key("cell")
    json.integer(conversation.cell)
    json.key("started_at")
    json.time(conversation.span.start)
    json.key("ended_at")
    json.time(conversation.span.end)
    json.key("queue")
    json.stringOrNull(conversation.queue.map { directory.queues[$0].name })
    json.key("outcome")
    json.literal(Vocabulary.word(conversation.outcome))
    json.key("ids")
    json.beginObject()
    json.key("twilio_conference_sid")
    json.sidOrNull("CF", identifiers.twilioConference(conversation))
    json.key("realtimekit_session_id")
    json.uuidOrNull(identifiers.realtimeKitSession(conversation))
    json.key("genesys_conversation_id")
    json.uuidOrNull(identifiers.genesysConversation(conversation))
    json.endObject()
    json.key("legs")
    json.beginArray()
    for leg in conversation.legs { write(leg, into: &json) }
    json.endArray()
    json.key("actions")
    json.beginArray()
    // Before anybody is in the mix an assistant and the caller may have spoken.
    if let assistance = conversation.assistance,
      let customer = conversation.legs.first(where: { $0.role == .customer })?.index
    {
      for action in assistance.utterances(by: customer) { write(action, into: &json) }
    }
    for action in conversation.actions { write(action, into: &json) }
    json.endArray()
    json.key("impairments")
    json.beginArray()
    for impairment in record.impairments {
      let id = identifiers.impairment(impairment)
      json.uuid(id.high, id.low)
    }
    json.endArray()
    json.endObject()
  }

  private func write(_ leg: Leg, into json: inout JSONWriter) {
    let person = conversation.person(of: leg)
    json.beginObject()
    json.key("leg")
    json.integer(leg.index)
    json.key("role")
    json.literal(Vocabulary.word(leg.role))
    json.key("person")
    json.string(person.name)
    json.key("address")
    if leg.isHuman { write(person.address, into: &json) } else { json.null() }
    json.key("transport")
    json.literal(Vocabulary.word(leg.transport))
    json.key("codec")
    if let codec = leg.codec { json.literal(Vocabulary.word(codec)) } else { json.null() }
    json.key("network")
    json.stringOrNull(leg.network.map { directory.networks[$0].name })
    json.key("offered_at")
    json.time(leg.offeredAt)
    json.key("answered_at")
    json.timeOrNull(leg.answeredAt)
    json.key("joined_at")
    json.timeOrNull(leg.joinedAt)
    json.key("left_at")
    json.time(leg.leftAt)
    json.key("end")
    json.literal(Vocabulary.word(leg.end))
    json.key("ids")
    writeIdentifiers(of: leg, into: &json)
    json.key("media")
    if let series = record.series[leg.index] {
      json.beginObject()
      json.key("uplink")
      write(series.uplink.summary, into: &json)
      json.key("downlink")
      write(series.downlink.summary, into: &json)
      json.endObject()
    } else {
      json.null()
    }
    json.endObject()
  }

  /// Writes an address as `Address.text` has it, part by part.
  private func write(_ address: Address, into json: inout JSONWriter) {
    switch address {
    case .telephone(let text), .client(let text): json.string(text)
    case .sip(let text): json.string("sip:", text)
    }
  }

  private func writeIdentifiers(of leg: Leg, into json: inout JSONWriter) {
    json.beginObject()
    json.key("twilio_call_sid")
    json.sidOrNull("CA", identifiers.twilioCall(conversation, leg))
    json.key("twilio_participant_sid")
    json.sidOrNull("CP", identifiers.twilioParticipant(conversation, leg))
    json.key("realtimekit_peer_id")
    json.uuidOrNull(identifiers.realtimeKitPeer(conversation, leg))
    json.key("genesys_participant_id")
    json.uuidOrNull(identifiers.genesysParticipant(conversation, leg))
    json.key("genesys_call_id")
    json.uuidOrNull(identifiers.genesysCall(conversation, leg))
    json.key("ccp_stream")
    if identifiers.hasStream(conversation, leg) {
      json.string(CCPIdentifiers.streamPrefix, conversation.person(of: leg).name)
    } else {
      json.null()
    }
    json.key("ccp_call_id")
    json.uuidOrNull(identifiers.ccpCall(conversation, leg))
    json.endObject()
  }

  private func write(_ media: MediaSummary, into json: inout JSONWriter) {
    json.beginObject()
    json.key("packets_sent")
    json.integer(media.packetsSent)
    json.key("packets_lost")
    json.integer(media.packetsLost)
    json.key("packets_late")
    json.integer(media.packetsLate)
    json.key("loss_bursts")
    json.integer(media.lossBursts)
    json.key("jitter_ms")
    json.decimal(media.jitter, places: 3)
    json.key("delay_ms")
    json.decimal(media.delay, places: 3)
    json.key("mos")
    json.decimal(media.meanOpinionScore, places: 3)
    json.endObject()
  }

  private func write(_ action: Action, into json: inout JSONWriter) {
    json.beginObject()
    json.key("at")
    json.time(action.at)
    json.key("leg")
    json.integer(action.leg)
    json.key("action")
    json.literal(Vocabulary.word(action.kind))
    json.key("target")
    if let target = action.target { json.integer(target) } else { json.null() }
    json.endObject()
  }
}

extension JSONWriter {
  /// Writes the string, or `null`.
  mutating func stringOrNull(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  /// Writes the UUID, or `null`.
  mutating func uuidOrNull(_ id: IdentifierBits?) {
    if let id { uuid(id.high, id.low) } else { null() }
  }

  /// Writes `prefix` and the bits as hexadecimal digits, or `null`.
  mutating func sidOrNull(_ prefix: StaticString, _ sid: IdentifierBits?) {
    if let sid { hex(prefix, sid.high, sid.low) } else { null() }
  }

  /// Writes the time, or `null`.
  mutating func timeOrNull(_ instant: SimulationTime?) {
    if let instant { time(instant) } else { null() }
  }
}
