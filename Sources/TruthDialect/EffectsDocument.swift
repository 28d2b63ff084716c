import Dialects
import GroundTruth
import JSONText
import Quantities

/// What an impairment does, as its line tells it: only what it does is there.
struct EffectsDocument {
  static let shape = Shape.object([
    .optional("loss_ratio_add", .number(0...1)),
    .optional("loss_ratio_set", .number(0...1)),
    .optional("loss_burst", ConversationShape.notNegative),
    .optional("delay_ms_add", ConversationShape.notNegative),
    .optional("jitter_ms_add", ConversationShape.notNegative),
    .optional("outage", .mark),
    .optional("bandwidth_kbps", ConversationShape.notNegative),
    .optional("stall_rate_per_s", ConversationShape.notNegative),
    .optional("regime", .enumeration(["clear", "busy", "congested"])),
    .optional("handover_to", .string(.nonEmpty)),
    .optional("handover_interruption_ms", ConversationShape.notNegative),
    .optional("codec", .enumeration(["pcmu", "pcma", "g722", "g729", "opus"])),
    .optional("jitter_buffer", .enumeration(["adaptive", "fixed"])),
    .optional("jitter_buffer_ms", ConversationShape.notNegative),
    .optional("ramp_in_ms", ConversationShape.notNegative),
    .optional("ramp_out_ms", ConversationShape.notNegative),
  ])

  let episode: ImpairmentEpisode
  let directory: CellDirectory

  func write(into json: inout JSONWriter) {
    let effects = episode.effects
    json.beginObject()
    write("loss_ratio_add", effects.lossAdded, places: 6, into: &json)
    write("loss_ratio_set", effects.lossSet, places: 6, into: &json)
    write("loss_burst", effects.lossBurst, places: 3, into: &json)
    write("delay_ms_add", effects.delayAdded, places: 3, into: &json)
    write("jitter_ms_add", effects.jitterAdded, places: 3, into: &json)
    if effects.isOutage {
      json.key("outage")
      json.boolean(true)
    }
    write("bandwidth_kbps", effects.bandwidth, places: 3, into: &json)
    write("stall_rate_per_s", effects.stallRate, places: 3, into: &json)
    if let load = effects.load {
      json.key("regime")
      json.literal(Vocabulary.word(load))
    }
    if let handover = effects.handover {
      json.key("handover_to")
      json.string(directory.networks[handover.network].name)
      write("handover_interruption_ms", handover.interruption, places: 3, into: &json)
    }
    if let codec = effects.codec {
      json.key("codec")
      json.literal(Vocabulary.word(codec))
    }
    switch effects.jitterBuffer {
    case .adaptive?:
      json.key("jitter_buffer")
      json.literal("adaptive")
    case .fixed(let level)?:
      json.key("jitter_buffer")
      json.literal("fixed")
      write("jitter_buffer_ms", level, places: 3, into: &json)
    case nil: break
    }
    // A day's piece of something longer has the ramps that lie at its own ends.
    if episode.span.start == episode.whole.start { write("ramp_in_ms", effects.rampIn, places: 3, into: &json) }
    if episode.span.end == episode.whole.end { write("ramp_out_ms", effects.rampOut, places: 3, into: &json) }
    json.endObject()
  }

  private func write(_ key: StaticString, _ value: Int?, places: Int, into json: inout JSONWriter) {
    guard let value else { return }
    json.key(key)
    json.decimal(value, places: places)
  }
}
