import GroundTruth
import Randomness

/// What somebody with a WebRTC client sits at: a device, and how it reaches the Internet.
///
/// The last hop follows the profile of the network. Shares are inferred. Addresses come from 198.18.0.0/15, set aside
/// for benchmarks (RFC 2544), and 10.0.0.0/8 (RFC 1918); autonomous systems from the private range (RFC 6996); carriers
/// are invented.
struct Workplace: Sendable {
  var device: Device
  var attachment: Attachment

  /// The last hop that the name of a network profile tells, by its parts.
  static func medium(ofProfile profile: String) -> Attachment.Medium {
    if profile.contains("wifi") { return .wifi }
    if profile.contains("vpn") { return .vpn }
    if profile.contains("lte") || profile.contains("5g") || profile.contains("mobile") { return .cellular }
    if profile.contains("sat") || profile.contains("leo") { return .satellite }
    return .ethernet
  }

  /// Draws a workplace; `isWork` for those who are paid to talk.
  init(profile: String, isWork: Bool, from stream: inout RandomStream) {
    let medium = Self.medium(ofProfile: profile)
    let isMobile = medium == .cellular ? stream.chance(isWork ? 0.1 : 0.8) : stream.chance(isWork ? 0 : 0.25)
    device = isMobile ? Self.mobile(&stream) : Self.desktop(isWork: isWork, &stream)
    attachment = Self.attachment(medium, isOffice: isWork && medium == .ethernet, &stream)
  }

  /// The same place with what a group of clients calls with there, as far as it says.
  func adapted(
    to group: ClientConfiguration, isWork: Bool, from stream: inout RandomStream
  ) -> Workplace {
    var workplace = self
    if let shares = group.devices {
      switch stream.index(weights: [shares.browser, shares.android, shares.iOS]) {
      case 0: workplace.device = Self.desktop(isWork: isWork, &stream)
      case 1: workplace.device = Self.application(isApple: false, &stream)
      default: workplace.device = Self.application(isApple: true, &stream)
      }
    }
    if let shares = group.reachability {
      let kinds: [Attachment.Reachability] = [.open, .behindNAT, .relayOnly, .webOnly]
      let weights = [shares.open, shares.behindNAT, shares.relayOnly, shares.webOnly]
      workplace.attachment.reachability = kinds[stream.index(weights: weights)]
    }
    return workplace
  }

  /// A telephone with an application of its own for calls.
  private static func application(isApple: Bool, _ stream: inout RandomStream) -> Device {
    var device = phone(isApple: isApple, &stream)
    device.client = isApple ? .iOSApplication : .androidApplication
    device.majorVersion = 18 - stream.integer(below: 2)
    return device
  }

  private static func desktop(isWork: Bool, _ stream: inout RandomStream) -> Device {
    let systems: [Device.System] = [.windows11, .windows10, .macOS, .chromeOS, .linux]
    let system = systems[stream.index(weights: isWork ? [50, 30, 10, 8, 2] : [45, 20, 28, 5, 2])]
    let clients: [(Device.Client, Int)] =
      switch system {
      case .macOS: [(.chrome, 136), (.safari, 18), (.firefox, 138)]
      case .chromeOS: [(.chrome, 136)]
      case .linux: [(.chrome, 136), (.firefox, 138)]
      case .windows10, .windows11, .android, .iOS: [(.chrome, 136), (.edge, 136), (.firefox, 138)]
      }
    let (client, newest) = clients[stream.index(weights: Array([70.0, 24, 6].prefix(clients.count)))]
    // Browsers lag a release or two behind; this one counts years, not weeks.
    let version = client == .safari ? newest : newest - stream.integer(below: 4)
    let headsets: [Device.Headset] = [.usb, .bluetooth, .wired, .builtIn]
    let headset = headsets[stream.index(weights: isWork ? [62, 18, 14, 6] : [10, 25, 20, 45])]
    let cores = [4, 8, 12, 16][stream.index(weights: [25, 45, 18, 12])]
    let isMac = system == .macOS
    return Device(
      client: client, majorVersion: version, system: system, model: isMac ? "Macintosh" : "",
      vendor: isMac ? "Apple" : "", cores: cores, headset: headset)
  }

  private static func mobile(_ stream: inout RandomStream) -> Device {
    let isApple = stream.chance(0.52)
    var device = phone(isApple: isApple, &stream)
    let isApplication = stream.chance(0.7)
    let client: Device.Client =
      isApplication ? (isApple ? .iOSApplication : .androidApplication) : (isApple ? .safari : .chrome)
    device.client = client
    device.headset = stream.chance(0.3) ? .bluetooth : .builtIn
    device.majorVersion = client == .chrome ? 136 : 18 - stream.integer(below: 2)
    return device
  }

  /// A telephone that can do more than telephone, with the browser that came with it.
  private static func phone(isApple: Bool, _ stream: inout RandomStream) -> Device {
    let models =
      isApple
      ? ["iPhone14,5", "iPhone15,2", "iPhone15,4", "iPhone16,1", "iPhone17,3"]
      : ["SM-S911B", "SM-S921U", "SM-A546B", "Pixel 8", "Pixel 7a"]
    let model = models[stream.integer(below: models.count)]
    let vendor = isApple ? "Apple" : model.hasPrefix("SM") ? "samsung" : "Google"
    return Device(
      client: isApple ? .safari : .chrome, majorVersion: isApple ? 18 : 136, system: isApple ? .iOS : .android,
      model: model, vendor: vendor, cores: isApple ? 6 : 8, headset: .builtIn)
  }

  private struct Carrier {
    let name: String
    let domain: String
    let system: UInt32
  }

  private static let fixedCarriers = [
    Carrier(name: "Lakeshore Fiber", domain: "lakeshorefiber.example", system: 64_601),
    Carrier(name: "Prairie Cable", domain: "prairiecable.example", system: 64_602),
    Carrier(name: "Northline Broadband", domain: "northline.example", system: 64_603),
    Carrier(name: "Metro Access", domain: "metroaccess.example", system: 64_604),
    Carrier(name: "Canyon Telecom", domain: "canyontel.example", system: 64_605),
  ]
  private static let mobileCarriers = [
    Carrier(name: "Beacon Mobile", domain: "beaconmobile.example", system: 64_621),
    Carrier(name: "Summit Wireless", domain: "summitwireless.example", system: 64_622),
    Carrier(name: "Harbor Cellular", domain: "harborcell.example", system: 64_623),
  ]
  private static let officeCarrier = Carrier(
    name: "Partyline Business Fibre", domain: "office.example", system: 64_640)
  private static let satelliteCarrier = Carrier(name: "Skyband", domain: "skyband.example", system: 64_650)

  private static func attachment(
    _ medium: Attachment.Medium, isOffice: Bool, _ stream: inout RandomStream
  ) -> Attachment {
    let carrier: Carrier =
      switch medium {
      case .cellular: mobileCarriers[stream.index(weights: [40, 35, 25])]
      case .satellite: satelliteCarrier
      case .ethernet, .wifi, .vpn:
        isOffice ? officeCarrier : fixedCarriers[stream.index(weights: [30, 25, 20, 15, 10])]
      }
    // An office has one gateway for all; everybody else an address of their own.
    let host = isOffice ? UInt32(10) : UInt32(stream.integer(below: 131_000))
    let reachability: Attachment.Reachability =
      switch medium {
      case .cellular: stream.chance(0.35) ? .relayOnly : .behindNAT
      case .vpn: stream.chance(0.5) ? .relayOnly : .behindNAT
      case .ethernet, .wifi, .satellite: isOffice && stream.chance(0.2) ? .relayOnly : .behindNAT
      }
    let publicAddress = 0xC612_0000 + host
    let subnet = UInt32(stream.integer(below: 64)) << 8
    let privateAddress = (isOffice ? 0x0A14_0000 : 0xC0A8_0000) + subnet + UInt32(2 + stream.integer(below: 250))
    return Attachment(
      publicAddress: publicAddress, privateAddress: privateAddress, carrier: carrier.name,
      carrierDomain: carrier.domain, autonomousSystem: carrier.system, medium: medium, reachability: reachability)
  }
}
