import Foundation
import NetworkModel
import Scenarios
import Testing

@Suite struct ScenarioLanguageTests {
  /// All descriptions, with the keys that lead to them.
  private static func flattened(
    _ fields: [FieldDescription], under path: String = ""
  ) -> [(path: String, field: FieldDescription)] {
    fields.flatMap { field in
      [("\(path)\(field.name)", field)] + flattened(field.fields, under: "\(path)\(field.name).")
    }
  }

  @Test func `the sections are those of the language, in its order`() {
    #expect(
      ScenarioLanguage.sections.map(\.name).joined(separator: " ")
        == "scenario description seed clock platforms cells resolution networks callers ivr assistant queues "
        + "agents shifts coaches transfers conferences campaigns calendar clients quality office behaviour "
        + "timing equipment impairments twilio ccp realtimekit genesys")
  }

  @Test func `only the name is required`() {
    #expect(ScenarioLanguage.sections.filter(\.isRequired).map(\.name) == ["scenario"])
  }

  @Test func `every field says what it is for, what it accepts, and what holds without it`() {
    for (path, field) in Self.flattened(ScenarioLanguage.sections) {
      #expect(!field.summary.isEmpty, "\(path)")
      #expect(!field.accepts.isEmpty, "\(path)")
      let isGroup = !field.fields.isEmpty
      #expect(field.isRequired || field.defaultText != nil || isGroup, "\(path) has no default")
    }
  }

  @Test func `every option names the source of its default, in words that all occur`() {
    var named: Set<Provenance> = []
    for (path, field) in Self.flattened(ScenarioLanguage.sections) {
      let isMapping = !field.fields.isEmpty && field.defaultText == nil
      #expect(field.source != nil || isMapping, "\(path) has no source")
      if let source = field.source { named.insert(source) }
    }
    #expect(named == Set(Provenance.allCases))
    for source in Provenance.allCases { #expect(!source.rawValue.isEmpty && !source.meaning.isEmpty) }
  }

  @Test func `the source stands in the description and in the reference`() {
    #expect(ScenarioLanguage.describe().contains("source: measured: a month of a bank's call centre]"))
    #expect(ScenarioLanguage.markdown().contains("| `28%` | benchmark |"))
  }

  @Test func `defaults come from the models`() {
    let all = Dictionary(
      Self.flattened(ScenarioLanguage.sections).map { ($0.path, $0.field.defaultText ?? "") }, uniquingKeysWith: { $1 })
    #expect(all["queues.NAME.talk"] == "{ lognormal: { median: 3m35s, sigma: 0.81 } }")
    #expect(all["queues.NAME.patience"] == "{ weibull: { shape: 0.8, scale: 8m20s } }")
    #expect(all["queues.NAME.wrap_up_policy"] == "optional")
    #expect(all["queues.NAME.arrivals.shape"] == "flat")
    #expect(all["coaches.-.monitor"] == "2%")
    #expect(all["timing.pick_up"] == "{ uniform: { low: 163ms, high: 281ms } }")
    #expect(all["callers.redial_gap"] == "{ lognormal: { median: 11m, sigma: 1.2 } }")
  }

  @Test func `the description names every key`() {
    let lines = Set(
      ScenarioLanguage.describe().split(separator: "\n").compactMap { line in
        line.split(separator: ":", maxSplits: 1).first.map { $0.trimmingCharacters(in: .whitespaces) }
      })
    for (path, field) in Self.flattened(ScenarioLanguage.sections) { #expect(lines.contains(field.name), "\(path)") }
  }

  @Test func `the documentation holds the reference as the tables tell it`() throws {
    let path = repository.appending(path: "docs/scenario.md")
    let text = try String(contentsOf: path, encoding: .utf8)
    let marker =
      "<!-- What follows is printed from the field tables: PARTYLINE_UPDATE_GOLDENS=1 swift test --filter ScenarioLanguageTests -->\n"
    let parts = text.components(separatedBy: marker)
    try #require(parts.count == 2)
    let expected = "\n" + ScenarioLanguage.markdown() + "\n"
    if ProcessInfo.processInfo.environment["PARTYLINE_UPDATE_GOLDENS"] != nil {
      try (parts[0] + marker + expected).write(to: path, atomically: true, encoding: .utf8)
    } else {
      #expect(parts[1] == expected)
    }
  }
}

/// The JSON Schema is checked with a validator from outside elsewhere; here it is held to its own structure.
@Suite struct ScenarioSchemaTests {
  private static func schema() throws -> [String: Any] {
    let data = Data(ScenarioLanguage.jsonSchema().utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func `the schema is of draft 2020-12 and closed at the top`() throws {
    let schema = try Self.schema()
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema["additionalProperties"] as? Bool == false)
    #expect(schema["required"] as? [String] == ["scenario"])
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(Set(properties.keys) == Set(ScenarioLanguage.sections.map(\.name)))
  }

  @Test func `options carry their source as a comment`() throws {
    let properties = try #require(try Self.schema()["properties"] as? [String: Any])
    let seed = try #require(properties["seed"] as? [String: Any])
    #expect(seed["$comment"] as? String == "source: definition")
  }

  @Test func `every reference has a definition and every object is closed`() throws {
    let schema = try Self.schema()
    let definitions = try #require(schema["$defs"] as? [String: Any])
    var references: Set<String> = []
    func walk(_ value: Any, _ path: String) {
      if let object = value as? [String: Any] {
        if let reference = object["$ref"] as? String { references.insert(reference) }
        if object["type"] as? String == "object" { #expect(object["additionalProperties"] != nil, "\(path) is open") }
        for (key, inner) in object { walk(inner, "\(path).\(key)") }
      } else if let array = value as? [Any] {
        for (index, inner) in array.enumerated() { walk(inner, "\(path).\(index)") }
      }
    }
    walk(schema, "")
    #expect(references == Set(definitions.keys.map { "#/$defs/\($0)" }).intersection(references))
    #expect(references.contains("#/$defs/duration-distribution"))
  }
}

@Suite struct EstimateTests {
  @Test func `calls and media follow from the rates and means`() throws {
    let scenario = try read(
      """
      scenario: s
      clock: { duration: 2h }
      cells: 3
      callers: { redial_after_service: 0% }
      ivr: none
      queues: { q: { arrivals: { per_hour: 50 }, talk: 100s } }
      agents: [{ team: a, count: 10, serves: [q] }]
      behaviour: { held: 0% }
      """)
    let estimate = scenario.estimate
    #expect(estimate.agents == 30)
    #expect(estimate.inboundCalls == 300)
    #expect(estimate.repeatedCalls == 0)
    #expect(estimate.conversations == 300)
    #expect(estimate.legSeconds == 300 * 2 * 100)
  }

  @Test func `meetings count everybody in every cell`() throws {
    let estimate = try read(
      """
      scenario: s
      cells: 2
      agents: [{ team: a, count: 4 }]
      conferences: [{ name: m, at: "08:10", duration: 10m, attendees: { from: [a] }, guests: 1, overrun: 0s }]
      """
    ).estimate
    #expect(estimate.meetings == 2)
    #expect(estimate.attendees == 10)
    #expect(estimate.legSeconds == 2 * 5 * 600)
  }

  @Test func `a campaign places as many calls as its agents have time for, or as there are contacts`() throws {
    let text = { (contacts: Int) in
      """
      scenario: s
      queues: { q: {} }
      agents: [{ team: a, count: 2, serves: [q] }]
      campaigns: [{ name: c, queue: q, teams: [a], contacts: \(contacts), answered: 100%, machine: 0%, unanswered: 0%, busy: 0%, failed: 0%, pause: 10s, ring: 10s, talk: 80s }]
      """
    }
    #expect(try read(text(30)).estimate.outboundCalls == 30)
    #expect(try read(text(500)).estimate.outboundCalls == 72)
  }
}
