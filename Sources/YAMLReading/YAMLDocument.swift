/// What is wrong with a YAML text, and where.
public struct YAMLProblem: Error, Hashable, Sendable {
  /// Where.
  public let mark: Mark
  /// What, as a clause without a full stop.
  public let message: String

  /// A problem at `mark`.
  public init(_ message: String, at mark: Mark) {
    self.mark = mark
    self.message = message
  }
}

/// How much of a YAML text is read before it is refused.
///
/// An alias stands for a copy of what it names, so a text of a few lines can describe more values than fit into
/// memory; the bounds hold for the text with every alias replaced.
public struct YAMLLimits: Hashable, Sendable {
  /// The longest text, in bytes.
  public var bytes: Int
  /// The most values: scalars, sequences and mappings together.
  public var nodes: Int
  /// The deepest nesting of sequences and mappings.
  public var depth: Int

  /// Limits far above what a person writes and far below what hurts.
  public init(bytes: Int = 4 << 20, nodes: Int = 200_000, depth: Int = 64) {
    self.bytes = bytes
    self.nodes = nodes
    self.depth = depth
  }
}

/// A YAML text as one tree of values, with everything that is wrong with it.
///
/// ```swift
/// let document = YAMLDocument(reading: bytes)
/// for problem in document.problems { print(problem.mark.line, problem.message) }
/// if let root = document.root { ... }
/// ```
///
/// Syntax is YAML 1.2 as libfyaml reads it, less what a scenario has no use for: tags, keys that are not scalars,
/// several documents, tabs in the indentation, a byte-order mark.
public struct YAMLDocument: Sendable {
  /// The outermost value; nil when the text cannot be understood as a whole.
  public let root: YAMLNode?
  /// In the order of the text.
  public let problems: [YAMLProblem]

  /// Reads `bytes`, which may be anything at all; every mark gets `number` as its source.
  public init(reading bytes: [UInt8], source number: Int = 0, limits: YAMLLimits = YAMLLimits()) {
    let source = SourceText(bytes, number: number)
    let start = source.mark(at: 0)
    let flaws = source.flaws(longest: limits.bytes)
    guard flaws.isEmpty else {
      (root, problems) = (nil, flaws)
      return
    }
    var builder = TreeBuilder(limits: limits)
    do throws(YAMLProblem) {
      try EventParser.parse(source) { (event) throws(YAMLProblem) in try builder.take(event) }
      root = builder.root
      if root == nil { builder.problems.append(YAMLProblem("the document is empty", at: start)) }
    } catch {
      root = nil
      builder.problems.append(error)
    }
    problems = builder.problems.sorted { $0.mark < $1.mark }
  }
}
