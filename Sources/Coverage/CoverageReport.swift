import Dialects

/// What the documents of some runs show and what they do not, per kind of document.
public struct CoverageReport: Sendable {
  /// How much of something occurred.
  public struct Share: Sendable {
    public var covered = 0
    /// Facts that did not occur and belong to an exception.
    public var excepted = 0
    public var total = 0
    /// What could have occurred.
    public var due: Int { total - excepted }
    public var isComplete: Bool { covered == due }
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
    /// How often each fact occurred, in passing states that documents of another kind carry too.
    public private(set) var counts: [Int]
    /// For each fact the position of the exception that it belongs to, whether it occurred or not; nil where there is
    /// none.
    public private(set) var exceptions: [Int?]
    /// Lines that are not JSON.
    public let unreadable: Int
    /// Places that the contract table does not fit.
    public let strays: Int
    /// Kinds of event that the catalogue does not list, by name.
    public let unlistedKinds: [(name: String, count: Int)]
    let lives: [Lives]
    private let retelling: DocumentCatalogue.Retelling?

    init(_ universe: CoverageUniverse, _ count: CoverageCount, path: String, files: Int) {
      documentType = universe.documentType
      self.path = path
      self.files = files
      documents = count.documents
      facts = universe.facts
      counts = count.facts
      exceptions = counts.map { _ in nil }
      retelling = universe.retelling
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
      for index in facts.indices where group == nil || facts[index].group == group {
        share.total += 1
        if counts[index] > 0 { share.covered += 1 }
        if isExcepted(index) { share.excepted += 1 }
      }
      return share
    }

    /// Whether the fact did not occur and need not.
    func isExcepted(_ index: Int) -> Bool { counts[index] == 0 && exceptions[index] != nil }

    /// Adds what documents of another of `types` show of this kind in passing states.
    mutating func addRetellings(from types: [TypeReport]) {
      guard let retelling, let other = types.first(where: { $0.documentType == retelling.documentType }) else { return }
      var told: [CoverageFact.Key: Int] = [:]
      for (fact, count) in zip(other.facts, other.counts) where fact.path.hasPrefix(retelling.path) {
        told[CoverageFact.Key(fact, below: retelling.path)] = count
      }
      for index in facts.indices { counts[index] += told[CoverageFact.Key(facts[index], below: "")] ?? 0 }
    }

    /// Finds the exceptions that facts belong to, what lies below a place that did not occur with the place.
    mutating func except(_ list: [CoverageException]) {
      for index in facts.indices {
        // A fact stands after the one around it.
        let inherited = facts[index].parent.flatMap { counts[$0] == 0 ? exceptions[$0] : nil }
        exceptions[index] = inherited ?? list.firstIndex { $0.covers(facts[index], of: documentType) }
      }
    }
  }

  /// The runs.
  public let directories: [String]
  /// In the order in which they were asked for.
  public let types: [TypeReport]
  /// What need not occur.
  public let exceptions: [CoverageException]

  init(directories: [String], types: [TypeReport], exceptions: [CoverageException]) {
    self.directories = directories
    self.exceptions = exceptions
    self.types = types.map { type in
      var type = type
      type.addRetellings(from: types)
      type.except(exceptions)
      return type
    }
  }

  /// How much of a group occurred in all kinds of document; of everything when `group` is nil.
  public func share(of group: CoverageFact.Group? = nil) -> Share {
    types.reduce(into: Share()) { sum, type in
      let share = type.share(of: group)
      sum.covered += share.covered
      sum.excepted += share.excepted
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
