import FloorModel
import GroundTruth
import Quantities
import Randomness
import YAMLReading

/// Video meetings, scheduled and ad hoc.
enum MeetingsTable {
  /// A meeting before its days are known.
  struct Draft: Hashable, Sendable {
    var meeting = MeetingConfiguration(
      name: "", start: SimulationTime(microseconds: 0), duration: .constant(1_800), attendees: [], count: 0)
    var appointment: Appointment?
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
  static let tellingKeys: Set<String> = ["name", "at", "per_hour", "attendees", "camera", "screenshare"]

  private static let breakouts = FieldTable(
    "breakout rooms", BreakoutConfiguration(rooms: 2),
    [
      Field("rooms", .integer(1...50), \.rooms, "how many at most, at least two people in each", .definition),
      Field(
        "after", .distribution(.duration, .through(10, 36_000)), \.after,
        "how long after the meeting's start they open", .assumed),
      Field("duration", .distribution(.duration, .through(30, 36_000)), \.duration, "how long they are open", .assumed),
    ])

  private static var format: ValueKind<MeetingFormat> {
    .choice([
      ("call", .call), ("webinar", .webinar), ("livestream", .livestream), ("audio_room", .audioRoom), ("chat", .chat),
    ])
  }

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
      Field("count", .integer(1...10_000), \.count, default: "everybody, or 2 ad hoc", "how many at most", .definition),
    ])

  static let table = FieldTable(
    "a video meeting, scheduled or ad hoc", Draft(),
    [
      Field("name", .text, \.meeting.name, isRequired: true, "its title", .definition),
      Field(
        "at", .appointment, \.appointment, default: "ad hoc, 'per_hour' times",
        "when it begins; a time of day means the first one of the run", .definition),
      Field(
        "per_hour", .number(.above(0, through: 3_600), unit: "meetings"), \.meeting.perHour,
        default: "once, 'at' its time", "how often people who are ready just then meet, at random instants", .definition
      ),
      Field(
        "days", .weekdays, \.weekdays, default: "once", "the weekdays on which it is held, at a time of day",
        .definition),
      Field(
        "duration", .distribution(.duration, .through(60, 86_400)), \.meeting.duration, "how long it is planned for",
        .assumed),
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
      Field(
        "format", format, \.meeting.format,
        "call: everybody takes part; webinar, audio_room: some are on a stage, others watch; livestream: those watch a "
          + "broadcast; chat: messages only", .definition),
      Field(
        "presenters", .integer(1...100), \.meeting.presenters, "how many are on the stage, those of the floor first",
        .assumed),
      Field("promoted", .share(), \.meeting.promoted, "of those who watch, who are asked onto the stage", .definition),
      Field("sound", .share(), \.meeting.sound, "shared screens that bring their sound along", .definition),
      Field("transcribed", .flag, \.meeting.isTranscribed, "whether what is said is written down", .definition),
      Field(
        "breakouts", breakouts.kind, \.meeting.breakouts, default: "none",
        "rooms into which the attendees part for a while", .definition),
      Field("incidents", section: IncidentsTable.table, \.meeting.incidents),
    ],
    check: { draft, places, context in
      draft.place = places.isSound("at") ? places.place(of: "at") : nil
      context.limit(
        [("rejoin", draft.meeting.rejoin), ("early", draft.meeting.early)], at: places.place(of: "early"))
      if draft.attendees.from.isEmpty, draft.meeting.guests == 0, places.isSound {
        context.report("nobody attends; expected 'attendees' or 'guests'", at: places.mapping)
      }
      switch (draft.appointment, draft.meeting.perHour) {
      case (nil, nil) where places.isSound:
        context.report("it never takes place; expected 'at' or 'per_hour'", at: places.mapping)
      case (.some, .some): context.report("'at' and 'per_hour' exclude each other", at: places.place(of: "per_hour"))
      default: break
      }
      if draft.weekdays != nil, draft.meeting.perHour != nil {
        context.report("'days' needs a time of day in 'at'", at: places.place(of: "days"))
      }
      if draft.weekdays != nil, case .dateTime = draft.appointment {
        context.report("'days' needs a time of day in 'at', not a certain day", at: places.place(of: "days"))
      }
    })
}

extension MeetingsTable.Draft {
  /// The meetings that come of it: one, or one for each of its weekdays in the run.
  ///
  /// `count` is left at 0 for everybody until the teams are read; few meet ad hoc.
  func occurrences(_ mark: Mark, _ context: inout ReadingContext) -> [MeetingConfiguration] {
    var made = meeting
    made.attendees = attendees.from
    made.count = attendees.count ?? (made.perHour == nil || attendees.from.isEmpty ? 0 : 2)
    let clock = context.clock
    guard let appointment else { return [made] }
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
