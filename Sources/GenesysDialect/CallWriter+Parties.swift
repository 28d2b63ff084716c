import GroundTruth
import JSONText

/// Who is at the two ends of a call.
extension CallWriter {
  private var conversation: Conversation { plan.conversation }
  private var addresses: AddressText { AddressText(organisation: plan.organisation) }

  /// The outside party everybody's call is about.
  private var outsider: (person: Person, edge: Int)? {
    plan.hub.map { (conversation.person(of: conversation.legs[$0]), plan.byLeg[$0].timing.edge) }
  }

  private func person(_ participant: Participant) -> Person? {
    participant.leg.map { conversation.person(of: conversation.legs[$0]) }
  }

  /// A participant's own address, the number it was called from and the number called (reference section 3.2).
  func ends(_ participant: Participant) -> (address: String?, ani: String?, dnis: String?) {
    guard let person = person(participant) else { return (nil, nil, nil) }
    let service = conversation.serviceNumber.map { "tel:\($0)" }
    let caller = outsider.map { addresses.normalized($0.person.address) }
    switch participant.purpose {
    case .customer, .external:
      let own = addresses.normalized(person.address)
      return participant.isInbound ? (own, own, service) : (own, service, own)
    case .ivr:
      let own = addresses.flow(person)
      return (own, caller, own)
    case .acd:
      let own = participant.queue.map(addresses.queue) ?? addresses.flow(person)
      return (own, caller, own)
    case .agent, .user:
      let station = addresses.station(person)
      guard participant.isInbound || participant.initialState != .contacting || !participant.supervised.isEmpty else {
        return (station, addresses.callingStation(person), caller)
      }
      return (station, outsider.map { addresses.raw($0.person.address, edge: $0.edge) }, station)
    case .dialer: return (nil, nil, nil)
    }
  }

  /// The leg's own end and the far end (reference section 3.5, Address).
  func writeParties(_ participant: Participant, to json: inout JSONWriter) {
    guard let person = person(participant) else { return }
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
      writeStation(person, to: &json)
      if let outsider {
        json.key("other")
        writeOutsider(outsider.person, edge: outsider.edge, to: &json)
      }
    case .ivr, .acd, .dialer: break
    }
  }

  private func writeOutsider(_ person: Person, edge: Int, to json: inout JSONWriter) {
    json.beginObject()
    json.key("name")
    json.string(Locality.name(person.place))
    json.key("nameRaw")
    json.literal("")
    json.key("addressNormalized")
    json.string(addresses.normalized(person.address))
    json.key("addressRaw")
    json.string(addresses.raw(person.address, edge: edge))
    if case .telephone(let number) = person.address {
      json.key("addressDisplayable")
      json.string(addresses.displayable(number))
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
    json.string(addresses.rawNumber(number, edge: edge))
    json.key("addressDisplayable")
    json.string(addresses.displayable(number))
    json.endObject()
  }

  private func writeStation(_ person: Person, to json: inout JSONWriter) {
    let station = addresses.station(person)
    json.beginObject()
    json.key("name")
    json.string(person.displayName)
    json.key("nameRaw")
    json.literal("")
    json.key("addressNormalized")
    json.string(station)
    json.key("addressRaw")
    json.string(station)
    json.endObject()
  }
}
