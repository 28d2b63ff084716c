public import Quantities

/// What one direction of a leg carries over time: speech, music, silence, or nothing at all.
///
/// The lists are ascending and their spans do not overlap within a list.
public struct TalkActivity: Hashable, Sendable {
  /// A stretch of uninterrupted speech.
  public struct Spurt: Hashable, Sendable {
    /// When.
    public var span: TimeSpan
    /// The level, 1 through 32767.
    public var level: Int

    /// Speech over `span` at `level`.
    public init(span: TimeSpan, level: Int) {
      self.span = span
      self.level = level
    }
  }

  /// Speech.
  public var spurts: [Spurt]
  /// Digital silence: the microphone is off.
  public var mutes: [TimeSpan]
  /// Hold music.
  public var music: [TimeSpan]
  /// Its level, the same throughout: 0 through 32767.
  public var musicLevel: Int
  /// When nobody is there to send to.
  public var absences: [TimeSpan]
  /// The level between spurts, 0 through 32767.
  public var noise: Int
  /// The pauses of an Opus encoder that falls silent with its speaker; nil for one that never does.
  public var pauses: [TimeSpan]?

  /// Activity with the given parts.
  public init(
    spurts: [Spurt] = [], mutes: [TimeSpan] = [], music: [TimeSpan] = [], musicLevel: Int = 0,
    absences: [TimeSpan] = [], noise: Int = 0, pauses: [TimeSpan]? = nil
  ) {
    self.spurts = spurts
    self.mutes = mutes
    self.music = music
    self.musicLevel = musicLevel
    self.absences = absences
    self.noise = noise
    self.pauses = pauses
  }
}

/// The two directions of a leg.
public struct LegTalk: Hashable, Sendable {
  /// What the person says.
  public var uplink: TalkActivity
  /// What the person hears.
  public var downlink: TalkActivity

  /// A leg that carries these.
  public init(uplink: TalkActivity = TalkActivity(), downlink: TalkActivity = TalkActivity()) {
    self.uplink = uplink
    self.downlink = downlink
  }
}
