import Dialects
public import JSONText
import Quantities

/// Changes to documents, for fixtures.
extension JSONValue {
  /// Replaces what stands at a path of keys; what is not there stays away.
  public mutating func set(_ path: [String], _ value: JSONValue) { self = replacing(path[...], by: value) }

  /// A copy in which `value` stands at a path of keys, where anything did.
  public func replacing(_ path: [String], by value: JSONValue) -> JSONValue { replacing(path[...], by: value) }

  /// Moves the time at a key by milliseconds.
  public mutating func shift(_ key: String, by milliseconds: Int64) {
    var json = JSONWriter()
    json.time(SimulationTime(milliseconds: (self[key]?.instant ?? 0) + milliseconds))
    let text: [UInt8] = unsafe json.withUnsafeBytes { unsafe Array($0) }
    set([key], .string(String(decoding: text.dropFirst().dropLast(), as: UTF8.self)))
  }

  private func replacing(_ path: ArraySlice<String>, by value: JSONValue) -> JSONValue {
    guard let key = path.first else { return value }
    guard case .object(var members) = self, let index = members.firstIndex(where: { $0.key == key }) else {
      return self
    }
    members[index].value = members[index].value.replacing(path.dropFirst(), by: value)
    return .object(members)
  }
}
