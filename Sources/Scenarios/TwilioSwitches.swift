/// What a scenario says about one platform's documents: how it answers what the published material leaves open, and how
/// the application that runs the floor has set the platform up.
///
/// Nothing of it changes what happens. The dialect says what each value looks like and what speaks for its default.
public struct TwilioSwitches: Hashable, Sendable {
  /// The unit of times inside participant summaries.
  public enum EpochUnit: String, Hashable, Sendable, CaseIterable { case seconds, milliseconds }
  /// How quality tags are spelled.
  public enum TagSpelling: String, Hashable, Sendable, CaseIterable { case qualified, bare }
  /// How the issue of a feedback is spelled.
  public enum FeedbackSpelling: String, Hashable, Sendable, CaseIterable {
    case snakeCase = "snake_case"
    case kebabCase = "kebab-case"
  }
  /// How the last event of a call that was not answered is named.
  public enum LastEvent: String, Hashable, Sendable, CaseIterable { case completed, outcome }
  /// What an error of an assistant's session is called.
  public enum RelayError: String, Hashable, Sendable, CaseIterable {
    case error
    case errorEvent = "error_event"
  }
  /// The level of all other events of such a session.
  public enum RelayLevel: String, Hashable, Sendable, CaseIterable { case unknown, info }
  /// What stands where no jitter buffer was asked for.
  public enum UnsetBuffer: String, Hashable, Sendable, CaseIterable { case large, unknown }
  /// Which calls tell that early media is played to whoever placed them.
  public enum EarlyMedia: String, Hashable, Sendable, CaseIterable { case all, outside, none }
  /// Which recordings lose the silence at both ends.
  public enum Trimming: String, Hashable, Sendable, CaseIterable { case all, calls, meetings, none }
  /// Which participants are labelled.
  public enum Labelling: String, Hashable, Sendable, CaseIterable { case all, called, none }

  /// From where on a quality tag is severe.
  public struct Severity: Hashable, Sendable {
    /// Share of packets lost, above 0 through 1.
    public var packetLoss = 0.1
    /// Mean internal latency, seconds.
    public var latency = 0.3
    /// Maximum jitter, seconds.
    public var jitter = 0.1
    /// Mean opinion score at or below which it is severe, 1 through 3.5.
    public var meanOpinionScore = 2.5
  }

  /// How envelopes come, in runs that have any.
  public struct Deliveries: Hashable, Sendable {
    /// What the source of an event names.
    public enum Source: String, Hashable, Sendable, CaseIterable { case resource, parent }

    /// What the source of an event names.
    public var source = Source.resource
    /// Share of events that come twice, 0 through 1.
    public var duplicates = 0.0
    /// Whether events overtake one another.
    public var isUnordered = false
  }

  public var epoch = EpochUnit.seconds
  public var tags = TagSpelling.qualified
  public var severity = Severity()
  public var feedback = FeedbackSpelling.snakeCase
  public var lastEvent = LastEvent.completed
  public var unsetJitterBuffer = UnsetBuffer.large
  public var relayError = RelayError.error
  public var relayLevel = RelayLevel.unknown
  /// Whether those who were called into a conference and never joined have a summary.
  public var tellsUnjoined = false
  public var labels = Labelling.all
  public var earlyMedia = EarlyMedia.all
  public var trimsRecordings = Trimming.all
  /// Whether the conference of a call ends when its agent leaves.
  public var endsWithAgent = false
  /// How many have joined a meeting when its beeps are switched off; nil for never.
  public var quietFrom: Int?
  /// Calls that the account may place per second; nil where no call waits for another.
  public var callsPerSecond: Int?
  /// Where the conferences of a queue or a meeting are to be mixed, by its name, in the order of the scenario.
  public var regions: [NamedRegion] = []
  /// Share of people on mobile applications that ask for the region nearest to them.
  public var pinnedRegions = 0.0
  /// Networks whose exchanges are connected by a private interconnection: positions in `Scenario.networks`.
  public var interconnected: [Int] = []
  public var deliveries = Deliveries()

  /// A queue or meeting with the region it is to be mixed in.
  public struct NamedRegion: Hashable, Sendable {
    /// The name of the queue, or the title of the meeting.
    public var name: String
    /// A processing region, `ie1` for instance.
    public var region: String
  }

  /// The defaults.
  public init() {}
}
