import GroundTruth
import Quantities
import Randomness

/// What every leg's person says in a conversation, and when.
///
/// Utterances of the conversation are spoken with short pauses inside; a conversation without any is filled by the
/// talk-spurt model, so that it sounds like one. People on hold mutter. Muting is not considered here.
struct SpeechPlan {
  private let conversation: Conversation
  private let seed: UInt64

  /// Share of the time in which a held party speaks: inferred, to somebody else in the room.
  private static let heldActivity = 0.15
  /// Share of the time in which a coach speaks to an agent, where no utterance says so: inferred.
  private static let coachActivity = 0.25

  /// The plan of `conversation`.
  init(_ conversation: Conversation, seed: UInt64) {
    self.conversation = conversation
    self.seed = seed
  }

  /// Spurts by leg; empty for legs that were never in the mix.
  func spurts() -> [[TalkActivity.Spurt]] {
    var speech = [[TimeSpan]](repeating: [], count: conversation.legs.count)
    if conversation.actions.contains(where: { $0.kind == .utterance }) {
      speakUtterances(into: &speech)
    } else {
      conversation.kind == .meeting ? holdMeeting(into: &speech) : holdCall(into: &speech)
    }
    return conversation.legs.map { leg in
      guard let presence = leg.presence else { return [] }
      let holds = SpanSet(conversation.holds(of: leg.index))
      let spoken = SpanSet(speech[leg.index]).intersection(SpanSet([presence])).subtracting(holds)
      var held = stream(of: leg, .heldSpeech)
      let muttered = holds.spans.flatMap { Self.alternating(over: $0, activity: Self.heldActivity, &held) }
      return leveled(SpanSet(spoken.spans + muttered).spans, leg: leg)
    }
  }

  // MARK: Utterances

  private func speakUtterances(into speech: inout [[TimeSpan]]) {
    let streams = conversation.legs.map { StreamBox(stream(of: $0, .pauses)) }
    for action in conversation.actions where action.kind == .utterance {
      let span = TimeSpan(action.at, action.at + action.duration)
      speech[action.leg] += Self.paused(span, &streams[action.leg].stream)
    }
  }

  /// Speech over `span` with the short pauses of a talker who keeps the floor; it begins and ends with speech.
  private static func paused(_ span: TimeSpan, _ stream: inout RandomStream) -> [TimeSpan] {
    let model = TalkSpurtModel.conversation
    var result: [TimeSpan] = []
    var start = span.start
    while true {
      let end = start + .seconds(rounding: stream.exponential(mean: TalkSpurtModel.meanSpurt))
      let resumed = end + .seconds(rounding: stream.exponential(mean: model.mutualSilence))
      guard resumed < span.end else { return result + [TimeSpan(start, span.end)] }
      result.append(TimeSpan(start, end))
      start = resumed
    }
  }

  // MARK: Conversations without utterances

  /// Agents speak on the near side, everybody else on the far one; of several people on a side each has a turn.
  private func holdCall(into speech: inout [[TimeSpan]]) {
    let legs = conversation.legs.filter { $0.presence != nil && $0.role != .coach }
    var chain = stream(.talkChain)
    var turns = stream(.talkTurns)
    let sides = TalkSpurtModel.contactCentre.spurts(over: conversation.span, stream: &chain)
    deal(sides.near, among: legs.filter { $0.role == .agent }, into: &speech, from: &turns)
    deal(sides.far, among: legs.filter { $0.role != .agent }, into: &speech, from: &turns)
    for leg in conversation.legs where leg.role == .coach {
      var own = stream(of: leg, .pauses)
      for stretch in conversation.supervision(by: leg.index) where stretch.mode != .monitor {
        speech[leg.index] += Self.alternating(over: stretch.span, activity: Self.coachActivity, &own)
      }
    }
  }

  private func holdMeeting(into speech: inout [[TimeSpan]]) {
    let legs = conversation.legs.filter { $0.presence != nil }
    var chain = stream(.talkChain)
    var turns = stream(.talkTurns)
    let sides = TalkSpurtModel.conversation.spurts(over: conversation.span, stream: &chain)
    deal(sides.near, among: legs, into: &speech, from: &turns)
    deal(sides.far, among: legs, into: &speech, from: &turns)
  }

  /// Gives each spurt to one of the people who are there; a person keeps the floor for several in a row.
  private func deal(
    _ spurts: [TimeSpan], among legs: [Leg], into speech: inout [[TimeSpan]], from stream: inout RandomStream
  ) {
    var holder: Leg?
    var turnEnd = conversation.span.start
    for spurt in spurts {
      func isThere(_ leg: Leg) -> Bool { leg.presence?.contains(spurt.start) ?? false }
      if spurt.start >= turnEnd || !(holder.map(isThere) ?? false) {
        holder = stream.element(of: legs.filter(isThere))
        turnEnd = spurt.start + .seconds(rounding: stream.exponential(mean: Self.meanTurn))
      }
      if let holder { speech[holder.index].append(spurt) }
    }
  }

  /// How long one of several people on a side keeps the floor, seconds: inferred.
  private static let meanTurn = 9.0

  // MARK: Pieces

  /// Spurts of the usual length that fill `activity` of `span`.
  private static func alternating(over span: TimeSpan, activity: Double, _ stream: inout RandomStream) -> [TimeSpan] {
    let pause = TalkSpurtModel.meanSpurt * (1 - activity) / activity
    var result: [TimeSpan] = []
    var time = span.start
    while true {
      let start = time + .seconds(rounding: stream.exponential(mean: pause))
      guard start < span.end else { return result }
      time = start + .seconds(rounding: stream.exponential(mean: TalkSpurtModel.meanSpurt))
      result.append(TimeSpan(start, min(time, span.end)))
    }
  }

  private func leveled(_ spans: [TimeSpan], leg: Leg) -> [TalkActivity.Spurt] {
    let person = conversation.person(of: leg)
    var own = RandomStream(StreamKey(seed: seed, entity: person.entity, purpose: .levels))
    let usual = SpeechLevel.talker(from: &own)
    var spurts = stream(of: leg, .spurtLevels)
    return spans.map { TalkActivity.Spurt(span: $0, level: SpeechLevel.spurt(of: usual, from: &spurts)) }
  }

  /// What the talk streams are for, as buckets of one purpose.
  private enum Use: UInt64 {
    case talkChain, talkTurns, pauses, heldSpeech, spurtLevels
  }

  private func stream(_ use: Use) -> RandomStream {
    RandomStream(
      StreamKey(
        seed: seed, entity: ConversationMedia.entity(of: conversation), purpose: .talk, bucket: use.rawValue))
  }

  private func stream(of leg: Leg, _ use: Use) -> RandomStream {
    RandomStream(
      StreamKey(
        seed: seed, entity: ConversationMedia.entity(of: leg, in: conversation), purpose: .talk,
        bucket: use.rawValue))
  }
}

/// A stream on the heap, so that several can lie in an array.
private final class StreamBox {
  var stream: RandomStream
  init(_ stream: consuming RandomStream) { self.stream = stream }
}

/// Levels of speech and of rooms on the scale 0 through 32767: section 3.9.
enum SpeechLevel {
  /// Active speech, dBov.
  private static let usual = -26.0
  /// Standard deviations in dB.
  private static let betweenTalkers = 5.0
  private static let betweenSpurts = 3.0

  /// The noise of an office, −65 dBov.
  static let officeNoise = 18
  /// The noise of a home, −50 dBov.
  static let homeNoise = 104

  /// The level of hold music, dBov (section 3.6); it stays the same while the music plays.
  private static let music = -26.0...(-20.0)

  /// How loud the music is that a conversation's callers hear; 1642 through 3276.
  static func music(from stream: inout RandomStream) -> Int {
    let level = stream.uniform(from: music.lowerBound, to: music.upperBound)
    return Int(32_767 * Portable.pow(10, level / 20))
  }

  /// How loud somebody usually speaks, dBov.
  static func talker(from stream: inout RandomStream) -> Double { usual + stream.gaussian(sigma: betweenTalkers) }

  /// How loud one spurt of somebody is who usually speaks at `talker` dBov; 1 through 32767.
  static func spurt(of talker: Double, from stream: inout RandomStream) -> Int {
    let level = 32_767 * Portable.pow(10, (talker + stream.gaussian(sigma: betweenSpurts)) / 20)
    return max(1, min(32_767, Int(level)))
  }
}
