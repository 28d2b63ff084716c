/// The open questions of the platform's documentation, answered in one place.
///
/// Nothing published settles these; each default is what the evidence favours, and every value here is inferred. What a
/// published page or a captured document does settle stands where it is used.
public struct TwilioConventions: Hashable, Sendable {
  /// The unit of the epoch integers in `events` and `occurrences` of a participant summary.
  public enum EpochUnit: Hashable, Sendable {
    /// As the example of the event schema shows.
    case seconds
    /// As the REST examples show.
    case milliseconds
  }

  /// How the quality tags of a participant are spelled.
  public enum TagSpelling: Hashable, Sendable {
    /// `high_packet_loss`, `high_jitter`, `high_latency`, `low_mos`: as on every other surface.
    case qualified
    /// `packet_loss`, `jitter`, `latency`, `low_mos`: the keys of `tags_info`.
    case bare
  }

  /// How the issue of a feedback is spelled.
  public enum FeedbackSpelling: Hashable, Sendable {
    /// `choppy_audio`.
    case snakeCase
    /// `choppy-audio`, as the SDK's own constant.
    case kebabCase
  }

  /// How a gateway names the last event of a call that nobody answered.
  public enum LastEvent: Hashable, Sendable {
    /// `completed`, whatever came of it: as status callbacks are called when a call is over.
    case completed
    /// `busy`, `no-answer`, `failed`, `canceled`: as calls themselves tell their status.
    case outcome
  }

  /// What an error of an assistant's session is called.
  public enum RelayError: Hashable, Sendable {
    /// `error`, as in the REST examples.
    case error
    /// `error_event`, as in the documentation's list.
    case errorEvent
  }

  /// The level of all other events of such a session, which REST leaves null.
  public enum RelayLevel: Hashable, Sendable {
    /// `UNKNOWN`, the schema's default.
    case unknown
    /// `INFO`, as gateways report.
    case information
  }

  /// What `jitter_buffer_size` says of participants for whom none was asked for.
  public enum UnsetBuffer: Hashable, Sendable {
    /// The API's own default.
    case large
    /// The schema's default; the REST resource has null there.
    case unknown
  }

  /// The unit of the epoch integers in a participant summary.
  public var epochUnit = EpochUnit.seconds
  /// How quality tags are spelled.
  public var tagSpelling = TagSpelling.qualified
  /// How the issue of a feedback is spelled.
  public var feedbackSpelling = FeedbackSpelling.snakeCase
  /// How a gateway names the last event of a call that nobody answered.
  public var lastEvent = LastEvent.completed
  /// `jitter_buffer_size` of a participant for whom none was asked for.
  public var unsetJitterBuffer = UnsetBuffer.large
  /// What an error of an assistant's session is called.
  public var relayError = RelayError.error
  /// The level of all its other events.
  public var relayLevel = RelayLevel.unknown
  /// Whether those who were called into a conference and never joined have a summary, as who joined has.
  ///
  /// Nothing published says so; third parties report none.
  public var tellsUnjoined = false
  /// `sdk.type` of the browser SDK, the product name it publishes under.
  public var browserSDKType: StaticString { "twilio-js-sdk" }
  /// `sdk.type` of the Android SDK.
  public var androidSDKType: StaticString { "twilio-voice-android" }
  /// `sdk.type` of the iOS SDK, by the pattern of the Android one.
  public var iOSSDKType: StaticString { "twilio-voice-ios" }
  /// Cut-offs above which a tag's severity is `high` instead of `medium`.
  public var severity = SeverityLimits()

  /// The defaults.
  public init() {}

  /// Where `medium` ends.
  public struct SeverityLimits: Hashable, Sendable {
    /// Percent of packets lost from which loss is severe.
    public var packetLossPercent = 10
    /// Mean internal latency from which it is severe, milliseconds.
    public var latency = 300
    /// Maximum jitter from which it is severe, milliseconds.
    public var jitterMaximum = 100
    /// Mean opinion score up to which it is severe, tenths.
    public var meanOpinionScore = 25

    /// The defaults.
    public init() {}
  }
}
