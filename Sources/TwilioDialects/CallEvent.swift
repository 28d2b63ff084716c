import JSONText
import Quantities

/// One event of a call on its way to `VoiceInsights.CallEvent/3`.
struct CallEvent {
  /// The media edge that reports it.
  enum Edge { case carrier, sip, client, sdk }

  /// How much it matters, as printed.
  enum Level { case debug, information, warning, error }

  /// What an event of an SDK carries besides the metadata.
  enum Detail {
    case none
    case error(code: Int, message: StaticString)
    /// In hundredths.
    case metric(threshold: Int, values: [Int])
    /// A standard deviation, unrounded; a deviation of exactly zero is left out.
    case audioLevel(threshold: Int, deviation: Double)
    case feedback(score: Int, reason: StaticString)
    case candidatePair(localType: StaticString, localProtocol: StaticString, remoteType: StaticString)
  }

  /// Milliseconds since the epoch.
  var at: Int64
  var edge: Edge
  var group: StaticString
  var name: StaticString
  var level: Level
  var detail = Detail.none

  /// An event of a gateway: all of them are of one group and level.
  static func gateway(_ edge: Edge, _ name: StaticString, at time: Int64) -> CallEvent {
    CallEvent(at: time, edge: edge, group: "connection", name: name, level: .information)
  }

  /// An event of an SDK.
  static func sdk(
    _ group: StaticString, _ name: StaticString, _ level: Level = .information, at time: Int64,
    _ detail: Detail = .none
  ) -> CallEvent {
    CallEvent(at: time, edge: .sdk, group: group, name: name, level: level, detail: detail)
  }
}

extension CallEvent.Edge {
  /// The key of the edge's object, which is also the value of `edge`.
  var name: StaticString {
    switch self {
    case .carrier: "carrier_edge"
    case .sip: "sip_edge"
    case .client: "client_edge"
    case .sdk: "sdk_edge"
    }
  }
}

extension CallEvent.Level {
  var name: StaticString {
    switch self {
    case .debug: "DEBUG"
    case .information: "INFO"
    case .warning: "WARNING"
    case .error: "ERROR"
    }
  }
}

extension CallEvent {
  /// Writes the document, in the order of the schema's own example.
  func write(_ json: inout JSONWriter, account: String, gateway: GatewayMetadata, sdk: SDKMetadata?, call: String) {
    json.beginObject()
    json.key("timestamp"); json.time(SimulationTime(milliseconds: at))
    json.key("call_sid"); json.markIdentifier(); json.string(call)
    json.key("account_sid"); json.string(account)
    json.key("edge"); json.literal(edge.name)
    json.key("group"); json.literal(group)
    json.key("name"); json.literal(name)
    json.key("level"); json.literal(level.name)
    json.key(edge.name)
    json.beginObject()
    switch edge {
    case .carrier, .sip, .client: gateway.write(&json)
    case .sdk:
      detail.write(&json)
      sdk?.write(&json)
    }
    json.endObject()
    json.endObject()
  }
}

extension CallEvent.Detail {
  fileprivate func write(_ json: inout JSONWriter) {
    switch self {
    case .none: break
    case .error(let code, let message):
      json.key("error"); json.beginObject()
      json.key("code"); json.integer(code)
      json.key("message"); json.literal(message)
      json.endObject()
    case .metric(let threshold, let values):
      json.key("metric"); json.beginObject()
      json.key("threshold"); json.decimal(threshold, places: 2)
      json.key("values"); json.beginArray()
      for value in values { json.decimal(value, places: 2) }
      json.endArray()
      json.endObject()
    case .audioLevel(let threshold, let deviation):
      json.key("metric"); json.beginObject()
      json.key("threshold"); json.decimal(threshold, places: 2)
      json.key("values"); json.beginArray()
      if deviation != 0 { json.double(deviation) }
      json.endArray()
      json.endObject()
    case .feedback(let score, let reason):
      json.key("feedback"); json.beginObject()
      json.key("score"); json.integer(score)
      json.key("reason"); json.literal(reason)
      json.endObject()
    case .candidatePair(let localType, let localProtocol, let remoteType):
      json.key("ice_candidate_pair"); json.beginObject()
      json.key("local"); json.beginObject()
      json.key("type"); json.literal(localType)
      json.key("protocol"); json.literal(localProtocol)
      json.endObject()
      json.key("remote"); json.beginObject()
      json.key("type"); json.literal(remoteType)
      json.key("protocol"); json.literal("udp")
      json.endObject()
      json.endObject()
    }
  }
}
