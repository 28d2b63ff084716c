import Quantities
import YAMLReading

extension ValueKind where Value == Double {
  /// A number without a unit.
  static func number(_ bounds: Bounds, unit: String? = nil) -> Self {
    let accepted = bounds.completing("a number\(unit.map { " of \($0)" } ?? "")", QuantityText.told(number:))
    return ValueKind(accepts: accepted, schema: .object([("type", "number")] + bounds.schema)) { node, context in
      guard let value = node.text.flatMap({ QuantityText.number($0) }), bounds.contains(value) else {
        return context.reject(node, accepted: accepted)
      }
      return value
    } show: { value in
      QuantityText.told(number: value)
    }
  }

  /// A share of a whole, `2%` or `0.02`.
  static func share(_ bounds: Bounds = .through(0, 1)) -> Self {
    let accepted = bounds.completing("a share such as 2% or 0.02", QuantityText.told(share:))
    let text = JSONFragment.object([("type", "string"), ("pattern", "^[0-9.]+%$")])
    let plain = JSONFragment.object([("type", "number")] + bounds.schema)
    return ValueKind(accepts: accepted, schema: .object([("anyOf", [text, plain])])) { node, context in
      guard let text = node.text else { return context.reject(node, accepted: accepted) }
      if let value = QuantityText.quantity(text, QuantityText.share) ?? QuantityText.number(text),
        bounds.contains(value)
      {
        return value
      }
      let percent = QuantityText.number(text).map { $0 / 100 }
      let hint = percent.flatMap { bounds.contains($0) && $0 > 0 ? "\(text)%" : nil }
      return context.reject(node, accepted: accepted, hint: hint)
    } show: { value in
      QuantityText.told(share: value)
    }
  }

  /// A duration in seconds.
  static func seconds(_ bounds: Bounds) -> Self {
    let accepted = bounds.completing("a duration such as 250ms or 4m30s", QuantityText.told(seconds:))
    return ValueKind(accepts: accepted, schema: .reference("duration")) { node, context in
      guard let text = node.text else { return context.reject(node, accepted: accepted) }
      guard let value = QuantityText.quantity(text, QuantityText.time), bounds.contains(value) else {
        let hint = QuantityText.number(text).flatMap { bounds.contains($0) ? "\(text)s" : nil }
        return context.reject(node, accepted: accepted, hint: hint)
      }
      return value
    } show: { value in
      QuantityText.told(seconds: value)
    }
  }

  /// A distance in kilometres.
  static func kilometres(_ bounds: Bounds) -> Self {
    quantity(bounds, QuantityText.distance, "a distance such as 500km") { QuantityText.told(number: $0) + "km" }
  }

  fileprivate static func quantity(
    _ bounds: Bounds, _ units: [QuantityText.Unit], _ example: String, told: @escaping @Sendable (Double) -> String
  ) -> Self {
    let accepted = bounds.completing(example, told)
    let names = units.map(\.name).joined(separator: "|")
    let schema = JSONFragment.object([("type", "string"), ("pattern", .string("^[0-9.]+(\(names))$"))])
    return ValueKind(accepts: accepted, schema: schema) { node, context in
      guard let value = node.text.flatMap({ QuantityText.quantity($0, units) }), bounds.contains(value) else {
        let hint = node.text.flatMap { text in QuantityText.number(text).map { _ in "\(text)\(units[0].name)" } }
        return context.reject(node, accepted: accepted, hint: units.count == 1 ? hint : nil)
      }
      return value
    } show: { value in
      told(value)
    }
  }
}

extension ValueKind where Value == SimulationDuration {
  /// A duration in whole microseconds; bounds are in seconds.
  static func duration(_ bounds: Bounds) -> Self {
    ValueKind<Double>.seconds(bounds).map({ .seconds(rounding: $0) }, back: { $0.inSeconds })
  }
}

extension ValueKind where Value == Int {
  /// A whole number.
  static func integer(_ range: ClosedRange<Int>) -> Self {
    let accepted = "a whole number, \(range.lowerBound) through \(range.upperBound)"
    let schema = JSONFragment.object([
      ("type", "integer"), ("minimum", .integer(range.lowerBound)), ("maximum", .integer(range.upperBound)),
    ])
    return ValueKind(accepts: accepted, schema: schema) { node, context in
      guard let value = node.text.flatMap({ Int($0) }), range.contains(value) else {
        return context.reject(node, accepted: accepted)
      }
      return value
    } show: { value in
      "\(value)"
    }
  }

  /// A bit rate in bits per second; bounds are in the same unit.
  static func bitRate(_ bounds: Bounds) -> Self {
    ValueKind<Double>.quantity(bounds, QuantityText.rate, "a bit rate such as 24kbps") { value in
      value >= 1_000 ? QuantityText.told(number: value / 1_000) + "kbps" : QuantityText.told(number: value) + "bps"
    }
    .map({ Int($0.rounded()) }, back: { Double($0) })
  }
}

extension ValueKind where Value == UInt64 {
  /// A seed: any number of 64 bits.
  static var seed: Self {
    ValueKind(
      accepts: "a whole number, 0 through \(UInt64.max)",
      schema: .object([("type", "integer"), ("minimum", .integer(0))])
    ) { node, context in
      node.text.flatMap { UInt64($0) } ?? context.reject(node, accepted: "a whole number, 0 through \(UInt64.max)")
    } show: { value in
      "\(value)"
    }
  }
}
