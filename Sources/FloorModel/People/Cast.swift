import GroundTruth
import Quantities
import Randomness

/// Who everybody is: persons, addresses, access and devices, each a pure function of the seed and an identity.
///
/// The floor knows people by integer; this knows them by name. Nothing is remembered: asked twice, it says the same.
struct Cast: Sendable {
  let configuration: FloorConfiguration
  let directory: CellDirectory
  /// Agents, then coaches, in the order of the teams.
  let staff: [StaffIdentity]
  /// Numbers outside that the scenario names, in order of appearance.
  private let outsideNumbers: [String]
  private let ranks: CallerRanks

  init(configuration: FloorConfiguration, directory: CellDirectory, outsideNumbers: [String]) {
    self.configuration = configuration
    self.directory = directory
    self.outsideNumbers = outsideNumbers
    staff = StaffIdentity.everybody(configuration: configuration, directory: directory)
    ranks = CallerRanks(configuration.callers)
  }

  // MARK: Callers

  /// The caller whose call `entity` is.
  func caller(of entity: UInt64) -> Int {
    var stream = stream(entity, .identity)
    return ranks.draw(from: &stream)
  }

  /// The person at the other end of a campaign's `number`th call: numbers of campaigns come after those of callers.
  func contact(_ number: Int, of campaign: Int) -> Int {
    configuration.callers.population + number * configuration.campaigns.count + campaign
  }

  // MARK: Legs

  /// How a party reaches the platform; nil for the platform itself.
  func access(of party: Party) -> AccessShare? {
    switch party {
    case .staff(let person): staff[person].access
    case .caller(let caller): callerAccess(caller)
    case .outside: AccessShare(network: configuration.transfers.outsideNetwork, transport: .pstn, weight: 1)
    case .guest(let meeting, let number):
      Self.choose(
        configuration.meetings[meeting].guestAccess, else: .webrtc, stream(guest(meeting, number), .legParameters))
    case .queue, .ivr, .assistant, .voicemail, .facsimile: nil
    }
  }

  /// The group of clients that a party belongs to: a position in `FloorConfiguration.clients`.
  func clients(of party: Party) -> Int? {
    guard !configuration.clients.isEmpty, let access = access(of: party) else { return nil }
    let people: ClientPeople
    switch party {
    case .staff(let person): people = staff[person].group.clientPeople
    case .caller: people = .callers
    case .guest: people = .guests
    case .outside, .queue, .ivr, .assistant, .voicemail, .facsimile: return nil
    }
    return configuration.clients(of: people, on: access)
  }

  /// The workplace of a party, as its group of clients has it.
  private func furnish(_ workplace: Workplace?, of party: Party, isWork: Bool, _ entity: UInt64) -> Workplace? {
    guard let workplace, let group = clients(of: party) else { return workplace }
    var draws = RandomStream(StreamKey(seed: directory.seed, entity: entity, purpose: .client))
    return workplace.adapted(to: configuration.clients[group], isWork: isWork, from: &draws)
  }

  private func callerAccess(_ caller: Int) -> AccessShare {
    let population = configuration.callers.population
    let shares =
      caller < population
      ? configuration.callers.access
      : configuration.campaigns[(caller - population) % configuration.campaigns.count].access
    return Self.choose(shares, else: .pstn, stream(FloorEntity.caller(caller, cell: directory.cell), .legParameters))
  }

  /// One of `shares`, or the first network by the usual transport when there are none.
  static func choose(
    _ shares: [AccessShare], else transport: Leg.Transport, _ stream: consuming RandomStream
  ) -> AccessShare {
    shares.isEmpty
      ? AccessShare(network: 0, transport: transport, weight: 1)
      : shares[stream.index(weights: shares.map(\.weight))]
  }

  /// The voice codec of a party, the same in every conversation.
  func codec(of party: Party, _ transport: Leg.Transport) -> Leg.Codec? {
    switch transport {
    case .platform: return nil
    case .webrtc: return .opus
    case .pstn:
      guard case .caller(let caller) = party else { return .pcmu }
      // North America and Japan speak mu-law, everybody else A-law (G.711).
      return ["US", "CA", "JP"].contains(place(ofCaller: caller).countryCode) ? .pcmu : .pcma
    case .sip:
      guard case .caller(let caller) = party else { return .pcmu }
      var stream = stream(FloorEntity.caller(caller, cell: directory.cell), .device)
      return [Leg.Codec.pcmu, .g722, .pcma, .g729][stream.index(weights: [50, 28, 12, 10])]
    }
  }

  // MARK: Persons

  /// Everything known of a party.
  func person(_ party: Party) -> Person {
    switch party {
    case .staff(let number): return staffPerson(number)
    case .caller(let number): return callerPerson(number)
    case .outside(let number):
      let telephone = outsideNumbers[number]
      let entity = FloorEntity.outside(telephone, cell: directory.cell)
      return Person(
        entity: entity, name: named(telephone), displayName: displayName(entity), address: .telephone(telephone),
        place: NumberingPlan.place(of: telephone))
    case .guest(let meeting, let number): return guestPerson(meeting, number)
    case .queue(let queue):
      return platform(directory.queues[queue].name, directory.queues[queue].entity)
    case .ivr:
      let name = configuration.ivr?.name ?? "ivr"
      return platform(name, FloorEntity.ivr(name, cell: directory.cell))
    case .assistant:
      let name = configuration.assistant?.name ?? "assistant"
      return platform(name, FloorEntity.assistant(name, cell: directory.cell))
    case .voicemail: return platform("voicemail", FloorEntity.ivr("voicemail", cell: directory.cell))
    case .facsimile: return platform("facsimile", FloorEntity.ivr("facsimile", cell: directory.cell))
    }
  }

  private func staffPerson(_ number: Int) -> Person {
    let identity = staff[number]
    var stream = stream(identity.entity, .device)
    let profile = profile(of: identity.access.network)
    let isWeb = identity.access.transport == .webrtc
    let usual = isWeb ? workplace(of: identity.entity, profile, isWork: true, &stream) : nil
    let workplace = furnish(usual, of: .staff(number), isWork: true, identity.entity)
    return Person(
      entity: identity.entity, name: identity.name, displayName: displayName(identity.entity), team: identity.team,
      address: address(identity.access.transport, identity.name, telephone: "+13125550100"),
      place: home(of: identity.entity, in: countries(of: identity.group)), device: workplace?.device,
      attachment: workplace?.attachment)
  }

  private func callerPerson(_ number: Int) -> Person {
    let entity = FloorEntity.caller(number, cell: directory.cell)
    let access = callerAccess(number)
    let name = named("caller-" + padded(number + 1, to: 6))
    let (telephone, place) = telephone(ofCaller: number)
    var stream = stream(entity, .device)
    let usual =
      access.transport == .webrtc
      ? workplace(of: entity, profile(of: access.network), isWork: false, &stream) : nil
    let workplace = furnish(usual, of: .caller(number), isWork: false, entity)
    return Person(
      entity: entity, name: name, displayName: displayName(entity),
      address: address(
        access.transport, name, telephone: telephone,
        isTrunk: directory.networks.indices.contains(access.network) && directory.networks[access.network].isTrunk),
      place: place, device: workplace?.device,
      attachment: workplace?.attachment)
  }

  private func guestPerson(_ meeting: Int, _ number: Int) -> Person {
    let entity = guest(meeting, number)
    let access = access(of: .guest(meeting: meeting, number: number))
    let name = named("guest-\(configuration.meetings[meeting].name)-" + padded(number + 1, to: 2))
    var stream = stream(entity, .device)
    let isWeb = access?.transport == .webrtc
    let usual =
      isWeb ? workplace(of: entity, profile(of: access?.network ?? 0), isWork: false, &stream) : nil
    let workplace = furnish(usual, of: .guest(meeting: meeting, number: number), isWork: false, entity)
    var numbers = self.stream(entity, .legParameters)
    let (telephone, place) = NumberingPlan.number(numbers.integer(below: 1_000_000), of: "US")
    return Person(
      entity: entity, name: name, displayName: displayName(entity),
      address: address(access?.transport ?? .webrtc, name, telephone: telephone), place: place,
      device: workplace?.device, attachment: workplace?.attachment)
  }

  private func guest(_ meeting: Int, _ number: Int) -> UInt64 {
    FloorEntity.guest(meeting: configuration.meetings[meeting].name, number: number + 1, cell: directory.cell)
  }

  /// What somebody with a WebRTC client sits at.
  private func workplace(
    of entity: UInt64, _ profile: String, isWork: Bool, _ stream: inout RandomStream
  ) -> Workplace {
    var workplace = Workplace(profile: profile, isWork: isWork, from: &stream)
    var choice = self.stream(entity, .equipment)
    workplace.adapt(to: configuration.equipment, from: &choice)
    return workplace
  }

  /// The pseudo person of a platform leg.
  private func platform(_ name: String, _ entity: UInt64) -> Person {
    Person(entity: entity, name: name, displayName: name, address: .client(name), place: home(of: FloorEntity.cell(0)))
  }

  /// A name that stays unique when a run has several cells.
  private func named(_ name: String) -> String { directory.cellCount > 1 ? "\(name)@\(directory.cell)" : name }

  private func displayName(_ entity: UInt64) -> String {
    var stream = stream(entity, .identity)
    return InventedNames.draw(from: &stream)
  }

  private func address(
    _ transport: Leg.Transport, _ name: String, telephone: String, isTrunk: Bool = false
  ) -> Address {
    switch transport {
    case .pstn: .telephone(telephone)
    case .sip where isTrunk: .sip(telephone + "@trunk.example.com")
    case .sip: .sip(name.replacingAt() + "@pbx.example.com")
    case .webrtc, .platform: .client(name)
    }
  }

  private func profile(of network: Int) -> String {
    directory.networks.indices.contains(network) ? directory.networks[network].profile : ""
  }

  private func countries(of group: Group) -> [CountryShare] {
    switch group {
    case .team(let team): configuration.teams[team].countries
    case .coaches(let team): configuration.coaches[team].countries
    }
  }

  /// Which of the countries somebody works in has a stream of its own: who says none stays where they were.
  private static let countryBucket: UInt64 = 1

  private func home(of entity: UInt64, in countries: [CountryShare] = []) -> Place {
    var country = "US"
    if !countries.isEmpty {
      var choice = RandomStream(
        StreamKey(seed: directory.seed, entity: entity, purpose: .legParameters, bucket: Self.countryBucket))
      country = countries[choice.index(weights: countries.map(\.weight))].code
    }
    var stream = stream(entity, .legParameters)
    return NumberingPlan.number(stream.integer(below: 1_000), of: country).place
  }

  private func stream(_ entity: UInt64, _ purpose: Purpose) -> RandomStream {
    RandomStream(StreamKey(seed: directory.seed, entity: entity, purpose: purpose))
  }

  // MARK: Numbers

  private func place(ofCaller number: Int) -> Place { telephone(ofCaller: number).place }

  /// The number of a caller: no two callers of a run share one while the country has numbers left.
  ///
  /// In every thousand callers each country gets its share of places, scattered by a prime; the rank among the
  /// callers of the same country is then known without counting.
  private func telephone(ofCaller number: Int) -> (number: String, place: Place) {
    let countries = configuration.callers.countries
    let total = countries.reduce(0) { $0 + $1.weight }
    let scattered = number % 1_000 * 611 % 1_000
    var bound = 0.0
    var first = 0
    for country in countries {
      bound += 1_000 * country.weight / total
      let last = country == countries.last ? 1_000 : Int(bound.rounded())
      if scattered < last {
        let rank = (number / 1_000) * (last - first) + scattered - first
        // Cells take turns, so that their callers do not meet on one number.
        return NumberingPlan.number(rank * directory.cellCount + directory.cell, of: country.code)
      }
      first = last
    }
    return NumberingPlan.number(number, of: NumberingPlan.countries[0])
  }
}

extension String {
  /// Itself with the cell mark written in a way that a SIP user part can hold.
  fileprivate func replacingAt() -> String { String(map { $0 == "@" ? "." : $0 }) }
}
