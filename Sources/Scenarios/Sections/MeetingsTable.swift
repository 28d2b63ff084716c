import FloorModel
import GroundTruth
import Quantities
import YAMLReading

/// Scheduled video meetings.
enum MeetingsTable {
  /// A meeting before its days are known.
  struct Draft: Hashable, Sendable {
    var meeting = MeetingConfiguration(
      name: "", start: SimulationTime(microseconds: 0), duration: .seconds(1_800), attendees: [], count: 0)
    var appointment = Appointment.timeOfDay(.zero)
    /// Where the time stands, for messages about it; nil when it was not understood.
    var place: Mark?
    var weekdays: [Int]?
    var attendees = Attendees()
  }

  struct Attendees: Hashable, Sendable {
    var from: [MeetingConfiguration.Group] = []
    var count: Int?
  }

  /// Keys by which an item of `conferences` is known to be a meeting.
  static let tellingKeys: Set<String> = ["name", "at", "attendees", "camera", "screenshare"]

  /// A team of agents or of coaches; agents win where both have the name.
  static var group: ValueKind<MeetingConfiguration.Group> {
    ValueKind(accepts: "the name of a team", schema: .object([("type", "string")])) { node, context in
      guard let name = node.text else { return context.reject(node, accepted: "the name of a team") }
      if let team = context.names.teams.firstIndex(of: name) { return .team(team) }
      if let coaches = context.names.coaches.firstIndex(of: name) { return .coaches(coaches) }
      return context.unknown("team", name, among: context.names.teams + context.names.coaches, at: node.mark)
    }
  }

  static let attendees = FieldTable(
    "who attends from the floor", Attendees(),
    [
      Field("from", group.list(atLeast: 1), \.from, isRequired: true, "the teams they come from", .definition),
      Field("count", .integer(1...10_000), \.count, default: "everybody", "how many", .definition),
    ])

  static let table = FieldTable(
    "a scheduled video meeting", Draft(),
    [
      Field("name", .text, \.meeting.name, isRequired: true, "its title", .definition),
      Field(
        "at", .appointment, \.appointment, isRequired: true,
        "when it begins; a time of day means the first one of the run", .definition),
      Field(
        "days", .weekdays, \.weekdays, default: "once", "the weekdays on which it is held, at a time of day",
        .definition),
      Field("duration", .duration(.through(60, 86_400)), \.meeting.duration, "how long it is planned for", .assumed),
      Field("attendees", attendees.kind, \.attendees, default: "nobody", "who attends from the floor", .definition),
      Field("guests", .integer(0...10_000), \.meeting.guests, "attendees from elsewhere", .definition),
      Field(
        "guest_networks", .access("guests", allowed: [.webrtc, .pstn]), \.meeting.guestAccess,
        default: "{ home_wifi_good: 60%, office_fibre: 40% }", "what guests attend over", .assumed),
      Field("camera", .share(), \.meeting.camera, "attendees whose camera is on", .assumed),
      Field(
        "screenshare", .integer(0...100), \.meeting.screenshares, "how many times somebody shares a screen", .definition
      ),
      Field(
        "chat", .number(.through(0, 1_000), unit: "messages per hour"), \.meeting.chat, "what each attendee writes",
        .assumed),
      Field("muted", .share(), \.meeting.muted, "attendees who listen and have muted themselves", .assumed),
      Field("rejoin", .share(), \.meeting.rejoin, "attendees who leave and come back", .assumed),
      Field("early", .share(), \.meeting.early, "attendees who leave for good before the end", .assumed),
      Field(
        "lateness", .distribution(.duration, .through(-600, 3_600)), \.meeting.lateness,
        "how long after the start an attendee joins; negative is early", .assumed),
      Field(
        "overrun", .distribution(.duration, .through(-3_600, 3_600)), \.meeting.overrun,
        "by how much it outlasts its plan; negative is short", .assumed),
      Field("recorded", .flag, \.meeting.isRecorded, "whether it is recorded", .definition),
    ],
    check: { draft, places, context in
      draft.place = places.isSound("at") ? places.place(of: "at") : nil
      context.limit(
        [("rejoin", draft.meeting.rejoin), ("early", draft.meeting.early)], at: places.place(of: "early"))
      if draft.attendees.from.isEmpty, draft.meeting.guests == 0, places.isSound {
        context.report("nobody attends; expected 'attendees' or 'guests'", at: places.mapping)
      }
      if draft.weekdays != nil, case .dateTime = draft.appointment {
        context.report("'days' needs a time of day in 'at', not a certain day", at: places.place(of: "days"))
      }
    })
}

extension MeetingsTable.Draft {
  /// The meetings that come of it: one, or one for each of its weekdays in the run.
  ///
  /// `count` is left at 0 for everybody until the teams are read.
  func occurrences(_ mark: Mark, _ context: inout ReadingContext) -> [MeetingConfiguration] {
    var made = meeting
    made.attendees = attendees.from
    made.count = attendees.count ?? 0
    let clock = context.clock
    guard let weekdays, case .timeOfDay(let timeOfDay) = appointment else {
      made.start = clock.instant(of: appointment)
      if let place {
        context.inside("at") { context in clock.require(made.start, "the meeting at", at: place, &context) }
      }
      return [made]
    }
    let days = clock.localClock.day(at: clock.span.start)...clock.localClock.day(at: clock.span.end)
    let starts = days.map { clock.localClock.instant(day: $0, timeOfDay: timeOfDay) }
      .filter { clock.span.contains($0) && weekdays.contains(clock.localClock.weekday(at: $0)) }
    if starts.isEmpty, clock.isSound, place != nil {
      context.report("the meeting never takes place: none of its days and times lies inside the clock", at: mark)
    }
    return starts.map { start in
      var occurrence = made
      occurrence.start = start
      // Names are unique among meetings: a series is told apart by its days.
      occurrence.name += starts.count > 1 ? " \(clock.told(start).prefix(10))" : ""
      return occurrence
    }
  }
}
