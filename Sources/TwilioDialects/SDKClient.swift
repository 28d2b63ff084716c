import GroundTruth
import JSONText
import Quantities

/// What runs a WebRTC leg: which SDK, in which version, on what.
struct SDKClient {
  /// The three SDKs, which tell of a call in different words.
  enum Flavour { case javaScript, android, iOS }

  let flavour: Flavour
  let device: Device
  /// The released version, `2.18.0`.
  let version: StaticString
  let type: StaticString

  /// A person about whose device nothing is known is taken to use this.
  private static let unknownDevice = Device(
    client: .chrome, majorVersion: 144, system: .windows10, model: "", vendor: "", cores: 8, headset: .usb)
  /// Days that an application lags behind a release, inferred.
  private static let adoptionLag: Int64 = 45

  /// The client of a WebRTC leg in a run that starts at `runStart`; all people of a run use the same application.
  init(_ call: CallLeg, runStart: SimulationTime, _ conventions: TwilioConventions) {
    device = call.person.device ?? Self.unknownDevice
    switch device.client {
    case .chrome, .edge, .opera, .samsungInternet, .firefox, .safari:
      flavour = .javaScript
      type = conventions.browserSDKType
      let newest = runStart - .seconds(Self.adoptionLag * 86_400)
      let released = Self.browserReleases.last { $0.year * 12 + $0.month <= Self.month(of: newest) }
      version = (released ?? Self.browserReleases[0]).version
    case .androidApplication:
      flavour = .android
      type = conventions.androidSDKType
      version = "6.0.2"
    case .iOSApplication:
      flavour = .iOS
      type = conventions.iOSSDKType
      version = "6.13.0"
    }
  }

  /// Whether the browser is built on Chromium, which alone has the Network Information interface.
  var isChromium: Bool { device.isChromium }

  private static func month(of time: SimulationTime) -> Int {
    let date = CivilDate(daysSinceEpoch: time.seconds.flooredQuotient(by: 86_400))
    return date.year * 12 + date.month
  }

  /// Releases of the browser SDK by month (its change log).
  private static let browserReleases: [(year: Int, month: Int, version: StaticString)] = [
    (2023, 1, "2.3.0"), (2023, 6, "2.6.0"), (2023, 10, "2.8.0"), (2023, 11, "2.9.0"), (2024, 1, "2.10.0"),
    (2024, 5, "2.11.0"), (2024, 6, "2.11.2"), (2024, 8, "2.12.0"), (2024, 12, "2.12.3"), (2025, 3, "2.12.4"),
    (2025, 5, "2.13.0"), (2025, 6, "2.14.0"), (2025, 7, "2.15.0"), (2025, 9, "2.16.0"), (2025, 12, "2.17.0"),
    (2026, 1, "2.18.0"), (2026, 5, "2.18.3"),
  ]
}

/// What stands in the `metadata` of an SDK's events; constant over a call.
struct SDKMetadata {
  private let name: String
  private let place: Place
  private let address: UInt32?
  private let region: Region
  private let client: SDKClient
  private let safariMinorVersion: Int

  init(_ call: CallLeg, _ client: SDKClient) {
    safariMinorVersion = call.person.safariMinorVersion
    name = call.clientName
    place = call.person.place
    address = call.publicAddress
    region = Region.all[call.region]
    self.client = client
  }

  func write(_ json: inout JSONWriter) {
    json.key("metadata"); json.beginObject()
    json.key("client_name"); json.string(name)
    json.key("location"); json.beginObject()
    json.key("lat"); json.decimal(Int(place.latitude), places: 4)
    json.key("lon"); json.decimal(Int(place.longitude), places: 4)
    json.endObject()
    json.key("city"); json.string(place.city)
    json.key("country_code"); json.string(place.countryCode)
    json.key("country_subdivision"); json.string(place.subdivision)
    json.key("ip_address"); json.addressOrEmpty(address)
    json.key("sdk"); json.beginObject()
    json.key("type"); json.literal(client.type)
    json.key("version"); json.literal(client.version)
    json.key("platform")
    switch client.flavour {
    case .javaScript: json.literal("WebRTC")
    case .android: json.literal("android")
    case .iOS: json.literal("ios")
    }
    json.key("region"); json.literal(region.id)
    // The browser SDK selects an edge, not a region; mobile ones let the platform choose.
    json.key("selected_region")
    if client.flavour == .javaScript { json.literal("") } else { json.literal("gll") }
    json.key("edge_location"); json.literal(region.edgeLocation)
    client.writeBrowser(&json, safariMinorVersion: safariMinorVersion)
    client.writeSystem(&json)
    client.writeDevice(&json)
    json.endObject()
    json.endObject()
  }
}

extension SDKClient {
  /// Browser and engine as the common parsers read a user agent; native applications have neither.
  fileprivate func writeBrowser(_ json: inout JSONWriter, safariMinorVersion: Int) {
    let browser: (name: StaticString, version: String, engine: StaticString, engineVersion: String)
    let major = device.majorVersion
    switch device.client {
    // Chromium has frozen everything after the major version, Firefox prints one more number.
    case .chrome: browser = ("Chrome", "\(major).0.0.0", "Blink", "\(major).0.0.0")
    case .edge: browser = ("Edge", "\(major).0.0.0", "Blink", "\(major).0.0.0")
    case .opera: browser = ("Opera", "\(major).0.0.0", "Blink", "\(device.chromiumVersion).0.0.0")
    case .samsungInternet: browser = ("Samsung Browser", "\(major).0", "Blink", "\(device.chromiumVersion).0.0.0")
    case .firefox: browser = ("Firefox", "\(major).0", "Gecko", "\(major).0")
    case .safari: browser = ("Safari", "\(major).\(safariMinorVersion)", "WebKit", "605.1.15")
    case .androidApplication, .iOSApplication: return
    }
    json.key("browser"); json.beginObject()
    json.key("name"); json.literal(browser.name)
    json.key("major"); json.string(String(major))
    json.key("version"); json.string(browser.version)
    json.endObject()
    json.key("engine"); json.beginObject()
    json.key("name"); json.literal(browser.engine)
    json.key("version"); json.string(browser.engineVersion)
    json.endObject()
  }

  /// The operating system: user agents still say Windows 10 and macOS 10.15.7, whatever runs.
  fileprivate func writeSystem(_ json: inout JSONWriter) {
    let name: StaticString =
      switch device.system {
      case .windows10, .windows11: "Windows"
      case .macOS: "Mac OS"
      case .linux: "Linux"
      case .chromeOS: "Chromium OS"
      case .android: flavour == .android ? "android" : "Android"
      case .iOS: "iOS"
      }
    json.key("os"); json.beginObject()
    json.key("name"); json.literal(name)
    json.key("version"); json.string(device.systemVersion ?? "")
    json.endObject()
  }

  /// The device: an Android SDK gives the model code for its type too, a browser knows little.
  fileprivate func writeDevice(_ json: inout JSONWriter) {
    let isBrowser = flavour == .javaScript
    json.key("device"); json.beginObject()
    json.key("model"); json.string(device.model)
    json.key("type")
    switch (flavour, device.system) {
    case (.android, _): json.string(device.model)
    case (.javaScript, .android), (.javaScript, .iOS): json.literal("mobile")
    default: json.literal("")
    }
    json.key("vendor"); json.string(device.vendor)
    json.key("arch")
    switch device.system {
    case .windows10, .windows11, .linux, .chromeOS: json.literal("amd64")
    case .macOS, .iOS: json.literal("arm64")
    case .android: json.literal(isBrowser ? "arm64" : "arm64-v8a")
    }
    json.endObject()
  }
}
