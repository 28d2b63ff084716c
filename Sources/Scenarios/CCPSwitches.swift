/// What a scenario says about one platform's pages: how they answer what the published material leaves open, and which
/// release they are built against.
///
/// Nothing of it changes what happens. The dialect says what each value looks like and what speaks for its default.
public struct CCPSwitches: Hashable, Sendable {
  /// How telephone numbers are written.
  public enum Numbers: String, Hashable, Sendable, CaseIterable { case e164, display }
  /// How audio statistics are told.
  public enum Statistics: String, Hashable, Sendable, CaseIterable { case flat, nested }
  /// Whose speech is transcribed.
  public enum Transcripts: String, Hashable, Sendable, CaseIterable { case everybody, staff }
  /// How an added agent is named.
  public enum AgentNames: String, Hashable, Sendable, CaseIterable { case names, legacy }

  /// What a page is like.
  public struct Page: Hashable, Sendable {
    public var statistics = Statistics.flat
    /// Whether flat statistics are counted.
    public var countsStatistics = true
    public var transcripts = Transcripts.everybody
    /// Whether flags name the segment of the call.
    public var namesVoiceCall = true
    /// Whether a connected call has the provider's attributes.
    public var hasCallAttributes = false
    public var agentNames = AgentNames.names

    /// The defaults.
    public init() {}
  }

  public var numbers = Numbers.e164
  public var page = Page()
  /// Teams whose pages are otherwise, by name, in the order of the scenario.
  public var teams: [TeamPage] = []

  /// A team with what its pages are like.
  public struct TeamPage: Hashable, Sendable {
    public var team: String
    public var page: Page
  }

  /// The defaults.
  public init() {}
}
