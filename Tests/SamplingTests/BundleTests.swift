import JSONText
import Sampling
import Testing

@Suite struct BundleTests {
  @Test func `A bundle is one conversation as everybody tells it`() throws {
    let sampler = try Samplers.of("ccp.event")
    for index in 0..<2 {
      let bundle = try JSONReader.parse(sampler.bundle(.typical, seed: 2, index: index).line)
      let truths = bundle["truth.conversation"]?.elements ?? []
      #expect(truths.count == 1)
      let streams = Set(truths.first?["legs"]?.elements.compactMap { $0["ids"]?["ccp_stream"]?.string } ?? [])
      let events = bundle["ccp.event"]?.elements ?? []
      #expect(!events.isEmpty && events.allSatisfy { streams.contains($0["stream"]?.string ?? "") })
      #expect(bundle["genesys.conversation"] != nil)
    }
  }

  @Test func `An invalid bundle differs in one place, or has a document more or less`() throws {
    let type = "ccp.event"
    let sampler = try Samplers.of(type)
    var kinds: Set<String> = []
    for index in 0..<6 {
      let broken = sampler.bundle(.invalid, seed: 2, index: index)
      let label = try #require(broken.label)
      kinds.insert(label.label.kind)
      #expect(label.documentType == type)
      #expect(sampler.breaksOnlyItsRule(broken))
      let before = try #require(broken.base).map { String(decoding: $0.text, as: UTF8.self) }
      let after = broken.members.map { String(decoding: $0.text, as: UTF8.self) }
      let change = after.difference(from: before)
      // What is edited goes and comes again; spelling of the rest is the dialect's own.
      #expect((1...2).contains(change.count), "\(label)")
      #expect(!label.label.description.isEmpty)
    }
    #expect(kinds != ["extra-property"])
  }

  @Test func `Rules between documents have their turn alike`() throws {
    let sampler = try Samplers.of("ccp.event")
    let rules = Set(sampler.breakableBundleRules)
    for rule in ["ccp.call.states", "ccp.stream.numbering", "ccp.truth.packets", "ccp.call.mute-alternates"] {
      #expect(rules.contains(rule))
    }
    let broken = (0..<rules.count * 4).map { sampler.bundle(.invalid, seed: 3, index: $0).label?.label.rule }
    // A rule has two turns in three among that many: 2.7 on average, so that few have none (e^-2.7 = 7 %).
    #expect(rules.subtracting(broken.compactMap(\.self)).count <= rules.count / 4)
  }

  @Test func `Bundles of a seed are the same whoever asks, and differ from one another`() throws {
    let one = try Sampler("ccp.event")
    let other = try Sampler("ccp.event")
    for style in [SampleStyle.typical, .spellings, .invalid] {
      let lines = (0..<3).map { one.bundle(style, seed: 6, index: $0).line }
      #expect((0..<3).reversed().map { other.bundle(style, seed: 6, index: $0).line }.reversed() == lines)
      #expect(Set(lines).count == 3)
    }
  }

  @Test func `What belongs to no conversation has no bundles`() throws {
    #expect(try !Samplers.of("truth.agent-state").hasBundles)
    #expect(try !Samplers.of("truth.impairment").hasBundles)
  }
}
