import GroundTruth

/// The preset under which somebody is admitted: the defaults that every application is created with.
enum Preset: CaseIterable {
  case host, participant, guest

  /// Who gets which is inferred: those who run a call are hosts, those who work there participants, others guests.
  init(for leg: Leg) {
    switch leg.role {
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
    }
  }

  /// What all group-call presets show.
  static let viewType: StaticString = "GROUP_CALL"
  /// The same in the spelling of a report's metadata.
  static let roomViewType: StaticString = "groupCall"
}
