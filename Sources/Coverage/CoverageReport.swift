import Dialects

/// What the documents of some runs show and what they do not, per kind of document.
public struct CoverageReport: Sendable {
  /// How much of something occurred.
  public struct Share: Sendable {
    public var covered = 0
    public var total = 0
    /// From 0 through 1; 1 of nothing.
    public var ratio: Double { total == 0 ? 1 : Double(covered) / Double(total) }
  }

  /// One table of life cycles.
  struct Lives: Sendable {
    /// What lives, in the plural.
    var subjects: String
    var count: Int
    /// Those that took no named course.
    var unnamed: Int
    /// Different courses.
    var courses: Int
  }

  /// One kind of document.
  public struct TypeReport: Sendable {
    /// `twilio.call-event`.
    public let documentType: String
    /// Its file under a run's directory.
    public let path: String
    /// The runs that have it.
    public let files: Int
    /// Lines counted, those that are not JSON aside.
    public let documents: Int
    /// What could be shown, in the order of the contract table.
    public let facts: [CoverageFact]
    /// How often each fact occurred.
    public let counts: [Int]
    /// Lines that are not JSON.
    public let unreadable: Int
    /// Places that the contract table does not fit.
    public let strays: Int
    /// Kinds of event that the catalogue does not list, by name.
    public let unlistedKinds: [(name: String, count: Int)]
    let lives: [Lives]

    init(_ universe: CoverageUniverse, _ count: CoverageCount, path: String, files: Int) {
      documentType = universe.documentType
      self.path = path
      self.files = files
      documents = count.documents
      facts = universe.facts
      counts = count.facts
      unreadable = count.unreadable
      strays = count.strays
      unlistedKinds = count.unlistedKinds.map { ($0.key, $0.value) }.sorted { $0.name < $1.name }
      lives = universe.lifeCycles.enumerated().map { table, machine in
        Lives(
          subjects: machine.table.subjects, count: count.lives[table], unnamed: count.unnamedLives[table],
          courses: count.traces[table].count)
      }
    }

    /// How much of a group occurred; of everything when `group` is nil.
    public func share(of group: CoverageFact.Group? = nil) -> Share {
      var share = Share()
      for (fact, count) in zip(facts, counts) where group == nil || fact.group == group {
        share.total += 1
        if count > 0 { share.covered += 1 }
      }
      return share
    }
  }

  /// The runs.
  public let directories: [String]
  /// In the order in which they were asked for.
  public let types: [TypeReport]

  /// How much of a group occurred in all kinds of document; of everything when `group` is nil.
  public func share(of group: CoverageFact.Group? = nil) -> Share {
    types.reduce(into: Share()) { sum, type in
      let share = type.share(of: group)
      sum.covered += share.covered
      sum.total += share.total
    }
  }
}

extension CoverageFact.Group {
  /// What it is called in tables.
  var title: String {
    switch self {
    case .paths: "paths"
    case .values: "values"
    case .booleans: "booleans"
    case .kinds: "event kinds"
    case .lifeCycles: "life cycles"
    }
  }
}
