import Dialects
import JSONText

/// The fields of an event of a ConversationRelay session that rules look at; nil for every other document.
struct RelayReading {
  let call: String
  let session: String
  let name: String
  let level: String
  let number: Int64
  /// Milliseconds since the epoch.
  let at: Int64
  /// `conversation_relay_data`.
  let data: JSONValue

  init?(_ document: JSONValue) {
    guard document["group"]?.string == SDKEvents.relayGroup, let call = document["call_sid"]?.string,
      let name = document["name"]?.string, let level = document["level"]?.string,
      let data = document["conversation_relay_data"], let session = data["session_id"]?.string,
      let number = data["sequence_number"]?.integer, let at = document["timestamp"]?.instant
    else { return nil }
    self.call = call
    self.session = session
    self.name = name
    self.level = level
    self.number = number
    self.at = at
    self.data = data
  }

  /// A latency that the event states, milliseconds.
  func latency(_ key: String) -> Int64? { data[key]?["latency_ms"]?.integer }
}
