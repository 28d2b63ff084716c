import GroundTruth
import NetworkModel
import Quantities
import Randomness

/// What is wrong with an impairment whose values are each in order.
extension ImpairmentsSection {
  typealias Places = FieldTable<ImpairmentDraft>.Places

  /// When it comes: at a time, again and again, or at random.
  static func checkTimes(_ draft: ImpairmentDraft, _ places: Places, _ context: inout ReadingContext) {
    let isFixed = draft.at != nil || draft.every != nil
    if isFixed == (draft.perHour != nil), ["at", "every", "per_hour"].allSatisfy(places.isSound) {
      context.report("expected either 'at', 'every' or both, or 'per_hour'", at: places.mapping)
    }
    if draft.weekdays != nil {
      if case .timeOfDay? = draft.at {
      } else if places.isSound("at") {
        context.report("'days' needs a time of day in 'at'", at: places.place(of: "days"))
      }
    }
    if draft.perHour == nil, draft.every == nil, draft.length.variance > 0 {
      context.report(
        "a random duration needs 'per_hour' or 'every'; with 'at' alone it is fixed", at: places.place(of: "for"))
    }
    if let every = draft.every, draft.length.variance == 0, draft.fixedLength > every, places.isSound("for") {
      context.report("it lasts longer than the time from one to the next", at: places.place(of: "every"))
    }
    if let at = draft.at, draft.weekdays == nil {
      let clock = context.clock
      context.inside("at") { context in
        clock.require(clock.instant(of: at), "the impairment at", at: places.place(of: "at"), &context)
      }
    }
  }

  /// What it does, and how that comes and goes.
  static func checkEffects(_ draft: ImpairmentDraft, _ places: Places, _ context: inout ReadingContext) {
    if draft.lossBurst != nil, draft.lossAdded == nil, draft.lossSet == nil, places.isSound("loss") {
      context.report("'burst' groups the loss of 'add' and 'set', and there is none", at: places.place(of: "loss"))
    }
    let effects = draft.effects
    if effects.isEmpty, places.isSound {
      context.report(
        "it does nothing; expected at least one of loss, delay, jitter, outage, bandwidth, stalls, regime, handover, "
          + "codec and jitter_buffer", at: places.mapping)
    }
    let isFixed = draft.length.variance == 0 && places.isSound("for")
    if let ramp = draft.ramp {
      if !effects.isGradual, !effects.isEmpty, places.isSound {
        context.report(
          "'ramp' is for loss, delay, jitter, stalls and bandwidth, and there is none of them",
          at: places.place(of: "ramp"))
      }
      if isFixed, ramp.rise + ramp.fall > draft.fixedLength {
        context.report("its ramps together are longer than it lasts", at: places.place(of: "ramp"))
      }
    }
    if let handover = draft.handover, isFixed, handover.interruption * 2 > draft.fixedLength {
      context.report("its two interruptions are longer than it lasts", at: places.place(of: "handover"))
    }
  }

  /// Whether the networks can do what is asked of them.
  static func checkNetworks(_ draft: ImpairmentDraft, _ places: Places, _ context: inout ReadingContext) {
    guard places.isSound("network"), context.names.networks.indices.contains(draft.network) else { return }
    let own = context.names.networks[draft.network]
    if let handover = draft.handover, places.isSound("handover") {
      let other = context.names.networks[handover.network]
      if handover.network == draft.network {
        context.report("the handover leads to the network it begins on", at: places.place(of: "handover"))
      } else if other.transport != own.transport {
        context.report(
          "network '\(own.configuration.name)' carries \(own.transport.word), "
            + "'\(other.configuration.name)' carries \(other.transport.word)", at: places.place(of: "handover"))
      }
    }
    if let codec = draft.codec, !own.transport.codecs.contains(codec) {
      let accepted = own.transport.codecs.map { "\($0)" }.joined(separator: ", ")
      context.report(
        "network '\(own.configuration.name)' carries \(own.transport.word), over which goes one of \(accepted)",
        at: places.place(of: "codec"))
    }
  }
}
