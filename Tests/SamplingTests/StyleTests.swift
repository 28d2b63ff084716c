import Dialects
import JSONText
import Sampling
import Testing

/// What each style promises, judged by reading the text back.
@Suite struct StyleTests {
  @Test(arguments: Samplers.quick)
  func `Realistic documents are sound`(_ type: String) throws {
    let judge = try Samplers.of(type).judge
    for sample in try samples(type, .typical, seed: 1, count: 60) {
      #expect(judge.offences(of: try JSONReader.parse(sample.text)).isEmpty)
    }
  }

  @Test(arguments: Samplers.quick)
  func `Extreme documents keep their contract and every rule`(_ type: String) throws {
    let judge = try Samplers.of(type).judge
    var touched: Set<SampleTouch> = []
    for sample in try samples(type, .edges, seed: 7, count: 300) {
      let offences = judge.offences(of: try JSONReader.parse(sample.text))
      #expect(offences.isEmpty, "\(sample.choices.values)")
      touched.formUnion(sample.touched)
    }
    #expect(touched.count > 10)
  }

  @Test(arguments: Samplers.quick)
  func `Invalid documents are wrong as their label says and in no other way`(_ type: String) throws {
    let sampler = try Samplers.of(type)
    var broken: Set<String> = []
    for sample in try samples(type, .invalid, seed: 7, count: 300) {
      let label = try #require(sample.label)
      broken.insert(label.rule)
      try expect(sample, breaks: label, sampler.judge)
    }
    #expect(broken.count > 10)
  }

  private func expect(_ sample: Sample, breaks label: SampleLabel, _ judge: DocumentJudge) throws {
    let value: JSONValue
    do { value = try JSONReader.parse(sample.text) } catch {
      #expect(label.rule == "text.\(label.kind)" && label.description.hasSuffix("\(error)"))
      return
    }
    let offences = judge.offences(of: value)
    #expect(offences.count == 1, "\(label) \(offences)")
    let offence = try #require(offences.first)
    if label.rule.hasPrefix("contract.") {
      #expect(offence.rule == "contract" && offence.pointer == label.pointer)
    } else {
      #expect(offence.rule == label.rule && offence.message == label.description)
    }
  }

  @Test(arguments: Samplers.quick)
  func `Two spellings are the same value`(_ type: String) throws {
    var different = 0
    for sample in try samples(type, .spellings, seed: 7, count: 300 / 2) {
      let plain = try #require(sample.plain)
      #expect(try JSONReader.parse(sample.text).isSame(as: JSONReader.parse(plain)))
      if plain != sample.text { different += 1 }
    }
    #expect(different > 300 / 4)
  }

  @Test(arguments: Samplers.quick)
  func `The sound document beside a sample is sound`(_ type: String) throws {
    let judge = try Samplers.of(type).judge
    for style in [SampleStyle.edges, .invalid] {
      for sample in try samples(type, style, seed: 11, count: 20) {
        #expect(judge.offences(of: try JSONReader.parse(sample.base)).isEmpty)
      }
    }
  }
}

extension JSONValue {
  /// Whether two values are equal however they are written: members in any order, numbers as doubles.
  fileprivate func isSame(as other: JSONValue) -> Bool {
    switch (self, other) {
    case (.null, .null): return true
    case (.boolean(let one), .boolean(let two)): return one == two
    case (.string(let one), .string(let two)): return Array(one.unicodeScalars) == Array(two.unicodeScalars)
    case (.number(let one), .number(let two)): return one.double == two.double
    case (.array(let one), .array(let two)):
      return one.count == two.count && zip(one, two).allSatisfy { $0.isSame(as: $1) }
    case (.object(let one), .object(let two)):
      // By scalars: to a dictionary of strings two keys would be one when they are canonically equivalent.
      let order = { (left: (key: String, value: JSONValue), right: (key: String, value: JSONValue)) in
        left.key.unicodeScalars.lexicographicallyPrecedes(right.key.unicodeScalars)
      }
      return one.count == two.count
        && zip(one.sorted(by: order), two.sorted(by: order)).allSatisfy {
          Array($0.key.unicodeScalars) == Array($1.key.unicodeScalars) && $0.value.isSame(as: $1.value)
        }
    default: return false
    }
  }
}
