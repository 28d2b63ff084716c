import JSONText

@testable import RealtimeKitDialect

/// Changing a value in place, by path.
extension JSONValue {
  /// The member called `key`; setting nil takes it away, setting another value replaces or adds it.
  subscript(edit key: String) -> JSONValue {
    get { self[key] ?? .null }
    set {
      guard case .object(var members) = self else { return }
      if let position = members.firstIndex(where: { $0.key == key }) {
        members[position].value = newValue
      } else {
        members.append((key, newValue))
      }
      self = .object(members)
    }
  }

  /// The element at `position`.
  subscript(edit position: Int) -> JSONValue {
    get { elements[position] }
    set {
      guard case .array(var values) = self else { return }
      values[position] = newValue
      self = .array(values)
    }
  }

  /// The elements, to be replaced as a whole.
  var list: [JSONValue] {
    get { elements }
    set { self = .array(newValue) }
  }

  /// Takes the member called `key` away.
  mutating func drop(_ key: String) {
    guard case .object(let members) = self else { return }
    self = .object(members.filter { $0.key != key })
  }

  /// A number with the value's shortest digits.
  static func decimal(_ value: Double) -> JSONValue {
    value == value.rounded() ? .integer(Int64(value)) : .number(JSONNumber(text: "\(value)"))
  }

  /// Adds to the number called `key`.
  mutating func add(_ amount: Double, to key: String) {
    self[edit: key] = .decimal((self[key]?.double ?? 0) + amount)
  }

  /// Adds to the integer called `key`.
  mutating func add(_ amount: Int, to key: String) {
    self[edit: key] = .integer((self[key]?.integer ?? 0) + Int64(amount))
  }
}
