extension EModel {
  /// What a listener's sensitivity to delay depends on (G.107, table of delay sensitivity classes).
  public struct DelaySensitivity: Hashable, Sendable {
    /// sT.
    public var slope: Double
    /// mT: the delay below which nobody minds, milliseconds.
    public var threshold: Double

    /// Conversation as the model knew it from the start.
    public static let standard = DelaySensitivity(slope: 1, threshold: 100)
    /// Less lively talk.
    public static let low = DelaySensitivity(slope: 0.55, threshold: 120)
    /// Hardly any interaction.
    public static let veryLow = DelaySensitivity(slope: 0.4, threshold: 150)
  }

  /// What the codec contributes.
  public struct Equipment: Hashable, Sendable {
    /// Ie: the impairment of the codec itself.
    public var impairment: Double
    /// Bpl: how well it hides loss.
    public var lossRobustness: Double

    /// A codec with these constants.
    public init(impairment: Double, lossRobustness: Double) {
      self.impairment = impairment
      self.lossRobustness = lossRobustness
    }

    /// G.711 with packet loss concealment (G.113, Appendix I).
    public static let g711 = Equipment(impairment: 0, lossRobustness: 25.1)
    /// G.711 without (G.113, Appendix I).
    public static let g711WithoutConcealment = Equipment(impairment: 0, lossRobustness: 4.3)
    /// G.729A with voice activity detection (G.113, Appendix I).
    public static let g729 = Equipment(impairment: 11, lossRobustness: 19)
  }

  /// A connection to be rated.
  public struct Connection: Hashable, Sendable {
    /// T and Ta: mouth to ear, one way, milliseconds; at least 0.
    public var delay: Double
    /// Tr: around the four-wire loop, milliseconds; nil means twice `delay`.
    public var roundTrip: Double?
    /// Ppl: lost and discarded packets in percent, 0 through 100.
    public var lossPercent: Double
    /// BurstR: the mean run of losses over that of independent loss; above 0.
    public var burstRatio: Double
    /// The codec.
    public var equipment: Equipment
    /// The listener.
    public var sensitivity: DelaySensitivity

    /// A connection with these figures; the default is G.107's: no delay, no loss, G.711.
    public init(
      delay: Double = 0, roundTrip: Double? = nil, lossPercent: Double = 0, burstRatio: Double = 1,
      equipment: Equipment = .g711, sensitivity: DelaySensitivity = .standard
    ) {
      self.delay = delay
      self.roundTrip = roundTrip
      self.lossPercent = lossPercent
      self.burstRatio = burstRatio
      self.equipment = equipment
      self.sensitivity = sensitivity
    }
  }
}
