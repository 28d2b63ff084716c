import Dialects
import JSONText
import Quantities

/// What the platform writes the same way everywhere.
extension JSONWriter {
  /// Writes an id.
  mutating func uuid(_ bits: IdentifierBits) { uuid(bits.high, bits.low) }

  /// Writes an instant, milliseconds since the epoch; the platform drops a fraction of zero (reference section 2).
  mutating func time(_ milliseconds: Int64) {
    time(SimulationTime(milliseconds: milliseconds), style: .trimmedMilliseconds)
  }

  /// Writes an id with the path of what it stands for, and what that is called where the name is told.
  mutating func reference(_ path: StaticString, _ id: IdentifierBits, named name: String? = nil) {
    beginObject()
    key("id")
    uuid(id)
    if let name {
      key("name")
      string(name)
    }
    key("selfUri")
    uuid(path, id.high, id.low)
    endObject()
  }

  /// Writes a member that is an array without elements.
  @inline(__always) mutating func emptyArray(_ name: StaticString) {
    key(name)
    beginArray()
    endArray()
  }
}
