import Dialects
import GroundTruth
import Quantities
import Randomness

/// What stands still in one customer organisation of the platform: the ids of its queues, people and settings.
///
/// Ids of queues, teams and codes hang on the scenario and the thing's name, not on the cell: several cells are floors
/// of one organisation.
struct Organisation: Sendable {
  /// The short name in SIP addresses (reference section 2: `{org}.orgspan.com`).
  static let shortName = "acme"
  /// The wrap-up code every organisation is born with (reference section 2: the same in all of them).
  static let defaultWrapUpCode: StaticString = "7fb334b0-0e9e-11e4-9191-0800200c9a66"
  /// The name of that code.
  static let defaultWrapUpName: StaticString = "Default Wrap-up Code"
  /// The code the platform writes when the time for wrap-up ran out (reference section 3.5).
  static let timedOutWrapUpCode: StaticString = "ININ-WRAP-UP-TIMEOUT"
  /// The share of outside people whom the organisation has in its contact book (inferred: "common").
  static let knownContactShare = 0.7
  /// The seats of a conference (reference section 3.1: the documented ceiling).
  static let maximumParticipants = 20

  let directory: CellDirectory
  let identifiers: GenesysIdentifiers
  let connection: IdentifierBits
  let division: IdentifierBits
  let language: IdentifierBits
  let trunk: IdentifierBits
  /// Acts where no user of the organisation took part.
  let serviceUser: IdentifierBits
  /// By position in `CellDirectory.queues`.
  let queues: [IdentifierBits]
  /// The script agents of a queue see, by position in `CellDirectory.queues`.
  let scripts: [IdentifierBits]
  /// The private IPv4 addresses of the session border controllers that face the carriers.
  let edgeAddresses: [String]
  private let entity: UInt64

  init(_ directory: CellDirectory) {
    self.directory = directory
    let identifiers = GenesysIdentifiers(seed: directory.seed)
    let entity = EntityID.child(of: EntityID.child(of: EntityID.root, "genesys"), directory.scenario)
    self.identifiers = identifiers
    self.entity = entity
    connection = identifiers.bits(entity, .connection)
    division = identifiers.bits(entity, .division)
    language = identifiers.bits(entity, .language)
    trunk = identifiers.bits(entity, .trunk)
    serviceUser = identifiers.bits(entity, .serviceUser)
    let queueEntities = directory.queues.map { EntityID.child(of: EntityID.child(of: entity, "queue"), $0.name) }
    queues = queueEntities.map { identifiers.bits($0, .queue) }
    scripts = queueEntities.map { identifiers.bits($0, .script) }
    // Two border controllers; the last byte stays clear of network and broadcast addresses.
    let edges = identifiers.bits(entity, .edge).high
    edgeAddresses = [UInt64(0), 24].map { shift in
      let bytes = edges >> shift
      return "10.\(bytes & 0xFF).\(bytes >> 8 & 0xFF).\(1 + bytes >> 16 & 0x7F)"
    }
  }

  func user(_ person: Person) -> IdentifierBits { identifiers.bits(person.entity, .user) }

  func team(_ name: String) -> IdentifierBits {
    identifiers.bits(EntityID.child(of: EntityID.child(of: entity, "team"), name), .team)
  }

  func wrapUpCode(_ name: String) -> IdentifierBits {
    identifiers.bits(EntityID.child(of: EntityID.child(of: entity, "wrap-up"), name), .wrapUpCode)
  }

  /// The campaign that dials for a queue, or for none.
  func campaign(_ queue: Int?) -> (list: IdentifierBits, campaign: IdentifierBits) {
    let campaign = EntityID.child(
      of: EntityID.child(of: entity, "campaign"), queue.map { directory.queues[$0].name } ?? "")
    return (identifiers.bits(campaign, .dialerContactList), identifiers.bits(campaign, .dialerCampaign))
  }

  /// The contact record of an outside person, for those who have one.
  func externalContact(_ person: Person) -> IdentifierBits? {
    let key = StreamKey(
      seed: directory.seed, entity: EntityID.child(of: person.entity, "genesys"), purpose: .reporting)
    var stream = RandomStream(key)
    return stream.chance(Self.knownContactShare) ? identifiers.bits(person.entity, .externalContact) : nil
  }
}
