import Foundation
import Scenarios
import Testing
import YAMLReading

/// SplitMix64, so that a failure can be had again from its seed.
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Ten thousand ways to damage a bundled scenario: each is read, or refused with a place, and none takes long.
@Suite struct MutatedScenarioTests {
  /// Together 10,000 over the bundled scenarios.
  static let mutationsEach = 10_000 / bundled.count + 1

  /// What a scenario's values are made of, so that mutations get past the syntax.
  static let words = [
    "0", "-1", "1e9", "1e308", "nan", "99999999999999999999", "0.0001", "5", "100%", "0%", "1000000d", "1us", "-5s",
    "4h",
    "null", "~", "{}", "[]", "''", "true", "billing", "tier1", "pstn", "\"10:00\"", "2026-03-02T10:00:00", "daily",
    "{ lognormal: { median: 1us, sigma: 5 } }", "{ pareto: { exponent: 1.01, minimum: 1s } }",
    "{ weibull: { shape: 0.1, scale: 1s }, max: 1d }", "{ beta: { a: 0.001, b: 1000, low: 0s, high: 1d } }",
    "{ gamma: { shape: 1e-9, scale: 1d }, min: 1us }", "{ empirical: [1s, 1s] }", "&a [1]", "*a", "<<", "+13125550100",
  ]
  static let spice = Array("-?:,[]{}#&*!|>'\"%@~<= \n\t0123456789.smhd".utf8)

  @Test(.timeLimit(.minutes(5)), arguments: bundled)
  func `mutations are read or refused`(name: String) throws {
    let original = Array(try String(contentsOfFile: bundledPath(name), encoding: .utf8).utf8)
    var generator = Generator(state: UInt64(bundled.firstIndex(of: name) ?? 0))
    var refused = 0
    for round in 0..<Self.mutationsEach {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &generator) { Self.mutate(&bytes, &generator) }
      let start = ContinuousClock.now
      do {
        let scenario = try Scenario.read(bytes, file: "mutant.yaml")
        #expect(scenario.estimate.legSeconds.isFinite)
      } catch {
        refused += 1
        #expect(!error.all.isEmpty)
        for diagnostic in error.all {
          #expect((diagnostic.mark?.line ?? 0) >= 1 && !diagnostic.message.isEmpty, "round \(round): \(diagnostic)")
        }
      }
      #expect(start.duration(to: .now) < .seconds(20), "round \(round) of \(name) took long")
    }
    // Damage is mostly noticed, but not always: a digit of a seed is as good as another.
    #expect(refused > Self.mutationsEach / 4 && refused < Self.mutationsEach)
  }

  private static func mutate(_ bytes: inout [UInt8], _ generator: inout Generator) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1: bytes[place] = spice.randomElement(using: &generator) ?? 0
    case 2: bytes.insert(spice.randomElement(using: &generator) ?? 0, at: place)
    case 3: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...8, using: &generator)))
    case 4: bytes.removeSubrange(place...)
    case 5:
      let end = Int.random(in: place...min(bytes.count, place + 200), using: &generator)
      bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &generator))
    default: replaceValue(near: place, in: &bytes, &generator)
    }
  }

  /// Puts another value in the place of one that begins after a colon.
  private static func replaceValue(near place: Int, in bytes: inout [UInt8], _ generator: inout Generator) {
    guard let colon = bytes[place...].firstIndex(of: UInt8(ascii: ":")), colon + 1 < bytes.count else { return }
    let ends = ",}]\n".utf8
    let end = bytes[(colon + 1)...].firstIndex { ends.contains($0) } ?? bytes.count
    let word = words.randomElement(using: &generator) ?? ""
    bytes.replaceSubrange((colon + 1)..<end, with: Array(" \(word)".utf8))
  }
}
