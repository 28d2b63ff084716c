import Dialects
import GroundTruth
import JSONText
import Quantities
import Randomness

/// Messages of messengers, in the order of the vendor's model (reference section 3.6).
extension ConversationDocument {
  func writeMessage(
    of participant: Participant, _ plan: borrowing ConversationPlan, to json: inout JSONWriter
  ) {
    guard let correspondence = conversation.correspondence, let hub else { return }
    json.beginObject()
    writeWrittenState(of: participant, to: &json)
    writeHeld(to: &json)
    writeSegments(of: participant, plan, to: &json)
    writeDirection(participant, to: &json)
    writeWrittenRecording(of: participant, to: &json)
    writeError(of: participant, to: &json)
    writeWrittenEnd(of: participant, to: &json)
    json.key("provider")
    json.literal("PureCloud Messaging")
    json.key("authenticated")
    json.boolean(isHub(participant) && correspondence.isAuthenticated)
    writeService(correspondence.channel, hub, to: &json)
    writeScriptAndPeer(of: participant, plan, to: &json)
    writeEnds(of: participant, hub, to: &json)
    json.key("messages")
    json.beginArray()
    for position in correspondence.messages.indices where correspondence.messages[position].leg == participant.leg {
      writeDetails(of: position, correspondence, to: &json)
    }
    json.endArray()
    if correspondence.channel == .webMessaging { writeJourney(of: participant, to: &json) }
    writeAfterCallWork(of: participant, to: &json)
    writeAssistant(of: participant, to: &json)
    if correspondence.channel == .sms {
      json.key("byoSmsIntegrationId")
      json.uuid(organisation.integration)
    }
    writeMediaSettings(of: participant, to: &json)
    json.key("engagementSource")
    json.literal(correspondence.channel.source)
    if let parking = parkedToTheEnd(participant) {
      json.key("resumeTime")
      json.time(parking.due.milliseconds)
      json.key("parkTime")
      json.time(parking.span.start.milliseconds)
    }
    json.endObject()
  }

  /// Each side sees the other as the far end; whoever it was forwarded to writes from an address of their own.
  func writeEnds(of participant: Participant, _ hub: Hub, to json: inout JSONWriter) {
    let outside = participant.purpose.isOutside ? participant.person : nil
    writeEnd("toAddress", of: outside == nil ? hub.person : nil, to: &json)
    writeEnd("fromAddress", of: outside, to: &json)
  }

  /// Which service carries it, and what it knows of the customer's telephone.
  func writeService(_ channel: Channel, _ hub: Hub, to json: inout JSONWriter) {
    json.key("type")
    json.literal(channel.type)
    guard channel.isByTelephone else { return }
    json.key("recipientCountry")
    json.string(conversation.people[hub.person].place.countryCode)
    json.key("recipientType")
    json.literal("mobile")
  }

  /// Writes the message at `position` of the correspondence.
  ///
  /// - Parameter isLive: whether users' topics are told, which have no path and shorter errors.
  func writeDetails(
    of position: Int, _ correspondence: Correspondence, isLive: Bool = false, to json: inout JSONWriter
  ) {
    let message = correspondence.messages[position]
    let id = messageID(position)
    let conversationID = organisation.identifiers.id(of: conversation)
    json.beginObject()
    json.key("messageId")
    json.uuid(id)
    if !isLive {
      json.key("messageURI")
      json.beginString()
      json.part("/api/v2/conversations/messages/")
      json.part(uuid: conversationID.high, conversationID.low)
      json.part("/messages/")
      json.part(uuid: id.high, id.low)
      json.endString()
    }
    json.key("messageStatus")
    json.literal(message.fate.status)
    if correspondence.channel == .sms {
      json.key("messageSegmentCount")
      json.integer(Self.segments(of: message.text))
    }
    json.key("messageTime")
    json.time(message.at.milliseconds)
    writeMedia(of: message, position, to: &json)
    writeMetadata(of: message, correspondence.channel, to: &json)
    if correspondence.channel.isSocial || correspondence.channel.isPublic {
      json.key("socialVisibility")
      json.literal(correspondence.channel.isPublic ? "public" : "private")
    }
    if message.fate.isFailure {
      if isLive { writeLiveError(of: message.fate, to: &json) } else { writeError(of: message.fate, to: &json) }
    }
    json.endObject()
  }

  /// The parts that a text message is sent in: 160 septets, or 153 in each of several (3GPP TS 23.040 section 9.2.3.24).
  private static func segments(of text: String) -> Int {
    let length = text.utf8.count
    return length <= 160 ? 1 : (length + 152) / 153
  }

  /// Both lists are deprecated and still there (reference section 3.6, MessageDetails).
  private func writeMedia(of message: Correspondence.Message, _ position: Int, to json: inout JSONWriter) {
    let entity = EntityID.child(of: conversation.entity, position)
    json.key("media")
    json.beginArray()
    if case .file(let file) = message.body {
      let id = organisation.identifiers.bits(entity, .media)
      json.beginObject()
      json.key("url")
      json.uuid("https://media.acme.example.com/", id.high, id.low)
      json.key("mediaType")
      json.literal(file.mediaType)
      json.key("contentLengthBytes")
      json.integer(file.length(id.low))
      json.key("name")
      json.literal(file.name)
      json.key("id")
      json.uuid(id)
      json.endObject()
    }
    json.endArray()
    json.key("stickers")
    json.beginArray()
    if message.body == .element(.sticker) {
      let id = organisation.identifiers.bits(entity, .sticker)
      json.beginObject()
      json.key("url")
      json.uuid("https://media.acme.example.com/stickers/", id.high, id.low)
      json.key("id")
      json.uuid(id)
      json.endObject()
    }
    json.endArray()
  }

  private func writeMetadata(
    of message: Correspondence.Message, _ channel: Channel, to json: inout JSONWriter
  ) {
    json.key("messageMetadata")
    json.beginObject()
    json.key("type")
    json.literal(message.body.type(channel))
    json.key("events")
    json.beginArray()
    if case .sign(let sign) = message.body, let words = sign.words {
      json.beginObject()
      json.key("eventType")
      json.literal(words.type)
      json.key("subType")
      json.literal(words.subtype)
      json.endObject()
    }
    json.endArray()
    json.key("content")
    json.beginArray()
    if let content = message.body.content(channel) {
      json.beginObject()
      json.key("contentType")
      json.literal(content.type)
      if let subtype = content.subtype {
        json.key("subType")
        json.literal(subtype)
      }
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }
}
