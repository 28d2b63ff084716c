import GroundTruth
import Quantities
import Randomness

/// What passes between one caller and the assistant: a pure function of who it is, so that the floor can ask how long it
/// takes and what comes of it, and the record what was said.
///
/// All times are milliseconds after the assistant took the call. The words themselves are nobody's business here: how many
/// there are, and how fast they come and are spoken, decides everything.
struct AssistantDialogue: ~Copyable {
  /// What the caller and the floor do when it is over.
  enum Outcome: Hashable, Sendable {
    /// The caller was served and hung up, or heard the assistant do so.
    case served(byCaller: Bool)
    /// The caller had enough.
    case abandoned
    /// The caller is passed on to people, because the assistant says so or has failed.
    case passedOn
  }

  let configuration: AssistantConfiguration
  var steps: [(at: Int64, kind: AssistantSession.Kind)] = []
  private(set) var outcome = Outcome.passedOn
  private(set) var ending = AssistantSession.Ending.ended
  var draws: RandomStream
  /// Until when everything is told.
  var now: Int64 = 0
  /// The language spoken: a position in the configuration's.
  var language = 0

  /// The bucket of a conversation's stream of the menu that dialogues are drawn from; the menu's own is 0.
  private static let bucket = 2
  /// That by which an application for one language is drawn.
  private static let languageBucket = 3

  /// The dialogue with the caller of the conversation that `key` is of.
  init(_ configuration: AssistantConfiguration, key: EntityKey) {
    var known = configuration
    if known.monolingual > 0 {
      var choice = key.stream(.ivr, Self.languageBucket)
      if choice.chance(known.monolingual) { known.languages = Array(known.languages.prefix(1)) }
    }
    self.configuration = known
    draws = key.stream(.ivr, Self.bucket)
    run()
  }

  /// How long it takes.
  var length: SimulationDuration { .milliseconds(now) }

  /// The session of `leg`, which began at `start` and was over at `end`.
  consuming func session(leg: Int, from start: SimulationTime, until end: SimulationTime) -> AssistantSession {
    // Ties stay in the order of cause.
    let ordered = steps.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
    let events = ordered.map { AssistantSession.Event(at: start + .milliseconds($0.element.at), kind: $0.element.kind) }
    let over = min(start + length, end)
    // A caller whose line was cut is as good as one who hung up.
    let ending = end < start + length ? .hungUp : ending
    return AssistantSession(
      leg: leg, languages: configuration.languages.map(\.tag), manners: configuration.manners,
      events: events.filter { $0.at <= over }, startedAt: start, endedAt: over, ending: ending)
  }

  // MARK: The course of it

  /// Milliseconds from the last word to a caller's hanging up, or the assistant's; inferred.
  private static let goodbye = 400.0...2_500.0

  private mutating func run() {
    if draws.chance(configuration.unreachable) {
      // Nobody answers; the platform gives up after some seconds.
      now = milliseconds(1_500, 5_000)
      note(.failed(.unreachable))
      return finish(.passedOn, .failed)
    }
    let turns = max(1, Int(configuration.turns.draw(from: &draws).rounded()))
    let spoken = draws.index(weights: configuration.languages.map(\.weight))
    let isServed = draws.chance(configuration.containment)
    let givesUp = draws.chance(configuration.abandonment) ? draws.integer(below: turns) : nil
    let breaks = draws.chance(configuration.broken) ? draws.integer(below: turns) : nil
    let types =
      draws.chance(configuration.typing) && configuration.manners.detectsKeys ? draws.integer(below: turns) : nil
    if draws.chance(configuration.screened) { passScreening() }
    var isCallerSpeaking = say(
      words: 8 + draws.integer(below: 14), mayInterrupt: configuration.manners.isGreetingInterruptible)
    for turn in 0..<turns {
      if !isCallerSpeaking, turn == givesUp { return giveUp() }
      if !isCallerSpeaking, turn == types { typeNumber() } else { speak(alreadySpeaking: isCallerSpeaking) }
      if turn == breaks { return breakDown() }
      isCallerSpeaking = reply(isLast: turn == turns - 1, in: spoken)
    }
    if isCallerSpeaking { speak(alreadySpeaking: true) }
    now += milliseconds(Self.goodbye.lowerBound, Self.goodbye.upperBound)
    guard isServed else { return finish(.passedOn, .ended) }
    let byCaller = draws.chance(0.6)
    finish(.served(byCaller: byCaller), byCaller ? .hungUp : .ended)
  }

  private mutating func finish(_ outcome: Outcome, _ ending: AssistantSession.Ending) {
    self.outcome = outcome
    self.ending = ending
  }

  private mutating func giveUp() {
    now += milliseconds(500, 4_000)
    finish(.abandoned, .hungUp)
  }

  /// The connection to the program that thinks breaks, with or without a word.
  private mutating func breakDown() {
    now += milliseconds(200, 4_000)
    guard draws.chance(0.5) else { return finish(.passedOn, .unexplained) }
    note(.failed(.disconnected))
    finish(.passedOn, .failed)
  }

  mutating func note(_ kind: AssistantSession.Kind, at time: Int64? = nil) { steps.append((time ?? now, kind)) }

  /// Whole milliseconds, uniform over a range.
  mutating func milliseconds(_ low: Double, _ high: Double) -> Int64 { Int64(draws.uniform(from: low, to: high)) }

  /// Whole milliseconds of a distribution in seconds, at least `least`.
  mutating func milliseconds(_ distribution: Distribution, least: Int64 = 20) -> Int64 {
    max(least, Int64((distribution.draw(from: &draws) * 1_000).rounded()))
  }
}
