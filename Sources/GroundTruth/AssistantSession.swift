public import Quantities

/// What passed between a caller and a voice assistant that answered in place of a menu, step by step.
///
/// The assistant is three programs one after another: one that transcribes what the caller says, one that thinks of a
/// reply and hands it over word by word, one that speaks it. Each takes its time, and all of that shows.
public struct AssistantSession: Hashable, Sendable {
  /// Something that happened.
  public struct Event: Hashable, Sendable {
    /// When.
    public var at: SimulationTime
    /// What.
    public var kind: Kind

    /// This at that time.
    public init(at: SimulationTime, kind: Kind) {
      self.at = at
      self.kind = kind
    }
  }

  /// What can happen.
  public enum Kind: Hashable, Sendable {
    /// The assistant is heard, or falls silent.
    case assistantSpeaks, assistantStops
    /// The caller is heard, or falls silent.
    case customerSpeaks, customerStops
    /// The caller's last words are there in writing, this long after they were said.
    case transcribed(after: SimulationDuration)
    /// They have been passed on.
    case prompted
    /// The first and the last piece of a reply has come.
    case firstToken, lastToken(tokens: Int, words: Int)
    /// The first sound of a sentence is there, this long after its text.
    case voiced(after: SimulationDuration)
    /// The caller has cut the assistant short.
    case interrupted(by: Interruption)
    /// The assistant has cut itself short, because it has something newer to say.
    case preempted
    /// The caller has pressed a key, or the assistant has.
    case keyPressed, keySent
    /// A recording begins to play.
    case recordingPlayed
    /// Both speak another language from now on: a position in `languages`.
    case languageChanged(to: Int)
    /// Something went wrong.
    case failed(Failure)
  }

  /// How a caller cuts the assistant short.
  public enum Interruption: Hashable, Sendable, CaseIterable { case speech, key }

  /// What can go wrong.
  public enum Failure: Hashable, Sendable, CaseIterable {
    /// The program that thinks cannot be reached: there is no conversation.
    case unreachable
    /// It sends something that nobody understands, which is passed over.
    case unintelligible
    /// It asks for a voice or a language that there is not, which is passed over.
    case unsupported
    /// Its connection breaks: the conversation is over.
    case disconnected
  }

  /// How it came to its end.
  public enum Ending: Hashable, Sendable, CaseIterable {
    /// The caller hung up.
    case hungUp
    /// The assistant was done, or passed the caller on.
    case ended
    /// It failed.
    case failed
    /// It stopped without saying why.
    case unexplained
  }

  /// What callers may do to it.
  public struct Manners: Hashable, Sendable {
    /// Whether callers may cut it short.
    public var isInterruptible = true
    /// Whether they may do so from its first words on.
    public var isGreetingInterruptible = true
    /// Whether a newer reply cuts an older one short.
    public var isPreemptible = true
    /// Whether it hears keys.
    public var detectsKeys = true

    /// Those of an ordinary assistant.
    public init() {}
  }

  /// Its leg, of role `ivr`: a position in `Conversation.legs`.
  public var leg: Int
  /// The languages it knows, by tags of BCP 47 (`en-US`); it greets in the first.
  public var languages: [String]
  /// What callers may do to it.
  public var manners: Manners
  /// In order of time, within its leg.
  public var events: [Event]
  /// When it began: when the assistant took the call.
  public var startedAt: SimulationTime
  /// When it was over, at the end of its leg at the latest.
  public var endedAt: SimulationTime
  /// How it came to its end.
  public var ending: Ending

  /// A session with the given facts.
  public init(
    leg: Int, languages: [String], manners: Manners, events: [Event], startedAt: SimulationTime,
    endedAt: SimulationTime, ending: Ending
  ) {
    self.leg = leg
    self.languages = languages
    self.manners = manners
    self.events = events
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.ending = ending
  }
}

extension AssistantSession {
  /// What was said, by `leg` and `customer`, as acts of them in order of time; what nobody ended, the end did.
  public func utterances(by customer: Int) -> [Action] {
    var (assistantSince, customerSince): (SimulationTime?, SimulationTime?)
    var found: [Action] = []
    func add(_ speaker: Int, _ start: inout SimulationTime?, until end: SimulationTime) {
      guard let begun = start else { return }
      found.append(Action(at: begun, leg: speaker, kind: .utterance, duration: end - begun))
      start = nil
    }
    for event in events {
      switch event.kind {
      case .assistantSpeaks: assistantSince = event.at
      case .customerSpeaks: customerSince = event.at
      case .assistantStops: add(leg, &assistantSince, until: event.at)
      case .customerStops: add(customer, &customerSince, until: event.at)
      case .transcribed, .prompted, .firstToken, .lastToken, .voiced, .interrupted, .preempted, .keyPressed, .keySent,
        .recordingPlayed, .languageChanged, .failed:
        break
      }
    }
    add(leg, &assistantSince, until: endedAt)
    add(customer, &customerSince, until: endedAt)
    return found.sorted { ($0.at, $0.leg) < ($1.at, $1.leg) }
  }
}
