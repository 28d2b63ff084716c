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
  /// The places that each example has or could have.
  let placesOfExamples: [Set<Int>]
  /// Ways to break the contract by their kind, each with where.
  let breakages: [(kind: String, ways: [BreakageWay])]

  private let relationTable = Mutex<RelationTable?>(nil)
  private let bases = Mutex<[BaseKey: JSONValue]>([:])

  /// A breakage with the position of its place.
  struct BreakageWay: Sendable {
    var place: Int
    var breakage: Breakage
  }

  private struct BaseKey: Hashable {
    var example: Int
    var thinning: Thinning
    var places: [Int]
  }

  /// Stripped examples that are kept; shrinking asks for the same few again and again.
  private static let mostBases = 2_048
  /// How many questions stripping one example may take.
  private static let strippingBudget = 2_000

  /// The material of the type at `position` of `DocumentTypes.all`.
  init(_ position: Int) {
    pool = ExamplePool(position)
    survey = PlaceSurvey(pool.documents, shape: pool.type.shape)
    table = EditTable(survey, examples: pool.documents, judge: pool.judge)
    var placesOfExamples = Array(repeating: Set<Int>(), count: pool.documents.count)
    for (position, place) in survey.places.enumerated() {
      for example in Set(place.holders).union(place.vacancies) { placesOfExamples[example].insert(position) }
    }
    self.placesOfExamples = placesOfExamples
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
    relationTable.withLock { known in
      if let known { return known }
      let table = RelationTable(survey, examples: pool.documents, judge: pool.judge)
      known = table
      return table
    }
  }

  /// An example with the optional parts that a thinning leaves; those that `places` lie in stay.
  func base(_ example: Int, _ thinning: Thinning, for places: [Int]) -> JSONValue {
    let document = pool.documents[example]
    if thinning == .none { return document }
    let key = BaseKey(example: example, thinning: thinning, places: places.sorted())
    if let known = bases.withLock({ $0[key] }) { return known }
    let kept = Set(places.flatMap { survey.ancestry(ofPlace: $0) })
    let parts = StrippableDocument(document, pool.type.shape, survey, keeping: kept)
    let base =
      switch thinning {
      case .none: document
      case .most: parts.least(budget: Self.strippingBudget, isSound: pool.judge.isSound)
      case .row(let row):
        parts.without(
          { part in part.place.map { !Thinning.keeps(place: $0, inRow: row) } ?? false }, isSound: pool.judge.isSound)
      }
    bases.withLock { bases in
      if bases.count >= Self.mostBases { bases.removeAll(keepingCapacity: true) }
      bases[key] = base
    }
    return base
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
