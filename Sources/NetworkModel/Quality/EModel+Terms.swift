import Randomness

extension EModel {
  /// Every intermediate value of G.107 on the way to the rating of one connection.
  ///
  /// Noises are dBm0p, loudness values dB, ratios and impairments points of R.
  public struct Terms: Hashable, Sendable {
    /// Nos: room noise at the sending side.
    public let sendSideNoise: Double
    /// Pre: room noise at the receiving side, sidetone included, dB(A).
    public let effectiveRoomNoise: Double
    /// Nor: room noise at the receiving side.
    public let receiveSideNoise: Double
    /// Nfo: the noise floor at the receiving side.
    public let receiveNoiseFloor: Double
    /// No: all noise together.
    public let noise: Double
    /// Ro: the basic signal-to-noise ratio.
    public let basicRatio: Double

    /// Xolr: how far the loudness is from what is wanted.
    public let loudnessDeviation: Double
    /// Iolr: the connection is too loud.
    public let loudnessImpairment: Double
    /// STMRo: sidetone with the talker's echo in it.
    public let effectiveSidetone: Double
    /// Ist: sidetone that is not as it should be.
    public let sidetoneImpairment: Double
    /// Q: the signal-to-quantizing-distortion ratio, dB.
    public let quantizingRatio: Double
    /// G: the same on a subjective scale.
    public let quantizingEffect: Double
    /// Iq: quantizing distortion.
    public let quantizingImpairment: Double

    /// TERV: how loud the talker's echo is, corrected for its delay.
    public let echoLoudness: Double
    /// Roe: the ratio of the talker's side to which the echo compares.
    public let echoRatio: Double
    /// Re: the rating that the talker's echo alone would have.
    public let talkerEchoRating: Double
    /// Idte: the talker's echo.
    public let talkerEcho: Double
    /// Rle: the rating that the listener's echo alone would have.
    public let listenerEchoRating: Double
    /// Idle: the listener's echo.
    public let listenerEcho: Double
    /// Idd: the delay as such.
    public let pureDelay: Double

    /// Ie,eff: what codec and loss take away.
    public let equipmentImpairment: Double
    /// A: what the advantage of access gives back.
    public let advantage: Double

    /// Is = Iolr + Ist + Iq: what comes with the voice.
    public var simultaneousImpairment: Double { loudnessImpairment + sidetoneImpairment + quantizingImpairment }
    /// Id = Idte + Idle + Idd: what comes later.
    public var delayImpairment: Double { talkerEcho + listenerEcho + pureDelay }
    /// R before loss and codec: Ro − Is − Id + A.
    public var ratingOfDelay: Double { basicRatio - simultaneousImpairment - delayImpairment + advantage }
    /// R = Ro − Is − Id − Ie,eff + A, not clamped: below 0 and above 100 for extreme connections.
    public var rating: Double { ratingOfDelay - equipmentImpairment }

    init(_ line: Parameters, _ connection: Connection) {
      // The basic signal-to-noise ratio.
      receiveNoiseFloor = line.noiseFloor + line.receiveLoudness
      effectiveRoomNoise =
        line.receiveRoomNoise + 10 * Portable.log10(1 + power10((10 - line.listenerSidetone) / 10))
      let receive = effectiveRoomNoise - 35
      receiveSideNoise = line.receiveLoudness - 121 + effectiveRoomNoise + 0.008 * receive * receive
      let send = line.sendRoomNoise - line.overallLoudness - line.sendD - 14
      sendSideNoise = line.sendRoomNoise - line.sendLoudness - line.sendD - 100 + 0.004 * send * send
      noise =
        10
        * Portable.log10(
          power10(line.circuitNoise / 10) + power10(sendSideNoise / 10) + power10(receiveSideNoise / 10)
            + power10(receiveNoiseFloor / 10))
      basicRatio = 15 - 1.5 * (line.sendLoudness + noise)

      // What comes with the voice.
      loudnessDeviation = line.overallLoudness + 0.2 * (64 + noise - line.receiveLoudness)
      loudnessImpairment = 20 * (smoothed(loudnessDeviation / 8, 8) - loudnessDeviation / 8)
      effectiveSidetone =
        -10
        * Portable.log10(
          power10(-line.sidetoneMasking / 10)
            + Portable.exp(-connection.delay / 4) * power10(-line.talkerEchoLoudness / 10))
      sidetoneImpairment =
        12 * smoothed((effectiveSidetone - 13) / 6, 8) - 28 * smoothed((effectiveSidetone + 1) / 19.4, 35)
        - 13 * smoothed((effectiveSidetone - 3) / 33, 13) + 29
      quantizingRatio = 37 - 15 * Portable.log10(line.quantizingUnits)
      quantizingEffect = 1.07 + 0.258 * quantizingRatio + 0.0602 * quantizingRatio * quantizingRatio
      let y = (basicRatio - 100) / 15 + 46 / 8.4 - quantizingEffect / 9
      let z = 46.0 / 30 - quantizingEffect / 40
      quantizingImpairment = 15 * Portable.log10(1 + power10(y) + power10(z))

      // What comes later.
      let delay = connection.delay
      echoLoudness =
        line.talkerEchoLoudness - 40 * Portable.log10((1 + delay / 10) / (1 + delay / 150))
        + 6 * Portable.exp(-0.3 * delay * delay)
      echoRatio = -1.5 * (noise - line.receiveLoudness)
      // Loud sidetone masks the echo, faint sidetone leaves it alone with the talker.
      let masked = line.sidetoneMasking < 9 ? echoLoudness + sidetoneImpairment / 2 : echoLoudness
      talkerEchoRating = 80 + 2.5 * (masked - 14)
      let half = (echoRatio - talkerEchoRating) / 2
      let echo = (half + (half * half + 100).squareRoot() - 1) * (1 - Portable.exp(-delay))
      talkerEcho =
        line.sidetoneMasking > 20 ? (echo * echo + sidetoneImpairment * sidetoneImpairment).squareRoot() : echo
      let roundTrip = connection.roundTrip ?? 2 * delay
      listenerEchoRating = 10.5 * (line.echoPathLoss + 7) / (roundTrip + 1).squareRoot().squareRoot()
      let listener = (basicRatio - listenerEchoRating) / 2
      listenerEcho = listener + (listener * listener + 169).squareRoot()
      pureDelay = Terms.pureDelay(delay, connection.sensitivity)

      equipmentImpairment = EModel.equipmentImpairment(of: connection)
      advantage = line.advantage
    }

    private static func pureDelay(_ delay: Double, _ listener: DelaySensitivity) -> Double {
      guard delay > listener.threshold else { return 0 }
      let doublings = Portable.log(delay / listener.threshold) / Portable.log(2)
      let order = 6 * listener.slope
      return 25 * (smoothed(doublings, order) - 3 * smoothed(doublings / 3, order) + 2)
    }
  }
}

/// (1 + |x|ⁿ)^(1/n), the smooth maximum of 1 and |x| that G.107 is made of.
private func smoothed(_ base: Double, _ order: Double) -> Double {
  Portable.pow(1 + Portable.pow(abs(base), order), 1 / order)
}

private func power10(_ exponent: Double) -> Double { Portable.pow(10, exponent) }
