import Dialects
public import JSONText

/// How often each fact of a universe occurred in some documents; counts of parts of a file add up to that of the whole.
public struct CoverageCount: Sendable {
  /// One number per fact.
  public private(set) var facts: [Int]
  /// Documents counted.
  public private(set) var documents = 0
  /// Lines that are not JSON.
  public internal(set) var unreadable = 0
  /// Values at places, or in place of a value, that the contract table does not know.
  public private(set) var strays = 0
  /// Kinds of event that the catalogue does not list, with how often they occurred.
  public private(set) var unlistedKinds: [String: Int] = [:]
  /// Different courses seen, per table of life cycles: the steps that the table names, repetitions of one aside.
  var traces: [Set<UInt64>]
  /// Subjects seen, and those that took no named course, per table.
  var lives: [Int]
  var unnamedLives: [Int]
  /// Objects seen, per node.
  private var objects: [Int]
  private let universe: CoverageUniverse

  /// Nothing yet.
  public init(of universe: CoverageUniverse) {
    self.universe = universe
    facts = [Int](repeating: 0, count: universe.facts.count)
    objects = [Int](repeating: 0, count: universe.nodes.count)
    traces = universe.lifeCycles.map { _ in [] }
    lives = universe.lifeCycles.map { _ in 0 }
    unnamedLives = lives
  }

  /// Counts what one document shows, but for life cycles that go on in others.
  public mutating func add(_ document: JSONValue) {
    documents += 1
    facts[0] += 1
    let universe = universe
    visit(document, 0, universe.nodes.span, universe.branches.span)
    for kind in universe.kinds?.read(document) ?? [] {
      if let fact = universe.kindFacts[kind] { facts[fact] += 1 } else { unlistedKinds[kind, default: 0] += 1 }
    }
  }

  /// Counts a life that has come to its end.
  mutating func add(_ life: LifeCycleMachine.Progress, ofTable table: Int) {
    let completed = universe.lifeCycles[table].completed(life)
    for cycle in completed { facts[universe.lifeCycleFacts[table] + cycle] += 1 }
    traces[table].insert(life.trace)
    lives[table] += 1
    if completed.isEmpty { unnamedLives[table] += 1 }
  }

  /// Adds what was counted elsewhere.
  public mutating func add(_ other: CoverageCount) {
    for index in facts.indices { facts[index] += other.facts[index] }
    for index in objects.indices { objects[index] += other.objects[index] }
    documents += other.documents
    unreadable += other.unreadable
    strays += other.strays
    unlistedKinds.merge(other.unlistedKinds) { $0 + $1 }
    for index in traces.indices {
      traces[index].formUnion(other.traces[index])
      lives[index] += other.lives[index]
      unnamedLives[index] += other.unnamedLives[index]
    }
  }

  /// The counts once nothing more comes: a property is absent as often as its object is there without it.
  public var final: CoverageCount {
    var count = self
    for (node, place) in universe.nodes.enumerated() where place.kind == .object {
      for branch in place.branches {
        let branch = universe.branches[Int(branch)]
        let missing = objects[node] - facts[Int(branch.fact)]
        if branch.isRequired { count.strays += missing } else { count.facts[Int(branch.whenAbsent)] = missing }
      }
    }
    return count
  }

  // MARK: Walking

  private typealias Node = CoverageUniverse.Node
  private typealias Branch = CoverageUniverse.Branch

  private mutating func visit(_ value: JSONValue, _ position: Int32, _ nodes: Span<Node>, _ branches: Span<Branch>) {
    let node = nodes[Int(position)]
    guard node.accepted & value.kindBit != 0 else {
      strays += 1
      return
    }
    let start = Int(node.branches.lowerBound)
    switch (node.kind, value) {
    case (.boolean, .boolean(let isTrue)): facts[Int(isTrue ? node.whenFilled : node.whenEmpty)] += 1
    case (.enumeration, .string(let text)):
      for branch in start..<Int(node.branches.upperBound) where branches[branch].name == text {
        facts[Int(branches[branch].fact)] += 1
        return
      }
      strays += 1
    case (.array, .array(let elements)):
      count(elements.isEmpty, node)
      for element in elements { visit(element, branches[start].node, nodes, branches) }
    case (.map, .object(let members)):
      count(members.isEmpty, node)
      for member in members { visit(member.value, branches[start].node, nodes, branches) }
    case (.object, .object(let members)):
      objects[Int(position)] += 1
      visit(members, node.branches, nodes, branches)
    case (.tagged, .object):
      let tag = universe.tags[position].flatMap { value[$0]?.string }
      var way: Int32?
      for branch in node.branches where branches[Int(branch)].name == tag { way = branch }
      take(way, value, nodes, branches)
    case (.union, _): take(alternative(for: value, node, nodes, branches), value, nodes, branches)
    default: break
    }
  }

  private mutating func count(_ isEmpty: Bool, _ node: Node) {
    let fact = isEmpty ? node.whenEmpty : node.whenFilled
    if fact >= 0 { facts[Int(fact)] += 1 } else if isEmpty { strays += 1 }
  }

  /// Members mostly come in the order of the table, so each search starts where the last one ended.
  private mutating func visit(
    _ members: [(key: String, value: JSONValue)], _ range: Range<Int32>, _ nodes: Span<Node>, _ branches: Span<Branch>
  ) {
    var next = range.lowerBound
    for member in members {
      var steps = range.count
      while steps > 0 {
        if next == range.upperBound { next = range.lowerBound }
        if branches[Int(next)].name == member.key { break }
        next += 1
        steps -= 1
      }
      guard steps > 0 else {
        strays += 1
        continue
      }
      facts[Int(branches[Int(next)].fact)] += 1
      visit(member.value, branches[Int(next)].node, nodes, branches)
      next += 1
    }
  }

  /// The first alternative that accepts the value; its kind alone decides where it can.
  private func alternative(
    for value: JSONValue, _ node: Node, _ nodes: Span<Node>, _ branches: Span<Branch>
  ) -> Int32? {
    for branch in node.branches where nodes[Int(branches[Int(branch)].node)].accepted & value.kindBit != 0 {
      if universe.alternatives[branch]?.accepts(value) ?? true { return branch }
    }
    return nil
  }

  private mutating func take(
    _ branch: Int32?, _ value: JSONValue, _ nodes: Span<Node>, _ branches: Span<Branch>
  ) {
    guard let branch else {
      strays += 1
      return
    }
    facts[Int(branches[Int(branch)].fact)] += 1
    visit(value, branches[Int(branch)].node, nodes, branches)
  }
}
