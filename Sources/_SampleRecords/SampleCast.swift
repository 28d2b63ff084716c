import GroundTruth
import Randomness

/// The people of the sample records: two teams, two coaches and whoever calls or is called.
enum SampleCast {
  /// Agents who work at the office.
  static let agents: [Person] = [
    worker("tier1-01", "Maria Lopez", "tier1", headset: .usb),
    worker("tier1-02", "Angela Moss", "tier1", headset: .wired),
    worker("tier1-03", "Devon Pike", "tier1", headset: .bluetooth),
    worker("tier2-01", "Samir Haddad", "tier2", headset: .usb),
    worker("tier2-02", "Ingrid Vale", "tier2", headset: .usb),
    fieldWorker,
  ]
  /// Coaches of both teams.
  static let coaches: [Person] = [worker("leads-01", "Ruth Okafor", "leads", headset: .wired)]

  /// A caller with a telephone behind a carrier.
  static func caller(_ number: Int) -> Person {
    Person(
      entity: EntityID.child(of: entity("callers"), number), name: name("caller", number),
      displayName: "Caller \(number)", address: .telephone("+1312555\(padded(number + 2_000, 4))"), place: chicago)
  }

  /// A caller whose company has a telephone system of its own.
  static func sipCaller(_ number: Int) -> Person {
    var person = caller(number)
    person.address = .sip("dana.\(number)@pbx.example.com")
    return person
  }

  /// A caller in a browser on a desktop.
  static func desktopCaller(_ number: Int) -> Person {
    var person = caller(number)
    person.address = .client(person.name)
    person.device = desktop(.firefox, .windows11, headset: .builtIn)
    person.attachment = attachment(seat: 40 + number, medium: .wifi, reachability: .behindNAT)
    return person
  }

  /// A caller in an application on a telephone.
  static func phoneCaller(_ number: Int) -> Person {
    var person = caller(number)
    person.address = .client(person.name)
    person.device = Device(
      client: .iOSApplication, majorVersion: 18, system: .iOS, model: "iPhone15,2", vendor: "Apple", cores: 6,
      headset: .builtIn)
    person.attachment = attachment(seat: 40 + number, medium: .cellular, reachability: .relayOnly)
    return person
  }

  /// An agent on the road, with an application on a telephone.
  private static let fieldWorker: Person = {
    var person = worker("field-01", "Tara Quist", "field", headset: .bluetooth)
    person.device = Device(
      client: .androidApplication, majorVersion: 14, system: .android, model: "SM-S921U", vendor: "samsung", cores: 8,
      headset: .bluetooth)
    person.attachment = attachment(seat: 77, medium: .cellular, reachability: .webOnly)
    return person
  }()

  /// Somebody outside the centre whom an agent calls.
  static let pager = Person(
    entity: entity("outside/pager"), name: "+13125550142", displayName: "On-call pager",
    address: .telephone("+13125550142"), place: chicago)

  /// The pseudo person of a platform leg.
  static func platform(_ name: String) -> Person {
    Person(entity: entity("platform/\(name)"), name: name, displayName: name, address: .client(name), place: chicago)
  }

  /// The identity of what stands at `path` in the samples.
  static func entity(_ path: String) -> UInt64 {
    EntityID.child(of: EntityID.child(of: EntityID.root, "samples"), path)
  }

  private static func worker(_ name: String, _ displayName: String, _ team: String, headset: Device.Headset)
    -> Person
  {
    Person(
      entity: entity("staff/\(name)"), name: name, displayName: displayName, team: team, address: .client(name),
      place: chicago, device: desktop(.chrome, .windows10, headset: headset),
      attachment: attachment(seat: Int(name.utf8.last ?? 0), medium: .ethernet, reachability: .open))
  }

  private static func desktop(_ client: Device.Client, _ system: Device.System, headset: Device.Headset) -> Device {
    Device(
      client: client, majorVersion: 134, system: system, model: "", vendor: "", cores: 8, headset: headset)
  }

  private static func attachment(
    seat: Int, medium: Attachment.Medium, reachability: Attachment.Reachability
  ) -> Attachment {
    // 198.51.100.0/24 is set aside for documentation (RFC 5737), 10.0.0.0/8 for private use (RFC 1918).
    Attachment(
      publicAddress: 0xC633_6400 + UInt32(seat % 256), privateAddress: 0x0A00_0100 + UInt32(seat % 256),
      carrier: "Example Fibre", carrierDomain: "fibre.example.net", autonomousSystem: 64_500, medium: medium,
      reachability: reachability)
  }

  private static let chicago = Place(
    city: "Chicago", subdivision: "Illinois", subdivisionCode: "IL", countryCode: "US", latitude: 418_781,
    longitude: -876_298, timeZone: "America/Chicago")

  private static func name(_ kind: String, _ number: Int) -> String { "\(kind)-\(padded(number, 6))" }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
