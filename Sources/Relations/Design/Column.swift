/// One column of a table: what it is called, what it holds, and where in a document its value stands.
public struct Column: Sendable {
  /// What a column holds; each database has a type of its own for it.
  public enum Kind: Hashable, Sendable {
    /// 64 bits with a sign.
    case integer
    /// A double.
    case real
    case text
    /// 0 or 1 in SQLite.
    case boolean
    /// An instant with milliseconds, UTC; ISO 8601 text in SQLite and in files.
    case time
    /// JSON text.
    case json
    /// 32 hexadecimal digits with hyphens; text in SQLite and in files.
    case uuid
  }

  /// Its name, in both databases.
  public let name: String
  /// What it holds.
  public let kind: Kind
  /// One sentence on what it means, with its unit.
  public let comment: String
  /// Whether it may be null.
  public private(set) var isNullable = false
  /// The only values it may have; empty for any.
  public private(set) var allowed: [String] = []
  let value: Value

  /// Where a value comes from.
  enum Value: Sendable {
    /// The number of the run in the database.
    case run
    /// The number of the document in its table.
    case document
    /// The position among its siblings, from 0, of what stands at this level.
    case position(level: Int)
    /// The key of what stands at this level.
    case key(level: Int)
    /// The first of these that is there, seen from a level; nil is the deepest.
    case member(level: Int?, places: [[String]])
    /// The element at the deepest level's position of an array of the document.
    case parallel([String])
    /// As many seconds after a time of the document as the deepest level's position says.
    case secondsAfter([String])
    /// What is left of a text behind a prefix; null where it does not begin with it.
    case suffix([String], of: String)
    /// The whole document.
    case text
    /// The name of its delivery, where documents are wrapped in envelopes.
    case delivery
    /// Nothing: an instruction of the database fills the table.
    case derived
  }

  init(_ name: String, _ kind: Kind, _ comment: String, _ value: Value) {
    self.name = name
    self.kind = kind
    self.comment = comment
    self.value = value
  }

  /// The same, and it may be null.
  var optional: Column {
    var column = self
    column.isNullable = true
    return column
  }

  /// The same with nothing but these values.
  func oneOf(_ values: String...) -> Column {
    var column = self
    column.allowed = values
    return column
  }
}

// MARK: The ways in which tables name their columns

extension Column {
  /// A column of a kind, found under the first of `places` that is there: paths of keys with points between them.
  private static func at(_ kind: Kind, _ name: String, _ places: [String], _ level: Int?, _ comment: String) -> Column {
    let paths = places.map { place in
      place.split(separator: ".").map(String.init)
    }
    return Column(name, kind, comment, .member(level: level, places: paths))
  }

  static func text(
    _ name: String, from place: String? = nil, or others: [String] = [], level: Int? = nil, _ comment: String
  ) -> Column {
    at(.text, name, [place ?? name] + others, level, comment)
  }
  static func integer(
    _ name: String, from place: String? = nil, or others: [String] = [], level: Int? = nil, _ comment: String
  ) -> Column {
    at(.integer, name, [place ?? name] + others, level, comment)
  }
  static func real(
    _ name: String, from place: String? = nil, or others: [String] = [], level: Int? = nil, _ comment: String
  ) -> Column {
    at(.real, name, [place ?? name] + others, level, comment)
  }
  static func boolean(
    _ name: String, from place: String? = nil, or others: [String] = [], level: Int? = nil, _ comment: String
  ) -> Column {
    at(.boolean, name, [place ?? name] + others, level, comment)
  }
  static func time(
    _ name: String, from place: String? = nil, or others: [String] = [], level: Int? = nil, _ comment: String
  ) -> Column {
    at(.time, name, [place ?? name] + others, level, comment)
  }
  static func uuid(
    _ name: String, from place: String? = nil, or others: [String] = [], level: Int? = nil, _ comment: String
  ) -> Column {
    at(.uuid, name, [place ?? name] + others, level, comment)
  }
  static func json(
    _ name: String, from place: String? = nil, or others: [String] = [], level: Int? = nil, _ comment: String
  ) -> Column {
    at(.json, name, [place ?? name] + others, level, comment)
  }

  /// The element itself, where it is no object: a tag, a time.
  static func itself(_ name: String, _ kind: Kind, _ comment: String) -> Column {
    Column(name, kind, comment, .member(level: nil, places: [[]]))
  }

  /// The number of the run.
  static let run = Column("run_id", .integer, "The run it belongs to.", .run)
  /// The number of a document.
  static let id = Column(
    "id", .integer, "Numbers the documents of this table in the order of their file.", .document)
  /// A reference to the number of a document.
  static func reference(_ name: String, _ comment: String) -> Column { Column(name, .integer, comment, .document) }
  /// The original.
  static let document = Column("document", .json, "The whole document as the platform would deliver it.", .text)
  /// The delivery of the document.
  static let delivery = Column(
    "delivery_id", .text, "The id of the envelope it came in; null where documents come without.", .delivery
  ).optional

  /// A position among siblings.
  static func position(_ name: String, level: Int, _ comment: String) -> Column {
    Column(name, .integer, comment, .position(level: level))
  }
  /// A key.
  static func key(_ name: String, level: Int, _ comment: String) -> Column {
    Column(name, .text, comment, .key(level: level))
  }
}
