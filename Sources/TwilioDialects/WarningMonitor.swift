import GroundTruth
import Randomness

/// The statistics monitor of an SDK: looks at one sample a second and warns.
///
/// The browser SDK keeps ten samples, because its audio rules need that many and all rules share one buffer; the
/// mobile ones keep five, as documented. Warnings are muted during the first five seconds after the call object
/// came into being (assumed for the mobile SDKs too).
struct WarningMonitor {
  /// A warning raised or cleared.
  struct Warning {
    /// Milliseconds since the epoch.
    var at: Int64
    var isAudioLevel: Bool
    var isRaised: Bool
    /// Whether it says that nothing arrives any more, upon which the browser SDK reconnects.
    var isStarvation = false
    var name: StaticString
    var level: CallEvent.Level
    var detail: CallEvent.Detail
  }

  /// Milliseconds after the call object's creation without warnings (`call.ts`, MONITOR_CALLBACK_DELAY).
  static let quietStart: Int64 = 5_000
  /// Hundredths of a level unit: 1 % of 32767, and 3 % for the iOS SDK to call it over.
  private static let audioLimit = 32_767, iOSAudioClear = 98_301

  private var flavour = SDKClient.Flavour.javaScript
  private var enabledAt: Int64 = 0
  /// In the order in which a second's rules are judged.
  private var rules: [(value: Value, rule: WarningRule)] = []
  private var input = AudioLevelRule(isLoudspeaker: false, clears: 0)
  private var output: AudioLevelRule?
  private(set) var warnings: [Warning] = []
  /// The samples that warnings quote, hundredths: `CallEvent.Detail.metric` names a stretch of them.
  private(set) var quoted: [Int] = []

  /// Which figure of a sample a rule looks at.
  private enum Value { case bytesReceived, bytesSent, jitter, meanOpinionScore, loss, roundTrip }

  /// A monitor of nothing yet.
  init() {}

  /// Begins anew with a call object created at `createdAt`, milliseconds since the epoch, in the memory of the call
  /// before.
  mutating func begin(_ flavour: SDKClient.Flavour, createdAt: Int64) {
    self.flavour = flavour
    enabledAt = createdAt + Self.quietStart
    warnings.removeAll(keepingCapacity: true)
    quoted.removeAll(keepingCapacity: true)
    rules.removeAll(keepingCapacity: true)
    let lostFraction = WarningRule.Condition.mean(above: 300, clears: 100)
    switch flavour {
    case .javaScript:
      rules.append((.bytesReceived, WarningRule("low-bytes-received", .silent, window: 3)))
      rules.append((.bytesSent, WarningRule("low-bytes-sent", .silent, window: 3)))
      rules.append((.jitter, WarningRule("high-jitter", .above(30_00), window: 10)))
      rules.append((.meanOpinionScore, WarningRule("low-mos", .below(3_00), window: 10)))
      rules.append((.loss, WarningRule("high-packet-loss", .above(1_00), window: 10)))
      rules.append((.loss, WarningRule("high-packets-lost-fraction", lostFraction, window: 7)))
      rules.append((.roundTrip, WarningRule("high-rtt", .above(400_00), window: 10)))
    case .android, .iOS:
      rules.append((.jitter, WarningRule("high-jitter", .above(30_00), window: 5)))
      rules.append((.meanOpinionScore, WarningRule("low-mos", .below(3_50), window: 5)))
      // Android keeps the older name.
      let name: StaticString = flavour == .android ? "high-packet-loss" : "high-packets-lost-fraction"
      rules.append((.loss, WarningRule(name, lostFraction, window: 7)))
      rules.append((.roundTrip, WarningRule("high-rtt", .above(400_00), window: 5)))
    }
    // The iOS SDK has no rule about the loudspeaker.
    output = flavour == .iOS ? nil : AudioLevelRule(isLoudspeaker: true, clears: Self.audioLimit)
    input = AudioLevelRule(
      isLoudspeaker: false, clears: flavour == .iOS ? Self.iOSAudioClear : Self.audioLimit)
  }

  /// Judges the sample taken at `time`, milliseconds since the epoch.
  mutating func observe(_ sample: SDKSample, at time: Int64) {
    let isEnabled = time >= enabledAt
    if let change = input.observe(sample.input, at: time, mayRaise: isEnabled) { report(change, input, at: time) }
    if let change = output?.observe(sample.output, at: time, mayRaise: isEnabled), let output {
      report(change, output, at: time)
    }
    for index in rules.indices {
      let value: Int? =
        switch rules[index].value {
        case .bytesReceived: sample.bytesReceived
        case .bytesSent: sample.bytesSent
        case .jitter: sample.jitter
        case .meanOpinionScore: sample.meanOpinionScore
        case .loss: sample.loss
        case .roundTrip: sample.roundTrip
        }
      // While nothing arrives there is no new evidence of jitter or loss.
      let isStale = sample.bytesReceived == 0 && (rules[index].value == .jitter || rules[index].value == .loss)
      guard let change = rules[index].rule.observe(value, at: time, mayRaise: isEnabled && !isStale) else { continue }
      report(change, rules[index].rule, about: rules[index].value, at: time)
    }
  }

  private mutating func report(_ change: WarningRule.Change, _ rule: WarningRule, about value: Value, at time: Int64) {
    // The browser SDK has two loss rules under one key and finds no threshold when either clears.
    let hasThreshold = change == .raised || !(value == .loss && flavour == .javaScript)
    let first = quoted.count
    rule.appendValues(to: &quoted)
    let detail = CallEvent.Detail.metric(threshold: hasThreshold ? rule.threshold : 0, values: first..<quoted.count)
    warnings.append(
      Warning(
        at: time, isAudioLevel: false, isRaised: change == .raised,
        isStarvation: change == .raised && value == .bytesReceived, name: rule.name,
        level: change == .raised ? .warning : .information, detail: detail))
  }

  private mutating func report(_ change: WarningRule.Change, _ rule: AudioLevelRule, at time: Int64) {
    // The browser SDK posts the loudspeaker's warning as information and keeps it from the application.
    let isQuiet = flavour == .javaScript && rule.isLoudspeaker
    warnings.append(
      Warning(
        at: time, isAudioLevel: true, isRaised: change == .raised, name: rule.name,
        level: change == .raised && !isQuiet ? .warning : .information,
        detail: .audioLevel(threshold: Self.audioLimit, deviation: rule.deviation)))
  }
}

/// Warns of a level that does not change: a standard deviation over ten seconds below 1 % of full scale.
private struct AudioLevelRule {
  /// Whether it listens to the loudspeaker and not to the microphone.
  let isLoudspeaker: Bool
  /// Hundredths from which the warning is over.
  let clears: Int
  /// The window as a ring.
  private var seconds: [10 of LevelMoments] = .init(repeating: LevelMoments(speech: 0, level: 0))
  private var count = 0
  private var oldest = 0
  private var raisedAt: Int64?
  /// Of the readings in the window.
  private(set) var deviation = 0.0

  private static let window = 10
  private static let limit = 327.67

  init(isLoudspeaker: Bool, clears: Int) {
    self.isLoudspeaker = isLoudspeaker
    self.clears = clears
  }

  var name: StaticString { isLoudspeaker ? "constant-audio-output-level" : "constant-audio-input-level" }

  /// Takes a second's readings, or none while muted: the window then begins anew and nothing is raised or cleared.
  mutating func observe(_ moments: LevelMoments?, at time: Int64, mayRaise: Bool) -> WarningRule.Change? {
    guard let moments else {
      (count, oldest) = (0, 0)
      return nil
    }
    if count < Self.window {
      seconds[count] = moments
      count += 1
    } else {
      seconds[oldest] = moments
      oldest = oldest == Self.window - 1 ? 0 : oldest + 1
    }
    guard count == Self.window else { return nil }
    var mean = 0.0
    var meanSquare = 0.0
    // Oldest first: sums of doubles depend on their order.
    for position in oldest..<Self.window {
      mean += seconds[position].mean
      meanSquare += seconds[position].meanSquare
    }
    for position in 0..<oldest {
      mean += seconds[position].mean
      meanSquare += seconds[position].meanSquare
    }
    mean /= Double(Self.window)
    meanSquare /= Double(Self.window)
    deviation = max(0, meanSquare - mean * mean).squareRoot()
    if let begun = raisedAt {
      guard time - begun >= WarningRule.shortestWarning, deviation >= Double(clears) / 100 else { return nil }
      raisedAt = nil
      return .cleared
    }
    guard mayRaise, deviation < Self.limit else { return nil }
    raisedAt = time
    return .raised
  }
}
