import Dialects
import JSONText
import Quantities

/// One event of a call on its way to `VoiceInsights.CallEvent/3`.
struct CallEvent {
  /// The media edge that reports it; events of an assistant's session come from none.
  enum Edge { case carrier, sip, client, sdk, unknown }

  /// How much it matters, as printed; `unknown` where the source has no such notion.
  enum Level { case debug, information, warning, error, unknown }

  /// What an event of an SDK carries besides the metadata, or one of an assistant's session instead of them.
  enum Detail {
    case none
    case error(code: Int, message: StaticString)
    /// In hundredths; `values` are a stretch of the samples that warnings quote.
    case metric(threshold: Int, values: Range<Int>)
    /// A standard deviation, unrounded; a deviation of exactly zero is left out.
    case audioLevel(threshold: Int, deviation: Double)
    case feedback(score: Int, reason: StaticString)
    case candidatePair(localType: StaticString, localProtocol: StaticString, remoteType: StaticString)
    case relay(RelayEvent)
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
    case .unknown: "unknown_edge"
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
    case .unknown: "UNKNOWN"
    }
  }
}

/// Writes the events of one call: what every one of them repeats, whose it is and what its edges say of it, is written
/// once and then copied.
struct CallEventTeller {
  let call: CallLeg
  let account: IdentifierBits
  let gateway: GatewayMetadata
  /// Of the carrier's edge of a call that comes over a trunk; nil for any other.
  let behindTrunk: GatewayMetadata?
  let sdk: SDKMetadata?
  let relay: RelaySession?
  private var parts = Parts()

  /// Where what was written before stands.
  private struct Parts {
    var ownership: Range<Int>?
    var gateway: Range<Int>?
    var carrier: Range<Int>?
    var sdk: Range<Int>?
  }

  init(
    of call: CallLeg, account: IdentifierBits, gateway: GatewayMetadata, behindTrunk: GatewayMetadata?,
    sdk: SDKMetadata?, relay: RelaySession?
  ) {
    self.call = call
    self.account = account
    self.gateway = gateway
    self.behindTrunk = behindTrunk
    self.sdk = sdk
    self.relay = relay
  }

  /// Writes the document of `event`, in the order of the schema's own example; `quoted` has the samples that warnings
  /// quote.
  mutating func write(_ event: CallEvent, quoted: [Int], to json: inout JSONWriter) {
    json.beginObject()
    json.key("timestamp"); json.time(SimulationTime(milliseconds: event.at))
    json.key("call_sid"); json.markIdentifier()
    if let range = parts.ownership {
      json.again(range)
    } else {
      parts.ownership = json.recorded { json in
        json.hex("CA", call.sid.high, call.sid.low)
        json.key("account_sid"); json.hex("AC", account.high, account.low)
      }
    }
    json.key("edge"); json.literal(event.edge.name)
    json.key("group"); json.literal(event.group)
    json.key("name"); json.literal(event.name)
    json.key("level"); json.literal(event.level.name)
    if case .relay(let told) = event.detail, let relay {
      json.key("conversation_relay_data"); told.write(&json, relay)
      json.endObject()
      return
    }
    json.key(event.edge.name); json.beginObject()
    switch event.edge {
    case .carrier where behindTrunk != nil:
      if let range = parts.carrier {
        json.again(range)
      } else {
        parts.carrier = json.recorded { behindTrunk?.write(&$0) }
      }
    case .carrier, .sip, .client:
      if let range = parts.gateway { json.again(range) } else { parts.gateway = json.recorded { gateway.write(&$0) } }
    case .sdk:
      event.detail.write(&json, quoted: quoted)
      if let range = parts.sdk { json.again(range) } else { parts.sdk = json.recorded { sdk?.write(&$0) } }
    case .unknown: break
    }
    json.endObject()
    json.endObject()
  }
}

extension CallEvent.Detail {
  fileprivate func write(_ json: inout JSONWriter, quoted: [Int]) {
    switch self {
    // A session has an object of its own in place of the edge's.
    case .none, .relay: break
    case .error(let code, let message):
      json.key("error"); json.beginObject()
      json.key("code"); json.integer(code)
      json.key("message"); json.literal(message)
      json.endObject()
    case .metric(let threshold, let values):
      json.key("metric"); json.beginObject()
      json.key("threshold"); json.decimal(threshold, places: 2)
      json.key("values"); json.beginArray()
      for position in values { json.decimal(quoted[position], places: 2) }
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
