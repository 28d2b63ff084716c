import Dialects

/// The life cycles of one table as a machine that follows one subject step by step.
struct LifeCycleMachine: Sendable {
  /// What a step means to one cycle.
  private struct Effect: Sendable {
    var cycle: Int
    /// The stages that it makes, one bit each; 0 when it ends the cycle.
    var stages: UInt64
  }

  /// A step as the machine knows it; smaller than its name, and free of it.
  struct Step: Sendable {
    /// The number of its name, of its name when it concerns the subject's own counterpart, and when another; -1 for
    /// names that no cycle has.
    var number: Int32
    var own: Int32 = -1
    var other: Int32 = -1
    var at: Int64
    var introduces: String?
    var concerns: String?
  }

  /// How far a subject has come.
  struct Progress: Sendable {
    /// Stages passed, per cycle; 255 once it cannot be that one.
    var stages: [UInt8]
    /// When the last stage was passed, per cycle; empty when no cycle asks.
    var times: [Int64]
    /// The subject's own counterpart.
    var own: String?
    /// The steps so far, repetitions of one aside, in one number (FNV-1a).
    var trace: UInt64 = 0xCBF2_9CE4_8422_2325
    var last: Int32 = -1
  }

  let table: LifeCycleTable
  private var numbers: [String: Int32] = [:]
  private var effects: [[Effect]] = []
  private let hasTimes: Bool

  init(_ table: LifeCycleTable) {
    self.table = table
    hasTimes = table.cycles.contains { $0.stages.contains { $0.gap != nil } }
    for (index, cycle) in table.cycles.enumerated() {
      var stages: [String: UInt64] = [:]
      for (position, stage) in cycle.stages.enumerated() {
        for name in stage.steps { stages[name, default: 0] |= 1 << UInt64(position) }
      }
      for name in cycle.lacking { stages[name] = 0 }
      // Sorted, because a dictionary has no order of its own.
      for (name, bits) in stages.sorted(by: { $0.key < $1.key }) {
        let number = numbers[name] ?? Int32(effects.count)
        if numbers.updateValue(number, forKey: name) == nil { effects.append([]) }
        effects[Int(number)].append(Effect(cycle: index, stages: bits))
      }
    }
  }

  /// A subject of which nothing is known.
  var start: Progress {
    Progress(
      stages: [UInt8](repeating: 0, count: table.cycles.count),
      times: hasTimes ? [Int64](repeating: 0, count: table.cycles.count) : [])
  }

  /// The step in the machine's terms.
  func step(_ step: LifeCycleTable.Step) -> Step {
    var known = Step(
      number: numbers[step.name] ?? -1, at: step.at, introduces: step.introduces, concerns: step.concerns)
    if step.concerns != nil {
      known.own = numbers[step.name + " own"] ?? -1
      known.other = numbers[step.name + " other"] ?? -1
    }
    return known
  }

  /// Moves a subject on.
  func advance(_ progress: inout Progress, _ step: Step) {
    if let name = step.introduces { progress.own = name }
    take(step.number, step.at, &progress)
    if let name = step.concerns { take(name == progress.own ? step.own : step.other, step.at, &progress) }
  }

  private func take(_ number: Int32, _ time: Int64, _ progress: inout Progress) {
    guard number >= 0 else { return }
    if number != progress.last {
      progress.trace = (progress.trace ^ UInt64(number)) &* 0x0000_0100_0000_01B3
      progress.last = number
    }
    for effect in effects[Int(number)] {
      let passed = progress.stages[effect.cycle]
      guard passed != 255 else { continue }
      guard effect.stages != 0 else {
        progress.stages[effect.cycle] = 255
        continue
      }
      let stages = table.cycles[effect.cycle].stages
      if Int(passed) < stages.count, effect.stages & (1 << UInt64(passed)) != 0,
        stages[Int(passed)].gap?.contains(time - progress.times[effect.cycle]) ?? true
      {
        progress.stages[effect.cycle] = passed + 1
        if hasTimes { progress.times[effect.cycle] = time }
      } else if hasTimes, passed > 0, effect.stages & (1 << UInt64(passed - 1)) != 0 {
        // The gap counts from the last time that the stage before occurred.
        progress.times[effect.cycle] = time
      }
    }
  }

  /// The cycles that a subject went through whole.
  func completed(_ progress: Progress) -> [Int] {
    table.cycles.indices.filter { Int(progress.stages[$0]) == table.cycles[$0].stages.count }
  }
}
