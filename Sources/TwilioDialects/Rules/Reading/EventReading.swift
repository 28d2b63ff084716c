import Dialects
import JSONText

/// The fields of a call event that rules look at; nil for a document whose shape is wrong, which is told elsewhere, and
/// for events of an assistant's session, which have a reading of their own.
///
/// Some forty rules read every event, most of them only to see that it is none of theirs: a field is read when it is
/// asked for.
struct EventReading {
  /// `group` and `name` say what happened.
  let group: String
  /// The object under `sdk_edge`, for events of an SDK.
  let sdk: JSONValue?
  private let document: JSONValue

  init?(_ document: JSONValue) {
    guard let group = document["group"]?.string, group != SDKEvents.relayGroup else { return nil }
    self.document = document
    self.group = group
    sdk = document["sdk_edge"]
  }

  private func text(_ key: String) -> String { document[key]?.string ?? "" }

  var call: String { text("call_sid") }
  var edge: String { text("edge") }
  var name: String { text("name") }
  var level: String { text("level") }
  /// Milliseconds since the epoch.
  var at: Int64 { TextFormat.milliseconds(of: text("timestamp")) ?? 0 }

  /// Whether a gateway reports it.
  var isGateway: Bool { sdk == nil }
  /// Whether a gateway reports with it that the call is over.
  var isEnd: Bool { isGateway && (name == "completed" || SDKEvents.outcomes.contains(name)) }
  /// `group/name`.
  var label: String { "\(group)/\(name)" }
  /// The name, of an event of an SDK about the connection; nil otherwise.
  var sdkConnection: String? { !isGateway && group == "connection" ? name : nil }
  /// Whether the browser SDK reports it.
  var isBrowser: Bool { sdk?["metadata"]?["sdk"]?["type"]?.string == "twilio-js-sdk" }
  /// Whether it is about a warning of either kind.
  var isWarning: Bool { isRaised || isCleared }
  /// Whether a warning is raised.
  var isRaised: Bool { group == "network-quality-warning-raised" || group == "audio-level-warning-raised" }
  /// Whether a warning is cleared.
  var isCleared: Bool { group == "network-quality-warning-cleared" || group == "audio-level-warning-cleared" }
  /// Whether it is a warning that rests on a window of samples of the network.
  var isWindowed: Bool { isWarning && group.hasPrefix("network") && name != "ice-connectivity-lost" }
  /// The window of such a warning, nil where it has none.
  var window: [Double]? { sdk?["metric"]?["values"]?.elements.compactMap(\.double) }
}

extension TruthIndex.Leg {
  /// Whether it comes from or goes to an exchange by telephone number: over a trunk, which ends at two edges.
  var isTrunk: Bool { transport == "sip" && address?.hasPrefix("sip:+") ?? false }
}

/// The media edge that a gateway of the truth's transport reports from; nil for the platform's own legs.
func gatewayEdge(of transport: String) -> String? {
  switch transport {
  case "pstn": "carrier_edge"
  case "sip": "sip_edge"
  case "webrtc": "client_edge"
  default: nil
  }
}
