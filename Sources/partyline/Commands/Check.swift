import CommandLineParsing
import JSONText
import NetworkModel
import Quantities
import Scenarios

/// What `check` was asked to do.
struct CheckOptions: Sendable {
  var scenario = ""
  var reading = ScenarioOptions()
  var isJSON = false

  static let command = Command<Invocation>(
    "check", summary: "validate a scenario and say what it would simulate", defaults: CheckOptions(),
    positionals: [.scenario(\.scenario)],
    options: ScenarioOptions.options(
      seed: \.reading.seed, overrides: \.reading.overrides, scale: \.reading.scale) + [
        .flag("--json", help: "print as JSON", \.isJSON)
      ],
    finish: Invocation.check)
}

/// Reads a scenario and prints people, expected conversations and sizes; writes nothing.
func check(_ options: CheckOptions) throws {
  let loaded = try LoadedScenario(options.scenario, options.reading)
  let report = CheckReport(loaded.scenario)
  StandardStreams.say(options.isJSON ? report.json : report.text)
}

/// What a run of a scenario would be like.
struct CheckReport {
  /// Bytes over all files per conversation and per second of a human leg, as the bundled support floor measured.
  ///
  /// Video weighs more: a meeting with cameras comes to some five times as much a second.
  static let bytesPerConversation = 12_000.0, bytesPerLegSecond = 225.0

  let scenario: Scenario
  let estimate: ScenarioEstimate

  init(_ scenario: Scenario) {
    self.scenario = scenario
    estimate = scenario.estimate
  }

  private var bytes: Int {
    Int(estimate.conversations * Self.bytesPerConversation + estimate.legSeconds * Self.bytesPerLegSecond)
  }

  var text: String {
    let people = "\(estimate.agents) agents, \(estimate.coaches) coaches, \(estimate.attendees) seats in meetings"
    let conversations =
      "about \(Int(estimate.conversations.rounded())): \(Int(estimate.inboundCalls.rounded())) calls in, "
      + "\(Int(estimate.repeatedCalls.rounded())) repeated, \(Int(estimate.outboundCalls.rounded())) out, "
      + (estimate.officeCalls > 0 ? "\(Int(estimate.officeCalls.rounded())) beside the queues, " : "")
      + "\(estimate.meetings) meetings"
    let hours = scenario.clock.duration.inSeconds / 3_600
    let rows = [
      ("scenario", scenario.name + (scenario.description.isEmpty ? "" : ": \(scenario.description)")),
      ("clock", "\((hours * 100).rounded() / 100) h in \(scenario.localClock.name), \(scenario.cells) cell(s)"),
      ("platforms", scenario.platforms.map(\.rawValue).joined(separator: ", ")),
      ("people", people), ("conversations", conversations),
      ("networks", scenario.networks.map(\.name).joined(separator: ", ")),
      (
        "impairments", scenario.impairments.isEmpty ? "none" : scenario.impairments.map(\.label).joined(separator: ", ")
      ),
      ("output", "about \(Measure.bytes(bytes)) for \(Int(estimate.legSeconds / 3_600)) hours of media"),
    ]
    return rows.map { name, value in
      name + String(repeating: " ", count: 15 - name.count) + value + "\n"
    }.joined()
  }

  var json: String {
    var json = JSONWriter()
    json.beginObject()
    json.key("scenario")
    json.string(scenario.name)
    json.key("seed")
    json.integer(scenario.seed)
    json.key("started_at")
    json.time(scenario.clock.start)
    json.key("ended_at")
    json.time(scenario.clock.end)
    json.key("cells")
    json.integer(scenario.cells)
    for (name, value) in [
      ("agents", estimate.agents), ("coaches", estimate.coaches), ("attendees", estimate.attendees),
      ("inbound_calls", Int(estimate.inboundCalls.rounded())),
      ("repeated_calls", Int(estimate.repeatedCalls.rounded())),
      ("outbound_calls", Int(estimate.outboundCalls.rounded())),
      ("office_calls", Int(estimate.officeCalls.rounded())), ("meetings", estimate.meetings),
      ("leg_seconds", Int(estimate.legSeconds.rounded())), ("bytes", bytes),
    ] {
      json.computedKey(name)
      json.integer(value)
    }
    json.endObject()
    json.endLine()
    return unsafe json.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
