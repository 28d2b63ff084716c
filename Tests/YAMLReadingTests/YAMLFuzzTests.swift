import Testing
import YAMLReading

/// SplitMix64, so that a failure can be had again from its seed.
struct FuzzGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct YAMLFuzzTests {
  static let seeds = [
    "a: &x {k: [1, 2, 'three'], \"f\": \"\\u00e9\"}\nb: *x\nc:\n  <<: *x\n  d: |\n    text\n    more\n  e: >-\n    folded\n",
    "%YAML 1.2\n---\n- a\n- - b\n  - ? c\n    : d\n- {x: , y: [,]}\n...\n",
    "# comment\nscenario: s\nclock: { start: 2026-03-02T08:00:00, duration: 4h } # more\nlist:\n- {a: 1}\n- !t b\n",
  ]
  /// What a YAML parser has special cases for.
  static let spice = Array("-?:,[]{}#&*!|>'\"%@`~<= \n\r\t\u{85}\u{2028}\0".utf8)

  /// Every input ends, with a tree or with problems inside the text.
  private func check(_ bytes: [UInt8]) {
    let document = YAMLDocument(reading: bytes)
    #expect(document.root != nil || !document.problems.isEmpty, "nothing said about \(bytes)")
    let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 2
    for problem in document.problems {
      #expect((1...lines).contains(problem.mark.line), "line \(problem.mark.line) of \(bytes)")
    }
  }

  @Test(arguments: 0..<seeds.count)
  func `every truncation is survived`(seed: Int) {
    let bytes = Array(Self.seeds[seed].utf8)
    for length in 0...bytes.count { check(Array(bytes[..<length])) }
  }

  @Test(.timeLimit(.minutes(1)), arguments: 0..<seeds.count)
  func `mutations are survived`(seed: Int) {
    var generator = FuzzGenerator(state: UInt64(seed))
    for _ in 0..<4_000 {
      var bytes = Array(Self.seeds[seed].utf8)
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: bytes.insert(Self.spice.randomElement(using: &generator) ?? 0, at: place)
        case 2: bytes[place] = Self.spice.randomElement(using: &generator) ?? 0
        case 3: if bytes.count > 1 { bytes.remove(at: place) }
        default:
          let end = Int.random(in: place...bytes.count, using: &generator)
          bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &generator))
        }
      }
      check(bytes)
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `random bytes are survived`() {
    var generator = FuzzGenerator(state: 99)
    for round in 0..<4_000 {
      let length = Int.random(in: 0..<80, using: &generator)
      check(
        (0..<length).map { _ in
          round.isMultiple(of: 2)
            ? UInt8.random(in: 0...255, using: &generator) : Self.spice.randomElement(using: &generator) ?? 0
        })
    }
  }
}
