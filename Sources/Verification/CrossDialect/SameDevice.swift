import Dialects
import JSONText

/// A rule that compares what the SDK's events say of a leg's device with what its peer report says.
///
/// The events of a call come first; the first that tells of the device is kept, as all of a call tell the same.
protocol SameDeviceRule: Rule {
  /// What is compared, from the `metadata` of an SDK's event; nil when the event does not tell.
  static func told(bySDK metadata: JSONValue) -> String?
  /// The same from the `metadata` of a peer report; nil when the report does not tell.
  static func told(byPeer metadata: JSONValue) -> String?
  /// What the SDK told, by call.
  var bySDK: [String: String] { get set }
}

extension SameDeviceRule {
  static var documents: [String] { ["twilio.call-event", "realtimekit.peer-report"] }

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    if context.documentType == "twilio.call-event" {
      guard let call = document["call_sid"]?.string, bySDK[call] == nil,
        let metadata = document["sdk_edge"]?["metadata"], let told = Self.told(bySDK: metadata)
      else { return }
      bySDK[call] = told
    } else {
      guard let peer = document["id"]?.string, let place = context.truth.byRealtimeKitPeer[peer],
        let call = context.truth.leg(place).twilioCallSID, let told = bySDK[call],
        let metadata = document["peer_report"]?["metadata"], let here = Self.told(byPeer: metadata)
      else { return }
      report.expect(here == told) { "\(peer) tells \(here), the events of \(call) tell \(told)" }
    }
  }
}

/// Engine and version of the browser.
struct SameBrowser: SameDeviceRule {
  static let id = "cross.device.browser"
  static let summary = "SDK events and peer report of a leg tell the same engine and browser version"
  var bySDK: [String: String] = [:]

  static func told(bySDK metadata: JSONValue) -> String? {
    guard let engine = metadata["sdk"]?["engine"]?["name"]?.string,
      let version = metadata["sdk"]?["browser"]?["version"]?.string
    else { return nil }
    return "\(engine) \(version)"
  }

  static func told(byPeer metadata: JSONValue) -> String? {
    guard let browser = metadata["browser_metadata"], let engine = browser["engine"]?.string,
      let version = browser["browser_version"]?.string
    else { return nil }
    return "\(engine) \(version)"
  }
}

/// The operating system and its version; the platforms spell some systems differently.
struct SameSystem: SameDeviceRule {
  static let id = "cross.device.system"
  static let summary = "SDK events and peer report of a leg tell the same operating system and version"
  var bySDK: [String: String] = [:]

  /// The one spelling of each system that has several.
  private static let spellings = ["Mac OS": "macOS", "Chromium OS": "Chrome OS", "android": "Android"]

  static func told(bySDK metadata: JSONValue) -> String? {
    guard let system = metadata["sdk"]?["os"], let name = system["name"]?.string else { return nil }
    return [spellings[name] ?? name, system["version"]?.string ?? ""].joined(separator: " ")
  }

  static func told(byPeer metadata: JSONValue) -> String? {
    guard let device = metadata["device_info"], let name = device["os"]?.string else { return nil }
    return [spellings[name] ?? name, device["os_version"]?.string ?? ""].joined(separator: " ")
  }
}

/// The public address, of which a peer report keeps the first two bytes.
struct SameAddress: SameDeviceRule {
  static let id = "cross.device.address"
  static let summary = "SDK events and peer report of a leg tell addresses of one network of 16 bits"
  var bySDK: [String: String] = [:]

  static func told(bySDK metadata: JSONValue) -> String? { network(of: metadata["ip_address"]?.string) }
  static func told(byPeer metadata: JSONValue) -> String? { network(of: metadata["ip_information"]?["ipv4"]?.string) }

  private static func network(of address: String?) -> String? {
    guard let bytes = address?.split(separator: "."), bytes.count == 4 else { return nil }
    return bytes.prefix(2).joined(separator: ".")
  }
}

/// Where the address is thought to be.
struct SamePlace: SameDeviceRule {
  static let id = "cross.device.place"
  static let summary = "SDK events and peer report of a leg tell the same city, region and country"
  var bySDK: [String: String] = [:]

  static func told(bySDK metadata: JSONValue) -> String? {
    joined([metadata["city"], metadata["country_subdivision"], metadata["country_code"]])
  }

  static func told(byPeer metadata: JSONValue) -> String? {
    let place = metadata["ip_information"]
    return joined([place?["city"], place?["region"], place?["country"]])
  }

  private static func joined(_ parts: [JSONValue?]) -> String? {
    let texts = parts.compactMap { $0?.string }
    return texts.count == parts.count ? texts.joined(separator: ", ") : nil
  }
}
