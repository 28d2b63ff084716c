/// What a page is and how it is told: releases of the toolkit and of the connector differ, and so do an organisation's
/// pages, which are built against the release of their day.
public struct CCPPage: Hashable, Sendable {
  /// How `audiostats` is told (reference section 2.1).
  public enum Statistics: Hashable, Sendable {
    /// As the toolkit page documents it: two events every 30 s, one per channel, each with the sums of the interval.
    case flat
    /// As the open connector hands it on: one event every 30 s with a list of the samples of each second, both channels in
    /// each.
    case nested
  }

  /// Whose speech is transcribed.
  public enum TranscriptRoles: Hashable, Sendable {
    /// Agents and supervisors only, which is what the toolkit page lists.
    case documented
    /// The customer too, as `EndUser`, which clients of the toolkit rely on.
    case observed
  }

  /// How an added agent is named.
  public enum AgentNames: Hashable, Sendable {
    /// By the quick connect that was chosen, which is the agent's name.
    case quickConnect
    /// As legacy three-party calling has it: `internal transfer`, whoever it is.
    case legacy
  }

  /// How `audiostats` is told.
  public var statistics = Statistics.flat
  /// Whether `statsCount` of flat statistics counts 1, 2, 3 per call and channel (inferred) or stays 0, as the base
  /// connector has it; in nested ones it is always 0.
  public var countsStatistics = true
  /// Whose speech is transcribed.
  public var transcriptRoles = TranscriptRoles.observed
  /// Whether flags name the segment of the call that they were raised in: `voiceCallId`, since API v67.
  public var namesVoiceCall = true
  /// Whether `callconnected` has the provider's `callAttributes`, as the Aura twin documents since API v67.
  public var hasCallAttributes = false
  /// How an added agent is named.
  public var agentNames = AgentNames.quickConnect

  /// The defaults.
  public init() {}
}
