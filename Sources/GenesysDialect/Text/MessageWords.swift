import GroundTruth

/// What is written, in the platform's words (reference section 3.6, MessageDetails; which element a service has under
/// which word is inferred).
extension Correspondence.Body {
  /// The `type` of a message's metadata.
  func type(_ channel: Channel) -> StaticString {
    switch self {
    case .sign(.receipt): "Receipt"
    case .sign: "Event"
    case .text, .file, .element: channel == .unknown ? "Unknown" : whole
    }
  }

  private var whole: StaticString {
    if case .element(let element) = self { element.isWhole ? "Message" : "Structured" } else { "Text" }
  }

  /// What a message contains beside text.
  func content(_ channel: Channel) -> (type: StaticString, subtype: StaticString?)? {
    switch self {
    case .text: channel == .open ? ("Text", nil) : nil
    case .file(let file): channel == .unknown ? ("Unknown", "Unknown") : ("Attachment", file.word)
    case .element(let element): element.words(channel)
    case .sign: nil
    }
  }
}

extension Correspondence.File {
  fileprivate var word: StaticString {
    switch self {
    case .image: "Image"
    case .video: "Video"
    case .audio: "Audio"
    case .document: "File"
    case .link: "Link"
    }
  }
}

extension Correspondence.Element {
  /// Whether a service forwards it as it is, not as something to choose from.
  fileprivate var isWhole: Bool { self == .sticker || self == .roadsideAssistance || self == .push }

  fileprivate func words(_ channel: Channel) -> (type: StaticString, subtype: StaticString?) {
    switch self {
    case .reaction: ("Reactions", nil)
    case .location: ("Location", nil)
    case .quickReplies: channel == .webMessaging ? ("QuickReply", nil) : ("QuickReplyV2", nil)
    case .quickReplyChosen: ("ButtonResponse", "QuickReply")
    case .notification: ("Notification", nil)
    case .notificationAnswered: ("NotificationResponse", nil)
    case .buttonPressed: ("ButtonResponse", "Button")
    case .story: ("Story", "Reply")
    case .storyMention: ("Story", "Mention")
    case .mention: ("Mention", nil)
    case .card: ("Card", nil)
    case .cardPressed: ("ButtonResponse", "Postback")
    case .carousel: ("Carousel", nil)
    case .datePicker: ("DatePicker", nil)
    case .application: ("InteractiveApplication", nil)
    case .list: ("ListPicker", nil)
    case .paymentRequest: ("PaymentRequest", nil)
    case .payment: ("PaymentResponse", nil)
    case .push: ("Push", nil)
    case .form: ("Form", nil)
    case .roadsideAssistance: ("RoadsideAssistance", nil)
    case .richLink: ("RichLink", nil)
    case .sticker: ("Attachment", "Image")
    }
  }
}

extension Correspondence.Sign {
  /// Nil for what is a kind of message by itself.
  var words: (type: StaticString, subtype: StaticString)? {
    switch self {
    case .receipt: nil
    case .unnamed: ("Unknown", "Unknown")
    case .typing: ("Typing", "On")
    case .joined: ("Presence", "Join")
    case .left: ("Presence", "Disconnect")
    case .cleared: ("Presence", "Clear")
    case .signedIn: ("Presence", "SignIn")
    case .expired: ("Presence", "SessionExpired")
    case .authenticated: ("Presence", "Authenticate")
    case .authenticationFailed: ("Presence", "AuthenticateFailure")
    case .authenticationCancelled: ("Presence", "AuthenticateCancel")
    case .coBrowseOffered: ("CoBrowse", "Offering")
    case .coBrowseAccepted: ("CoBrowse", "OfferingAccepted")
    case .coBrowseRejected: ("CoBrowse", "OfferingRejected")
    case .coBrowseExpired: ("CoBrowse", "OfferingExpired")
    case .videoOffered: ("Video", "Offering")
    case .videoAccepted: ("Video", "OfferingAccepted")
    case .videoRejected: ("Video", "OfferingRejected")
    case .videoExpired: ("Video", "OfferingExpired")
    }
  }
}

extension Correspondence.Fate {
  var status: StaticString {
    switch self {
    case .received: "received"
    case .queued: "queued"
    case .sent: "sent"
    case .delivered: "delivery-success"
    case .read: "read"
    case .failed: "failed"
    case .undeliverable: "delivery-failed"
    case .removed: "removed"
    case .published: "published"
    }
  }
}

extension Channel {
  /// The `type` of a message communication.
  var type: StaticString {
    switch self {
    case .webMessaging, .webChat: "webmessaging"
    case .sms: "sms"
    case .apple: "apple"
    case .facebook: "facebook"
    case .instagram: "instagram"
    case .kakao: "kakao"
    case .line: "line"
    case .telegram: "telegram"
    case .twitter: "twitter"
    case .whatsApp: "whatsapp"
    case .facebookPage: "facebook"
    case .unknown: "unknown"
    // What the platform has no type for comes in by its open interface.
    case .open, .email, .discord, .glassdoor, .googleBusiness, .linkedIn, .microsoftTeams, .mobileChat, .qq, .reddit,
      .serviceNow, .salesforce, .snapchat, .threads, .trustpilot, .viber, .weChat, .weibo, .yelp, .youTube, .zendesk,
      .other:
      "open"
    }
  }

  /// Whether it belongs to a network with public posts as well.
  var isSocial: Bool { self == .facebook || self == .instagram || self == .twitter }

  /// The `engagementSource`.
  var source: StaticString {
    switch self {
    case .webMessaging, .webChat: "WebChat"
    case .sms: "SMS"
    case .apple: "AppleMessagesForBusiness"
    case .facebook: "FacebookMessenger"
    case .instagram: "Instagram"
    case .kakao: "KakaoTalk"
    case .line: "Line"
    case .telegram: "Telegram"
    case .twitter: "X"
    case .whatsApp: "WhatsApp"
    case .open: "OpenMessaging"
    case .email: "Email"
    case .unknown: "Unspecified"
    case .facebookPage: "Facebook"
    case .discord: "Discord"
    case .glassdoor: "Glassdoor"
    case .googleBusiness: "GoogleBusinessProfile"
    case .linkedIn: "LinkedIn"
    case .microsoftTeams: "MicrosoftTeams"
    case .mobileChat: "MobileChat"
    case .qq: "QQ"
    case .reddit: "Reddit"
    case .serviceNow: "ServiceNow"
    case .salesforce: "SFDC"
    case .snapchat: "Snapchat"
    case .threads: "Threads"
    case .trustpilot: "Trustpilot"
    case .viber: "Viber"
    case .weChat: "WeChat"
    case .weibo: "Weibo"
    case .yelp: "Yelp"
    case .youTube: "YouTube"
    case .zendesk: "Zendesk"
    case .other: "Other"
    }
  }
}
