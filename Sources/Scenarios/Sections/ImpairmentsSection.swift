import GroundTruth
import NetworkModel
import Quantities
import Randomness

/// Trouble on networks, on top of what their profiles do by themselves.
enum ImpairmentsSection {
  static let loss = FieldTable(
    "loss", ImpairmentDraft(),
    [
      Field("add", .share(.above(0, through: 1)), \.lossAdded, default: "none", "loss ratio added", .definition),
      Field(
        "set", .share(.through(0, 1)), \.lossSet, default: "the path's own", "loss ratio in place of the path's own",
        .definition),
      Field(
        "burst", .number(.through(1, 1_000), unit: "packets"), \.lossBurst, default: "1", "mean run of lost packets",
        .definition),
    ])

  static let delay = FieldTable(
    "one-way delay", ImpairmentDraft(),
    [Field("add", .duration(.above(0, through: 10)), \.delayAdded, default: "none", "delay added", .definition)])

  static let jitter = FieldTable(
    "jitter", ImpairmentDraft(),
    [Field("add", .duration(.above(0, through: 2)), \.jitterAdded, default: "none", "jitter added", .definition)])

  /// Codecs by their RTP names.
  private static let codec = ValueKind<Leg.Codec>.choice([
    ("opus", .opus), ("pcmu", .pcmu), ("pcma", .pcma), ("g722", .g722), ("g729", .g729),
  ])

  /// Regimes as the profiles have them.
  private static let regime = ValueKind<ImpairmentEffects.Load>.choice([
    ("clear", .clear), ("busy", .busy), ("congested", .congested),
  ])

  static let table = FieldTable(
    "an impairment of a network: once, again and again, on certain days, or at random", ImpairmentDraft(),
    [
      Field("label", .name, \.label, isRequired: true, "what it is called in the truth", .definition),
      Field("network", .network, \.network, isRequired: true, "the network it hits", .definition),
      Field(
        "at", .appointment, \.at, default: "at random, or with 'every' the start of the clock",
        "when it begins; a time of day means the first one", .definition),
      Field(
        "days", .weekdays, \.weekdays, default: "once", "the weekdays on which it comes, at a time of day", .definition),
      Field(
        "every", .duration(.through(1, 31_622_400)), \.every, default: "once",
        "the time from one beginning to the next, counted from 'at'; with 'days' anew from each day's", .definition),
      Field(
        "per_hour", .number(.above(0, through: 3_600), unit: "episodes per hour"), \.perHour, default: "once",
        "how often it comes, at random instants", .definition),
      Field(
        "for", .distribution(.duration, .through(0.001, 31_622_400)), \.length, isRequired: true,
        "how long it lasts; random only where it comes more than once", .definition),
      Field(
        "ramp", .ramp, \.ramp, default: "none",
        "how long all but sudden effects take to come and to go: a duration for both, or a mapping", .definition),
      Field("loss", group: loss),
      Field("delay", group: delay),
      Field("jitter", group: jitter),
      Field("outage", .flag, \.isOutage, "whether every packet is lost", .definition),
      Field(
        "bandwidth", .bitRate(.through(1_000, 1e9)), \.bandwidth, default: "no cap", "what a person's packets share",
        .definition),
      Field(
        "stalls", .number(.above(0, through: 100), unit: "stalls per second"), \.stalls, default: "none",
        "delivery stalls that begin", .definition),
      Field(
        "regime", regime, \.load, default: "as it comes", "the load of the network, as its profile has it", .definition),
      Field(
        "handover", .handover, \.handover, default: "none",
        "another network that carries the packets: its name, or a mapping", .definition),
      Field("codec", codec, \.codec, default: "each leg's own", "the voice codec", .definition),
      Field(
        "jitter_buffer", .jitterBuffer, \.jitterBuffer, default: "each receiver's own", "what plays out the packets",
        .definition),
    ],
    check: { draft, places, context in
      checkTimes(draft, places, &context)
      checkEffects(draft, places, &context)
      checkNetworks(draft, places, &context)
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
