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

  static let detection = FieldTable(
    "how the dialler tells machines from people; not in preview, where the agent listens", Draft(),
    [
      Field("enabled", .flag, \.campaign.detectsMachines, "whether it listens, and hangs up on machines", .definition),
      Field("missed", .share(), \.campaign.missedMachines, "machines taken for people", .assumed),
      Field("mistaken", .share(), \.campaign.mistakenPersons, "people taken for machines", .assumed),
      Field(
        "duration", .distribution(.duration, .through(0, 30)), \.campaign.detection,
        "how long until it has made up its mind", .assumed),
    ])

  static let table = FieldTable(
    "outbound calling", Draft(),
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
        "pacing", .choice(CampaignCall.Pacing.self), \.campaign.pacing,
        "preview: an idle agent is shown a contact and dials; progressive: the dialler keeps a line under way per idle "
          + "agent; predictive: it dials ahead of agents becoming free, and more lines than agents", .definition),
      Field(
        "pause", .distribution(.duration, .through(0, 3_600)), \.campaign.pause,
        "how long an agent has been idle before the next contact is shown; in preview", .assumed),
      Field(
        "preview", .distribution(.duration, .through(0, 3_600)), \.campaign.preview,
        "how long an agent looks at a contact before dialling; in preview", .definition),
      Field(
        "external", .flag, \.campaign.isExternal, "whether another system than the platform's dials; in preview",
        .definition),
      Field(
        "abandonment", .share(.above(0, through: 0.5)), \.campaign.abandonment,
        "people reached for whom no agent may be there in time; in predictive pacing", .telemarketingRule),
      Field(
        "overdial", .number(.through(1, 20), unit: "lines"), \.campaign.overdial,
        "lines per agent who is or will be free, at first; in predictive pacing", .assumed),
      Field(
        "overdial_limit", .number(.through(1, 20), unit: "lines"), \.campaign.overdialLimit, "such lines at most",
        .assumed),
      Field(
        "max_wait", .seconds(.through(0.5, 60)), \.campaign.maxWait,
        "how long whoever was reached waits for an agent before the dialler hangs up", .telemarketingRule),
      Field("detection", group: detection),
      Field("answered", .share(), \.campaign.answered, "numbers at which a person answers", .assumed),
      Field("machine", .share(), \.campaign.machine, "numbers at which a machine answers", .assumed),
      Field("unanswered", .share(), \.campaign.unanswered, "numbers at which nobody answers", .assumed),
      Field("busy", .share(), \.campaign.busy, "numbers that are busy", .assumed),
      Field("failed", .share(), \.campaign.failed, "numbers that cannot be called", .assumed),
      Field(
        "malformed", .share(), \.campaign.malformed, "those of them that are none: what the list has cannot be dialled",
        .definition),
      Field(
        "throttled", .share(), \.campaign.throttled,
        "those of them that the carrier refuses because it has too many of the campaign's calls", .definition),
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
      context.limit(
        [("malformed", campaign.malformed), ("throttled", campaign.throttled)],
        at: places.place(of: places.has("throttled") ? "throttled" : "malformed"))
      if shares.allSatisfy({ $0.1 == 0 }) {
        context.report("nothing can become of a call: all shares are 0%", at: places.place(of: "answered"))
      }
      checkPacing(campaign, places, &context)
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

  /// Fields that only some pacings look at.
  private static let onlyIn: [(fields: [String], pacings: Set<CampaignCall.Pacing>)] = [
    (["pause", "preview", "external"], [.preview]), (["abandonment", "overdial", "overdial_limit"], [.predictive]),
    (["max_wait", "detection"], [.progressive, .predictive]),
  ]

  private static func checkPacing(
    _ campaign: CampaignConfiguration, _ places: FieldTable<Draft>.Places, _ context: inout ReadingContext
  ) {
    guard places.isSound("pacing") else { return }
    for (fields, pacings) in onlyIn where !pacings.contains(campaign.pacing) {
      for field in fields where places.has(field) {
        let needed = CampaignCall.Pacing.allCases.filter(pacings.contains).map(\.rawValue)
        context.report(
          "'\(field)' means nothing with pacing \(campaign.pacing.rawValue); it needs \(needed.joined(separator: " or "))",
          at: places.place(of: field))
      }
    }
    if campaign.overdial > campaign.overdialLimit {
      context.report(
        "'overdial' is above 'overdial_limit'",
        at: places.place(of: places.has("overdial") ? "overdial" : "overdial_limit"))
    }
  }
}
