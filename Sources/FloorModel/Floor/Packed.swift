import Quantities

// The floor keeps many conversations and legs side by side and makes new ones all the time: how many bytes they are is
// how much is moved and how much of them a cache holds. These say the same as the types they wrap, in half the room.

/// A whole number of less than 2^31, in four bytes.
@propertyWrapper
struct Packed: Hashable, Sendable {
  private var value: Int32

  init(wrappedValue: Int) { value = Int32(wrappedValue) }

  var wrappedValue: Int {
    get { Int(value) }
    set { value = Int32(newValue) }
  }
}

/// A position of less than 2^31 or nothing, in four bytes instead of sixteen.
@propertyWrapper
struct PackedPosition: Hashable, Sendable {
  private var value: Int32

  init(wrappedValue: Int?) { value = Self.packed(wrappedValue) }

  var wrappedValue: Int? {
    get { value < 0 ? nil : Int(value) }
    set { value = Self.packed(newValue) }
  }

  private static func packed(_ position: Int?) -> Int32 {
    guard let position else { return -1 }
    precondition(position >= 0, "positions count from 0")
    return Int32(position)
  }
}

/// A time or nothing, in eight bytes instead of sixteen: the earliest of all times stands for none.
@propertyWrapper
struct PackedTime: Hashable, Sendable {
  private var value: SimulationTime

  init(wrappedValue: SimulationTime?) { value = wrappedValue ?? Self.none }

  var wrappedValue: SimulationTime? {
    get { value == Self.none ? nil : value }
    set { value = newValue ?? Self.none }
  }

  private static let none = SimulationTime(microseconds: .min)
}
