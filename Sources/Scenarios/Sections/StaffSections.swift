import FloorModel
import GroundTruth
import NetworkModel
import Quantities
import Randomness
import YAMLReading

/// Working time: the top-level section and what a team may have of its own.
enum ShiftsSection {
  /// Shifts with the parts of a daily pattern, which the model keeps inside one case.
  struct Draft: Hashable, Sendable {
    var shifts = ShiftConfiguration()
    var starts: [SimulationDuration]?
    var length = Distribution.normal(mean: 28_800, sigma: 1_800)
    var weekdays = Array(0...4)
  }

  static let rest = FieldTable(
    "a rest that a person takes once per shift",
    ShiftConfiguration.Break(reason: "", at: 0.5, spread: 0.08, duration: .constant(900), minimumShift: .zero),
    [
      Field("reason", .name, \.reason, isRequired: true, "what the person is said to do: break, lunch", .definition),
      Field("at", .share(), \.at, isRequired: true, "where in the shift it is due", .definition),
      Field(
        "spread", .share(.through(0, 0.5)), \.spread, "half the width over which a team's breaks are staggered",
        .assumed),
      Field("duration", .distribution(), \.duration, isRequired: true, "how long it lasts", .definition),
      Field(
        "min_shift", .duration(.through(0, 86_400)), \.minimumShift, "only in shifts of at least this length",
        .definition),
    ])

  static let table = FieldTable(
    "when people work and rest", Draft(),
    [
      Field(
        "starts", ValueKind<SimulationDuration>.timeOfDay.list(atLeast: 1), \.starts, default: "the whole clock",
        "local times at which shifts start, dealt out to the people in turn", .definition),
      Field(
        "length", .distribution(.duration, .through(600, 57_600)), \.length,
        "how long a shift lasts, where there are starts", .bankMonthInPart),
      Field("weekdays", .weekdays, \.weekdays, "on which days people work, where there are starts", .definition),
      Field(
        "breaks", rest.kind.listOfMappings(), \.shifts.breaks,
        default: "two breaks around lunch in shifts of six hours, one break in shifts of three", "rests", .assumed),
      Field(
        "adherence", .seconds(.through(0, 3_600)), \.shifts.adherence, "standard deviation of punctuality", .assumed),
      Field(
        "preparation", .distribution(.duration, .through(0, 3_600)), \.shifts.preparation,
        "from log-in until the first readiness", .assumed),
      Field(
        "pauses_per_shift", .number(.through(0, 100)), \.shifts.pausesPerShift,
        "short absences from the desk per eight hours", .assumed),
      Field(
        "pause", .distribution(.duration, .through(1, 7_200)), \.shifts.pause, "how long such an absence lasts",
        .assumed),
      Field("absence", .share(), \.shifts.absence, "people who do not come at all, per day", .definition),
      Field(
        "after_miss", .distribution(.duration, .through(1, 3_600)), \.shifts.afterMiss,
        "how long an agent stays away after missing an offer", .assumed),
      Field(
        "after_decline", .distribution(.duration, .through(1, 3_600)), \.shifts.afterDecline,
        "how long an agent stays away after refusing an offer", .assumed),
    ],
    check: { draft, places, context in
      if let starts = draft.starts {
        draft.shifts.pattern = .daily(starts: starts, length: draft.length, weekdays: draft.weekdays)
      } else {
        for field in ["length", "weekdays"] where places.has(field) {
          context.report(
            "'\(field)' needs 'starts': without them people work the whole clock", at: places.place(of: field))
        }
      }
    })

  static let kind = table.kind.map({ $0.shifts }, back: { _ in nil })
}

/// Teams of agents and of coaches.
enum StaffSections {
  /// Where agents work: section 3.8 of the models' reference, its lte and 5G share halved between the two.
  static let ordinaryAccess: [(network: String, share: Double)] = [
    (NetworkProfile.Name.officeFibre.rawValue, 0.45), (NetworkProfile.Name.homeWifiGood.rawValue, 0.38),
    (NetworkProfile.Name.homeWifiBad.rawValue, 0.06), (NetworkProfile.Name.vpnDSL.rawValue, 0.05),
    (NetworkProfile.Name.lte.rawValue, 0.015), (NetworkProfile.Name.nr5g.rawValue, 0.015),
    (NetworkProfile.Name.enterpriseCongested.rawValue, 0.02), (NetworkProfile.Name.leoSatellite.rawValue, 0.01),
  ]

  /// That mix as the reference tells it.
  private static let ordinaryAccessText =
    "{ " + ordinaryAccess.map { "\($0.network): \(QuantityText.told(share: $0.share))" }.joined(separator: ", ") + " }"

  /// People of one team at most.
  private static let most = 100_000

  // Apart from their tables, which are as long as the compiler likes them.
  private static let agentCountries = Field<TeamConfiguration>(
    "countries", CallersSection.countries, \.countries, default: "{ US: 100% }", "where its agents are", .assumed)
  private static let coachCountries = Field<CoachConfiguration>(
    "countries", CallersSection.countries, \.countries, default: "{ US: 100% }", "where its coaches are", .assumed)

  static let team = FieldTable(
    "a team of agents with the same skills", TeamConfiguration(name: "", count: 1, serves: []),
    [
      Field("team", .name, \.name, isRequired: true, "its name", .definition),
      Field("count", .integer(1...most), \.count, isRequired: true, "how many agents", .definition),
      Field("serves", ValueKind<Int>.queue.list(), \.serves, default: "none", "the queues it serves", .definition),
      agentCountries,
      Field(
        "skills", WaitingTables.teamSkills, \.skills, default: "none", "what its agents can do, by level", .definition),
      Field(
        "networks", .access("agents", allowed: [.webrtc]), \.access,
        default: ordinaryAccessText, "where they work from", .assumed),
      Field("no_answer", .share(), \.noAnswer, "offers that ring out, on average", .assumed),
      Field("decline", .share(), \.decline, "offers that are refused, on average", .assumed),
      Field("auto_answer", .share(), \.autoAnswer, "agents whose device answers by itself", .assumed),
      Field("alert", .distribution(.duration, .through(0, 120)), \.alert, "how long until an agent answers", .assumed),
      Field(
        "auto_alert", .distribution(.duration, .through(0, 120)), \.autoAlert,
        "how long until a device answers by itself", .assumed),
      Field(
        "agent_effect", .number(.through(0, 2)), \.agentEffect,
        "standard deviation between agents of the logarithm of their talk times", .bankMonth),
      Field("new_agents", .share(), \.newAgents, "agents who are new", .assumed),
      Field(
        "new_agent_slowdown", .share(.through(0, 5)), \.newAgentSlowdown,
        "how much longer a new agent talks on the first day",
        .assumed),
      Field(
        "tenure", .distribution(.duration, .through(0, 3_660 * 86_400)), \.tenure,
        "how long new agents have been there when the clock starts", .assumed),
      Field(
        "learning", .seconds(.through(86_400, 3_660 * 86_400)), \.learning,
        "how long until an agent is as fast as the others and not new any more", .assumed),
      Field(
        "shifts", ShiftsSection.kind, \.shifts, default: "those of the section shifts", "working time", .definition),
    ],
    check: { team, places, context in
      context.limit([("no_answer", team.noAnswer), ("decline", team.decline)], at: places.place(of: "decline"))
    })

  static let coaches = FieldTable(
    "a team of coaches; shares are of the calls of the watched teams",
    CoachConfiguration(name: "", count: 1, watches: []),
    [
      Field("team", .name, \.name, isRequired: true, "its name", .definition),
      Field("count", .integer(1...most), \.count, isRequired: true, "how many coaches", .definition),
      Field(
        "watches", ValueKind<Int>.team.list(atLeast: 1), \.watches, isRequired: true, "the teams they watch",
        .definition),
      coachCountries,
      Field(
        "networks", .access("coaches", allowed: [.webrtc]), \.access,
        default: ordinaryAccessText, "where they work from", .assumed),
      Field("span", .integer(1...10_000), \.span, default: "all", "agents one coach looks after", .definition),
      Field("monitor", .share(), \.monitor, "calls listened to and nothing more", .assumed),
      Field("whisper", .share(), \.whisper, "calls in which a coach comes to whisper", .assumed),
      Field("barge", .share(), \.barge, "calls in which a coach comes to barge in", .assumed),
      Field(
        "new_agent_factor", .number(.through(0, 100)), \.newAgentFactor, "how much likelier for a new agent", .assumed),
      Field(
        "policy", .choice(CoachConfiguration.Policy.self), \.policy,
        "when_free: a coach comes if one is free when the time comes; in_turn: calls wait for one; new_agents_first: those "
          + "of new agents before the others", .assumed),
      Field(
        "watches_screen", .share(), \.watchesScreen, "those who listen and watch the agent's screen too", .definition),
      Field(
        "watches_agents", .share(), \.watchesAgents,
        "of watched screens, those watched because of the agent, not because of the conversation", .definition),
      Field("writes_to_agents", .flag, \.writesToAgents, "whether they write to the agent meanwhile", .definition),
      Field("flags", .share(), \.flags, "raised flags to which a coach comes, as soon as one is free", .assumed),
      Field(
        "reaction", .distribution(.duration, .through(0, 600)), \.reaction,
        "how long until a coach who is free comes to a flag", .assumed),
      Field(
        "flag_barge", .share(), \.flagBarge, "coaches who come to a flag and, after listening and whispering, join in",
        .assumed),
      Field(
        "listening", .distribution(.duration, .through(1, 7_200)), \.listening, "listening when nothing follows",
        .assumed),
      Field(
        "before_whisper", .distribution(.duration, .through(0, 3_600)), \.beforeWhisper, "listening before whispering",
        .assumed),
      Field("whispering", .distribution(.duration, .through(1, 7_200)), \.whispering, "whispering", .assumed),
      Field(
        "barging", .distribution(.duration, .through(1, 7_200)), \.barging, "taking part after barging in", .assumed),
      Field(
        "retarget", .share(), \.retarget, "whispering coaches who turn to the second agent when one joins", .assumed),
      Field(
        "shifts", ShiftsSection.kind, \.shifts, default: "those of the section shifts", "working time", .definition),
    ],
    check: { coaches, places, context in
      context.limit(
        [("monitor", coaches.monitor), ("whisper", coaches.whisper), ("barge", coaches.barge)],
        at: places.place(of: "monitor"))
    })
}
