/// Somebody who can hold a leg: an agent, a coach, a caller, an outside party, an attendee.
///
/// Everything here is a fact about the person and their workplace, true in every conversation they take part in;
/// how a platform spells it is the dialect's business.
public struct Person: Hashable, Sendable {
  /// The stable identity that every draw about this person is keyed by.
  public var entity: UInt64
  /// The name in the ground truth, unique in a run: `tier1-07`, `caller-000123`, with `@cell` when a run has several.
  public var name: String
  /// First and last name, invented.
  public var displayName: String
  /// The scenario's team, for agents and coaches.
  public var team: String?
  /// How this person is reached; the same in every conversation.
  public var address: Address
  /// Where they are.
  public var place: Place
  /// What they call with; nil for a telephone behind a carrier.
  public var device: Device?
  /// How that device reaches the Internet; nil for a telephone behind a carrier.
  public var attachment: Attachment?

  /// A person with the given facts.
  public init(
    entity: UInt64, name: String, displayName: String, team: String? = nil, address: Address, place: Place,
    device: Device? = nil, attachment: Attachment? = nil
  ) {
    self.entity = entity
    self.name = name
    self.displayName = displayName
    self.team = team
    self.address = address
    self.place = place
    self.device = device
    self.attachment = attachment
  }
}

/// How a person is reached.
public enum Address: Hashable, Sendable {
  /// An E.164 number with its plus sign.
  case telephone(String)
  /// A SIP address without the scheme: `dana@pbx.example.com`.
  case sip(String)
  /// The identity of a WebRTC client: `tier1-07`.
  case client(String)

  /// The E.164 number, the SIP URI with its scheme, or the client's identity.
  public var text: String {
    switch self {
    case .telephone(let number): number
    case .sip(let address): "sip:\(address)"
    case .client(let identity): identity
    }
  }
}

/// A town, as IP geolocation or a numbering plan tells it.
public struct Place: Hashable, Sendable {
  /// The town's English name.
  public var city: String
  /// The state or region, full name.
  public var subdivision: String
  /// The postal abbreviation of the state or region (`IL`), empty where none is in use.
  public var subdivisionCode: String
  /// ISO 3166-1 alpha-2.
  public var countryCode: String
  /// Degrees north times 10,000.
  public var latitude: Int32
  /// Degrees east times 10,000.
  public var longitude: Int32
  /// The IANA time zone.
  public var timeZone: String

  /// A place with the given facts.
  public init(
    city: String, subdivision: String, subdivisionCode: String, countryCode: String, latitude: Int32,
    longitude: Int32, timeZone: String
  ) {
    self.city = city
    self.subdivision = subdivision
    self.subdivisionCode = subdivisionCode
    self.countryCode = countryCode
    self.latitude = latitude
    self.longitude = longitude
    self.timeZone = timeZone
  }
}

/// A computer or phone that runs a WebRTC client.
public struct Device: Hashable, Sendable {
  /// The browser, or the native application.
  public enum Client: Hashable, Sendable {
    case chrome, edge, opera, samsungInternet, firefox, safari, androidApplication, iOSApplication
  }
  /// What a native application is written with.
  public enum Framework: Hashable, Sendable, CaseIterable { case native, flutter, reactNative }
  /// The operating system.
  public enum System: Hashable, Sendable { case windows10, windows11, macOS, linux, chromeOS, android, iOS }
  /// What the person speaks into.
  public enum Headset: Hashable, Sendable { case builtIn, wired, usb, bluetooth }

  /// What runs the call.
  public var client: Client
  /// The client's major version.
  public var majorVersion: Int
  /// What the client runs on.
  public var system: System
  /// The model code: `Macintosh`, `iPhone15,2`, `SM-S911B`; empty on most desktops.
  public var model: String
  /// The maker: `Apple`, `samsung`; empty on most desktops.
  public var vendor: String
  /// Logical processor cores.
  public var cores: Int
  /// What the person speaks into.
  public var headset: Headset
  /// What the application is written with; `native` for browsers.
  public var framework = Framework.native
  /// Whether programs may draw by the graphics processor; a virtual desktop has none.
  public var hasGraphics = true

  /// A device with the given facts.
  public init(
    client: Client, majorVersion: Int, system: System, model: String, vendor: String, cores: Int, headset: Headset
  ) {
    self.client = client
    self.majorVersion = majorVersion
    self.system = system
    self.model = model
    self.vendor = vendor
    self.cores = cores
    self.headset = headset
  }
}

/// How a device reaches the Internet.
public struct Attachment: Hashable, Sendable {
  /// The last hop.
  public enum Medium: Hashable, Sendable { case ethernet, wifi, cellular, vpn, satellite }
  /// How far a packet from outside gets without help: decides which ICE candidate pair wins.
  public enum Reachability: Hashable, Sendable {
    case open, behindNAT, relayOnly
    /// Only what looks like the web gets through: a relay over TLS.
    case webOnly
  }
  /// Where the last hop is, beyond what its medium says.
  public enum Site: Hashable, Sendable, CaseIterable {
    /// A home or an office.
    case ordinary
    /// A university.
    case campus
    /// A virtual desktop in a data centre.
    case dataCentre
  }

  /// The public IPv4 address, most significant byte first.
  public var publicAddress: UInt32
  /// The private IPv4 address of the device.
  public var privateAddress: UInt32
  /// The network operator's name.
  public var carrier: String
  /// The operator's domain.
  public var carrierDomain: String
  /// The operator's autonomous system number.
  public var autonomousSystem: UInt32
  /// The last hop.
  public var medium: Medium
  /// What of it can be reached from outside.
  public var reachability: Reachability
  /// Where it is.
  public var site = Site.ordinary
  /// Whether nothing gets through but by a relay.
  public var needsRelay: Bool { reachability == .relayOnly || reachability == .webOnly }
  /// Whether datagrams are filtered and only connections get out.
  public var blocksDatagrams = false

  /// An attachment with the given facts.
  public init(
    publicAddress: UInt32, privateAddress: UInt32, carrier: String, carrierDomain: String, autonomousSystem: UInt32,
    medium: Medium, reachability: Reachability
  ) {
    self.publicAddress = publicAddress
    self.privateAddress = privateAddress
    self.carrier = carrier
    self.carrierDomain = carrierDomain
    self.autonomousSystem = autonomousSystem
    self.medium = medium
    self.reachability = reachability
  }
}
