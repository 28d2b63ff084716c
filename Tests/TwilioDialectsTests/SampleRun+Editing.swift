import Dialects
import GroundTruth
import JSONText
import Quantities
import TwilioDialects
import _RuleFixtures
import _SampleRecords

/// What fixtures call the things that they spoil.
extension SampleRun {
  static let callEvents = "twilio.call-event"
  static let summaries = "twilio.conference-participant-summary"

  /// The call of the `nth` leg of `role` in the sample record called `name`.
  static func call(_ name: String, _ role: Leg.Role, _ nth: Int = 0) -> String {
    leg(name, role, nth).flatMap { identifiers.callSID(of: $0.index, in: $0.conversation) } ?? "no such call"
  }

  /// The stay of the `nth` leg of `role` in the sample record called `name`.
  static func stay(_ name: String, _ role: Leg.Role, _ nth: Int = 0) -> String {
    leg(name, role, nth).flatMap { identifiers.participantSID(of: $0.index, in: $0.conversation) } ?? "no such stay"
  }

  private static let identifiers = TwilioIdentifiers(SampleRecords.directory)

  private static func leg(_ name: String, _ role: Leg.Role, _ nth: Int) -> (index: Int, conversation: Conversation)? {
    guard let conversation = SampleRecords.record(name)?.conversation else { return nil }
    let found = conversation.legs.filter { $0.role == role }
    return found.indices.contains(nth) ? (found[nth].index, conversation) : nil
  }

}

/// How a fixture spoils a good run.
extension SampleFiles {
  /// Changes the first event of `call` with this label, or the one at `occurrence` among them.
  mutating func editEvent(
    _ call: String, _ label: String, edge: String? = nil, occurrence: Int = 0, _ change: (inout JSONValue) -> Void
  ) {
    guard let position = position(call, label, edge, occurrence) else { return }
    change(&self[SampleRun.callEvents][position])
    sortEvents()
  }

  /// Removes the first event of `call` with this label.
  mutating func removeEvent(_ call: String, _ label: String) {
    guard let position = position(call, label, nil, 0) else { return }
    self[SampleRun.callEvents].remove(at: position)
  }

  /// Removes every event of `call` that an SDK reports.
  mutating func removeSDK(of call: String) {
    self[SampleRun.callEvents].removeAll { $0["call_sid"]?.string == call && $0["sdk_edge"] != nil }
  }

  /// Adds a copy of the first event of `call` with this label, changed by `change`, right behind it.
  mutating func copyEvent(_ call: String, _ label: String, _ change: (inout JSONValue) -> Void = { _ in }) {
    guard let position = position(call, label, nil, 0) else { return }
    var copy = self[SampleRun.callEvents][position]
    change(&copy)
    self[SampleRun.callEvents].insert(copy, at: position + 1)
    sortEvents()
  }

  /// When the first event of `call` with this label stands, milliseconds since the epoch.
  func time(_ call: String, _ label: String, occurrence: Int = 0) -> Int64 {
    position(call, label, nil, occurrence).map { self[SampleRun.callEvents][$0].milliseconds } ?? 0
  }

  /// The first summary of `stay`, changed by `change`.
  mutating func editSummary(_ stay: String, _ change: (inout JSONValue) -> Void) {
    guard let position = self[SampleRun.summaries].firstIndex(where: { $0["participant_sid"]?.string == stay }) else {
      return
    }
    change(&self[SampleRun.summaries][position])
  }

  /// Changes the leg of the truth that has `call`.
  mutating func editTruth(_ call: String, _ change: (inout JSONValue) -> Void) {
    for line in self["truth.conversation"].indices {
      var legs = self["truth.conversation"][line]["legs"]?.elements ?? []
      guard let leg = legs.firstIndex(where: { $0.at("ids", "twilio_call_sid")?.string == call }) else { continue }
      change(&legs[leg])
      self["truth.conversation"][line].set("legs", to: .array(legs))
    }
  }

  /// Changes the seconds of one direction of the leg that has `call`.
  mutating func editSeries(of call: String, _ direction: String, _ change: (inout JSONValue) -> Void) {
    for conversation in self["truth.conversation"] {
      for leg in conversation["legs"]?.elements ?? [] where leg.at("ids", "twilio_call_sid")?.string == call {
        let line = self["truth.media"].firstIndex {
          $0["conversation_id"]?.string == conversation["conversation_id"]?.string
            && $0["leg"]?.integer == leg["leg"]?.integer && $0["direction"]?.string == direction
        }
        if let line { change(&self["truth.media"][line]) }
      }
    }
  }

  /// Takes from the truth that the coach with `call` ever spoke.
  mutating func forgetCoaching(of call: String) {
    for line in self["truth.conversation"].indices {
      let conversation = self["truth.conversation"][line]
      let legs = conversation["legs"]?.elements ?? []
      guard let leg = legs.firstIndex(where: { $0.at("ids", "twilio_call_sid")?.string == call }) else { continue }
      let rest = (conversation["actions"]?.elements ?? []).filter { action in
        guard action["leg"]?.integer == Int64(leg), let kind = action["action"]?.string else { return true }
        return !kind.hasPrefix("coach") && kind != "barge"
      }
      self["truth.conversation"][line].set("actions", to: .array(rest))
    }
  }

  private func position(_ call: String, _ label: String, _ edge: String?, _ occurrence: Int) -> Int? {
    let found = self[SampleRun.callEvents].indices.filter { index in
      let event = self[SampleRun.callEvents][index]
      guard event["call_sid"]?.string == call else { return false }
      if let edge, event["edge"]?.string != edge { return false }
      return "\(event["group"]?.string ?? "")/\(event["name"]?.string ?? "")" == label
    }
    return found.indices.contains(occurrence) ? found[occurrence] : nil
  }

  /// File order: by time, then by call, then as they stood.
  private mutating func sortEvents() {
    self[SampleRun.callEvents] = self[SampleRun.callEvents].enumerated().sorted { left, right in
      let key = { (entry: (offset: Int, element: JSONValue)) in
        (entry.element.milliseconds, entry.element["call_sid"]?.string ?? "", entry.offset)
      }
      return key(left) < key(right)
    }.map(\.element)
  }
}

/// Changing a value in place.
extension JSONValue {
  /// The instant of a call event, milliseconds since the epoch.
  var milliseconds: Int64 { self["timestamp"]?.string.flatMap(TextFormat.milliseconds) ?? 0 }

  /// Gives the member at `path` a new value, or removes it when that is nil.
  mutating func set(_ path: String..., to value: JSONValue?) { set(path[...], to: value) }

  /// Gives the number at `path` a new value.
  mutating func set(_ path: String..., to number: Double) {
    let isWhole = number == number.rounded()
    set(path[...], to: .number(JSONNumber(text: isWhole ? "\(Int64(number))" : "\(number)")))
  }

  /// Gives the array at `path` new whole numbers.
  mutating func set(_ path: String..., to numbers: [Int64]) {
    set(path[...], to: .array(numbers.map { .number(JSONNumber(text: "\($0)")) }))
  }

  private mutating func set(_ path: ArraySlice<String>, to value: JSONValue?) {
    guard let key = path.first, case .object(var members) = self else { return }
    let position = members.firstIndex { $0.key == key }
    if path.count > 1 {
      if let position { members[position].value.set(path.dropFirst(), to: value) }
    } else if let value {
      if let position { members[position].value = value } else { members.append((key, value)) }
    } else if let position {
      members.remove(at: position)
    }
    self = .object(members)
  }

  /// The member at `path`.
  func at(_ path: String...) -> JSONValue? {
    path.reduce(Optional(self)) { value, key in value?[key] }
  }

  /// The whole numbers of the array at `path`.
  func integers(_ path: String...) -> [Int64] {
    (path.reduce(Optional(self)) { value, key in value?[key] }?.elements ?? []).compactMap(\.integer)
  }

  /// Moves a call event to another instant, milliseconds since the epoch.
  mutating func move(to time: Int64) {
    var writer = JSONWriter()
    writer.time(SimulationTime(milliseconds: time))
    let text: [UInt8] = unsafe writer.withUnsafeBytes { unsafe Array($0) }
    set("timestamp", to: .string(String(decoding: text.dropFirst().dropLast(), as: UTF8.self)))
  }

  /// Moves a call event by some milliseconds.
  mutating func shift(by milliseconds: Int64) { move(to: self.milliseconds + milliseconds) }
}
