import GroundTruth
import JSONText

/// How parties of a conversation that is written are reached.
///
/// A number is plain E.164 here (reference section 2: SMS and WhatsApp), a mailbox is one, and everybody else is known by
/// an opaque id of the service (inferred).
extension ConversationDocument {
  /// Whether the conversation was addressed to something a person could write down: a number or a mailbox.
  var hasWrittenAddress: Bool {
    switch conversation.correspondence?.channel {
    case .email, .sms, .whatsApp: true
    default: false
    }
  }

  /// A participant's own address and the one they wrote to; only the outside party has any.
  func writeWrittenAddresses(_ participant: Participant, to json: inout JSONWriter) {
    guard participant.purpose.isOutside, let person = participant.person else { return }
    json.key("address")
    writeWriter(person, to: &json)
    guard hasWrittenAddress else { return }
    // Who was written to is the number called, as on the telephone.
    if participant.isInbound {
      json.key("ani")
      writeWriter(person, to: &json)
      json.key("aniName")
      json.string(conversation.people[person].displayName)
      json.key("dnis")
      writeRecipient(to: &json)
    } else {
      json.key("ani")
      writeRecipient(to: &json)
      json.key("dnis")
      writeWriter(person, to: &json)
    }
  }

  /// Writes where the customer is reached.
  func writeWriter(_ person: Int, to json: inout JSONWriter) {
    switch conversation.correspondence?.channel {
    case .email: writeMailbox(of: person, to: &json)
    case .sms, .whatsApp: json.string(conversation.people[person].address.text)
    default: json.uuid(organisation.identifiers.bits(conversation.people[person].entity, .visitor))
    }
  }

  /// Writes where the organisation is reached.
  func writeRecipient(to json: inout JSONWriter) {
    switch conversation.correspondence?.channel {
    case .email:
      // The mailbox of the queue that a letter came to first.
      json.beginString()
      json.part(escaping: conversation.queue.map { organisation.queues[$0].name } ?? "mail")
      json.part("@acme.example.com")
      json.endString()
    case .sms, .whatsApp: json.string(conversation.serviceNumber ?? "")
    default: json.uuid(organisation.integration)
    }
  }

  /// `jane.doe.123@example.net`: the name as people write it in addresses, and what makes it unique.
  private func writeMailbox(of person: Int, to json: inout JSONWriter) {
    let owner = conversation.people[person]
    json.beginString()
    for byte in owner.displayName.utf8 {
      let letter = byte | 0x20
      if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) {
        json.part(escaping: String(Unicode.Scalar(letter)))
      } else if byte == UInt8(ascii: " ") {
        json.part(".")
      }
    }
    let number = owner.name.utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    json.part(".")
    json.part(escaping: String(decoding: number, as: UTF8.self))
    json.part("@example.net")
    json.endString()
  }

  /// Writes one end of a message: a party with its name.
  func writeEnd(_ key: StaticString, of party: Int?, to json: inout JSONWriter) {
    json.key(key)
    json.beginObject()
    json.key("name")
    if let party { json.string(conversation.people[party].displayName) } else { json.literal("Acme") }
    json.key("addressNormalized")
    if let party { writeWriter(party, to: &json) } else { writeRecipient(to: &json) }
    json.key("addressRaw")
    if let party { writeWriter(party, to: &json) } else { writeRecipient(to: &json) }
    json.endObject()
  }
}
