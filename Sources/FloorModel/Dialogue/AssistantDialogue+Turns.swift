import GroundTruth
import Quantities
import Randomness

/// What caller and assistant do in turn.
///
/// Rates of speech and of text are inferred: 2.7 words a second, 45 pieces of text, 1.3 of them to a word; the first
/// sentence is spoken once some twelve words of it are there.
extension AssistantDialogue {
  private static let wordsPerSecond = 2.7
  private static let tokensPerSecond = 45.0
  private static let tokensPerWord = 1.2...1.5
  private static let firstSentence = 16

  // MARK: The caller

  /// The caller says something, and it is passed on in writing.
  mutating func speak(alreadySpeaking: Bool) {
    if !alreadySpeaking {
      now += milliseconds(300, 1_600)
      note(.customerSpeaks)
    }
    var seconds: Double
    repeat { seconds = draws.logNormal(median: 2.4, sigma: 0.5) } while !(0.5...12).contains(seconds)
    now += Int64(seconds * 1_000)
    note(.customerStops)
    let transcription = milliseconds(configuration.transcription)
    now += transcription
    note(.transcribed(after: .milliseconds(transcription)))
    now += milliseconds(2, 14)
    note(.prompted)
  }

  /// The caller types four to eight digits.
  mutating func typeNumber() {
    now += milliseconds(900, 3_000)
    for _ in 0..<4 + draws.integer(below: 5) {
      note(.keyPressed)
      now += milliseconds(220, 650)
    }
  }

  /// The caller's exchange says that a key is to be pressed before anybody is put through.
  mutating func passScreening() {
    now += milliseconds(2_500, 5_000)
    note(.keySent)
    now += milliseconds(600, 1_500)
  }

  // MARK: The assistant

  /// The assistant replies; true when the caller speaks by the end of it, because they have cut it short.
  mutating func reply(isLast: Bool, in spoken: Int) -> Bool {
    if draws.chance(configuration.lookups) { announceLookup() }
    let thinking = milliseconds(configuration.thinking)
    now += thinking
    if language != spoken {
      language = spoken
      note(.languageChanged(to: spoken))
    }
    if draws.chance(configuration.faults) { note(.failed(draws.chance(0.5) ? .unintelligible : .unsupported)) }
    let isCutShort = say(
      words: 7 + draws.integer(below: 34), streams: true,
      mayInterrupt: configuration.manners.isInterruptible && !isLast)
    if !isCutShort, draws.chance(configuration.recordings) {
      now += milliseconds(100, 400)
      note(.recordingPlayed)
      now += milliseconds(4_000, 9_000)
    }
    return isCutShort
  }

  /// The assistant says that it has to look something up, and may know before it has said so.
  private mutating func announceLookup() {
    now += milliseconds(configuration.thinking) / 3
    let words = 4 + draws.integer(below: 8)
    let start = beginSpeech(words: words, streams: true)
    let end = start + Int64(Double(words) / Self.wordsPerSecond * 1_000)
    let known = start + milliseconds(600, 3_500)
    if configuration.manners.isPreemptible, known < end {
      note(.preempted, at: known)
      note(.assistantStops, at: known)
      now = known
    } else {
      note(.assistantStops, at: end)
      now = max(known, end)
    }
  }

  /// The assistant speaks; true when the caller cuts it short by speaking.
  mutating func say(words: Int, streams: Bool = false, mayInterrupt: Bool) -> Bool {
    let start = beginSpeech(words: words, streams: streams)
    let end = start + Int64(Double(words) / Self.wordsPerSecond * 1_000)
    guard mayInterrupt, draws.chance(configuration.interruptions), end - start > 1_500 else {
      note(.assistantStops, at: end)
      now = end
      return false
    }
    let cut = start + Int64(Double(end - start) * draws.uniform(from: 0.25, to: 0.8))
    let byKey = configuration.manners.detectsKeys && draws.chance(configuration.keyInterruptions)
    now = cut
    note(byKey ? .keyPressed : .customerSpeaks)
    // Words are told from noise first; a key is a key.
    now += byKey ? milliseconds(4, 20) : milliseconds(150, 400)
    note(.interrupted(by: byKey ? .key : .speech))
    now += milliseconds(1, 30)
    note(.assistantStops)
    return !byKey
  }

  /// The text of so many words comes, all at once for a greeting and piece by piece for a reply, and its first sentence
  /// becomes sound; returns when that is heard.
  private mutating func beginSpeech(words: Int, streams: Bool) -> Int64 {
    let tokens = Int(
      Double(words) * draws.uniform(from: Self.tokensPerWord.lowerBound, to: Self.tokensPerWord.upperBound))
    if streams {
      note(.firstToken)
      let streaming = Int64(Double(tokens) / Self.tokensPerSecond * 1_000)
      note(.lastToken(tokens: max(tokens, words), words: words), at: now + max(1, streaming))
      now += Int64(Double(min(tokens, Self.firstSentence)) / Self.tokensPerSecond * 1_000)
    }
    let voicing = milliseconds(configuration.voicing)
    now += voicing
    note(.voiced(after: .milliseconds(voicing)))
    now += milliseconds(0, 4)
    note(.assistantSpeaks)
    return now
  }
}
