extension EModel {
  /// The input values of G.107 that describe the telephones, the rooms and the circuits, with its default values.
  ///
  /// Delays, loss, codec and listener belong to the `Connection`.
  public struct Parameters: Hashable, Sendable {
    /// SLR: send loudness rating, dB.
    public var sendLoudness = 8.0
    /// RLR: receive loudness rating, dB.
    public var receiveLoudness = 2.0
    /// STMR: sidetone masking rating, dB.
    public var sidetoneMasking = 15.0
    /// Ds: D-value of the telephone at the sending side.
    public var sendD = 3.0
    /// Dr: D-value of the telephone at the receiving side.
    public var receiveD = 3.0
    /// TELR: talker echo loudness rating, dB.
    public var talkerEchoLoudness = 65.0
    /// WEPL: weighted echo path loss, dB.
    public var echoPathLoss = 110.0
    /// qdu: quantizing distortion units, 1 and more.
    public var quantizingUnits = 1.0
    /// Nc: circuit noise referred to the 0 dBr point, dBm0p.
    public var circuitNoise = -70.0
    /// Nfor: noise floor at the receiving side, dBmp.
    public var noiseFloor = -64.0
    /// Ps: room noise at the sending side, dB(A).
    public var sendRoomNoise = 35.0
    /// Pr: room noise at the receiving side, dB(A).
    public var receiveRoomNoise = 35.0
    /// A: the advantage of access, 0 through 20.
    public var advantage = 0.0

    /// G.107's default values.
    public init() {}

    /// LSTR = STMR + Dr: listener sidetone rating, dB.
    public var listenerSidetone: Double { sidetoneMasking + receiveD }
    /// OLR = SLR + RLR: overall loudness rating, dB.
    public var overallLoudness: Double { sendLoudness + receiveLoudness }
  }
}
