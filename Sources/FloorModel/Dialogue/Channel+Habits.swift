import GroundTruth

/// What services carry beside text, and what they report of it; inferred from what each of them offers businesses.
extension Channel {
  /// The files that it carries.
  var files: [Correspondence.File] {
    switch self {
    case .webChat: []
    case .email: [.document, .image]
    case .sms: [.image, .video]
    case .webMessaging, .open, .mobileChat, .serviceNow, .salesforce, .zendesk, .other: [.image, .document]
    case .twitter, .instagram, .facebookPage, .reddit, .threads, .weibo, .youTube, .snapchat: [.image, .video, .link]
    case .glassdoor, .googleBusiness, .trustpilot, .yelp: [.image]
    case .apple, .facebook, .kakao, .line, .telegram, .whatsApp, .discord, .linkedIn, .microsoftTeams, .qq, .viber,
      .weChat, .unknown:
      [.image, .video, .audio, .document, .link]
    }
  }

  /// What it offers beside text and files.
  var elements: [Correspondence.Element] {
    switch self {
    case .webChat, .email, .sms, .unknown, .glassdoor, .googleBusiness, .trustpilot, .yelp, .serviceNow, .zendesk,
      .other:
      []
    case .webMessaging, .mobileChat: [.quickReplies, .card, .carousel, .datePicker, .form, .richLink, .push]
    case .apple: [.list, .datePicker, .paymentRequest, .application, .richLink, .form, .location, .reaction]
    case .facebook: [.quickReplies, .card, .carousel, .reaction, .mention, .sticker]
    case .instagram: [.reaction, .story, .storyMention, .mention]
    case .kakao: [.card, .list, .sticker]
    case .line: [.carousel, .sticker, .location]
    case .telegram: [.sticker, .location, .reaction]
    case .twitter: [.quickReplies, .mention, .reaction]
    case .whatsApp: [.notification, .list, .quickReplies, .location, .reaction, .sticker]
    case .open: [.notification, .quickReplies, .roadsideAssistance, .form, .push]
    case .facebookPage, .linkedIn, .reddit, .threads, .weibo, .youTube: [.reaction, .mention]
    case .discord, .microsoftTeams, .qq, .viber, .weChat, .snapchat: [.reaction, .sticker]
    case .salesforce: [.card, .form]
    }
  }

  /// The stages of delivery that it reports, the last first.
  var fates: [Correspondence.Fate] {
    if isPublic { return [.published, .published, .published] }
    return switch self {
    case .webChat, .email: [.sent, .sent, .sent]
    case .sms: [.delivered, .sent, .queued]
    case .webMessaging: [.delivered, .sent, .sent]
    case .apple, .facebook, .instagram, .kakao, .line, .telegram, .twitter, .whatsApp, .viber, .weChat:
      [.read, .delivered, .sent]
    case .open, .unknown, .facebookPage, .discord, .glassdoor, .googleBusiness, .linkedIn, .microsoftTeams,
      .mobileChat, .qq, .reddit, .serviceNow, .salesforce, .snapchat, .threads, .trustpilot, .weibo, .yelp, .youTube,
      .zendesk, .other:
      [.sent, .sent, .queued]
    }
  }

  /// What becomes of a message that nothing befalls.
  var usualFate: Correspondence.Fate { fates[0] }
}
