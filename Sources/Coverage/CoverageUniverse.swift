public import Dialects
import Documents

/// Everything that one kind of document can show, from its contract table and the catalogue of its reference.
///
/// The facts stand in the order of the table. Constants, which is what enumerations of one value are, show nothing
/// beyond the presence of their property and are no facts. Beside the facts it holds the table in a form that a walk
/// over millions of documents reads without touching reference counts: nodes and their branches in two flat lists.
public struct CoverageUniverse: Sendable {
  /// The kind of document: `twilio.call-event`.
  public let documentType: String
  /// What can be shown; a count has one number for each.
  public internal(set) var facts: [CoverageFact] = []

  /// What may stand at one place.
  struct Node: Sendable {
    enum Kind: UInt8, Sendable { case leaf, boolean, enumeration, array, map, object, union, tagged }

    var kind: Kind
    /// The kinds of JSON value that are accepted here, one bit each.
    var accepted: UInt8
    /// Where its branches stand: properties, values, alternatives, or the one of all elements.
    var branches: Range<Int32> = 0..<0
    /// The facts of an array or map without and with elements, -1 for none; of a boolean: of `false` and `true`.
    var whenEmpty: Int32 = -1
    var whenFilled: Int32 = -1
  }

  /// A way on from a node.
  struct Branch: Sendable {
    /// The key, the value, the tag, or the name of the alternative.
    var name: String
    /// Where it leads, -1 for a value of an enumeration.
    var node: Int32 = -1
    /// The fact of going there, -1 for none.
    var fact: Int32 = -1
    /// The fact of an optional property's absence.
    var whenAbsent: Int32 = -1
    var isRequired = false
  }

  var nodes: [Node] = []
  var branches: [Branch] = []
  /// The table of each branch of a union of which several accept the same kind of value, by the branch's position.
  var alternatives: [Int32: Shape] = [:]
  /// The keys of tagged objects, by node.
  var tags: [Int32: String] = [:]

  /// What lines may be wrapped in, which shows nothing that counts.
  private(set) var envelope: Envelope?
  /// Where documents of another kind carry this one in passing states.
  let retelling: DocumentCatalogue.Retelling?
  let kinds: KindTable?
  /// The facts of listed kinds.
  private(set) var kindFacts: [String: Int] = [:]
  let lifeCycles: [LifeCycleMachine]
  /// Where the facts of each table of life cycles begin.
  private(set) var lifeCycleFacts: [Int] = []

  /// What documents of `type` can show.
  public init(_ type: DocumentType) {
    self.init(type.stream.documentType, type.shape, type.catalogue)
    envelope = type.envelope
  }

  /// What documents of this table and catalogue can show.
  public init(_ documentType: String, _ shape: Shape, _ catalogue: DocumentCatalogue = DocumentCatalogue()) {
    self.documentType = documentType
    retelling = catalogue.retelling
    kinds = catalogue.kinds
    lifeCycles = catalogue.lifeCycles.map(LifeCycleMachine.init)
    let document = add(.paths, "", .present, nil)
    // The root comes first, where a walk begins.
    _ = build(shape, "", parent: Int(document))
    for kind in catalogue.kinds?.listed ?? [] {
      kindFacts[kind] = Int(add(.kinds, "", .kind(kind), Int(document)))
    }
    for table in catalogue.lifeCycles {
      lifeCycleFacts.append(facts.count)
      for cycle in table.cycles {
        _ = add(.lifeCycles, "", .lifeCycle(of: table.subjects, cycle.name), Int(document))
      }
    }
  }

  mutating func add(_ group: CoverageFact.Group, _ path: String, _ sight: CoverageFact.Sight, _ parent: Int?) -> Int32 {
    facts.append(CoverageFact(group: group, path: path, sight: sight, parent: parent))
    return Int32(facts.count - 1)
  }
}
