import JSONText
import Sampling
import Testing

@Suite struct ShrinkingTests {
  @Test func `What is left still fails, has no more choices than before, and differs by what makes it fail alone`()
    throws
  {
    let sampler = try Samplers.of("truth.agent-state")
    // A parser that takes names for ASCII.
    let fails = { (sample: Sample) in
      (try? JSONReader.parse(sample.text))?["person"]?.string?.utf8.contains { $0 > 127 } == true
    }
    let failing = try #require((0..<5_000).lazy.map { sampler.sample(.edges, seed: 1, index: $0) }.first(where: fails))
    let smallest = sampler.shrink(failing, .edges, budget: 300, while: fails)
    #expect(fails(smallest))
    #expect(smallest.choices.values.count <= failing.choices.values.count)
    #expect(smallest.touched.map(\.place) == ["/person"])
  }

  @Test func `A caller who cannot hand over a function finds the same`() throws {
    let sampler = try Samplers.of("truth.agent-state")
    let isLong = { (sample: Sample) in sample.text.count > 200 }
    let failing = try #require((0..<5_000).lazy.map { sampler.sample(.edges, seed: 1, index: $0) }.first(where: isLong))
    var steps = ShrinkSteps(failing, .edges, sampler, budget: 100)
    while let candidate = steps.next() { steps.answer(isLong(candidate)) }
    #expect(steps.best.text == sampler.shrink(failing, .edges, budget: 100, while: isLong).text)
  }

  @Test func `An invalid document keeps its label while it shrinks`() throws {
    let sampler = try Samplers.of("truth.agent-state")
    let index = try #require(
      (0..<5_000).first { sampler.sample(.invalid, seed: 2, index: $0).label?.rule == "contract.malformed-time" })
    let sample = sampler.sample(.invalid, seed: 2, index: index)
    let rule = try #require(sample.label?.rule)
    let smallest = sampler.shrink(sample, .invalid, budget: 200) { $0.label?.rule == rule }
    #expect(smallest.label?.rule == rule)
    #expect(smallest.choices.values.count <= sample.choices.values.count)
  }

  @Test func `A shrinker goes down to the smallest sequence of a made-up property`() {
    // Interesting: a number of at least 1,000 somewhere.
    var start = ChoiceRecord()
    start.values = [5, 9_999, 3, 77, 123]
    start.bounds = Array(repeating: 10_000, count: 5)
    let shrunk = ChoiceShrinker(budget: 1_000).shrink(start) { values in
      guard values.contains(where: { $0 >= 1_000 }) else { return nil }
      var record = ChoiceRecord()
      record.values = values
      record.bounds = Array(repeating: 10_000, count: values.count)
      return record
    }
    #expect(shrunk.record.values == [1_000])
    #expect(shrunk.tries <= 1_000)
  }
}
