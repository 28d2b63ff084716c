import Dialects
import Documents
import JSONText
import Randomness
import Spelling
import Synchronization

/// Makes documents of one type for tests of whoever reads them.
///
///     let sampler = try Sampler("twilio.call-event")
///     let sample = sampler.sample(.edges, seed: 7, index: 0)
///     let again = sampler.replay(.edges, sample.choices.values)
///
/// A sample is a function of the style and of the choices, safe to ask for from any thread. The first one simulates
/// some small worlds, which takes a good part of a second; what can be done to documents is found out as it is needed.
public final class Sampler: Sendable {
  /// The name of the type: `twilio.call-event`.
  public let documentType: String

  /// The position of the type in `DocumentTypes.all`.
  let position: Int
  let worlds: WorldCache
  /// Worlds told by every dialect, for bundles.
  let bundleWorlds = WorldCache { _ in true }

  private let madeMaterial = Once<SampleMaterial>()
  private let madeBundleTable = Once<BundleRelationTable>()
  private let sequences = Mutex<[UInt64: TypicalSequence]>([:])
  /// Sequences that are remembered; a test has one, a table of tests a few.
  private static let mostSequences = 64

  /// A type of document that nobody knows, with those that there are.
  public struct UnknownType: Error, CustomStringConvertible {
    /// What was asked for.
    public var name: String
    public var description: String {
      let suggestion = nearestName(to: name, among: Sampler.documentTypes).map { "; did you mean '\($0)'?" } ?? ""
      return "unknown document type '\(name)'\(suggestion)\nknown are \(Sampler.documentTypes.joined(separator: ", "))"
    }
  }

  /// The names of the types that samples are made of: all that a run writes.
  public static var documentTypes: [String] { DocumentTypes.names }

  /// A sampler of documents of a type, which costs nothing yet.
  public init(_ documentType: String) throws(UnknownType) {
    guard let position = DocumentTypes.position(of: documentType) else { throw UnknownType(name: documentType) }
    self.documentType = documentType
    self.position = position
    worlds = WorldCache(isImperfect: DocumentTypes.isOfAnomalies(position)) { $0 == position }
  }

  /// What documents are made from; made when it is first needed.
  var material: SampleMaterial { madeMaterial.value { SampleMaterial(position) } }

  /// What breaks relations between documents; found out when it is first needed, which takes a few seconds.
  var bundleTable: BundleRelationTable { madeBundleTable.value { BundleRelationTable(position) } }

  func sequence(seed: UInt64) -> TypicalSequence {
    sequences.withLock { sequences in
      if let known = sequences[seed] { return known }
      if sequences.count >= Self.mostSequences { sequences.removeAll() }
      let sequence = TypicalSequence(seed: seed, type: position, worlds: worlds)
      sequences[seed] = sequence
      return sequence
    }
  }

  // MARK: Samples

  /// The sample at `index`, from 0, of the endless sequence that `seed` stands for.
  public func sample(_ style: SampleStyle, seed: UInt64, index: Int) -> Sample {
    if style == .typical { return typical(seed: seed, index: index) }
    var choices = Choices(
      drawnBy: StreamKey(seed: seed, entity: UInt64(index), purpose: .samples, bucket: style.number))
    return make(style, &choices)
  }

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
  ///
  /// - Parameter budget: how many candidates are tried at most.
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

  /// The sound document that a sample was made from, as a sample of its own.
  public func base(of sample: Sample) -> Sample { Sample(text: sample.base, choices: sample.choices) }

  private func make(_ style: SampleStyle, _ choices: inout Choices) -> Sample {
    switch style {
    case .typical: typical(&choices)
    case .edges: edges(&choices)
    case .spellings: spelling(&choices)
    case .invalid: invalid(&choices)
    }
  }
}

/// What samples of a type can show.
extension Sampler {
  /// What judges a document that stands alone.
  public var judge: DocumentJudge { material.pool.judge }

  /// What invalid samples can break: kinds of text and contract, and rules of `verify`, as labels name them.
  public var breakableRules: [String] {
    TextBreakage.allCases.map { "text.\($0.rawValue)" } + material.breakages.map { "contract.\($0.kind)" }
      + material.relations.rules.map(\.rule)
  }

  /// The rules that invalid bundles break, each as often as the others.
  public var breakableBundleRules: [String] { bundleTable.rules.map(\.rule) }

  /// Whether a bundle breaks the rule of its label and no other, judged anew from its text.
  public func breaksOnlyItsRule(_ bundle: SampleBundle) -> Bool {
    guard let label = bundle.label, let base = bundle.base else { return false }
    let offences = BundleJudge(BundleJudge.documents(base), changing: documentType)
      .offences(of: BundleJudge.documents(bundle.members), changing: documentType)
    let strangers = BundleJudge.documents(bundle.members)[documentType]?.flatMap {
      DocumentTypes.all[position].shape.violations(in: $0).map { _ in "contract.extra-property" }
    }
    return offences.map(\.rule) + (strangers ?? []) == [label.label.rule]
  }

  /// The places in which a document can be made extreme, as far as that is known, and all times together.
  ///
  /// A place is looked at when a sample first asks for it; those that were looked at in vain are not among them.
  public var editablePlaces: [String] {
    material.survey.places.indices.filter { material.table.mayBeFree(at: $0) }
      .map { material.survey.places[$0].name } + [Self.allTimes]
  }
}
