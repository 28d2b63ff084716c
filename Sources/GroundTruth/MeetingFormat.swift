/// How a meeting is held: who may be seen and heard in it.
public enum MeetingFormat: Hashable, Sendable, CaseIterable {
  /// Everybody may speak and be seen.
  case call
  /// Those on the stage speak and are seen, the others watch and may be asked onto it.
  case webinar
  /// Those on the stage speak and are seen; the others watch a broadcast that comes seconds later.
  case livestream
  /// The same as a webinar without pictures.
  case audioRoom
  /// Nobody speaks or is seen: messages only.
  case chat

  /// Whether anybody is ever heard.
  public var hasSound: Bool { self != .chat }
  /// Whether anybody is ever seen.
  public var hasPictures: Bool {
    switch self {
    case .call, .webinar, .livestream: true
    case .audioRoom, .chat: false
    }
  }
  /// Whether some only watch and listen.
  public var hasAudience: Bool {
    switch self {
    case .webinar, .livestream, .audioRoom: true
    case .call, .chat: false
    }
  }
}
