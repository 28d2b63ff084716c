public import JSONText
import Quantities

/// One change of a document that can be taken back: what stands somewhere in place of what should.
///
/// `path` is a list of keys and positions from the outside in, printed as a JSON Pointer (RFC 6901); in a shift, a step
/// may be `*`, for every member or element.
public struct DocumentEdit: Sendable {
  /// What was done.
  public enum Change: Sendable {
    /// Another value stands there.
    case replaced(was: JSONValue, now: JSONValue)
    /// The member or element that was the one at `position`, from 0, among its neighbours is gone.
    case removed(was: JSONValue, position: Int)
    /// Times are later by so many milliseconds, or earlier: ISO 8601 text or milliseconds since the epoch.
    case shifted(Int64)
  }

  /// Where.
  public let path: [String]
  /// What.
  public let change: Change

  /// A change at `path`.
  public init(path: [String], change: Change) {
    self.path = path
    self.change = change
  }

  /// Takes the change back; false when the document is not one that was so changed.
  public func undo(in document: inout JSONValue) -> Bool {
    switch change {
    case .replaced(let was, let now):
      guard let found = document.value(at: path), found.compactText == now.compactText else { return false }
      return document.update(at: path[...]) { $0 = was }
    case .removed(let was, let position): return document.insertPlace(was, at: path, position: position)
    case .shifted(let milliseconds):
      return document.update(at: path[...]) { $0.shift(by: -milliseconds) }
    }
  }
}

/// How an edit stands in `truth/anomaly.ndjson`.
extension DocumentEdit {
  /// The contract table of an edit: `was` and `is`, or `was` and `position`, or `shift_ms`.
  public static let shape = Shape.object([
    .required("path", .string(.nonEmpty)),
    .optional("was", .anything),
    .optional("is", .anything),
    .optional("position", .count),
    .optional("shift_ms", .integer(-86_400_000...86_400_000)),
  ])

  /// Writes the edit.
  public func write(into json: inout JSONWriter) {
    json.beginObject()
    json.key("path")
    json.string(path.map { "/" + $0.jsonPointerToken }.joined())
    switch change {
    case .replaced(let was, let now):
      json.key("was")
      json.value(was)
      json.key("is")
      json.value(now)
    case .removed(let was, let position):
      json.key("was")
      json.value(was)
      json.key("position")
      json.integer(position)
    case .shifted(let milliseconds):
      json.key("shift_ms")
      json.integer(milliseconds)
    }
    json.endObject()
  }

  /// The edit that a member of `edits` tells of; nil when it tells of none.
  public init?(_ value: JSONValue) {
    guard let path = value["path"]?.string, path.hasPrefix("/") else { return nil }
    self.path = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(Self.unescaped)
    if let milliseconds = value["shift_ms"]?.integer {
      change = .shifted(milliseconds)
    } else if let was = value["was"], let now = value["is"] {
      change = .replaced(was: was, now: now)
    } else if let was = value["was"], let position = value["position"]?.integer {
      change = .removed(was: was, position: Int(position))
    } else {
      return nil
    }
  }

  /// What a step of a pointer stands for (RFC 6901 section 4).
  private static func unescaped(_ step: Substring) -> String {
    var text = ""
    var isEscape = false
    for character in step {
      if isEscape {
        text += character == "0" ? "~" : "/"
        isEscape = false
      } else if character == "~" {
        isEscape = true
      } else {
        text.append(character)
      }
    }
    return text
  }
}

extension JSONValue {
  /// Moves a time by so many milliseconds; anything else stays.
  mutating func shift(by milliseconds: Int64) {
    if let instant {
      var json = JSONWriter(capacity: 64)
      json.time(SimulationTime(milliseconds: instant + milliseconds))
      // The text is copied inside the closure, without its quotation marks.
      self = .string(unsafe json.withUnsafeBytes { unsafe String(decoding: $0.dropFirst().dropLast(), as: UTF8.self) })
    } else if let integer {
      self = .integer(integer + milliseconds)
    }
  }
}
