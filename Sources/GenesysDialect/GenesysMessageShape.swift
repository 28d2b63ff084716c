import Dialects

/// The contract table of one message of a messenger (reference section 3.6, MessageDetails).
enum GenesysMessageShape {
  static let details = Shape.object([
    .required("messageId", GenesysShape.uuid),
    .required("messageURI", .string(.nonEmpty)),
    .required("messageStatus", .enumeration(statuses)),
    .optional("messageSegmentCount", .integer(1...100)),
    .required("messageTime", GenesysShape.time),
    .required("media", .array(media)),
    .required("stickers", .array(sticker)),
    .required("messageMetadata", metadata),
    .optional("socialVisibility", .enumeration(["private", "public"])),
    .optional("errorInfo", GenesysWrittenShape.error),
  ])

  /// The services.
  static let types = [
    "apple", "facebook", "instagram", "kakao", "line", "open", "sms", "telegram", "twitter", "webmessaging",
    "whatsapp", "unknown",
  ]

  /// Where people came from.
  static let sources = [
    "AppleMessagesForBusiness", "Discord", "Email", "Facebook", "FacebookMessenger", "Glassdoor",
    "GoogleBusinessProfile", "Instagram", "KakaoTalk", "Line", "LinkedIn", "MicrosoftTeams", "MobileChat", "Other",
    "QQ", "Reddit", "ServiceNow", "SFDC", "SMS", "Snapchat", "Telegram", "Threads", "Trustpilot", "Unspecified",
    "Viber", "WebChat", "WeChat", "Weibo", "WhatsApp", "X", "Yelp", "YouTube", "Zendesk", "OpenMessaging",
  ]

  static let statuses = [
    "queued", "sent", "failed", "received", "delivery-success", "delivery-failed", "read", "removed", "published",
  ]

  static let sticker = Shape.object([.required("url", .string(.nonEmpty)), .required("id", GenesysShape.uuid)])

  static let media = Shape.object([
    .required("url", .string(.nonEmpty)),
    .required("mediaType", .string(.nonEmpty)),
    .required("contentLengthBytes", .count),
    .required("name", .string(.nonEmpty)),
    .required("id", GenesysShape.uuid),
  ])

  static let metadata = Shape.object([
    .required("type", .enumeration(["Text", "Structured", "Receipt", "Event", "Message", "Unknown"])),
    .required(
      "events",
      .array(
        .object([
          .required("eventType", .enumeration(["CoBrowse", "Typing", "Presence", "Video", "Unknown"])),
          .required("subType", .enumeration(eventSubtypes)),
        ]))),
    .required(
      "content",
      .array(
        .object([
          .required("contentType", .enumeration(contentTypes)),
          .optional("subType", .enumeration(contentSubtypes)),
        ]))),
  ])

  private static let eventSubtypes = [
    "On", "Join", "Offering", "OfferingExpired", "OfferingAccepted", "OfferingRejected", "Disconnect", "Clear",
    "SignIn", "SessionExpired", "Authenticate", "AuthenticateFailure", "AuthenticateCancel", "Unknown",
  ]

  private static let contentTypes = [
    "Reactions", "Attachment", "Location", "QuickReply", "Notification", "ButtonResponse", "Story", "Mention", "Card",
    "Carousel", "Text", "QuickReplyV2", "DatePicker", "InteractiveApplication", "ListPicker", "PaymentRequest",
    "PaymentResponse", "Push", "Form", "RoadsideAssistance", "RichLink", "NotificationResponse", "Unknown",
  ]

  private static let contentSubtypes = [
    "Image", "Video", "Audio", "File", "Link", "Mention", "Reply", "Button", "QuickReply", "Postback", "Unknown",
  ]
}
