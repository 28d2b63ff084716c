import JSONText
import Sampling

/// Thousands of samples of every type, each judged by reading it back: what `make check-samples` asks for first.
enum SampleCheck {
  /// How often each rule has to be broken by so many samples: twenty times, less often by fewer than a thousand.
  private static func timesEachRule(of count: Int) -> Int { min(20, count / 50) }

  /// How many wrong documents of a style are told.
  private static let mostTold = 5

  /// Judges `count` extreme documents of each type, and invalid ones until every rule was broken often enough.
  ///
  /// - Returns: whether all of them are what they should be.
  static func run(_ count: Int, of types: [String]) -> Bool {
    var isSound = true
    for type in types.isEmpty ? Sampler.documentTypes : types {
      do {
        let sampler = try Sampler(type)
        isSound = try checkEdges(sampler, count) && isSound
        isSound = try checkInvalid(sampler, count) && isSound
        if sampler.hasBundles { isSound = checkBundles(sampler, count) && isSound }
      } catch {
        print("\(type): \(error)")
        isSound = false
      }
    }
    return isSound
  }

  private static func checkEdges(_ sampler: Sampler, _ count: Int) throws -> Bool {
    var wrong = 0
    var texts: Set<[UInt8]> = []
    for index in 0..<count {
      let sample = sampler.sample(.edges, seed: 1, index: index)
      texts.insert(sample.text)
      let offences = sampler.judge.offences(of: try JSONReader.parse(sample.text))
      if !offences.isEmpty {
        wrong += 1
        if wrong <= mostTold { print("  edges \(index): \(offences.map { "\($0.rule): \($0.message)" })") }
      }
    }
    print("\(sampler.documentType): \(count) edges, \(texts.count) of them different, \(wrong) wrong")
    return wrong == 0
  }

  private static func checkInvalid(_ sampler: Sampler, _ count: Int) throws -> Bool {
    var broken: [String: Int] = [:]
    var wrong = 0
    var index = 0
    func rarest() -> Int { sampler.breakableRules.map { broken[$0] ?? 0 }.min() ?? 0 }
    while index < count || rarest() < timesEachRule(of: count) && index < 10 * count {
      for _ in 0..<100 {
        let sample = sampler.sample(.invalid, seed: 1, index: index)
        index += 1
        guard let label = sample.label else {
          wrong += 1
          continue
        }
        broken[label.rule, default: 0] += 1
        if !isBroken(sample, as: label, sampler.judge) {
          wrong += 1
          if wrong <= mostTold { print("  invalid \(index - 1): \(label.json)") }
        }
      }
    }
    print(
      "\(sampler.documentType): \(index) invalid, \(broken.count) rules, each \(rarest()) times at least, \(wrong) wrong"
    )
    let unbroken = try rulesTested(sampler).subtracting(sampler.breakableRules).sorted()
    if !unbroken.isEmpty { print("  no single change breaks \(unbroken.joined(separator: ", "))") }
    return wrong == 0 && rarest() >= timesEachRule(of: count)
  }

  /// The rules that documents put to the test one by one.
  private static func rulesTested(_ sampler: Sampler) throws -> Set<String> {
    var tested: Set<String> = []
    for index in 0..<500 {
      let document = try JSONReader.parse(sampler.sample(.edges, seed: 2, index: index).text)
      tested.formUnion(sampler.judge.rulesTested(by: document))
    }
    return tested
  }

  /// Judges broken bundles: a twentieth as many as documents, or as many as it takes.
  private static func checkBundles(_ sampler: Sampler, _ count: Int) -> Bool {
    var broken: [String: Int] = [:]
    var wrong = 0
    var index = 0
    let rules = sampler.breakableBundleRules
    func rarest() -> Int { rules.map { broken[$0] ?? 0 }.min() ?? 0 }
    while index < count / 20 || rarest() < timesEachRule(of: count) && index < 10 * count {
      let bundle = sampler.bundle(.invalid, seed: 1, index: index)
      index += 1
      broken[bundle.label?.label.rule ?? "none", default: 0] += 1
      if !sampler.breaksOnlyItsRule(bundle) {
        wrong += 1
        if wrong <= mostTold { print("  bundle \(index - 1): \(bundle.label?.json ?? "no label")") }
      }
    }
    print(
      "\(sampler.documentType): \(index) invalid bundles, \(broken.count) rules, \(rules.count) of them each "
        + "\(rarest()) times at least, \(wrong) wrong")
    return wrong == 0 && rarest() >= timesEachRule(of: count)
  }

  /// Whether a sample is refused for what its label says and for nothing else.
  private static func isBroken(_ sample: Sample, as label: SampleLabel, _ judge: DocumentJudge) -> Bool {
    let value: JSONValue
    do { value = try JSONReader.parse(sample.text) } catch {
      return label.rule == "text.\(label.kind)" && label.description.hasSuffix("\(error)")
    }
    let offences = judge.offences(of: value)
    guard offences.count == 1 else { return false }
    return label.rule.hasPrefix("contract.")
      ? offences[0].rule == "contract" && offences[0].pointer == label.pointer : offences[0].rule == label.rule
  }
}
