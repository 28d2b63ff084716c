import FloorModel
import GroundTruth
import Quantities

enum QueuesSection {
  static let weekdayFactors: ValueKind<[Double]> = ValueKind<Double>.number(.through(0, 100)).list(atLeast: 7)
    .map(
      accepts: "a list of 7 factors, Monday first, not all zero",
      { factors in factors.count == 7 && factors.contains { $0 > 0 } ? factors : nil }, back: { $0 })

  static let arrivals = FieldTable(
    "when calls come: a Poisson process whose rate follows the hour, the weekday and the mood of the day",
    ArrivalConfiguration(),
    [
      Field(
        "per_hour", .number(.through(0, 1_000_000), unit: "calls per hour"), \.perHour, "rate, mean over the clock",
        .definition),
      Field("shape", ShapeReader.kind, \.shape, "how the parts of the local day share it", .definition),
      Field("weekdays", weekdayFactors, \.weekdays, "how the weekdays share it, Monday first", .assumed),
      Field(
        "day_variation", .number(.through(0, 2)), \.dayVariation, "coefficient of variation of a day's busyness",
        .arrivalStudies),
      Field(
        "slot_variation", .number(.through(0, 2)), \.slotVariation,
        "standard deviation of the logarithm of a half hour's busyness", .bankMonth),
      Field(
        "slot_correlation", .number(.through(0, 0.999)), \.slotCorrelation,
        "correlation of that logarithm from one half hour to the next", .bankMonth),
    ])

  private static let limitBounds = Bounds.above(0, through: 3_600)

  private static let acceptedPolicies = "optional, mandatory, or a limit such as 60s, forced 60s or requested 60s"

  static let wrapUpPolicy: ValueKind<CellDirectory.Queue.WrapUpPolicy> = ValueKind(
    accepts: acceptedPolicies,
    schema: .object([
      (
        "anyOf",
        [
          .object([("enum", ["optional", "mandatory"])]), .reference("duration"),
          .object([("type", "string"), ("pattern", "^(forced|requested) ")]),
        ]
      )
    ]),
    read: { node, context in
      let words = node.text?.split(separator: " ").map(String.init) ?? []
      switch (words.count, words.first) {
      case (1, "optional"): return .optional
      case (1, "mandatory"): return .mandatory
      default: break
      }
      guard (1...2).contains(words.count), let text = words.last,
        let seconds = QuantityText.quantity(text, QuantityText.time), limitBounds.contains(seconds)
      else { return context.reject(node, accepted: acceptedPolicies) }
      let limit = SimulationDuration.seconds(rounding: seconds)
      switch words.count == 2 ? words[0] : "" {
      case "": return .limited(limit)
      case "forced": return .forced(limit)
      case "requested": return .onRequest(limit)
      default: return context.reject(node, accepted: acceptedPolicies)
      }
    },
    show: { policy in
      switch policy {
      case .optional: "optional"
      case .mandatory: "mandatory"
      case .limited(let limit): QuantityText.told(seconds: limit.inSeconds)
      case .forced(let limit): "forced \(QuantityText.told(seconds: limit.inSeconds))"
      case .onRequest(let limit): "requested \(QuantityText.told(seconds: limit.inSeconds))"
      }
    })

  static let wrapUpCodes: ValueKind<[WrapUpCode]> = ValueKind<[(item: String, share: Double)]>
    .shares(of: "codes") { name, mark, context in
      guard !name.isEmpty, name.utf8.count <= 100 else {
        context.report("a wrap-up code needs a name of 1 through 100 bytes", at: mark)
        return nil
      }
      return name
    }
    .map({ $0.map { WrapUpCode($0.item, weight: $0.share) } }, back: { _ in nil })

  static let agentAnnouncement = FieldTable(
    "what agents hear about a call that they have taken, before they and the caller hear one another",
    AgentAnnouncement(text: ""),
    [
      Field("text", .text, \.text, isRequired: true, "the words", .definition),
      Field("for", .duration(.above(0, through: 10)), \.duration, "how long they take", .assumed),
    ])

  private static let announcementField = Field<QueueConfiguration>(
    "agent_announcement", agentAnnouncement.kind, \.agentAnnouncement, default: "none",
    "what agents hear who have taken a call of it", .definition)

  static let table = FieldTable(
    "a queue", QueueConfiguration(name: "", number: ""),
    [
      Field(
        "number", .telephoneNumber, \.number, default: "+13125550100 and up, in the order of the scenario",
        "what callers dial", .numberingPlan),
      Field(
        "medium", .choice(Medium.self), \.medium,
        "what its conversations are held in; where people write, other habits hold unless the scenario says so",
        .definition),
      Field("writing", section: WritingTables.table, \.writing),
      Field("companions", section: WritingTables.companions, \.companions),
      Field(
        "utilization_label", .text, \.utilizationLabel, default: "none",
        "a label under which the agents' capacity for its conversations is counted", .definition),
      Field("arrivals", arrivals.kind, \.arrivals, default: "no calls", "when calls come", .definition),
      Field("patience", .distribution(), \.patience, "how long a caller waits before giving up", .bankMonth),
      Field(
        "talk", .distribution(.duration, .through(0.1, 36_000)), \.talk,
        "conversation, holds and consults not counted", .benchmark),
      Field("priority", .integer(-100...100), \.priority, "the higher, the sooner", .definition),
      Field(
        "head_start", .duration(.through(0, 3_600)), \.headStart, "waiting time credited per step of priority", .assumed
      ),
      Field("skills", WaitingTables.levels, \.skills, "what is asked of agents who take its callers", .definition),
      Field(
        "routing", .choice(QueueConfiguration.Routing.self), \.routing, "whom a caller gets among them", .definition),
      Field(
        "rings", WaitingTables.rings, \.rings, default: "none", "who may take callers as well who have waited",
        .definition),
      Field(
        "overflow", WaitingTables.overflow.kind, \.overflow, default: "nowhere",
        "where callers go who have waited too long", .definition),
      Field(
        "announcements", WaitingTables.announcements, \.announcements,
        default: "[{ at: 8s, for: 7s, factor: 1.8 }, { at: 50s, for: 12s, factor: 1.7 }]",
        "messages at which more callers give up", .bankMonth),
      Field("balking", .share(), \.balking, "callers who hang up when they hear that everybody is busy", .assumed),
      Field(
        "balking_per_minute", .share(), \.balkingPerMinute,
        "how many more of them per minute of the wait that is announced to them", .definition),
      Field(
        "limit", .integer(0...1_000_000), \.limit, default: "none",
        "callers who may wait at a time; further ones are turned away", .definition),
      Field("hours", WaitingTables.hours.kind, \.hours, default: "always", "when callers are let in", .definition),
      Field(
        "callbacks", WaitingTables.callbacks.kind, \.callbacks, default: "not offered",
        "being called back instead of waiting", .definition),
      announcementField,
      Field(
        "voicemail", WaitingTables.voicemail.kind, \.voicemail, default: "not offered",
        "leaving a message instead of waiting", .definition),
      Field(
        "auto_answer", .flag, \.answersByItself, "whether the agents' phones take its offers by themselves",
        .definition),
      Field(
        "ring_limit", .duration(.through(1, 120)), \.ringLimit, "how long an offer rings before it is missed",
        .platformDocumentation),
      Field("wrap_up_policy", wrapUpPolicy, \.wrapUpPolicy, "how the work after a call ends", .definition),
      Field("wrap_up", .distribution(.duration, .through(0, 7_200)), \.wrapUp, "work after a call", .assumed),
      Field(
        "no_wrap_up", .share(), \.noWrapUp, "calls without any work after them, unless the policy is mandatory",
        .assumed),
      Field(
        "wrap_up_codes", wrapUpCodes, \.wrapUpCodes, default: "the codes of an ordinary service desk",
        "codes an agent chooses from", .assumed),
      Field(
        "wrap_up_tags", wrapUpCodes, \.wrapUpTags, default: "none",
        "tags that agents put beside the code, with their shares of the completed work", .definition),
      Field("topic", .choice(Topic.self), \.topic, "what its callers talk about", .definition),
      Field("recorded", .share(), \.recorded, "conversations that are recorded", .definition),
    ], check: WritingTables.adapt)

  static let kind = ValueKind<[QueueConfiguration]>.named("queue", table.kind) { name, queue in queue.name = name }

  /// The first number of those reserved for fiction in Chicago's area code (NANPA: 555-0100 through 555-0199).
  private static let firstNumber = 13_125_550_100

  /// Gives every queue without a number one that no other queue has.
  static func number(_ queues: inout [QueueConfiguration]) {
    var taken = Set(queues.map(\.number))
    var next = firstNumber
    for index in queues.indices where queues[index].number.isEmpty {
      while !taken.insert("+\(next)").inserted { next += 1 }
      queues[index].number = "+\(next)"
    }
  }
}
