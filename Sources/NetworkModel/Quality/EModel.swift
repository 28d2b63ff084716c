import Randomness

/// The E-model of ITU-T G.107: from delay, loss and codec to the rating factor R, 0 through 100, and on to a mean
/// opinion score, 1 through 4.5.
///
///     let model = EModel()
///     var line = EModel.Connection()
///     line.delay = 150
///     let score = EModel.meanOpinionScore(rating: model.rating(of: line))
///
/// Complete for the narrowband model: R = Ro − Is − Id − Ie,eff + A, with all terms of the recommendation as the
/// models' reference, section 2.5, states them. What stays at its default for us is a constant with G.107's symbol.
public struct EModel: Hashable, Sendable {
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

  // G.107's default values, in its symbols.
  static let sendLoudness = 8.0  // SLR, dB
  static let receiveLoudness = 2.0  // RLR, dB
  static let sidetoneMasking = 15.0  // STMR, dB
  static let sendD = 3.0  // Ds
  static let listenerSidetone = 18.0  // LSTR = STMR + Dr, dB
  static let echoLoudness = 65.0  // TELR, dB
  static let echoPathLoss = 110.0  // WEPL, dB
  static let quantizing = 1.0  // qdu
  static let circuitNoise = -70.0  // Nc, dBm0p
  static let noiseFloor = -64.0  // Nfor, dBmp
  static let sendRoomNoise = 35.0  // Ps, dB(A)
  static let receiveRoomNoise = 35.0  // Pr, dB(A)
  static let advantage = 0.0  // A

  /// Nos: room noise at the sending side, dBm0p.
  let sendSideNoise: Double
  /// Nor: room noise at the receiving side, dBm0p.
  let receiveSideNoise: Double
  /// Nfo: the noise floor at the receiving side, dBm0p.
  let receiveNoiseFloor: Double
  /// No: all noise together, dBm0p.
  let noise: Double
  /// Ro: the basic signal-to-noise ratio.
  let basicRatio: Double
  /// Iolr: the connection is too loud.
  let loudnessImpairment: Double
  /// Iq: quantizing distortion.
  let quantizingImpairment: Double

  /// The model with G.107's default values.
  public init() {
    let overall = Self.sendLoudness + Self.receiveLoudness
    receiveNoiseFloor = Self.noiseFloor + Self.receiveLoudness
    let effectiveRoomNoise =
      Self.receiveRoomNoise + 10 * Portable.log10(1 + Self.power10((10 - Self.listenerSidetone) / 10))
    let receive = effectiveRoomNoise - 35
    receiveSideNoise = Self.receiveLoudness - 121 + effectiveRoomNoise + 0.008 * receive * receive
    let send = Self.sendRoomNoise - overall - Self.sendD - 14
    sendSideNoise = Self.sendRoomNoise - Self.sendLoudness - Self.sendD - 100 + 0.004 * send * send
    noise =
      10
      * Portable.log10(
        Self.power10(Self.circuitNoise / 10) + Self.power10(sendSideNoise / 10) + Self.power10(receiveSideNoise / 10)
          + Self.power10(receiveNoiseFloor / 10))
    basicRatio = 15 - 1.5 * (Self.sendLoudness + noise)
    let loudness = overall + 0.2 * (64 + noise - Self.receiveLoudness)
    loudnessImpairment = 20 * (Portable.pow(1 + Portable.pow(loudness / 8, 8), 1.0 / 8) - loudness / 8)
    let q = 37 - 15 * Portable.log10(Self.quantizing)
    let g = 1.07 + 0.258 * q + 0.0602 * q * q
    let y = (basicRatio - 100) / 15 + 46 / 8.4 - g / 9
    let z = 46.0 / 30 - g / 40
    quantizingImpairment = 15 * Portable.log10(1 + Self.power10(y) + Self.power10(z))
  }

  /// R, not clamped: below 0 and above 100 for extreme connections.
  public func rating(of connection: Connection) -> Double {
    rating(delayed: connection) - Self.equipmentImpairment(of: connection)
  }

  /// R before loss and codec: Ro − Is − Id + A.
  func rating(delayed connection: Connection) -> Double {
    let roundTrip = connection.roundTrip ?? 2 * connection.delay
    return basicRatio - simultaneousImpairment(delay: connection.delay)
      - talkerEcho(delay: connection.delay) - listenerEcho(roundTrip: roundTrip)
      - Self.pureDelay(connection.delay, connection.sensitivity) + Self.advantage
  }

  /// Is = Iolr + Ist + Iq.
  func simultaneousImpairment(delay: Double) -> Double {
    loudnessImpairment + sidetoneImpairment(delay: delay) + quantizingImpairment
  }

  /// Ist: sidetone that is not as it should be.
  func sidetoneImpairment(delay: Double) -> Double {
    let masking =
      -10
      * Portable.log10(
        Self.power10(-Self.sidetoneMasking / 10)
          + Portable.exp(-delay / 4) * Self.power10(-Self.echoLoudness / 10))
    func root(_ base: Double, _ order: Double) -> Double {
      Portable.pow(1 + Portable.pow(abs(base), order), 1 / order)
    }
    return 12 * root((masking - 13) / 6, 8) - 28 * root((masking + 1) / 19.4, 35)
      - 13 * root((masking - 3) / 33, 13) + 29
  }

  /// TERV: how loud the talker's echo is, corrected for its delay, dB.
  func echoRating(delay: Double) -> Double {
    Self.echoLoudness - 40 * Portable.log10((1 + delay / 10) / (1 + delay / 150))
      + 6 * Portable.exp(-0.3 * delay * delay)
  }

  /// Idte: the talker's echo.
  func talkerEcho(delay: Double) -> Double {
    let clean = -1.5 * (noise - Self.receiveLoudness)
    let half = (clean - talkerEchoRating(delay: delay)) / 2
    return (half + (half * half + 100).squareRoot() - 1) * (1 - Portable.exp(-delay))
  }

  /// Re.
  func talkerEchoRating(delay: Double) -> Double { 80 + 2.5 * (echoRating(delay: delay) - 14) }

  /// Rle.
  func listenerEchoRating(roundTrip: Double) -> Double {
    10.5 * (Self.echoPathLoss + 7) / (roundTrip + 1).squareRoot().squareRoot()
  }

  /// Idle: the listener's echo.
  func listenerEcho(roundTrip: Double) -> Double {
    let half = (basicRatio - listenerEchoRating(roundTrip: roundTrip)) / 2
    return half + (half * half + 169).squareRoot()
  }

  /// Idd: the delay as such.
  static func pureDelay(_ delay: Double, _ sensitivity: DelaySensitivity) -> Double {
    guard delay > sensitivity.threshold else { return 0 }
    let doublings = Portable.log(delay / sensitivity.threshold) / Portable.log(2)
    let order = 6 * sensitivity.slope
    func root(_ base: Double) -> Double { Portable.pow(1 + Portable.pow(base, order), 1 / order) }
    return 25 * (root(doublings) - 3 * root(doublings / 3) + 2)
  }

  /// Ie,eff: what codec and loss take away.
  static func equipmentImpairment(of connection: Connection) -> Double {
    let codec = connection.equipment
    let loss = connection.lossPercent
    return codec.impairment
      + (95 - codec.impairment) * loss / (loss / connection.burstRatio + codec.lossRobustness)
  }

  /// The mean opinion score of a rating; 1 for ratings up to 6.52, where the cubic would dip below.
  public static func meanOpinionScore(rating: Double) -> Double {
    if rating <= 0 { return 1 }
    if rating >= 100 { return 4.5 }
    return max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6)
  }

  /// The rating in 6.52 through 100 whose score is `score`, by bisection to some 10⁻⁹.
  public static func rating(meanOpinionScore score: Double) -> Double {
    var low = 6.52
    var high = 100.0
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if meanOpinionScore(rating: middle) < score { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The rating many products compute instead: R = 93.2 − 0.024·d − 0.11·(d − 177.3)·[d > 177.3], loss-free.
  public static func simplifiedRating(delay: Double) -> Double {
    93.2 - 0.024 * delay - (delay > 177.3 ? 0.11 * (delay - 177.3) : 0)
  }

  private static func power10(_ exponent: Double) -> Double { Portable.pow(10, exponent) }
}
