/// Builds one tree of values from parser events, replaces aliases and merge keys, and keeps inside the limits.
///
/// It does not recurse. An alias shares the storage of what it names, but counts as a copy of it: whoever walks the
/// tree walks every copy.
struct TreeBuilder {
  let limits: YAMLLimits
  private(set) var root: YAMLNode?
  var problems: [YAMLProblem] = []

  /// A finished value and what it weighs.
  private struct Built {
    var node: YAMLNode
    /// Values in it, itself included, aliases replaced.
    var weight: Int
    /// Levels of nesting in it: 0 for a scalar.
    var height: Int
  }

  /// A sequence or mapping that has begun and not ended.
  private struct Frame {
    let mark: Mark
    let anchor: String?
    let isMapping: Bool
    var items: [YAMLNode] = []
    var entries = EntryList()
    /// A mapping's key that waits for its value; nil inside for a key that was refused.
    var key: (name: YAMLScalar?, mark: Mark)?
    var weight = 1
    var height = 1
  }

  private var stack: [Frame] = []
  private var anchors: [String: Built] = [:]
  private var total = 0
  private var hasDocument = false

  init(limits: YAMLLimits) { self.limits = limits }

  /// Adds an event; throws where reading on makes no sense.
  mutating func take(_ event: ParserEvent) throws(YAMLProblem) {
    if event.isTagged {
      problems.append(YAMLProblem("a tag; scenarios have none, write the value alone", at: event.mark))
    }
    switch event.kind {
    case .documentStart:
      if hasDocument { throw YAMLProblem("a second document begins here; a scenario is one", at: event.mark) }
      hasDocument = true
    case .scalar(let scalar):
      let node = YAMLNode(.scalar(scalar), at: event.mark)
      try finish(Built(node: node, weight: 1, height: 0), anchor: event.anchor, at: event.mark, copies: 1)
    case .alias(let name):
      let target = try resolve(name, at: event.mark)
      try finish(target, anchor: nil, at: event.mark, copies: target.weight)
    case .sequenceStart, .mappingStart:
      guard stack.count < limits.depth else { throw tooDeep(at: event.mark) }
      let isMapping = if case .mappingStart = event.kind { true } else { false }
      if let anchor = event.anchor { anchors[anchor] = nil }
      stack.append(Frame(mark: event.mark, anchor: event.anchor, isMapping: isMapping))
    case .sequenceEnd, .mappingEnd:
      guard let frame = stack.popLast() else { return }
      let content: YAMLNode.Content = frame.isMapping ? .mapping(frame.entries.mapping) : .sequence(frame.items)
      let built = Built(node: YAMLNode(content, at: frame.mark), weight: frame.weight, height: frame.height)
      try finish(built, anchor: frame.anchor, at: frame.mark, copies: 1)
    }
  }

  private func resolve(_ name: String, at mark: Mark) throws(YAMLProblem) -> Built {
    if let target = anchors[name] { return target }
    if stack.contains(where: { $0.anchor == name }) {
      throw YAMLProblem("alias '*\(name)' stands inside what it refers to", at: mark)
    }
    throw YAMLProblem("alias '*\(name)' refers to no anchor '&\(name)' before it", at: mark)
  }

  /// Puts a finished value where it belongs; `copies` is how many values the tree grows by.
  private mutating func finish(
    _ built: Built, anchor: String?, at mark: Mark, copies: Int
  ) throws(YAMLProblem) {
    // Aliases replaced may overflow no counter: each weight is at most the limit.
    total += copies
    guard total <= limits.nodes else {
      throw YAMLProblem("more than \(limits.nodes) values, aliases replaced", at: mark)
    }
    guard stack.count + built.height <= limits.depth else { throw tooDeep(at: mark) }
    if let anchor { anchors[anchor] = built }
    guard var frame = stack.popLast() else {
      root = built.node
      return
    }
    frame.weight += built.weight
    frame.height = max(frame.height, built.height + 1)
    if !frame.isMapping {
      frame.items.append(built.node)
    } else if let key = frame.key {
      frame.key = nil
      if let name = key.name { try add(name, key.mark, built.node, to: &frame) }
    } else {
      frame.key = (name(of: built.node), mark)
    }
    stack.append(frame)
  }

  /// The text of a key, or nil, with a problem noted, for what cannot be one.
  private mutating func name(of node: YAMLNode) -> YAMLScalar? {
    guard case .scalar(let scalar) = node.content else {
      problems.append(YAMLProblem("a key must be a single word or text", at: node.mark))
      return nil
    }
    guard !scalar.isNull else {
      problems.append(YAMLProblem("a key is missing before the colon", at: node.mark))
      return nil
    }
    return scalar
  }

  private mutating func add(
    _ key: YAMLScalar, _ mark: Mark, _ value: YAMLNode, to frame: inout Frame
  ) throws(YAMLProblem) {
    if key.isPlain, key.text == "<<" {
      // The merged pairs are copies as well, and were counted when the alias was replaced.
      if let problem = frame.entries.merge(value) { problems.append(problem) }
      return
    }
    if let first = frame.entries.add(YAMLMapping.Entry(key: key.text, keyMark: mark, value: value)) {
      problems.append(YAMLProblem("duplicate key '\(key.text)'; it stands in line \(first.line) already", at: mark))
    }
  }

  private func tooDeep(at mark: Mark) -> YAMLProblem {
    YAMLProblem("nested more than \(limits.depth) levels deep", at: mark)
  }
}

/// The pairs of a mapping while it grows; keys of its own win over merged ones, wherever they stand.
private struct EntryList {
  private var own: [YAMLMapping.Entry] = []
  private var merged: [YAMLMapping.Entry] = []
  private var marks: [String: Mark] = [:]

  var mapping: YAMLMapping {
    var seen = Set(marks.keys)
    // Of several merged mappings the first one with a key wins (YAML merge key language-independent type).
    return YAMLMapping(own + merged.filter { seen.insert($0.key).inserted })
  }

  /// Adds a pair, or returns where its key stands already.
  mutating func add(_ entry: YAMLMapping.Entry) -> Mark? {
    if let first = marks[entry.key] { return first }
    marks[entry.key] = entry.keyMark
    own.append(entry)
    return nil
  }

  /// Takes the pairs of a mapping, or of several in a sequence; anything else is a problem.
  mutating func merge(_ value: YAMLNode) -> YAMLProblem? {
    switch value.content {
    case .mapping(let mapping): merged += mapping.entries
    case .sequence(let nodes):
      for node in nodes {
        guard case .mapping(let mapping) = node.content else { return Self.notMergeable(node) }
        merged += mapping.entries
      }
    case .scalar: return Self.notMergeable(value)
    }
    return nil
  }

  private static func notMergeable(_ node: YAMLNode) -> YAMLProblem {
    YAMLProblem("'<<' merges mappings, and this is none", at: node.mark)
  }
}
