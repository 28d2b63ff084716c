public import Quantities

/// What a conversation is held in.
public enum Medium: String, Hashable, Sendable, CaseIterable {
  /// Spoken: audio is mixed.
  case voice
  /// Written on a web page, line by line, while both sides are there.
  case chat
  /// A letter and the answer to it.
  case email
  /// Written in a messenger or by text message, at whatever pace.
  case message
  /// A public post in a social network, and the answer to it.
  case social

  /// Whether it is written: its legs are carried by the platform and have no audio.
  public var isWritten: Bool { self != .voice }

  /// Whether somebody can be written to who has not written before.
  public var isSent: Bool { self == .email || self == .message }
}

/// The service that carries what is written.
public enum Channel: String, Hashable, Sendable, CaseIterable {
  case webChat = "web_chat"
  case email
  case sms
  case webMessaging = "web_messaging"
  case apple
  case facebook
  case instagram
  case kakao
  case line
  case telegram
  case twitter
  case whatsApp = "whatsapp"
  /// Comments under a page of a social network, which everybody can read.
  case facebookPage = "facebook_page"
  /// A service of the organisation's own, connected by an open interface.
  case open
  // Services that an organisation connects by the same interface.
  case discord
  case glassdoor
  case googleBusiness = "google_business"
  case linkedIn = "linkedin"
  case microsoftTeams = "microsoft_teams"
  case mobileChat = "mobile_chat"
  case qq
  case reddit
  case serviceNow = "servicenow"
  case salesforce
  case snapchat
  case threads
  case trustpilot
  case viber
  case weChat = "wechat"
  case weibo
  case yelp
  case youTube = "youtube"
  case zendesk
  /// A service that goes by no name that others know.
  case other
  /// A service that the platform does not know yet.
  case unknown

  /// Whether people are reached by their telephone number.
  public var isByTelephone: Bool { self == .sms || self == .whatsApp }

  /// Whether the organisation has connected it by an open interface of its own.
  public var isConnected: Bool {
    switch self {
    case .open, .discord, .glassdoor, .googleBusiness, .linkedIn, .microsoftTeams, .mobileChat, .qq, .reddit,
      .serviceNow, .salesforce, .snapchat, .threads, .trustpilot, .viber, .weChat, .weibo, .yelp, .youTube, .zendesk,
      .other:
      true
    case .webChat, .email, .sms, .webMessaging, .apple, .facebook, .instagram, .kakao, .line, .telegram, .twitter,
      .whatsApp, .facebookPage, .unknown:
      false
    }
  }

  /// Whether what is written there stands where everybody can read it.
  public var isPublic: Bool {
    switch self {
    case .facebookPage, .glassdoor, .googleBusiness, .reddit, .threads, .trustpilot, .weibo, .yelp, .youTube: true
    case .webChat, .email, .sms, .webMessaging, .apple, .facebook, .instagram, .kakao, .line, .telegram, .twitter,
      .whatsApp, .open, .discord, .linkedIn, .microsoftTeams, .mobileChat, .qq, .serviceNow, .salesforce, .snapchat,
      .viber,
      .weChat, .zendesk, .other, .unknown:
      false
    }
  }
}

/// What is written in a conversation that is not spoken.
public struct Correspondence: Hashable, Sendable {
  /// What it is held in; never voice.
  public var medium: Medium
  /// The service that carries it.
  public var channel: Channel
  /// The subject of a letter; nil elsewhere.
  public var subject: String?
  /// Whether the service knows who the customer is.
  public var isAuthenticated: Bool
  /// How it is handled that nobody wanted it.
  public var nature: Nature
  /// In order of time.
  public var messages: [Message]
  /// How it was closed by whoever hung up.
  public var closing = Closing.button
  /// The times at which an agent had put it away to go on later: some of the holds, in order of time.
  public var parkings: [Parking] = []
  /// The legs of agents from whom a colleague took it over: some of those that left by a blind transfer.
  public var takenOver: [Int] = []

  /// How somebody closes it; their leg is `hungUp` in any case.
  public enum Closing: Hashable, Sendable, CaseIterable {
    /// By the button that is there for it.
    case button
    /// By closing the page or the application, or switching off the device.
    case ownDevice
    /// A rule of the desk closed it in the agent's place.
    case rule
    /// The agent gave up: nothing reached the customer.
    case unreachable
  }

  /// A hold that frees the agent's desk.
  public struct Parking: Hashable, Sendable {
    /// From when until when; the span of one of the customer's holds.
    public var span: TimeSpan
    /// When it is to be taken up again, as the agent planned it.
    public var due: SimulationTime

    /// A parking over `span` that was planned until `due`.
    public init(span: TimeSpan, due: SimulationTime) {
      self.span = span
      self.due = due
    }
  }

  /// What kind of matter it turned out to be.
  public enum Nature: Hashable, Sendable, CaseIterable {
    /// Somebody wants something.
    case concern
    /// A machine answered for somebody who is out of office.
    case automatic
    /// Nobody asked for it; the agent throws it away, whatever it came by.
    case junk
  }

  /// Correspondence with the given facts.
  public init(
    medium: Medium, channel: Channel, subject: String? = nil, isAuthenticated: Bool = false,
    nature: Nature = .concern, messages: [Message] = []
  ) {
    self.medium = medium
    self.channel = channel
    self.subject = subject
    self.isAuthenticated = isAuthenticated
    self.nature = nature
    self.messages = messages
  }

  /// One thing that was sent.
  public struct Message: Hashable, Sendable {
    /// When it was sent.
    public var at: SimulationTime
    /// Whose it is: a position in `Conversation.legs`.
    public var leg: Int
    /// What it is.
    public var body: Body
    /// What was written; empty where nothing was.
    public var text: String
    /// What became of it.
    public var fate: Fate

    /// A message with the given facts.
    public init(at: SimulationTime, leg: Int, body: Body, text: String, fate: Fate) {
      self.at = at
      self.leg = leg
      self.body = body
      self.text = text
      self.fate = fate
    }

    /// Whether it says something; signs of life do not.
    public var saysSomething: Bool { if case .sign = body { false } else { true } }
  }

  /// What a message is.
  public enum Body: Hashable, Sendable {
    case text
    case file(File)
    case element(Element)
    /// A sign of life that says nothing: typing, coming, going.
    case sign(Sign)
  }

  /// A file that is sent along.
  public enum File: Hashable, Sendable, CaseIterable { case image, video, audio, document, link }

  /// What a service offers beside text and files.
  public enum Element: Hashable, Sendable, CaseIterable {
    case reaction, location, quickReplies, quickReplyChosen, notification, notificationAnswered, buttonPressed
    case story, storyMention, mention, card, cardPressed, carousel, datePicker, application, list, paymentRequest
    case payment, push, form, roadsideAssistance, richLink, sticker
  }

  /// What a client tells without its user saying anything.
  public enum Sign: Hashable, Sendable, CaseIterable {
    case typing, joined, left, cleared, signedIn, expired, authenticated, authenticationFailed
    case authenticationCancelled, coBrowseOffered, coBrowseAccepted, coBrowseRejected, coBrowseExpired, videoOffered
    case videoAccepted, videoRejected, videoExpired
    /// The customer has read what was sent last.
    case receipt
    /// Something that the platform has no word for.
    case unnamed
  }

  /// What became of a message, as far as the service tells.
  public enum Fate: Hashable, Sendable, CaseIterable {
    /// From the customer: it arrived.
    case received
    /// To the customer, in the order in which services report.
    case queued, sent, delivered, read
    /// The service did not take it, or did not bring it to the customer.
    case failed, undeliverable
    /// Its sender took it back.
    case removed
    /// It stands where everybody can read it.
    case published
  }
}
