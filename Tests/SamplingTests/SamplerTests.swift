import Dialects
import JSONText
import Sampling
import Testing

@Suite struct SamplerTests {
  @Test(arguments: Samplers.quick)
  func `The same seed gives the same documents, another one others`(_ type: String) throws {
    let size = 40
    for style in SampleStyle.allCases {
      let texts = try samples(type, style, seed: 3, count: size).map(\.text)
      // A sampler that has seen nothing, asked in the other order: what was found out before decides nothing.
      let again = try Sampler(type)
      #expect((0..<size).reversed().map { again.sample(style, seed: 3, index: $0).text }.reversed() == texts)
      #expect(try samples(type, style, seed: 4, count: size).map(\.text) != texts)
    }
  }

  @Test(arguments: Samplers.quick)
  func `Choices make the document again, and an empty sequence makes one of the style`(_ type: String) throws {
    let sampler = try Samplers.of(type)
    for style in SampleStyle.allCases {
      for index in 0..<4 {
        let sample = sampler.sample(style, seed: 5, index: index)
        #expect(sampler.replay(style, sample.choices.values).text == sample.text)
      }
      #expect((sampler.replay(style, []).label != nil) == (style == .invalid))
    }
  }

  @Test func `Realistic documents come in the order of their world, one by one and as lines`() throws {
    let sampler = try Sampler("truth.agent-state")
    var lines: [UInt8] = []
    sampler.typicalLines(seed: 9, 5..<600) { lines += $0 }
    let texts = (5..<600).map { sampler.sample(.typical, seed: 9, index: $0).text }
    #expect(lines == texts.flatMap { $0 + [UInt8(ascii: "\n")] })
    #expect(Set(texts).count > 500)
  }

  @Test func `An unknown type is refused with the one that was meant`() {
    let error = #expect(throws: Sampler.UnknownType.self) { try Sampler("twilio.call-events") }
    #expect(
      error?.description.hasPrefix("unknown document type 'twilio.call-events'; did you mean 'twilio.call-event'?\n")
        == true)
  }
}

/// One sampler of each type for all tests, because its worlds and tables take a while.
enum Samplers {
  static let all = Dictionary(
    uniqueKeysWithValues: Sampler.documentTypes.compactMap { name in (try? Sampler(name)).map { (name, $0) } })

  /// Types whose worlds need no packets, which a build without optimisation simulates in a blink; `make test-samples`
  /// looks at every type.
  static let quick = ["truth.agent-state", "truth.impairment"]

  static func of(_ type: String) throws -> Sampler { try #require(all[type]) }
}

func samples(_ type: String, _ style: SampleStyle, seed: UInt64, count: Int) throws -> [Sample] {
  let sampler = try Samplers.of(type)
  return (0..<count).map { sampler.sample(style, seed: seed, index: $0) }
}
