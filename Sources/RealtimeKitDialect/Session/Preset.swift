import GroundTruth

/// The preset under which somebody is admitted.
///
/// Every application is created with those of group calls, webinars and livestreams; those of audio rooms and of chats
/// an application makes for itself, and their names are inferred.
enum Preset: CaseIterable {
  case host, participant, guest
  case webinarPresenter, webinarViewer
  case livestreamHost, livestreamViewer
  case audioRoomSpeaker, audioRoomListener
  case chatMember

  /// Who gets which is inferred: those who run a call are hosts, those who work there participants, others guests; of a
  /// meeting with a stage it follows from where a person is.
  init(for leg: Leg, in format: MeetingFormat) {
    switch format {
    case .call: self.init(inCall: leg.role)
    case .webinar: self = leg.isOnStage ? .webinarPresenter : .webinarViewer
    case .livestream: self = leg.isOnStage ? .livestreamHost : .livestreamViewer
    case .audioRoom: self = leg.isOnStage ? .audioRoomSpeaker : .audioRoomListener
    case .chat: self = .chatMember
    }
  }

  private init(inCall role: Leg.Role) {
    switch role {
    case .agent: self = .host
    case .coach, .attendee: self = .participant
    case .customer, .external, .ivr, .queue: self = .guest
    }
  }

  /// The preset's name.
  var name: StaticString {
    switch self {
    case .host: "group_call_host"
    case .participant: "group_call_participant"
    case .guest: "group_call_guest"
    case .webinarPresenter: "webinar_presenter"
    case .webinarViewer: "webinar_viewer"
    case .livestreamHost: "livestream_host"
    case .livestreamViewer: "livestream_viewer"
    case .audioRoomSpeaker: "audio_room_speaker"
    case .audioRoomListener: "audio_room_listener"
    case .chatMember: "chat_member"
    }
  }

  /// The preset of somebody who was asked onto the stage.
  var promoted: Preset {
    switch self {
    case .webinarViewer: .webinarPresenter
    case .livestreamViewer: .livestreamHost
    case .audioRoomListener: .audioRoomSpeaker
    case .host, .participant, .guest, .webinarPresenter, .livestreamHost, .audioRoomSpeaker, .chatMember: self
    }
  }

  /// How the room looks under it.
  var viewType: StaticString {
    switch self {
    case .host, .participant, .guest: "GROUP_CALL"
    case .webinarPresenter, .webinarViewer: "WEBINAR"
    case .livestreamHost, .livestreamViewer: "LIVESTREAM"
    case .audioRoomSpeaker, .audioRoomListener: "AUDIO_ROOM"
    case .chatMember: "CHAT"
    }
  }

  /// The same in the spelling of a report's metadata.
  var roomViewType: StaticString {
    switch self {
    case .host, .participant, .guest: "groupCall"
    case .webinarPresenter, .webinarViewer: "webinar"
    case .livestreamHost, .livestreamViewer: "livestream"
    case .audioRoomSpeaker, .audioRoomListener: "audioRoom"
    case .chatMember: "chat"
    }
  }

  /// Whether what it shows comes as a broadcast, not through the forwarding unit.
  var watchesBroadcast: Bool { self == .livestreamViewer }

  /// Whether it lets anybody send pictures, now or once on the stage.
  var hasPictures: Bool {
    switch self {
    case .host, .participant, .guest, .webinarPresenter, .livestreamHost: true
    case .webinarViewer, .livestreamViewer, .audioRoomSpeaker, .audioRoomListener, .chatMember: false
    }
  }
}
