import Dialects
import GroundTruth

/// How the platform spells where a party is reached (reference section 2, table of address formats).
struct AddressText: Sendable {
  let organisation: Organisation

  /// The normalised address of an outside party: `tel:+16063045918`, or a SIP address.
  func normalized(_ address: Address) -> String {
    switch address {
    case .telephone(let number): "tel:\(number)"
    case .sip(let address): "sip:\(address)"
    // Inferred: a browser client of a foreign platform reaches the organisation as a SIP user of its trunk.
    case .client(let identity): "sip:\(escaped(identity))@\(Organisation.shortName).orgspan.com"
    }
  }

  /// The user part of a SIP address holds no `@`: `name%40company.com` (RFC 3261 section 19.1.2).
  private func escaped(_ user: String) -> String {
    guard user.utf8.contains(UInt8(ascii: "@")) else { return user }
    return user.split(separator: "@", omittingEmptySubsequences: false).joined(separator: "%40")
  }

  /// The same as it stood on the wire: `sip:+18125841533@10.87.26.159;user=phone`.
  func raw(_ address: Address, edge: Int) -> String {
    switch address {
    case .telephone(let number): rawNumber(number, edge: edge)
    case .sip, .client: normalized(address)
    }
  }

  /// A number of ours as it stood on the wire.
  func rawNumber(_ number: String, edge: Int) -> String {
    "sip:\(number)@\(organisation.edgeAddresses[edge % organisation.edgeAddresses.count]);user=phone"
  }

  /// An agent's station behind the organisation's trunk.
  func station(_ person: Person) -> String {
    let organisationName = Organisation.shortName
    let trunk = organisation.trunk.uuidText
    return
      "sip:\(stationUser(person))+\(organisationName).orgspan.com;tgrp=\(trunk);trunk-context=\(organisationName)@localhost"
  }

  /// An agent as the calling side of an outbound call, or on a persistent connection.
  func callingStation(_ person: Person) -> String {
    "sip:\(stationUser(person))+\(Organisation.shortName).orgspan.com@localhost"
  }

  /// The leg of a queue.
  func queue(_ queue: Int) -> String {
    "sip:\(organisation.queues[queue].uuidText)@127.0.0.1;language=\(locale);user=acd"
  }

  /// The leg of an IVR flow.
  func flow(_ person: Person) -> String {
    "sip:\(organisation.identifiers.bits(person.entity, .flow).uuidText)@127.0.0.1;language=\(locale);user=ivr"
  }

  /// A number as people write it: `+1 317-555-0100` in the North American plan, as it stands elsewhere (inferred).
  func displayable(_ number: String) -> String {
    let digits = Array(number.utf8)
    guard digits.count == 12, digits.starts(with: "+1".utf8) else { return number }
    func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
    return "+1 \(part(2..<5))-\(part(5..<8))-\(part(8..<12))"
  }

  /// The language of flows and parties.
  var locale: String { "en-US" }

  /// 24 hexadecimal digits: 64 bits of the station and 32 of its site.
  private func stationUser(_ person: Person) -> String {
    String(organisation.identifiers.bits(person.entity, .station).sidText("").prefix(24))
  }
}
