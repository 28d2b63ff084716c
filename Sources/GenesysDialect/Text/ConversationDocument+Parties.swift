import GroundTruth
import JSONText

/// Who is at the two ends of a call.
extension ConversationDocument {
  /// Whether a participant is the outside party everybody else's call is about.
  func isHub(_ participant: Participant) -> Bool { hub != nil && participant.leg == hub?.leg }

  /// A participant's own address, the number it was called from and the number called (reference section 3.2).
  func writeAddresses(_ participant: Participant, to json: inout JSONWriter) {
    if conversation.medium.isWritten { return writeWrittenAddresses(participant, to: &json) }
    guard let own = participant.address else { return }
    json.key("address")
    write(own, to: &json)
    switch participant.purpose {
    case .customer, .external: writeOutsideNumbers(participant, own, to: &json)
    case .ivr, .acd, .voicemail, .fax, .group:
      writeCaller("ani", to: &json)
      json.key("dnis")
      write(own, to: &json)
    case .agent, .user: writeUserNumbers(participant.calling ?? participant, own, to: &json)
    case .dialer: break
    }
  }

  private func writeOutsideNumbers(_ participant: Participant, _ own: PartyAddress, to json: inout JSONWriter) {
    if participant.isInbound {
      json.key("ani")
      write(own, to: &json)
      if let hub, participant.leg == hub.leg {
        json.key("aniName")
        writeLocality(of: hub.person, to: &json)
      }
    } else if let number = conversation.serviceNumber {
      json.key("ani")
      json.string("tel:", number)
    }
    if !participant.isInbound {
      json.key("dnis")
      write(own, to: &json)
    } else if let number = conversation.serviceNumber {
      json.key("dnis")
      json.string("tel:", number)
    }
    json.key("locale")
    json.literal(Self.locale)
  }

  /// Whoever calls out shows their station; whoever is called sees the outside party as it stood on the wire.
  private func writeUserNumbers(_ participant: Participant, _ own: PartyAddress, to json: inout JSONWriter) {
    let isCaller = !participant.isInbound && participant.initialState == .contacting && participant.supervised.isEmpty
    if isCaller, case .station(let station) = own {
      json.key("ani")
      writeCallingStation(station, to: &json)
      if hub == nil { writeColleague("dnis", to: &json) } else { writeCaller("dnis", to: &json) }
    } else {
      if hub == nil {
        writeColleague("ani", isCalling: true, to: &json)
      } else if let hub {
        json.key("ani")
        writeRaw(hub.person, edge: hub.edge, to: &json)
      }
      json.key("dnis")
      write(own, to: &json)
    }
  }

  /// The station at the other end of a call inside the house: the caller's, or that of whoever was called first.
  private func writeColleague(_ key: StaticString, isCalling: Bool = false, to json: inout JSONWriter) {
    guard let person = colleague(isCaller: isCalling) else { return }
    let station = organisation.station(conversation.people[person].entity)
    json.key(key)
    if isCalling { writeCallingStation(station, to: &json) } else { write(.station(station), to: &json) }
  }

  /// Who calls inside the house, or who was called first: a position in `Conversation.people`.
  private func colleague(isCaller: Bool) -> Int? {
    guard conversation.office?.kind == .inHouse else { return nil }
    let legs = conversation.legs
    return isCaller ? legs.first?.person : legs.dropFirst().first { $0.role == .agent }?.person
  }

  private func writeCaller(_ key: StaticString, to json: inout JSONWriter) {
    guard let hub else { return writeColleague(key, isCalling: true, to: &json) }
    json.key(key)
    writeNormalized(hub.person, to: &json)
  }

  /// The leg's own end and the far end (reference section 3.5, Address).
  func writeParties(_ participant: Participant, to json: inout JSONWriter) {
    guard let person = participant.person, let own = participant.address else { return }
    switch participant.purpose {
    case .customer, .external:
      json.key("self")
      writeOutsider(person, edge: participant.timing.edge, to: &json)
      if let number = conversation.serviceNumber {
        json.key("other")
        writeService(number, edge: participant.timing.edge + 1, to: &json)
      }
    case .agent, .user:
      json.key("self")
      writeStation(of: person, own, to: &json)
      if let hub {
        json.key("other")
        writeOutsider(hub.person, edge: hub.edge, to: &json)
      } else if let other = colleague(isCaller: participant.leg != 0) {
        json.key("other")
        writeStation(of: other, .station(organisation.station(conversation.people[other].entity)), to: &json)
      }
    case .ivr, .acd, .voicemail, .dialer, .fax, .group: break
    }
  }

  private func writeOutsider(_ person: Int, edge: Int, to json: inout JSONWriter) {
    json.beginObject()
    json.key("name")
    writeLocality(of: person, to: &json)
    json.key("nameRaw")
    json.literal("")
    json.key("addressNormalized")
    writeNormalized(person, to: &json)
    json.key("addressRaw")
    writeRaw(person, edge: edge, to: &json)
    if case .telephone(let number) = conversation.people[person].address {
      json.key("addressDisplayable")
      writeDisplayable(number, to: &json)
    }
    json.endObject()
  }

  /// The organisation's own number; its locality is not known to the truth, so its name is the number itself.
  private func writeService(_ number: String, edge: Int, to json: inout JSONWriter) {
    json.beginObject()
    json.key("name")
    json.string(number)
    json.key("nameRaw")
    json.literal("")
    json.key("addressNormalized")
    json.string("tel:", number)
    json.key("addressRaw")
    writeRawNumber(number, edge: edge, to: &json)
    json.key("addressDisplayable")
    writeDisplayable(number, to: &json)
    json.endObject()
  }

  private func writeStation(of person: Int, _ station: PartyAddress, to json: inout JSONWriter) {
    json.beginObject()
    json.key("name")
    json.string(conversation.people[person].displayName)
    json.key("nameRaw")
    json.literal("")
    json.key("addressNormalized")
    write(station, to: &json)
    json.key("addressRaw")
    write(station, to: &json)
    json.endObject()
  }
}
