import GroundTruth
import NetworkModel
import Quantities
import YAMLReading

extension ValueKind where Value == ImpairmentDraft.Ramp {
  /// A ramp: one duration for both ways, or a mapping.
  static var ramp: Self {
    let bounds = Bounds.through(0, 3_600)
    let table = FieldTable(
      "how long loss, delay, jitter, stalls and a cap take to grow and to go away", ImpairmentDraft.Ramp(),
      [
        Field("in", .duration(bounds), \.rise, "from the beginning on", .definition),
        Field("out", .duration(bounds), \.fall, "up to the end", .definition),
      ])
    return ValueKind<SimulationDuration>.duration(bounds)
      .map({ ImpairmentDraft.Ramp(rise: $0, fall: $0) }, back: { $0.rise == $0.fall ? $0.rise : nil })
      .or(table)
  }
}

extension ValueKind where Value == ImpairmentDraft.Handover {
  /// Another network: its name, or a mapping that also says how long the switches take.
  static var handover: Self {
    let table = FieldTable(
      "another network that carries the packets for a while; what befalls that one stays with its own people",
      ImpairmentDraft.Handover(),
      [
        Field("to", .network, \.network, isRequired: true, "the network they go over", .definition),
        Field(
          "interruption", .duration(.through(0, 60)), \.interruption,
          "how long nothing gets through on the way there and on the way back", .assumed),
      ])
    return ValueKind<Int>.network.map({ ImpairmentDraft.Handover(network: $0) }, back: { _ in nil }).or(table)
  }
}

extension ValueKind where Value == ImpairmentEffects.JitterBuffer {
  /// A buffer of the receivers: `adaptive`, `fixed` as in telephony gateways, or one of a certain length.
  static var jitterBuffer: Self {
    let length = ValueKind<SimulationDuration>.duration(.through(0.02, 2))
    let accepted = "adaptive, fixed, or \(length.accepts)"
    let schema = JSONFragment.object([("anyOf", [.object([("enum", ["adaptive", "fixed"])]), length.schema])])
    return ValueKind(accepts: accepted, schema: schema) { node, context in
      switch node.text {
      case "adaptive": return .adaptive
      case "fixed": return .fixed(Int(JitterBufferKind.gatewayLevel.microseconds))
      case let text?:
        guard let seconds = QuantityText.quantity(text, QuantityText.time), (0.02...2).contains(seconds) else {
          return context.reject(node, accepted: accepted)
        }
        return .fixed(Int((seconds * 1e6).rounded()))
      case nil: return context.reject(node, accepted: accepted)
      }
    }
  }
}

extension ValueKind {
  /// This kind, or a mapping in its place that says more.
  func or(_ table: FieldTable<Value>) -> ValueKind {
    let accepted = "\(accepts), or \(table.accepts)"
    return ValueKind(
      accepts: accepted, schema: .object([("anyOf", [schema, table.schema])]), fields: table.descriptions,
      read: { node, context in
        switch node.content {
        case .mapping: table.kind.read(node, &context)
        case .sequence: context.reject(node, accepted: accepted)
        case .scalar: read(node, &context)
        }
      }, show: show)
  }
}

extension Leg.Transport {
  /// The codecs that can be spoken over it: browsers have no G.729, telephones and trunks no Opus.
  var codecs: [Leg.Codec] {
    switch self {
    case .webrtc: [.opus, .pcmu, .pcma, .g722]
    case .sip, .pstn: [.pcmu, .pcma, .g722, .g729]
    case .platform: []
    }
  }
}
