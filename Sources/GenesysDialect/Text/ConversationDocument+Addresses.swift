import Dialects
import GroundTruth
import JSONText

/// How the platform spells where a party is reached (reference section 2, table of address formats).
///
/// The short name of the organisation, in its SIP addresses (`{org}.orgspan.com`), is `acme`.
extension ConversationDocument {
  /// The language of flows and parties.
  static let locale: StaticString = "en-US"

  /// Writes an address as the platform knows it.
  func write(_ address: PartyAddress, to json: inout JSONWriter) {
    switch address {
    case .person(let person): writeNormalized(person, to: &json)
    case .flow(let id): json.uuid("sip:", id.high, id.low, suffix: "@127.0.0.1;language=en-US;user=ivr")
    case .voicemail(let id): json.uuid("sip:", id.high, id.low, suffix: "@127.0.0.1;language=en-US;user=voicemail")
    // These two are inferred from the others.
    case .fax(let id): json.uuid("sip:", id.high, id.low, suffix: "@127.0.0.1;language=en-US;user=fax")
    case .group(let id): json.uuid("sip:", id.high, id.low, suffix: "@127.0.0.1;language=en-US;user=group")
    case .queue(let id): json.uuid("sip:", id.high, id.low, suffix: "@127.0.0.1;language=en-US;user=acd")
    case .station(let id): writeStation(id, to: &json)
    }
  }

  /// Writes the normalised address of an outside party: `tel:+16063045918`, or a SIP address.
  func writeNormalized(_ person: Int, to json: inout JSONWriter) {
    switch conversation.people[person].address {
    case .telephone(let number): json.string("tel:", number)
    case .sip(let address): json.string("sip:", address)
    case .client(let identity):
      // Inferred: a browser client of a foreign platform reaches the organisation as a SIP user of its trunk.
      json.beginString()
      json.part("sip:")
      // The user part of a SIP address holds no at sign: `name%40company.com` (RFC 3261 section 19.1.2).
      json.part(escaping: identity, replacing: "@", by: "%40")
      json.part("@acme.orgspan.com")
      json.endString()
    }
  }

  /// Writes the same as it stood on the wire: `sip:+18125841533@10.87.26.159;user=phone`.
  func writeRaw(_ person: Int, edge: Int, to json: inout JSONWriter) {
    if case .telephone(let number) = conversation.people[person].address {
      writeRawNumber(number, edge: edge, to: &json)
    } else {
      writeNormalized(person, to: &json)
    }
  }

  /// Writes a number as it stood on the wire.
  func writeRawNumber(_ number: String, edge: Int, to json: inout JSONWriter) {
    json.beginString()
    json.part("sip:")
    json.part(escaping: number)
    json.part("@")
    json.part(escaping: organisation.edgeAddresses[edge % organisation.edgeAddresses.count])
    json.part(";user=phone")
    json.endString()
  }

  /// Writes an agent's station behind the organisation's trunk; the user is 64 bits of the station and 32 of its site.
  private func writeStation(_ station: IdentifierBits, to json: inout JSONWriter) {
    json.beginString()
    json.part("sip:")
    json.part(hex: station.high, station.low, digits: 24)
    json.part("+acme.orgspan.com;tgrp=")
    json.part(uuid: organisation.trunk.high, organisation.trunk.low)
    json.part(";trunk-context=acme@localhost")
    json.endString()
  }

  /// Writes an agent as the calling side of an outbound call.
  func writeCallingStation(_ station: IdentifierBits, to json: inout JSONWriter) {
    json.beginString()
    json.part("sip:")
    json.part(hex: station.high, station.low, digits: 24)
    json.part("+acme.orgspan.com@localhost")
    json.endString()
  }

  /// Writes a number as people do: `+1 317-555-0100` in the North American plan, as it stands elsewhere (inferred).
  func writeDisplayable(_ number: String, to json: inout JSONWriter) {
    guard number.utf8.count == 12, number.utf8.starts(with: "+1".utf8) else {
      json.string(number)
      return
    }
    json.beginString()
    json.part("+1 ")
    json.part(escaping: number, bytes: 2..<5)
    json.part("-")
    json.part(escaping: number, bytes: 5..<8)
    json.part("-")
    json.part(escaping: number, bytes: 8..<12)
    json.endString()
  }
}
