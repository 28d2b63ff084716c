public import GroundTruth
public import Randomness

/// A voice assistant that answers in place of the menu.
///
/// Latencies are those that platforms of such assistants call typical; everything else about it is inferred.
public struct AssistantConfiguration: Hashable, Sendable {
  /// Its name in the truth.
  public var name = "assistant"
  /// Share of callers who meet it; the others meet the menu, or nobody.
  public var share = 1.0
  /// The languages it knows, by tags of BCP 47, with the share of callers who speak each; it greets in the first.
  public var languages = [LanguageShare("en-US", weight: 1)]
  /// Share of callers whose number reaches an application that knows the first language alone.
  public var monolingual = 0.0
  /// Share of its callers whom it serves to the end.
  public var containment = 0.3
  /// Share of its callers who hang up before they are served or passed on.
  public var abandonment = 0.06
  /// How often caller and assistant take turns when nothing cuts it short; at least once.
  public var turns = Distribution.uniform(low: 2, high: 6)
  /// Share of replies that callers cut short, where they may.
  public var interruptions = 0.15
  /// Share of such callers who do it with a key.
  public var keyInterruptions = 0.2
  /// Share of callers who are asked to type a number.
  public var typing = 0.2
  /// Share of replies before which it has to look something up, and says so.
  public var lookups = 0.2
  /// Share of replies after which it plays a recording.
  public var recordings = 0.05
  /// Share of callers whose own exchange asks who they reach to press a key.
  public var screened = 0.02
  /// What callers may do to it.
  public var manners = AssistantSession.Manners()
  /// Seconds from the end of an utterance to its transcript.
  public var transcription = Distribution.logNormal(median: 0.22, sigma: 0.35)
  /// Seconds from the transcript to the first word of a reply.
  public var thinking = Distribution.logNormal(median: 0.65, sigma: 0.45)
  /// Seconds from the text of a sentence to its first sound.
  public var voicing = Distribution.logNormal(median: 0.16, sigma: 0.35)
  /// Share of sessions that never begin, because the program that thinks cannot be reached.
  public var unreachable = 0.005
  /// Share of sessions whose connection breaks, half of them without a reason given.
  public var broken = 0.005
  /// Share of replies that come with something it does not understand or does not have.
  public var faults = 0.005

  /// An ordinary assistant.
  public init() {}
}

/// A language with the share of callers who speak it.
public struct LanguageShare: Hashable, Sendable {
  /// A tag of BCP 47: `en-US`.
  public var tag: String
  /// Relative weight, above 0.
  public var weight: Double

  /// The language with this weight.
  public init(_ tag: String, weight: Double) {
    self.tag = tag
    self.weight = weight
  }
}
