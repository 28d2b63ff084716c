import Dialects
import JSONText
import Synchronization

/// What documents of a type are made from: examples, the places in them, and what is known of changes there.
///
/// Everything in it follows from the type alone. Much of it is found out when it is first needed, and kept.
final class SampleMaterial: Sendable {
  let pool: ExamplePool
  let survey: PlaceSurvey
  let table: EditTable
  /// Whether each example has each place, or could have it.
  let hasPlace: [[Bool]]
  /// Ways to break the contract by their kind, each with where.
  let breakages: [(kind: String, ways: [BreakageWay])]

  private let relationTable = Once<RelationTable>()
  private let strippable: Mutex<[StrippableDocument?]>
  private let thinned = Mutex<[ThinnedKey: Thinned]>([:])

  /// A breakage with the position of its place.
  struct BreakageWay: Sendable {
    var place: Int
    var breakage: Breakage
  }

  private struct ThinnedKey: Hashable {
    var example: Int
    var thinning: Thinning
  }

  /// What a thinning leaves of an example.
  private struct Thinned {
    var isGone: [Bool]
    /// The document, unless it is so large that keeping it costs more than making it again.
    var document: JSONValue?
  }

  /// Documents of fewer parts are kept.
  private static let largestKept = 400

  /// How many questions it may take to find out how little of an example can stay, and which of some parts can go.
  private static let strippingBudget = 2_000
  private static let thinningBudget = 200

  /// The material of the type at `position` of `DocumentTypes.all`.
  init(_ position: Int) {
    pool = ExamplePool(position)
    survey = PlaceSurvey(pool.documents, shape: pool.type.shape)
    table = EditTable(survey, examples: pool.documents, judge: pool.judge)
    var hasPlace = Array(
      repeating: [Bool](repeating: false, count: survey.places.count), count: pool.documents.count)
    for (position, place) in survey.places.enumerated() {
      for example in place.holders { hasPlace[example][position] = true }
      for example in place.vacancies { hasPlace[example][position] = true }
    }
    self.hasPlace = hasPlace
    strippable = Mutex(Array(repeating: nil, count: pool.documents.count))
    var byKind: [String: [BreakageWay]] = [:]
    for (position, place) in survey.places.enumerated() where !place.holders.isEmpty {
      for breakage in Breakage.all(at: place) {
        byKind[breakage.kind, default: []].append(BreakageWay(place: position, breakage: breakage))
      }
    }
    breakages = byKind.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The small changes that break a rule and no other.
  var relations: RelationTable {
    relationTable.value { RelationTable(survey, examples: pool.documents, judge: pool.judge) }
  }

  /// An example with the optional parts that a thinning leaves; those that `places` lie in stay.
  func base(_ example: Int, _ thinning: Thinning, for places: [Int]) -> JSONValue {
    if thinning == .none { return pool.documents[example] }
    let thinned = thinned(example, thinning)
    let parts = parts(of: example)
    var isNeeded: Set<Int> = []
    for place in places {
      for part in parts.parts(onTheWayTo: survey.places[place].pattern) where thinned.isGone[part] {
        isNeeded.insert(part)
      }
    }
    guard !isNeeded.isEmpty else { return thinned.document ?? parts.without(thinned.isGone) }
    var isGone = thinned.isGone
    for part in isNeeded { isGone[part] = false }
    let document = parts.without(isGone)
    if pool.judge.isSound(document) { return document }
    // What stays for an edit's sake can ask for something that went.
    return parts.without(
      parts.thoseThatCanGo(
        budget: Self.thinningBudget, { thinned.isGone[$0] && !isNeeded.contains($0) }, isSound: pool.judge.isSound))
  }

  private func parts(of example: Int) -> StrippableDocument {
    if let known = strippable.withLock({ $0[example] }) { return known }
    let parts = StrippableDocument(pool.documents[example], pool.type.shape, survey)
    strippable.withLock { $0[example] = parts }
    return parts
  }

  private func thinned(_ example: Int, _ thinning: Thinning) -> Thinned {
    let key = ThinnedKey(example: example, thinning: thinning)
    if let known = thinned.withLock({ $0[key] }) { return known }
    let parts = parts(of: example)
    let isGone =
      switch thinning {
      case .none: [Bool](repeating: false, count: parts.parts.count)
      case .most: parts.mostThatCanGo(budget: Self.strippingBudget, isSound: pool.judge.isSound)
      case .row(let row):
        parts.thoseThatCanGo(
          budget: Self.thinningBudget,
          { part in parts.parts[part].place.map { !Thinning.keeps(place: $0, inRow: row) } ?? false },
          isSound: pool.judge.isSound)
      }
    let isKept = isGone.count < Self.largestKept
    let made = Thinned(isGone: isGone, document: isKept ? parts.without(isGone) : nil)
    thinned.withLock { $0[key] = made }
    return made
  }

  /// One of the thinnings, the one that leaves least being the simplest; most documents stay as they are.
  func thinning(_ choices: inout Choices) -> Thinning {
    let rows = Thinning.rows(forPlaces: survey.places.count)
    let choice = choices.draw(weights: [1, 24] + Array(repeating: 1, count: rows))
    return choice == 0 ? .most : choice == 1 ? .none : .row(choice - 2)
  }
}

/// Which optional parts of an example stay.
enum Thinning: Hashable {
  /// As few as can be.
  case most
  /// All.
  case none
  /// Those whose number has, or has not, a certain bit.
  case row(Int)

  /// Rows that among themselves show every two of so many parts together, apart, and each without the other.
  ///
  /// The numbers of two parts differ in some bit: the row of that bit has one of them, its complement the other. That
  /// both are there, or neither, is what `none` and `most` show.
  static func rows(forPlaces count: Int) -> Int { 2 * (Int.bitWidth - count.leadingZeroBitCount) }

  /// Whether the part with this number stays in a row.
  static func keeps(place: Int, inRow row: Int) -> Bool { (place >> (row / 2)) & 1 == row & 1 }
}
