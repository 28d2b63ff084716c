import Dispatch
public import Sampling
import Synchronization

/// Feeds samples to a program and looks for those that it mishandles.
///
/// What is found depends on the seed and the number of documents alone: every document is made from its index, and
/// findings are told in the order of these, whatever the number of copies that run beside each other.
public struct Exercise: Sendable {
  /// What makes the documents.
  public var sampler: Sampler
  /// Documents alternate between these styles.
  public var styles: [SampleStyle]
  public var command: SubjectCommand
  public var seed: UInt64
  /// How many documents are tried.
  public var count: Int
  /// Copies of the program that run beside each other.
  public var jobs: Int
  /// How many different findings are shrunk and kept.
  public var mostFindings: Int
  /// Whether it ends with the first finding.
  public var stopsAtFirst: Bool
  /// How many candidates are tried to make a finding simpler.
  public var shrinkBudget: Int

  /// An exercise of a program.
  public init(
    sampler: Sampler, styles: [SampleStyle], command: SubjectCommand, seed: UInt64, count: Int, jobs: Int,
    mostFindings: Int, stopsAtFirst: Bool, shrinkBudget: Int
  ) {
    self.sampler = sampler
    self.styles = styles
    self.command = command
    self.seed = seed
    self.count = count
    self.jobs = jobs
    self.mostFindings = mostFindings
    self.stopsAtFirst = stopsAtFirst
    self.shrinkBudget = shrinkBudget
  }

  /// Documents between two looks at what was found; a constant, so that the number of copies changes nothing.
  private static let roundSize = 128
  /// Candidates that are tried to make a document simpler that a program hangs on.
  private static let mostHangs = 40
  /// Documents that a copy is given at once.
  private static let batchSize = 32

  /// Tries all documents.
  ///
  /// - Parameters:
  ///   - progress: is told how many were tried and how many different findings there are.
  ///   - isCancelled: ends it early when it holds.
  public func run(
    progress: (_ tried: Int, _ findings: Int) -> Void, isCancelled: () -> Bool
  ) throws -> ExerciseReport {
    var report = ExerciseReport(styles: styles)
    let subjects = (0..<jobs).map { _ in SubjectHolder(Subject(command)) }
    var first: [FindingKey: Int] = [:]
    var start = 0
    while start < count, !isCancelled(), !(stopsAtFirst && !first.isEmpty) {
      let end = min(count, start + Self.roundSize)
      for trial in try round(start..<end, subjects) {
        report.note(trial.sample, trial.style)
        guard let key = trial.key else { continue }
        report.occurrences[key, default: 0] += 1
        if first[key] == nil { first[key] = trial.index }
      }
      start = end
      report.tried = end
      progress(end, first.count)
    }
    report.finish(sampler)
    let ordered = first.sorted { $0.value < $1.value }.prefix(stopsAtFirst ? 1 : mostFindings)
    report.overlooked = first.count - ordered.count
    for (key, index) in ordered where !isCancelled() {
      report.findings.append(try shrunk(key, index, subjects[0].subject))
    }
    return report
  }

  /// What the program makes of the one sample that some choices make.
  public func replay(_ style: SampleStyle, _ numbers: [UInt64]) throws -> ExerciseReport {
    var report = ExerciseReport(styles: [style])
    let sample = sampler.replay(style, numbers)
    report.tried = 1
    report.note(sample, style)
    let judged = try judge([sample], style, Subject(command))[0]
    if let key = judged.key {
      report.occurrences[key] = 1
      report.findings.append(
        Finding(key: key, index: 0, style: style, original: sample, sample: sample, verdict: judged.verdict, tries: 0))
    }
    return report
  }

  // MARK: Trying

  private struct Trial {
    var index: Int
    var style: SampleStyle
    var sample: Sample
    var key: FindingKey?
  }

  /// A copy of the program, used by one thread at a time: the position of a batch says by which.
  private final class SubjectHolder: @unchecked Sendable {
    // Sendable: `round` gives each to one iteration, and takes them back when all have ended.
    let subject: Subject
    init(_ subject: Subject) { self.subject = subject }
  }

  private func style(of index: Int) -> SampleStyle { styles[index % styles.count] }

  private func round(_ indices: Range<Int>, _ subjects: [SubjectHolder]) throws -> [Trial] {
    let batches = stride(from: indices.lowerBound, to: indices.upperBound, by: Self.batchSize).map {
      $0..<min(indices.upperBound, $0 + Self.batchSize)
    }
    let results = Mutex<[Int: Result<[Trial], any Error>]>([:])
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: subjects.count) { worker in
      while true {
        let position = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard position < batches.count else { return }
        let result = Result { try trials(batches[position], subjects[worker].subject) }
        results.withLock { $0[position] = result }
      }
    }
    return try results.withLock { results in
      try batches.indices.flatMap { try results[$0]?.get() ?? [] }
    }
  }

  private func trials(_ indices: Range<Int>, _ subject: Subject) throws -> [Trial] {
    var trials: [Trial] = []
    for style in styles {
      let own = indices.filter { self.style(of: $0) == style }
      let samples = own.map { sampler.sample(style, seed: seed, index: $0) }
      let judged = try judge(samples, style, subject)
      for (position, index) in own.enumerated() {
        trials.append(Trial(index: index, style: style, sample: samples[position], key: judged[position].key))
      }
    }
    return trials
  }

  private func judge(
    _ samples: [Sample], _ style: SampleStyle, _ subject: Subject
  ) throws -> [(key: FindingKey?, verdict: Verdict)] {
    let verdicts = try subject.verdicts(on: samples.map(\.text))
    guard style == .spellings else {
      return samples.indices.map { (FindingKey(samples[$0], verdicts[$0]), verdicts[$0]) }
    }
    let plain = try subject.verdicts(on: samples.map { $0.plain ?? $0.text })
    return samples.indices.map { (FindingKey(spelt: verdicts[$0], plain: plain[$0]), verdicts[$0]) }
  }

  // MARK: Shrinking

  private func shrunk(_ key: FindingKey, _ index: Int, _ subject: Subject) throws -> Finding {
    let style = style(of: index)
    let original = sampler.sample(style, seed: seed, index: index)
    var failure: (any Error)?
    var tries = 0
    // Every candidate that hangs costs the whole time that an answer may take.
    let budget = key.kind == .hang ? min(shrinkBudget, Self.mostHangs) : shrinkBudget
    let sample = sampler.shrink(original, style, budget: budget) { candidate in
      guard failure == nil else { return false }
      tries += 1
      do { return try judge([candidate], style, subject)[0].key == key } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    let verdict = try judge([sample], style, subject)[0].verdict
    return Finding(
      key: key, index: index, style: style, original: original, sample: sample, verdict: verdict, tries: tries)
  }
}
