import GroundTruth
import NetworkModel
import Quantities
import Randomness

/// Trouble on networks, on top of what their profiles do by themselves.
enum ImpairmentsSection {
  /// An impairment in the units of a scenario.
  struct Draft: Hashable, Sendable {
    var label = ""
    var network = 0
    var at: Appointment?
    var weekdays: [Int]?
    var perHour: Double?
    var length = Distribution.constant(0)
    var lossAdded: Double?
    var lossBurst: Double?
    var delayAdded: SimulationDuration?
    var jitterAdded: SimulationDuration?
    var isOutage = false
    var bandwidth: Int?
    var stalls: Double?
  }

  static let loss = FieldTable(
    "loss", Draft(),
    [
      Field("add", .share(.above(0, through: 1)), \.lossAdded, default: "none", "loss ratio added"),
      Field(
        "burst", .number(.through(1, 1_000), unit: "packets"), \.lossBurst, default: "1", "mean run of lost packets"),
    ])

  static let delay = FieldTable(
    "one-way delay", Draft(),
    [Field("add", .duration(.above(0, through: 10)), \.delayAdded, default: "none", "delay added")])

  static let jitter = FieldTable(
    "jitter", Draft(),
    [Field("add", .duration(.above(0, through: 2)), \.jitterAdded, default: "none", "jitter added")])

  static let table = FieldTable(
    "an impairment of a network: once, on certain days, or at random", Draft(),
    [
      Field("label", .name, \.label, isRequired: true, "what it is called in the truth"),
      Field("network", .network, \.network, isRequired: true, "the network it hits"),
      Field("at", .appointment, \.at, default: "at random", "when it begins; a time of day means the first one"),
      Field("days", .weekdays, \.weekdays, default: "once", "the weekdays on which it comes, at a time of day"),
      Field(
        "per_hour", .number(.above(0, through: 3_600), unit: "episodes"), \.perHour, default: "once",
        "how often it comes, at random instants"),
      Field(
        "for", .distribution(.duration, .through(0.001, 31_622_400)), \.length, isRequired: true,
        "how long it lasts; random only where it comes at random"),
      Field("loss", group: loss),
      Field("delay", group: delay),
      Field("jitter", group: jitter),
      Field("outage", .flag, \.isOutage, "whether every packet is lost"),
      Field(
        "bandwidth", .bitRate(.through(1_000, 1e9)), \.bandwidth, default: "no cap", "what a person's packets share"),
      Field(
        "stalls", .number(.above(0, through: 100), unit: "stalls per second"), \.stalls, default: "none",
        "delivery stalls that begin"),
    ],
    check: { draft, places, context in
      if (draft.at == nil) == (draft.perHour == nil), places.isSound("at"), places.isSound("per_hour") {
        context.report("expected either 'at' or 'per_hour'", at: places.mapping)
      }
      if draft.weekdays != nil {
        if case .timeOfDay? = draft.at {
        } else if places.isSound("at") {
          context.report("'days' needs a time of day in 'at'", at: places.place(of: "days"))
        }
      }
      if draft.perHour == nil, draft.length.variance > 0 {
        context.report("a random duration needs 'per_hour'; with 'at' it is fixed", at: places.place(of: "for"))
      }
      if draft.lossBurst != nil, draft.lossAdded == nil {
        context.report("'burst' groups the loss that 'add' adds, and there is none", at: places.place(of: "loss"))
      }
      if draft.effects == ImpairmentEffects(), places.isSound {
        context.report(
          "it does nothing; expected at least one of loss, delay, jitter, outage, bandwidth and stalls",
          at: places.mapping)
      }
      if let at = draft.at, draft.weekdays == nil {
        let clock = context.clock
        context.inside("at") { context in
          clock.require(clock.instant(of: at), "the impairment at", at: places.place(of: "at"), &context)
        }
      }
    })

  /// A list of impairments, resolved by the clock.
  static let kind: ValueKind<[ImpairmentConfiguration]> = {
    var resolved = ValueKind<ImpairmentConfiguration>(
      accepts: table.accepts, schema: table.schema, fields: table.descriptions
    ) { node, context in
      table.kind.read(node, &context)?.configuration(context.clock)
    }
    return resolved.listOfMappings()
  }()
}

extension ImpairmentsSection.Draft {
  /// The effects in the truth's integers: millionths, thousandths, microseconds.
  var effects: ImpairmentEffects {
    ImpairmentEffects(
      lossAdded: lossAdded.map { Int(($0 * 1e6).rounded()) }, lossBurst: lossBurst.map { Int(($0 * 1e3).rounded()) },
      delayAdded: delayAdded.map { Int($0.microseconds) }, jitterAdded: jitterAdded.map { Int($0.microseconds) },
      isOutage: isOutage, bandwidth: bandwidth, stallRate: stalls.map { max(1, Int(($0 * 1e3).rounded())) })
  }

  func configuration(_ clock: ScenarioClock) -> ImpairmentConfiguration {
    let fixed = SimulationDuration.seconds(rounding: length.mean)
    let schedule: ImpairmentConfiguration.Schedule
    if let perHour {
      schedule = .random(perHour: perHour, length: length)
    } else if let weekdays, case .timeOfDay(let time)? = at {
      schedule = .daily(at: time, length: fixed, weekdays: weekdays)
    } else {
      schedule = .once(at: at.map(clock.instant(of:)) ?? clock.span.start, length: fixed)
    }
    return ImpairmentConfiguration(label: label, network: network, schedule: schedule, effects: effects)
  }
}
