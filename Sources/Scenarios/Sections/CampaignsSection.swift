import FloorModel
import GroundTruth
import Quantities

/// Outbound calling.
enum CampaignsSection {
  struct Draft: Hashable, Sendable {
    var campaign = CampaignConfiguration(name: "", queue: 0, teams: [])
    var from: Appointment?
    var length: SimulationDuration?
  }

  static let table = FieldTable(
    "outbound calling by agents who would otherwise be idle", Draft(),
    [
      Field("name", .name, \.campaign.name, isRequired: true, "its name", .definition),
      Field("queue", .queue, \.campaign.queue, isRequired: true, "the queue it is dialled for", .definition),
      Field(
        "teams", ValueKind<Int>.team.list(atLeast: 1), \.campaign.teams, isRequired: true, "who dials", .definition),
      Field("at", .appointment, \.from, default: "the start of the clock", "from when", .definition),
      Field(
        "for", .duration(.through(60, ScenarioClock.longest)), \.length, default: "the rest of the clock", "how long",
        .definition),
      Field(
        "contacts", .integer(1...10_000_000), \.campaign.contacts, default: "no end", "how many numbers to call",
        .definition),
      Field(
        "pause", .distribution(.duration, .through(0, 3_600)), \.campaign.pause,
        "how long an agent has been idle before the next number is dialled", .assumed),
      Field("answered", .share(), \.campaign.answered, "numbers at which a person answers", .assumed),
      Field("machine", .share(), \.campaign.machine, "numbers at which a machine answers", .assumed),
      Field("unanswered", .share(), \.campaign.unanswered, "numbers at which nobody answers", .assumed),
      Field("busy", .share(), \.campaign.busy, "numbers that are busy", .assumed),
      Field("failed", .share(), \.campaign.failed, "numbers that cannot be called", .assumed),
      Field(
        "ring", .distribution(.duration, .through(0, 120)), \.campaign.ring, "ringing before somebody answers", .assumed
      ),
      Field(
        "give_up", .distribution(.duration, .through(1, 300)), \.campaign.giveUp, "ringing until it is given up",
        .assumed),
      Field(
        "talk", .distribution(.duration, .through(0.1, 36_000)), \.campaign.talk, "conversation with a person", .assumed
      ),
      Field(
        "machine_talk", .distribution(.duration, .through(0.1, 3_600)), \.campaign.machineTalk,
        "how long an agent listens to a machine", .assumed),
      Field(
        "networks", .access("called people", allowed: [.pstn, .sip]), \.campaign.access, default: "{ pstn: 100% }",
        "what the called people are reached over", .assumed),
    ],
    check: { draft, places, context in
      let campaign = draft.campaign
      let shares = [
        ("answered", campaign.answered), ("machine", campaign.machine), ("unanswered", campaign.unanswered),
        ("busy", campaign.busy), ("failed", campaign.failed),
      ]
      context.limit(shares, at: places.place(of: "answered"))
      if shares.allSatisfy({ $0.1 == 0 }) {
        context.report("nothing can become of a call: all shares are 0%", at: places.place(of: "answered"))
      }
      guard draft.from != nil || draft.length != nil else { return }
      let clock = context.clock
      let start = draft.from.map(clock.instant(of:)) ?? clock.span.start
      if places.isSound("at") {
        context.inside("at") { context in
          clock.require(start, "the campaign at", at: places.place(of: "at"), &context)
        }
      }
      let end = draft.length.map { min(start + $0, clock.span.end) } ?? clock.span.end
      draft.campaign.window = TimeSpan(start, end)
    })

  static let kind = table.kind.map({ $0.campaign }, back: { _ in nil }).listOfMappings()
}

/// Days that are not like others.
enum CalendarSection {
  struct Day: Hashable, Sendable {
    var date = CivilDate(daysSinceEpoch: 0)
    var factor = 0.0
    var label = "holiday"
  }

  static let day = FieldTable(
    "a day that is not like others", Day(),
    [
      Field("date", .date, \.date, isRequired: true, "the local day", .definition),
      Field(
        "factor", .number(.through(0, 100)), \.factor,
        "factor on the day's arrivals; on 0 the floor is closed and nobody's shift takes place",
        .definition),
      Field("label", .text, \.label, "what it is called", .definition),
    ])

  static let kind: ValueKind<CalendarConfiguration> = day.kind.listOfMappings()
    .map(
      { days in
        var calendar = CalendarConfiguration()
        calendar.days = days.map {
          CalendarConfiguration.Day(day: $0.date.daysSinceEpoch, factor: $0.factor, label: $0.label)
        }
        return calendar
      }, back: { _ in nil })
}
