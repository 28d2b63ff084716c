import FloorModel
import Quantities
import YAMLReading

/// What happens to callers before and while they wait, and what is asked of those who serve them.
enum WaitingTables {
  // MARK: Skills

  private static let level = ValueKind<Int>.integer(1...5)

  /// Skills with the level that is asked for; `{}` asks for none.
  static let levels: ValueKind<[SkillLevel]> = {
    let accepted = "a mapping from skills to levels of 1 through 5, as in { spanish: 3 }"
    let schema = JSONFragment.object([
      ("type", "object"), ("propertyNames", ValueKind<String>.name.schema), ("additionalProperties", level.schema),
    ])
    return ValueKind(accepts: accepted, schema: schema) { node, context in
      guard case .mapping(let mapping) = node.content else { return context.reject(node, accepted: accepted) }
      return mapping.entries.compactMap { entry in
        guard isSkill(entry, &context) else { return nil }
        return context.inside(entry.key) { context in
          level.read(entry.value, &context).map { SkillLevel(entry.key, level: $0) }
        }
      }
    } show: { levels in
      levels.isEmpty ? "none" : nil
    }
  }()

  private static func isSkill(_ entry: YAMLMapping.Entry, _ context: inout ReadingContext) -> Bool {
    guard !ValueKind<String>.isName(entry.key) else { return true }
    context.report(
      "'\(entry.key.prefix(60))' cannot be the name of a skill; expected \(ValueKind<String>.name.accepts)",
      at: entry.keyMark)
    return false
  }

  private static let range: ValueKind<ClosedRange<Int>> =
    level.list(atLeast: 2)
    .map(
      accepts: "two levels, the lower first, as in [2, 5]",
      { $0.count == 2 && $0[0] <= $0[1] ? $0[0]...$0[1] : nil }, back: { [$0.lowerBound, $0.upperBound] }
    )
    .orScalar(level.map({ $0...$0 }, back: { $0.count == 1 ? $0.lowerBound : nil }))

  private static let teamSkill = FieldTable(
    "a skill of a team", TeamSkill("", levels: 3...3),
    [
      Field("share", .share(.above(0, through: 1)), \.share, "agents who have it", .definition),
      Field("level", range, \.levels, "how well: a level, or two between which all are equally likely", .definition),
    ])

  /// The skills of a team: a level, or a mapping with share and levels.
  static let teamSkills = ValueKind<[TeamSkill]>.named(
    "skill",
    teamSkill.kind.orScalar(
      level.map({ TeamSkill("", levels: $0...$0) }, back: { $0.levels.count == 1 ? $0.levels.lowerBound : nil }))
  ) { name, skill in skill.name = name }

  // MARK: Waiting

  private static let ring = FieldTable(
    "a wider ring of agents for callers who have waited", QueueConfiguration.Ring(after: .zero),
    [
      Field("after", .duration(.above(0, through: 3_600)), \.after, isRequired: true, "waiting time", .definition),
      Field("skills", levels, \.skills, default: "as before", "what is asked of agents from then on", .definition),
      Field(
        "teams", ValueKind<Int>.team.list(), \.teams, default: "none", "teams that help out from then on", .definition),
    ],
    check: { ring, places, context in
      if ring.skills == nil, ring.teams.isEmpty, places.isSound {
        context.report("the ring is no wider; expected 'skills' or 'teams'", at: places.mapping)
      }
    })

  static let rings = ring.kind.listOfMappings().requiring("each ring opens later than the one before it") { rings in
    zip(rings, rings.dropFirst()).allSatisfy { $0.after < $1.after }
  }

  static let overflow = FieldTable(
    "where callers go who have waited too long", QueueConfiguration.Overflow(queue: -1),
    [
      Field("after", .duration(.through(0, 86_400)), \.after, "waiting time", .assumed),
      Field(
        "to", .queue, \.queue, isRequired: true, "the queue they go to; they keep their place by time", .definition),
    ])

  private static let announcement = FieldTable(
    "a message at which more callers give up",
    QueueConfiguration.Announcement(at: .zero, length: .seconds(7), factor: 1.8),
    [
      Field(
        "at", .duration(.through(0, 86_400)), \.at, isRequired: true, "waiting time at which more begin to", .definition
      ),
      Field("for", .duration(.above(0, through: 3_600)), \.length, "how long more do", .bankMonth),
      Field("factor", .number(.through(1, 10)), \.factor, "how many times as many give up meanwhile", .bankMonth),
    ])

  static let announcements = announcement.kind.listOfMappings()
    .requiring("messages stand in order of time and do not overlap") { list in
      zip(list, list.dropFirst()).allSatisfy { $0.at + $0.length <= $1.at }
    }

  static let hours = FieldTable(
    "when callers are let in, by local time",
    QueueConfiguration.OpeningHours(opens: .seconds(8 * 3_600), closes: .seconds(18 * 3_600)),
    [
      Field("opens", ValueKind<SimulationDuration>.timeOfDay, \.opens, default: "08:00", "from when", .assumed),
      Field(
        "closes", ValueKind<SimulationDuration>.timeOfDay, \.closes, default: "18:00",
        "until when; who waits by then is served", .assumed
      ),
      Field("days", .weekdays, \.weekdays, "on which weekdays", .definition),
    ],
    check: { hours, places, context in
      if hours.closes <= hours.opens, places.isSound {
        context.report("'closes' is not after 'opens'", at: places.place(of: "closes"))
      }
    })

  static let voicemail = FieldTable(
    "leaving a message instead of waiting", QueueConfiguration.Voicemail(),
    [
      Field("after", .duration(.through(0, 86_400)), \.after, "waiting time at which it is offered", .assumed),
      Field("accepted", .share(), \.accepted, "callers who accept", .assumed),
      Field(
        "message", .distribution(.duration, .through(1, 600)), \.message, "the greeting and the message", .assumed),
      Field(
        "handled", .distribution(.duration, .through(1, 86_400)), \.handled,
        "how long until somebody beside the floor has dealt with it", .assumed),
      Field("lost", .share(), \.lost, "messages that are not stored", .definition),
    ])

  static let callbacks = FieldTable(
    "being called back instead of waiting", QueueConfiguration.Callbacks(),
    [
      Field("after", .duration(.through(0, 86_400)), \.after, "waiting time at which it is offered", .assumed),
      Field(
        "minimum_wait", .duration(.through(0, 86_400)), \.minimumWait,
        "only to callers who can expect to wait at least this much longer", .assumed),
      Field("accepted", .share(), \.accepted, "callers who accept", .assumed),
      Field("expiry", .duration(.through(60, 14_400)), \.expiry, "how long the request stands", .assumed),
      Field("reached", .share(), \.reached, "callbacks that the customer answers", .assumed),
      Field("attempts", .integer(1...10), \.attempts, "how often it is tried at most", .assumed),
      Field(
        "retry", .distribution(.duration, .through(60, 86_400)), \.retry, "from one attempt to the next", .assumed),
      Field(
        "dials_after", .duration(.through(0, 3_600)), \.dialsAfter,
        "how long after an agent has taken it the platform dials by itself, if the agent has not; 0s: never",
        .definition),
      Field("may_skip", .flag, \.maySkip, "whether an agent may leave it without calling", .definition),
    ])
}
