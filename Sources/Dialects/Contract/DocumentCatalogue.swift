public import JSONText

/// What a reference lists about a kind of document and no contract table can say: which kinds of event there are, and
/// which courses they take.
///
/// `coverage` counts both; a table may list what this dialect does not write yet, which is what the count is for.
public struct DocumentCatalogue: Sendable {
  /// The kinds, nil when the contract table says all there is.
  public var kinds: KindTable?
  /// The courses, in the order in which they are printed.
  public var lifeCycles: [LifeCycleTable]
  /// Where documents of another kind carry this one in passing states, which count as its own; nil when none do.
  public var retelling: Retelling?

  /// A place at which documents of another kind carry what this kind tells of, earlier: a live state beside a final one.
  public struct Retelling: Sendable {
    /// The other kind: `genesys.notification`.
    public let documentType: String
    /// The place in it, as the facts of `coverage` write places: `/eventBody`.
    public let path: String

    public init(in documentType: String, at path: String) {
      self.documentType = documentType
      self.path = path
    }
  }

  /// A catalogue of these tables.
  public init(kinds: KindTable? = nil, lifeCycles: [LifeCycleTable] = [], retelling: Retelling? = nil) {
    self.kinds = kinds
    self.lifeCycles = lifeCycles
    self.retelling = retelling
  }
}

/// The kinds of event that a reference lists.
public struct KindTable: Sendable {
  /// The listed kinds, each once.
  public let listed: [String]
  /// The kinds that stand in a document, as often as they stand there; others than the listed ones are noted as such.
  public let read: @Sendable (JSONValue) -> [String]

  /// A table of `listed` kinds.
  public init(_ listed: [String], read: @escaping @Sendable (JSONValue) -> [String]) {
    self.listed = listed
    self.read = read
  }
}

/// The named courses that something takes from document to document or within one: a call, a leg, a connection.
public struct LifeCycleTable: Sendable {
  /// What lives, in the plural: `calls`.
  public let subjects: String
  /// The named courses; a subject may take several.
  public let cycles: [LifeCycle]
  /// The steps that a document tells.
  public let read: @Sendable (JSONValue) -> [Episode]

  /// Some steps in the life of one subject, in order.
  public struct Episode: Sendable {
    /// Whose they are; nil when the document tells the whole life.
    public var subject: String?
    public var steps: [Step]

    public init(subject: String? = nil, steps: [Step]) {
      self.subject = subject
      self.steps = steps
    }
  }

  /// One thing that happens to a subject.
  public struct Step: Sendable {
    /// Its name, which a cycle refers to.
    public var name: String
    /// When it happened, in milliseconds; 0 when no cycle asks.
    public var at: Int64
    /// Who is the subject's own counterpart from here on, as `callstarted` names the customer.
    public var introduces: String?
    /// Whom the step concerns: its name is then read as `NAME own` or `NAME other`.
    public var concerns: String?

    public init(_ name: String, at: Int64 = 0, introduces: String? = nil, concerns: String? = nil) {
      self.name = name
      self.at = at
      self.introduces = introduces
      self.concerns = concerns
    }
  }

  /// A table of named courses.
  public init(
    _ subjects: String, _ cycles: [LifeCycle], read: @escaping @Sendable (JSONValue) -> [Episode]
  ) {
    self.subjects = subjects
    self.cycles = cycles
    self.read = read
  }
}

/// A named course: stages that follow each other, whatever comes between, and steps that never come.
///
///     LifeCycle("rejected", ["incoming", "rejected-by-local"])
///     LifeCycle("no answer", ["outgoing", "cancel|error 31480"], lacking: ["accepted-by-remote"])
public struct LifeCycle: Sendable {
  /// One stage: any of some steps, perhaps so long after the stage before.
  public struct Stage: Sendable, ExpressibleByStringInterpolation {
    /// The names of the steps that make it.
    public let steps: [String]
    /// Milliseconds since the stage before, counted from its last occurrence; nil when that does not matter.
    public let gap: ClosedRange<Int64>?

    /// A stage that any of the steps between the bars makes: `disconnected-by-local|disconnected-by-remote`.
    public init(stringLiteral value: String) { self.init(value, gap: nil) }

    /// A stage that comes within `gap` milliseconds of the one before.
    public static func after(_ gap: ClosedRange<Int64>, _ steps: String) -> Stage { Stage(steps, gap: gap) }

    private init(_ text: String, gap: ClosedRange<Int64>?) {
      steps = text.split(separator: "|").map(String.init)
      self.gap = gap
    }
  }

  /// What it is called.
  public let name: String
  /// At least one, at most 64.
  public let stages: [Stage]
  /// Steps that never come in such a life.
  public let lacking: [String]

  /// A course of these stages without the steps of `lacking`.
  public init(_ name: String, _ stages: [Stage], lacking: [String] = []) {
    precondition((1...64).contains(stages.count), "a life cycle has between 1 and 64 stages")
    self.name = name
    self.stages = stages
    self.lacking = lacking
  }
}
