public import GroundTruth
public import Randomness

/// How people write to a queue and how its agents answer, where nobody speaks.
///
/// Shares are of the queue's conversations unless a property says otherwise. All defaults are inferred: the reference of
/// the models knows calls only.
public struct WritingConfiguration: Hashable, Sendable {
  /// The services that carry it; an empty list means the usual one of the medium.
  public var channels: [ChannelShare] = []
  /// Share whose customers the service knows.
  ///
  /// Default 0.3.
  public var authenticated = 0.3
  /// Share of letters, messages and posts that nobody asked for.
  ///
  /// Default 0.06.
  public var junk = 0.06
  /// Share of letters that a machine wrote for somebody out of office.
  ///
  /// Default 0.04.
  public var automatic = 0.04
  /// Share of messages with a file.
  ///
  /// Default 0.06.
  public var files = 0.06
  /// Share of messages that are an element of the service: a location, a card, a reaction.
  ///
  /// Default 0.08.
  public var elements = 0.08
  /// Share whose customers stop answering, until the platform ends it.
  ///
  /// Default 0.12.
  public var silent = 0.12
  /// Share of messages that the service does not bring to the customer.
  ///
  /// Default 0.02.
  public var undelivered = 0.02
  /// Share in which the agent sets the customer aside for a while.
  ///
  /// Default 0.15.
  public var aside = 0.15
  /// Share passed on to somebody else of the queue.
  ///
  /// Default 0.08.
  public var passedOn = 0.08
  /// Share passed on to a colleague of the same team instead of the queue, if one is free; of what is passed on.
  ///
  /// Default 0.
  public var toColleague = 0.0
  /// Share in which the agent asks a colleague beside the conversation, who then goes on with it.
  ///
  /// Default 0.
  public var asked = 0.0
  /// Share in which a colleague is called in, and goes on with it when the agent leaves.
  ///
  /// Default 0.
  public var joined = 0.0
  /// Share sent on to somebody outside, at the first outside destination of blind transfers.
  ///
  /// Default 0.
  public var forwarded = 0.0
  /// Share that ends because one side's connection breaks.
  ///
  /// Default 0.
  public var lost = 0.0
  /// Share that ends because the service fails.
  ///
  /// Default 0.
  public var broken = 0.0
  /// Share of those set aside that are put away, to be taken up again at a planned time.
  ///
  /// Default 0.
  public var parked = 0.0
  /// Share that is closed in another way than by the button for it.
  ///
  /// Default 0.
  public var closedOtherwise = 0.0
  /// Share of messages that the customer's client confirms to have shown, where a service reports that.
  ///
  /// Default 0.
  public var receipts = 0.0
  /// Seconds from one message to the next of the other side, while somebody answers.
  ///
  /// Default: log-normal, median 28 s, sigma 0.7.
  public var pause = FloorDefaults.writingPause

  /// The usual way of writing.
  public init() {}
}

/// A service with its share of a queue's conversations.
public struct ChannelShare: Hashable, Sendable {
  /// The service.
  public var channel: Channel
  /// Relative weight, above 0.
  public var weight: Double

  /// The service with this weight.
  public init(_ channel: Channel, weight: Double) {
    self.channel = channel
    self.weight = weight
  }
}

extension Medium {
  /// The service that carries it where a scenario names none, and those that can.
  public var channels: [Channel] {
    switch self {
    case .voice: []
    case .chat: [.webChat]
    case .email: [.email]
    case .message:
      [
        .webMessaging, .sms, .whatsApp, .apple, .facebook, .instagram, .kakao, .line, .telegram, .twitter, .open,
        .unknown, .facebookPage, .discord, .email, .glassdoor, .googleBusiness, .linkedIn, .microsoftTeams,
        .mobileChat, .qq, .reddit, .serviceNow, .salesforce, .snapchat, .threads, .trustpilot, .viber, .weChat, .weibo,
        .yelp, .youTube, .zendesk, .other,
      ]
    case .social: [.twitter, .facebook]
    }
  }
}

extension QueueConfiguration {
  /// The habits of people who write, in place of those of callers; inferred.
  ///
  /// Nobody hears announcements, so nobody hangs up on one. Letters and posts wait until they are answered; whoever
  /// chats looks at the page for some minutes. Offers ring longer, because agents finish a sentence first.
  public struct WrittenHabits: Sendable {
    /// Seconds until somebody gives up waiting.
    public let patience: Distribution
    /// Seconds of an agent's work with it.
    public let talk: Distribution
    /// Seconds of work afterwards.
    public let wrapUp: Distribution
    /// Seconds that an offer rings.
    public let ringLimit: Int64

    /// The habits in a medium; nil for voice, whose habits are the queue's own defaults.
    public init?(_ medium: Medium) {
      switch medium {
      case .voice: return nil
      case .chat:
        (patience, talk, wrapUp, ringLimit) = (.weibull(shape: 0.9, scale: 300), Self.chat, Self.short, 30)
      case .email:
        (patience, talk, wrapUp, ringLimit) = (.constant(30 * 86_400), Self.letter, Self.short, 60)
      case .message:
        (patience, talk, wrapUp, ringLimit) = (.weibull(shape: 1, scale: 7_200), Self.message, Self.short, 30)
      case .social:
        (patience, talk, wrapUp, ringLimit) = (.constant(30 * 86_400), Self.post, Self.short, 60)
      }
    }

    private static let chat = Distribution.logNormal(median: 420, sigma: 0.55)
    private static let letter = Distribution.logNormal(median: 300, sigma: 0.7)
    private static let message = Distribution.logNormal(median: 480, sigma: 0.7)
    private static let post = Distribution.logNormal(median: 180, sigma: 0.6)
    private static let short = Distribution.logNormal(median: 25, sigma: 0.8)
  }
}
