import DialectCatalogue
import Dialects
import Documents
import JSONText
import Randomness
import Synchronization

/// Makes documents of one type for tests of whoever reads them.
///
///     let sampler = try Sampler("twilio.call-event")
///     let sample = sampler.sample(.edges, seed: 7, index: 0)
///     let again = sampler.replay(.edges, sample.choices.values)
///
/// Making a sampler simulates some small worlds and tries what can be done to their documents, which takes a second or
/// a few; from then on a sample is a function of the style and of the choices, safe to ask for from any thread.
public final class Sampler: Sendable {
  /// The name of the type: `twilio.call-event`.
  public let documentType: String
  /// What judges a document that stands alone.
  public var judge: DocumentJudge { pool.judge }

  let position: Int
  let pool: ExamplePool
  let table: EditTable
  /// Ways to break the contract by their kind, each with where.
  let breakages: [(kind: String, ways: [BreakageWay])]
  /// The kinds of world in which there are such documents.
  let worldKinds: [WorldKind]
  let worlds = WorldCache()

  /// A breakage with the place and the examples that have it.
  struct BreakageWay: Sendable {
    var pattern: PlacePattern
    var breakage: Breakage
    var examples: [Int]
  }

  /// A type of document that nobody knows, with those that there are.
  public struct UnknownType: Error, CustomStringConvertible {
    /// What was asked for.
    public var name: String
    public var description: String {
      "unknown document type '\(name)'; there are \(Sampler.documentTypes.joined(separator: ", "))"
    }
  }

  /// The names of the types that samples are made of: all but the list of a run's anomalies, which tells of edits.
  public static var documentTypes: [String] {
    Catalogue.documentTypes.map(\.stream.documentType).filter { $0 != "truth.anomaly" }
  }

  /// A sampler of documents of a type.
  public convenience init(_ documentType: String) throws(UnknownType) {
    guard let position = Self.position(of: documentType) else { throw UnknownType(name: documentType) }
    let worlds = WorldPlan.fixed.map { plan in
      SimulatedWorld(plan) { $0.stream.documentType == documentType }
    }
    self.init(position, worlds: worlds)
  }

  /// Samplers of several types, for which the worlds are simulated once.
  public static func all(of types: [String]) throws(UnknownType) -> [Sampler] {
    var positions: [Int] = []
    for name in types {
      guard let position = position(of: name) else { throw UnknownType(name: name) }
      positions.append(position)
    }
    let worlds = WorldPlan.fixed.map { plan in SimulatedWorld(plan) { types.contains($0.stream.documentType) } }
    return positions.map { Sampler($0, worlds: worlds) }
  }

  private static func position(of name: String) -> Int? {
    guard documentTypes.contains(name) else { return nil }
    return Catalogue.documentTypes.firstIndex { $0.stream.documentType == name }
  }

  private init(_ position: Int, worlds: [SimulatedWorld]) {
    self.position = position
    documentType = Catalogue.documentTypes[position].stream.documentType
    pool = ExamplePool(position, worlds: worlds)
    let places = PlaceSurvey(pool.documents, shape: pool.type.shape).places
    table = EditTable(places, examples: pool.documents, judge: pool.judge)
    var byKind: [String: [BreakageWay]] = [:]
    for place in places where !place.holders.isEmpty {
      for breakage in Breakage.all(at: place) {
        byKind[breakage.kind, default: []].append(
          BreakageWay(pattern: place.pattern, breakage: breakage, examples: place.holders))
      }
    }
    breakages = byKind.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    worldKinds = WorldKind.allCases.filter { kind in
      worlds[kind.rawValue].documents.contains { $0.type == position }
    }
  }

  // MARK: Samples

  /// The sample at `index` of the endless sequence that `seed` stands for.
  public func sample(_ style: SampleStyle, seed: UInt64, index: Int) -> Sample {
    let key = StreamKey(
      seed: seed, entity: UInt64(index), purpose: .samples, bucket: UInt64(SampleStyle.allCases.firstIndex(of: style) ?? 0))
    guard style == .typical else {
      var choices = Choices(drawnBy: key)
      return make(style, &choices)
    }
    // Documents come from one world for a while: simulating one takes longer than a document.
    var world = Choices(
      drawnBy: StreamKey(seed: seed, entity: UInt64(index / Self.samplesPerWorld), purpose: .sampleWorlds))
    _ = WorldPlan(&world, among: worldKinds)
    var choices = Choices(drawnBy: key, after: world.record.values)
    return make(style, &choices)
  }

  private static let samplesPerWorld = 256

  /// The sample that a sequence of choices makes, whatever numbers it holds.
  public func replay(_ style: SampleStyle, _ numbers: [UInt64]) -> Sample {
    var choices = Choices(replaying: numbers)
    return make(style, &choices)
  }

  /// The sample of choices that somebody else makes: `chooser` is given a bound and answers 0 through it.
  public func sample(_ style: SampleStyle, askingFor chooser: @escaping (UInt64) -> UInt64) -> Sample {
    var choices = Choices(askedOf: chooser)
    return make(style, &choices)
  }

  /// The simplest sample of a style for which `isInteresting` holds, found from one for which it does.
  public func shrink(
    _ sample: Sample, _ style: SampleStyle, budget: Int = 1_000, while isInteresting: (Sample) -> Bool
  ) -> Sample {
    let shrinker = ChoiceShrinker(budget: budget)
    let best = shrinker.shrink(sample.choices) { numbers in
      let candidate = replay(style, numbers)
      return isInteresting(candidate) ? candidate.choices : nil
    }
    return replay(style, best.record.values)
  }

  private func make(_ style: SampleStyle, _ choices: inout Choices) -> Sample {
    switch style {
    case .typical: typical(&choices)
    case .edges: edges(&choices)
    case .spellings: spelling(&choices)
    case .invalid: invalid(&choices)
    }
  }

  private func typical(_ choices: inout Choices) -> Sample {
    let plan = WorldPlan(&choices, among: worldKinds)
    let documents = worlds.world(plan) { $0.stream.documentType == documentType }.documents
    // A short world may have none, where the fixed ones do.
    guard !documents.isEmpty else {
      let text = choices.element(of: pool.documents).compactBytes
      return Sample(text: text, choices: choices.record)
    }
    return Sample(text: documents[choices.draw(through: documents.count - 1)].text, choices: choices.record)
  }
}

/// What samples of a type can show.
extension Sampler {
  /// What invalid samples can break: kinds of text and contract, and rules of `verify`, as labels name them.
  public var breakableRules: [String] {
    TextBreakage.allCases.map { "text.\($0.rawValue)" } + breakages.map { "contract.\($0.kind)" }
      + table.breaking.map(\.rule)
  }

  /// The places that can be made extreme, as patterns.
  public var editablePlaces: [String] { table.free.compactMap { $0.first?.pattern.text } }
}
