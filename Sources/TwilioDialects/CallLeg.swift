import Dialects
import GroundTruth
import JSONText
import Quantities
import Randomness

/// One human leg as the platform sees it: a call with its edge, its region and its addresses.
struct CallLeg {
  /// What connects the person.
  enum Kind { case carrier, sip, client }

  // The lists, and not copies of an element with all its texts: making a call touches two reference counts.
  private let legs: [Leg]
  private let people: [Person]
  private let index: Int
  let kind: Kind
  let sid: IdentifierBits
  /// What draws about this leg are keyed by.
  let entity: UInt64
  /// Where its media enters: a position in `Region.all`.
  let region: Int
  private let seed: UInt64

  /// The leg at `index`, or nil for a leg of the platform itself.
  init?(_ index: Int, of conversation: Conversation, _ identifiers: TwilioIdentifiers, seed: UInt64) {
    legs = conversation.legs
    people = conversation.people
    self.index = index
    switch legs[index].transport {
    case .pstn: kind = .carrier
    case .sip: kind = .sip
    case .webrtc: kind = .client
    case .platform: return nil
    }
    guard let sid = identifiers.callBits(of: index, in: conversation) else { return nil }
    self.sid = sid
    entity = TwilioIdentifiers.entity(of: index, in: conversation)
    region = Region.nearest(to: people[legs[index].person].place)
    self.seed = seed
  }

  var leg: Leg { legs[index] }
  var person: Person { people[leg.person] }

  /// The random stream for one use in this dialect; `use` names it.
  func draws(for use: String) -> RandomStream {
    RandomStream(StreamKey(seed: seed, entity: EntityID.child(of: entity, use), purpose: .reporting))
  }

  /// Milliseconds since the epoch.
  var offeredAt: Int64 { leg.offeredAt.milliseconds }
  /// Milliseconds since the epoch.
  var answeredAt: Int64? { leg.answeredAt?.milliseconds }
  /// Milliseconds since the epoch.
  var leftAt: Int64 { leg.leftAt.milliseconds }

  /// The person's side of `from` and `to`, with the scheme that the call type demands.
  var address: (scheme: StaticString, rest: String) {
    switch (kind, person.address) {
    case (.carrier, .telephone(let text)), (.carrier, .sip(let text)), (.carrier, .client(let text)): ("", text)
    case (.sip, .telephone(let text)), (.sip, .sip(let text)), (.sip, .client(let text)): ("sip:", text)
    case (.client, .telephone(let text)), (.client, .sip(let text)), (.client, .client(let text)): ("client:", text)
    }
  }

  /// The identity of an access token: what follows `client:`.
  var clientName: String { address.rest }

  /// The country that a caller id tells: that of E.164 numbers, also as the user of a SIP address.
  var countryCode: String? {
    switch person.address {
    case .telephone: person.place.countryCode
    case .sip(let text) where text.utf8.first == UInt8(ascii: "+"): person.place.countryCode
    case .sip, .client: nil
    }
  }

  /// Whether media goes through a relay because nothing else gets through.
  var isRelayed: Bool {
    guard kind == .client else { return false }
    return switch person.attachment?.reachability {
    case .relayOnly, .webOnly: true
    case .open, .behindNAT, nil: false
    }
  }

  /// The address of the platform's media gateway: in 168.86.128.0/18, where all of them are; nil on carrier
  /// edges, whose addresses are not disclosed.
  var mediaAddress: UInt32? {
    guard kind != .carrier else { return nil }
    return Self.inMediaBlock(IdentifierBits(seed: seed, entity: entity, slot: TwilioIdentifiers.Slot.mediaAddress).low)
  }

  /// The address that the gateway exchanges media with; nil on carrier edges and when nothing is known.
  var externalAddress: UInt32? {
    switch kind {
    case .carrier: return nil
    case .client where isRelayed:
      // The relays stand in the platform's own media block.
      return Self.inMediaBlock(
        IdentifierBits(seed: seed, entity: entity, slot: TwilioIdentifiers.Slot.mediaAddress).high)
    case .client: return publicAddress
    case .sip:
      if person.attachment != nil { return publicAddress }
      // RFC 5737, TEST-NET-2: an invented peer must not point at anybody.
      let bits = IdentifierBits(seed: seed, entity: person.entity, slot: TwilioIdentifiers.Slot.peerAddress)
      return 198 << 24 | 51 << 16 | 100 << 8 | UInt32(1 + bits.low % 254)
    }
  }

  /// The person's public address, nil when unknown.
  var publicAddress: UInt32? { person.attachment?.publicAddress }

  private static func inMediaBlock(_ bits: UInt64) -> UInt32 {
    168 << 24 | 86 << 16 | UInt32(128 + bits % 64) << 8 | UInt32(1 + (bits >> 8) % 254)
  }
}

extension JSONWriter {
  /// Writes an IPv4 address, or an empty string where there is none to tell.
  mutating func addressOrEmpty(_ address: UInt32?) {
    if let address { self.address(address) } else { literal("") }
  }
}
