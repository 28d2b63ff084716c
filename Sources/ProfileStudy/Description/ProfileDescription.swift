import JSONText
import TableText
public import NetworkModel

/// What `describe profiles` prints: the parameters of every profile, what follows from them, and what legs come to.
public struct ProfileDescription {
  private let profile: NetworkProfile

  /// The description of `name`.
  public init(_ name: NetworkProfile.Name) { profile = NetworkProfile(name) }

  private typealias Section = (key: String, heading: String, facts: [ProfileFact])

  private var sections: [Section] {
    [
      ("parameters", "parameters", ProfileFact.parameters(of: profile)),
      ("expected", "expected of an average leg in the long run", ProfileFact.expectations(of: profile)),
    ]
  }

  private var outcomes: [(kind: Figure.Kind, target: Double)] {
    let targets = OutcomeTargets(profile.name)
    return OutcomeColumn.allCases.compactMap { column in
      targets.numbers[column].map { (column.kind, $0.value) }
    }
  }

  private var structure: [(kind: Figure.Kind, target: Double)] {
    StructureColumn.allCases.compactMap { column in column.target(profile.name).map { (column.kind, $0) } }
  }

  private var traits: [String] {
    let habits =
      switch profile.access {
      case .home: "loaded by homes"
      case .enterprise: "loaded by enterprises"
      }
    return profile.hasSatelliteSlots ? [habits, "another satellite every 15 s"] : [habits]
  }

  /// All profiles for people, a paragraph each.
  public static var text: String {
    NetworkProfile.Name.allCases.map { ProfileDescription($0).text }.joined(separator: "\n")
  }

  /// The profile for people.
  public var text: String {
    var lines = ["\(profile.name.rawValue): \(profile.summary)", "  \(traits.joined(separator: ", "))"]
    for section in sections {
      lines.append("  \(section.heading)")
      lines += section.facts.map { fact in
        let values = fact.values.map(DecimalText.plain).joined(separator: " / ")
        let quantity = values + (fact.unit.isEmpty ? "" : " \(fact.unit)")
        return "    " + Self.padded(fact.symbol, to: 10) + Self.padded(quantity, to: 27) + " \(fact.meaning)"
      }
    }
    lines.append("  outcomes of five-minute legs")
    lines += [
      "    loss      \(told(.lossMean)) % on average; q50 \(told(.lossMedian)), q90 \(told(.loss90)), q99 \(told(.loss99)) %;"
        + " none on \(told(.lossless)) of legs; runs of \(told(.burst))",
      "    jitter    q5 \(told(.jitter5)), q50 \(told(.jitterMedian)), q95 \(told(.jitter95)) ms;"
        + " largest in a leg, q50 \(told(.jitterPeak)) ms",
      "    RTT       q5 \(told(.roundTrip5)), q50 \(told(.roundTripMedian)), q95 \(told(.roundTrip95)) ms;"
        + " sd in a leg, q50 \(told(.roundTripDeviation)) ms",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func told(_ column: OutcomeColumn) -> String {
    OutcomeTargets(profile.name).numbers[column].map { DecimalText.plain($0.value) } ?? "-"
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// All profiles for programs: a list.
  public static var json: String {
    var json = JSONWriter()
    json.beginArray()
    for name in NetworkProfile.Name.allCases { ProfileDescription(name).write(to: &json) }
    json.endArray()
    json.endLine()
    return unsafe json.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }

  private func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("name")
    json.string(profile.name.rawValue)
    json.key("summary")
    json.string(profile.summary)
    json.key("traits")
    json.beginArray()
    for trait in traits { json.string(trait) }
    json.endArray()
    for section in sections {
      json.computedKey(section.key)
      json.beginObject()
      for fact in section.facts { Self.write(fact, to: &json) }
      json.endObject()
    }
    for (key, targets) in [("outcomes", outcomes), ("structure", structure)] {
      json.computedKey(key)
      json.beginObject()
      for (kind, target) in targets {
        json.computedKey(kind.name)
        json.beginObject()
        json.key("value")
        json.double(target)
        Self.write(unit: kind.unit, to: &json)
        json.endObject()
      }
      json.endObject()
    }
    json.endObject()
  }

  private static func write(_ fact: ProfileFact, to json: inout JSONWriter) {
    json.computedKey(fact.name)
    json.beginObject()
    if fact.values.count == 1 {
      json.key("value")
      json.double(DecimalText.exact(fact.values[0]))
    } else {
      json.key("values")
      json.beginArray()
      for value in fact.values { json.double(DecimalText.exact(value)) }
      json.endArray()
    }
    write(unit: fact.unit, to: &json)
    json.endObject()
  }

  private static func write(unit: String, to json: inout JSONWriter) {
    guard !unit.isEmpty else { return }
    json.key("unit")
    json.string(unit)
  }
}
