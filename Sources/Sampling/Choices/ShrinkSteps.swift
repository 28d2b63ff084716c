/// Shrinking whose questions somebody else asks, one at a time: for callers who cannot hand over a function.
///
///     var steps = ShrinkSteps(failing, .edges, sampler, budget: 500)
///     while let candidate = steps.next() { steps.answer(parser.fails(candidate.text)) }
///     print(steps.best.string)
///
/// The search is the one of `ChoiceShrinker`, run again up to the first question without an answer: what was answered
/// costs next to nothing to answer again.
public struct ShrinkSteps: Sendable {
  /// The simplest sample that is known to be interesting.
  public private(set) var best: Sample

  private let start: Sample
  private let style: SampleStyle
  private let sampler: Sampler
  private let shrinker: ChoiceShrinker
  private var answers: [ChoiceRecord?] = []
  private var asked: Sample?

  /// A question that has no answer yet ends the search for now.
  private struct Question: Error { var numbers: [UInt64] }

  /// Steps from an interesting sample on; at most `budget` of them.
  public init(_ sample: Sample, _ style: SampleStyle, _ sampler: Sampler, budget: Int) {
    best = sample
    start = sample
    self.style = style
    self.sampler = sampler
    shrinker = ChoiceShrinker(budget: budget)
  }

  /// Whether a candidate waits for an answer.
  public var isAsking: Bool { asked != nil }

  /// The next candidate, the same one until it is answered; nil when nothing simpler is left to be tried.
  public mutating func next() -> Sample? {
    if let asked { return asked }
    var position = 0
    do {
      _ = try shrinker.shrink(start.choices) { (numbers) throws(Question) in
        guard position < answers.count else { throw Question(numbers: numbers) }
        defer { position += 1 }
        return answers[position]
      }
      return nil
    } catch {
      let candidate = sampler.replay(style, error.numbers)
      asked = candidate
      return candidate
    }
  }

  /// Says whether the candidate is as interesting as the sample that the search began with.
  ///
  /// - Precondition: `next` gave one.
  public mutating func answer(_ isInteresting: Bool) {
    guard let candidate = asked else { preconditionFailure("there is an answer to a question only") }
    asked = nil
    answers.append(isInteresting ? candidate.choices : nil)
    if isInteresting, candidate.choices.isSimpler(than: best.choices) { best = candidate }
  }
}
