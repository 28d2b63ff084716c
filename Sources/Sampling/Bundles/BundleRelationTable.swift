import Dialects
import Documents
import JSONText

/// Changes to one document of a conversation that break one rule of `verify` and no other, by rule: found by making
/// them to examples.
struct BundleRelationTable: Sendable {
  /// A conversation of which documents were changed.
  struct Example: Sendable {
    let members: [SampleBundle.Member]
    let documents: BundleJudge.Documents
    let judge: BundleJudge

    /// The documents `members`, some of which are of the type `type` that is changed.
    init(_ members: [SampleBundle.Member], changing type: String) {
      self.members = members
      documents = BundleJudge.documents(members)
      judge = BundleJudge(documents, changing: type)
    }
  }

  /// A change with the example that it was made to.
  struct Way: Sendable {
    var example: Int
    var change: BundleChange
  }

  private(set) var examples: [Example] = []
  /// In the order of the rules' ids.
  private(set) var rules: [(rule: String, ways: [Way])] = []

  /// Conversations of each kind of world that are tried.
  private static let conversationsPerWorld = 4
  /// How often a place is tried, documents are taken out, and ways to break one rule are kept.
  private static let triesPerPlace = 2
  private static let wholeDocuments = 12
  private static let mostWays = 24
  /// Changes that are judged at most: so many take a few seconds, once for a type.
  private static let budget = 4_000

  /// The table of the type at `position` of `DocumentTypes.all`.
  init(_ position: Int) {
    let type = DocumentTypes.all[position]
    let name = DocumentTypes.names[position]
    examples = Self.conversations(position).map { Example($0, changing: name) }
    var search = Search(type: type, examples: examples, budget: Self.budget)
    search.takeOut(Self.wholeDocuments)
    // One change of every place first, then the second of each, as far as the budget goes.
    var round = 0
    while search.budget > 0, search.nudge(round, Self.triesPerPlace) { round += 1 }
    rules = search.found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Some conversations of every world, first one of each, that tell documents of the type.
  private static func conversations(_ position: Int) -> [[SampleBundle.Member]] {
    let perWorld = DocumentTypes.worlds(telling: position).map { kind -> [[SampleBundle.Member]] in
      let world = FixedWorlds.world(kind)
      var numbers: [Int] = []
      for document in world.documents(ofType: position) {
        if let number = document.conversation, numbers.last != number, !numbers.contains(number) {
          numbers.append(number)
        }
      }
      let bySize = numbers.map(world.members(ofConversation:)).sorted { size($0) < size($1) }
      // From a small one to a large one.
      return (0..<conversationsPerWorld).compactMap { number in
        bySize.isEmpty ? nil : bySize[(bySize.count - 1) * (number + 1) / (conversationsPerWorld + 1)]
      }
    }
    return (0..<conversationsPerWorld).flatMap { number in
      perWorld.compactMap { number < $0.count ? $0[number] : nil }
    }
  }

  private static func size(_ members: [SampleBundle.Member]) -> Int { members.reduce(0) { $0 + $1.text.count } }

  private struct Search {
    let type: DocumentType
    let examples: [Example]
    /// The places of each example's documents.
    let places: [[Place]]
    var budget: Int
    var found: [String: [Way]] = [:]

    private var name: String { type.stream.documentType }

    init(type: DocumentType, examples: [Example], budget: Int) {
      self.type = type
      self.examples = examples
      self.budget = budget
      let name = type.stream.documentType
      places = examples.map { PlaceSurvey($0.documents[name] ?? [], shape: type.shape).places }
    }

    /// Makes a change and keeps it when one rule minds.
    private mutating func attempt(_ change: BundleChange, _ number: Int) {
      guard budget > 0 else { return }
      let example = examples[number]
      var documents = example.documents
      var changed = documents[name] ?? []
      guard let place = change.apply(to: &changed),
        place.document >= changed.count || type.shape.accepts(changed[place.document])
      else { return }
      budget -= 1
      documents[name] = changed
      let offences = example.judge.offences(of: documents, changing: name)
      guard offences.count == 1, found[offences[0].rule, default: []].count < BundleRelationTable.mostWays else {
        return
      }
      found[offences[0].rule, default: []].append(Way(example: number, change: change))
    }

    mutating func takeOut(_ most: Int) {
      for (number, example) in examples.enumerated() {
        let count = example.documents[name]?.count ?? 0
        for document in stride(from: 0, to: count, by: max(1, count / most)) {
          attempt(.missing(document: document), number)
          attempt(.doubled(document: document), number)
        }
      }
    }

    /// Makes the change at `round` of every place's, each to a few examples; whether any place has so many.
    mutating func nudge(_ round: Int, _ triesPerPlace: Int) -> Bool {
      var tries: [PlacePattern: Int] = [:]
      for (number, places) in places.enumerated() {
        for place in places {
          guard let document = place.holders.first, tries[place.pattern, default: 0] < triesPerPlace else { continue }
          let edits = place.nudges
          guard round < edits.count else { continue }
          tries[place.pattern, default: 0] += 1
          attempt(.nudged(document: document, place.pattern, edits[round], position: 0), number)
          if round == 0, place.holders.count > 1 {
            attempt(.exchanged(document: document, place.pattern, donor: place.holders[1]), number)
          }
        }
      }
      return !tries.isEmpty
    }
  }
}
