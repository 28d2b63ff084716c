import Quantities
import Randomness

/// Who of two sides speaks when: the four-state chain of the models' reference, section 3.9, whose holding times are
/// those of ITU-T P.59.
///
/// From talk one side falls silent or the other joins in; from mutual silence and from double talk either side goes
/// on alone.
struct TalkSpurtModel: Hashable, Sendable {
  /// Mean of a stretch in which one side talks, seconds.
  var singleTalk = 0.854
  /// Mean of a stretch in which both talk.
  var doubleTalk = 0.226
  /// Mean of a stretch in which neither talks.
  var mutualSilence = 0.456
  /// How often single talk ends in silence instead of double talk.
  var toSilence = 0.6
  /// How often the near side speaks first after silence; after double talk either goes on alone.
  var nearFirst = 0.5
  /// Long silences that begin per second, because somebody looks something up; below 0.13, beyond which they leave no
  /// time to talk.
  var lookupRate = 0.0

  /// Two people on the telephone, with nothing to look up.
  static let conversation = TalkSpurtModel()

  /// A contact centre's call: the near side is the agent, who takes the floor more often and looks things up.
  static let contactCentre = TalkSpurtModel(nearFirst: 0.55, lookupRate: 1.0 / 90)

  /// The long silences: log-normal (section 3.9).
  private static let lookupMedian = 6.0
  private static let lookupSigma = 0.7

  /// The mean time from one mutual silence to the next where none is long: its mean length over its share of the time
  /// (section 3.9).
  private static let silenceCycle = 0.456 / 0.22463

  /// The share of silences that are long: as many as make `lookupRate` of the time that they themselves prolong.
  private var lookupShare: Double {
    let mean = Self.lookupMedian * Portable.exp(Self.lookupSigma * Self.lookupSigma / 2)
    return lookupRate * Self.silenceCycle / (1 - lookupRate * (mean - mutualSilence))
  }

  /// The mean length of a spurt of one side: single talk, once or again and again with double talk between.
  ///
  /// A spurt begins alone; it then ends, or survives a stretch of double talk with even odds. One that begins as double
  /// talk begins with that.
  static let meanSpurt = 1.0348

  /// Both sides' speech over `span`.
  func spurts(over span: TimeSpan, stream: inout RandomStream) -> (near: [TimeSpan], far: [TimeSpan]) {
    var near = SpeechRecorder()
    var far = SpeechRecorder()
    let lookupShare = lookupShare
    var state: (near: Bool, far: Bool) = (false, false)
    var time = span.start
    while time < span.end {
      near.note(state.near, at: time)
      far.note(state.far, at: time)
      time += .seconds(rounding: holding(state, lookupShare, from: &stream))
      state = successor(of: state, from: &stream)
    }
    return (near.finish(at: span.end), far.finish(at: span.end))
  }

  private func holding(
    _ state: (near: Bool, far: Bool), _ lookupShare: Double, from stream: inout RandomStream
  ) -> Double {
    switch state {
    case (true, true): stream.exponential(mean: doubleTalk)
    case (false, false):
      stream.chance(lookupShare)
        ? stream.logNormal(median: Self.lookupMedian, sigma: Self.lookupSigma)
        : stream.exponential(mean: mutualSilence)
    default: stream.exponential(mean: singleTalk)
    }
  }

  private func successor(of state: (near: Bool, far: Bool), from stream: inout RandomStream) -> (
    near: Bool, far: Bool
  ) {
    switch state {
    case (true, true), (false, false):
      let isNear = stream.chance(state == (true, true) ? 0.5 : nearFirst)
      return (isNear, !isNear)
    default: return stream.chance(toSilence) ? (false, false) : (true, true)
    }
  }
}

/// Collects the spans in which a two-valued signal was true.
struct SpeechRecorder {
  private var spans: [TimeSpan] = []
  private var since: SimulationTime?

  /// The signal has this value from `time` on.
  mutating func note(_ isOn: Bool, at time: SimulationTime) {
    if let start = since, !isOn {
      spans.append(TimeSpan(start, time))
      since = nil
    } else if since == nil, isOn {
      since = time
    }
  }

  /// The spans, the last one closed at `end`.
  mutating func finish(at end: SimulationTime) -> [TimeSpan] {
    note(false, at: end)
    return spans
  }
}
