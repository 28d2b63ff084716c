/// A table of the design: the same one in every database, in files and in the documentation.
public struct Table: Sendable {
  /// Its name.
  public let name: String
  /// What a row is, in one sentence.
  public let comment: String
  /// Its columns in order.
  public let columns: [Column]
  /// The columns of its primary key.
  public let primaryKey: [String]
  /// What its rows point at.
  public let references: [Reference]
  /// What must hold of every row, in SQL that both databases read alike.
  public let checks: [String]
  /// The columns of each of its indices.
  public let indices: [[String]]
  let source: Source

  /// Where rows come from.
  enum Source: Sendable {
    /// From what the walks find in documents of one type.
    case documents(type: String, walks: [[Step]])
    /// From other tables, once these are full; the query yields the columns in order, `$run` stands for the run.
    case query(String, of: [String])
  }

  /// A foreign key.
  public struct Reference: Hashable, Sendable {
    /// The columns that point.
    public let columns: [String]
    /// The table pointed at.
    public let table: String
    /// Its columns.
    public let targets: [String]

    init(_ columns: [String], _ table: String, _ targets: [String]) {
      self.columns = columns
      self.table = table
      self.targets = targets
    }
  }

  init(
    _ name: String, _ comment: String, _ source: Source, key: [String], references: [Reference] = [],
    checks: [String] = [], indices: [[String]] = [], columns: [Column]
  ) {
    self.name = name
    self.comment = comment
    self.source = source
    self.columns = columns
    primaryKey = key
    self.references = references
    self.checks = checks
    self.indices = indices
  }

  /// The group it belongs to: `truth`, or a platform.
  public var group: String {
    switch source {
    case .documents(let type, _): type == Design.manifestType ? "run" : String(type.prefix { $0 != "." })
    case .query: "truth"
    }
  }

  /// Whether each document of its type is one row, which has the document's number as its key.
  var isOfDocuments: Bool { primaryKey == ["id"] }
}

/// A step from a document down to what becomes a row; each adds a level, the document is level 0.
enum Step: Sendable {
  /// Every element of the array at a path; an empty path is the value itself.
  case each([String])
  /// Every member of the object at a path whose key is listed, as far as it is there.
  case members([String], of: [String])
  /// The object at a path if the text under `key` names it: that text is its key.
  case named([String], by: String)
  /// The value itself, whatever it is.
  case itself

  /// Every element of the array at `path`, keys with points between them.
  static func each(_ path: String) -> Step { .each(path.split(separator: ".").map(String.init)) }
  /// The listed members of the object at `path`.
  static func members(_ path: String, of keys: [String]) -> Step {
    .members(path.split(separator: ".").map(String.init), of: keys)
  }
}

extension Table.Source {
  /// One row per document.
  static func each(_ type: String) -> Table.Source { .documents(type: type, walks: [[]]) }
  /// One row per find of a walk.
  static func each(_ type: String, _ steps: Step...) -> Table.Source { .documents(type: type, walks: [steps]) }
}
