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

  /// The unit of the epoch integers in a participant summary.
  public var epochUnit = EpochUnit.seconds
  /// How quality tags are spelled.
  public var tagSpelling = TagSpelling.qualified
  /// How the issue of a feedback is spelled.
  public var feedbackSpelling = FeedbackSpelling.snakeCase
  /// `jitter_buffer_size` of a participant for whom none was asked for; the API's own default.
  public var unsetJitterBufferSize: StaticString { "large" }
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
  }
}
