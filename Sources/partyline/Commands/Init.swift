import CommandLineParsing
import Sinks

/// What `init` was asked to do.
struct InitOptions: Sendable {
  var name = ""

  static let command = Command<Invocation>(
    "init", summary: "write NAME.yaml, a commented starter scenario", defaults: InitOptions(),
    positionals: [.text("NAME", help: "the scenario's name; the file is NAME.yaml in this directory", \.name)],
    finish: Invocation.initialize)
}

/// Writes the starter scenario, unless the file is there.
func initialize(_ options: InitOptions) throws {
  let allowed = options.name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
  guard allowed, !options.name.isEmpty else {
    throw Failure(
      code: .usage, message: "partyline: error: a scenario's name has letters, digits, - and _, found '\(options.name)'"
    )
  }
  let path = options.name + ".yaml"
  guard !RunDirectory.fileExists(path) else {
    throw Failure(code: .usage, message: "partyline: error: \(path) is there already; choose another name")
  }
  do {
    try RunDirectory.writeFile(Array(StarterScenario.text(named: options.name).utf8), to: path)
  } catch {
    throw Failure(code: .output, message: "partyline: error: \(error)")
  }
  StandardStreams.say("\(path) is a scenario of twenty lines; try: partyline generate \(path) --out \(options.name)\n")
}

/// The scenario that `init` writes: small, valid as it comes, every line explained.
enum StarterScenario {
  static func text(named name: String) -> String {
    """
    # A small support floor. Everything that is not said here has a default: partyline describe scenario
    scenario: \(name)
    seed: 1                                   # the same seed gives the same bytes
    clock: { start: 2026-03-02T09:00:00, timezone: America/Chicago, duration: 1h }
    platforms: [twilio, realtimekit, ccp, genesys]

    networks:                                 # partyline describe profiles lists what there is
      office: { profile: office_fibre }
      home: { profile: home_wifi_good }

    queues:
      support:
        arrivals: { per_hour: 40 }            # calls an hour, at random
        talk: { lognormal: { median: 200s, sigma: 0.8 } }

    agents:
      - { team: tier1, count: 5, serves: [support], networks: { office: 0.6, home: 0.4 } }

    coaches:
      - { team: leads, count: 1, watches: [tier1] }

    impairments:                              # ten bad minutes on the home network
      - { label: brownout, network: home, at: "09:30", for: 10m, loss: { add: 5%, burst: 4 }, delay: { add: 60ms } }

    """
  }
}
