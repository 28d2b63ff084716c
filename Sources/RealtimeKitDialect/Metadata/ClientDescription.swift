import GroundTruth
import JSONText
import Quantities

/// A person's browser or application as it describes itself.
struct ClientDescription {
  private let device: Device
  private let safariMinorVersion: Int

  init(_ device: Device, owner: Person) {
    self.device = device
    safariMinorVersion = owner.safariMinorVersion
  }

  /// Whether it is a web page, not an application of its own.
  var isBrowser: Bool { device.isBrowser }
  /// Whether it has the Network Information API.
  var knowsNetwork: Bool { device.isChromium }
  /// Whether the page may list loudspeakers.
  var listsSpeakers: Bool { device.client != .safari }
  var client: Device.Client { device.client }
  var system: Device.System { device.system }
  var headset: Device.Headset { device.headset }

  private var engine: StaticString {
    switch device.client {
    case .chrome, .edge, .opera, .samsungInternet, .androidApplication: "Blink"
    case .firefox: "Gecko"
    case .safari, .iOSApplication: "WebKit"
    }
  }

  private var isMobile: Bool { device.system == .android || device.system == .iOS }

  // MARK: Browser

  /// Writes `browser_metadata`; whether pages may draw by the graphics processor is told by newer clients only.
  func writeBrowser(tellsGraphics: Bool, to json: inout JSONWriter) {
    json.beginObject()
    json.key("browser")
    json.literal(browserName)
    json.key("browser_version")
    json.beginString()
    putVersion(in: &json)
    json.endString()
    json.key("engine")
    json.literal(engine)
    json.key("user_agent")
    json.beginString()
    putUserAgent(in: &json)
    json.endString()
    json.key("webgl_support")
    if tellsGraphics { json.boolean(device.hasGraphics) } else { json.null() }
    json.endObject()
  }

  private var browserName: StaticString {
    switch device.client {
    case .chrome, .androidApplication: "Chrome"
    case .edge: "Microsoft Edge"
    case .opera: "Opera"
    case .samsungInternet: "Samsung Internet for Android"
    case .firefox: "Firefox"
    case .safari, .iOSApplication: "Safari"
    }
  }

  /// Chromium reports its major version only; Safari's minor is the person's own.
  private func putVersion(in json: inout JSONWriter) {
    json.part(device.majorVersion)
    switch device.client {
    case .chrome, .edge, .opera, .androidApplication: json.part(".0.0.0")
    case .firefox, .samsungInternet: json.part(".0")
    case .safari, .iOSApplication:
      json.part(".")
      json.part(safariMinorVersion)
    }
  }

  private func putUserAgent(in json: inout JSONWriter) {
    json.part("Mozilla/5.0 (")
    putPlatform(in: &json)
    switch device.client {
    case .chrome, .edge, .opera, .samsungInternet, .androidApplication:
      json.part(") AppleWebKit/537.36 (KHTML, like Gecko) ")
      if device.client == .samsungInternet {
        json.part("SamsungBrowser/")
        putVersion(in: &json)
        json.part(" ")
      }
      json.part("Chrome/")
      json.part(device.chromiumVersion)
      json.part(".0.0.0")
      if device.system == .android { json.part(" Mobile") }
      json.part(" Safari/537.36")
      if device.client == .edge || device.client == .opera {
        json.part(device.client == .edge ? " Edg/" : " OPR/")
        putVersion(in: &json)
      }
    case .firefox:
      json.part("; rv:")
      putVersion(in: &json)
      json.part(") Gecko/20100101 Firefox/")
      putVersion(in: &json)
    case .safari, .iOSApplication:
      json.part(") AppleWebKit/605.1.15 (KHTML, like Gecko) Version/")
      putVersion(in: &json)
      if device.system == .iOS {
        json.part(" Mobile/15E148 Safari/604.1")
      } else {
        json.part(" Safari/605.1.15")
      }
    }
  }

  /// Writes the platform part of a user agent, frozen by the browsers years ago.
  private func putPlatform(in json: inout JSONWriter) {
    switch device.system {
    case .windows10, .windows11: json.part("Windows NT 10.0; Win64; x64")
    case .macOS where device.client == .firefox: json.part("Macintosh; Intel Mac OS X 10.15")
    case .macOS: json.part("Macintosh; Intel Mac OS X 10_15_7")
    case .linux: json.part("X11; Linux x86_64")
    case .chromeOS: json.part("X11; CrOS x86_64 14541.0.0")
    case .android where device.client == .firefox: json.part("Android 14; Mobile")
    case .android: json.part("Linux; Android 10; K")
    case .iOS:
      json.part("iPhone; CPU iPhone OS ")
      json.part(device.majorVersion)
      json.part("_0 like Mac OS X")
    }
  }

  // MARK: Device

  /// Writes `device_info`.
  func writeDevice(to json: inout JSONWriter) {
    json.beginObject()
    json.key("cpus")
    json.integer(visibleCores)
    json.key("is_mobile")
    json.boolean(isMobile)
    json.key("os")
    switch device.system {
    case .windows10, .windows11: json.literal("Windows")
    case .macOS: json.literal("macOS")
    case .linux: json.literal("Linux")
    case .chromeOS: json.literal("Chrome OS")
    case .android: json.literal("Android")
    case .iOS: json.literal("iOS")
    }
    if let version = device.systemVersion {
      json.key("os_version")
      json.string(version)
    }
    json.endObject()
  }

  /// Safari and Firefox hide further cores.
  private var visibleCores: Int {
    switch device.client {
    case .safari: min(device.cores, 8)
    case .firefox: min(device.cores, 16)
    case .chrome, .edge, .opera, .samsungInternet, .androidApplication, .iOSApplication: device.cores
    }
  }

  /// Writes `native_metadata`: who may not send pictures has no encoder for them.
  func writeEncoders(hasPictures: Bool, to json: inout JSONWriter) {
    json.beginObject()
    json.key("audio_encoder")
    json.literal("opus")
    guard hasPictures else {
      json.endObject()
      return
    }
    json.key("video_encoder")
    if device.client == .iOSApplication { json.literal("VideoToolbox") } else { json.literal("libvpx") }
    json.endObject()
  }

  // MARK: Software kit

  /// Writes name, type and the version that was current at `time`.
  func writeKit(at time: SimulationTime, to json: inout JSONWriter) {
    json.key("sdk_name")
    switch (device.client, device.framework) {
    case (.androidApplication, .flutter), (.iOSApplication, .flutter): json.literal("flutter-core")
    case (.androidApplication, .reactNative), (.iOSApplication, .reactNative): json.literal("react-native-core")
    case (.androidApplication, .native): json.literal("android-core")
    case (.iOSApplication, .native): json.literal("ios-core")
    case (.chrome, _), (.edge, _), (.opera, _), (.samsungInternet, _), (.firefox, _), (.safari, _):
      json.literal("web-core")
    }
    json.key("sdk_type")
    if isBrowser { json.literal("web") } else { json.literal("mobile") }
    json.key("sdk_version")
    json.literal(Self.release(in: isBrowser ? Self.webReleases : Self.mobileReleases, at: time))
  }

  private typealias Release = (year: Int, month: Int, day: Int, version: StaticString)

  /// Release notes of the kits; the first version of each list and days of the month not stated there are inferred.
  private static let webReleases: [Release] = [
    (2025, 8, 1, "1.1.5"), (2026, 3, 10, "1.2.5"), (2026, 3, 31, "1.3.0"), (2026, 4, 20, "1.4.0"),
    (2026, 5, 15, "1.5.1"), (2026, 7, 1, "2.0.0"),
  ]
  private static let mobileReleases: [Release] = [
    (2025, 10, 1, "1.5.0"), (2026, 1, 15, "1.6.0"), (2026, 2, 15, "1.6.1"), (2026, 7, 1, "2.0.0"),
  ]

  private static func release(in releases: [Release], at time: SimulationTime) -> StaticString {
    let today = CivilDate(daysSinceEpoch: time.seconds.flooredQuotient(by: 86_400))
    let current = releases.last { ($0.year, $0.month, $0.day) <= (today.year, today.month, today.day) }
    return (current ?? releases[0]).version
  }
}
