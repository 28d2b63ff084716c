import Testing

@testable import GenesysDialect

@Suite("Chains of segments")
struct SegmentChainsTests {
  /// The chain of `parts` from 100 on, as `kind start-end`.
  private func chain(_ parts: [(Segment.Kind, Int64)], in chains: inout SegmentChains) -> [String] {
    chains.begin(at: 100)
    for (kind, time) in parts { chains.append(kind, until: time) }
    return chains.segments[chains.chain].map { "\($0.kind) \($0.start)-\($0.end)" }
  }

  @Test("Segments follow on one another without a gap")
  func contiguous() {
    var chains = SegmentChains()
    let found = chain([(.alert, 104), (.interact, 110), (.hold, 120), (.interact, 130)], in: &chains)
    #expect(found == ["alert 100-104", "interact 104-110", "hold 110-120", "interact 120-130"])
  }

  @Test("One of no length is left out, unless it opens the call")
  func empty() {
    var chains = SegmentChains()
    let found = chain([(.alert, 100), (.interact, 100), (.hold, 90), (.interact, 130)], in: &chains)
    #expect(found == ["alert 100-100", "interact 100-130"])
  }

  @Test("The same again goes on")
  func merged() {
    var chains = SegmentChains()
    let found = chain([(.interact, 110), (.hold, 110), (.interact, 120), (.interact, 115)], in: &chains)
    #expect(found == ["interact 100-120"])
  }

  @Test("A chain does not go on in the next one, and their memory is used again")
  func apart() {
    var chains = SegmentChains()
    _ = chain([(.interact, 110)], in: &chains)
    #expect(chain([(.interact, 120)], in: &chains) == ["interact 100-120"])
    #expect(chains.chain == 1..<2)
    chains.removeAll()
    #expect(chain([(.dialing, 120)], in: &chains) == ["dialing 100-120"])
    #expect(chains.chain == 0..<1)
  }
}
