import Testing

@testable import NetworkModel

/// The printed digits of the models' reference, section 2.5.
@Suite struct EModelTests {
  static let model = EModel()

  static func isEqual(_ value: Double, _ printed: Double, places: Int) -> Bool {
    var unit = 1.0
    for _ in 0..<places { unit /= 10 }
    return abs(value - printed) <= unit / 2 + 1e-12
  }

  @Test func `intermediate values at the defaults`() {
    let terms = Self.model.terms(of: EModel.Connection())
    let printed = [
      ("Nos", terms.sendSideNoise, -75.744), ("Nor", terms.receiveSideNoise, -83.357814),
      ("Nfo", terms.receiveNoiseFloor, -62), ("No", terms.noise, -61.179214), ("Ro", terms.basicRatio, 94.768822),
      ("Xolr", terms.loudnessDeviation, 10.164157), ("Iolr", terms.loudnessImpairment, 0.440178),
      ("Ist", terms.sidetoneImpairment, -0.000715), ("Iq", terms.quantizingImpairment, 0.974105),
      ("Is", terms.simultaneousImpairment, 1.413568), ("Idle", terms.listenerEcho, 0.149046),
      ("Idte", terms.talkerEcho, 0), ("Idd", terms.pureDelay, 0), ("Ie,eff", terms.equipmentImpairment, 0),
      ("R", terms.rating, 93.206208),
    ]
    for (symbol, value, digits) in printed { #expect(Self.isEqual(value, digits, places: 6), "\(symbol) \(value)") }
  }

  @Test func `what follows from the intermediate values at the defaults`() {
    let terms = Self.model.terms(of: EModel.Connection())
    #expect(Self.isEqual(terms.quantizingEffect, 93.0298, places: 4))
    #expect(terms.quantizingRatio == 37)
    #expect(Self.isEqual(EModel.meanOpinionScore(rating: terms.rating), 4.409406, places: 6))
  }

  @Test func `intermediate values at 150 ms`() {
    let terms = Self.model.terms(of: EModel.Connection(delay: 150, roundTrip: 300))
    let printed = [
      ("TERV", terms.echoLoudness, 28.876401), ("Re", terms.talkerEchoRating, 117.191001),
      ("Idte", terms.talkerEcho, 2.811844), ("Rle", terms.listenerEchoRating, 294.939906),
      ("Idle", terms.listenerEcho, 0.840747), ("Idd", terms.pureDelay, 0.163531), ("R", terms.rating, 89.539132),
    ]
    for (symbol, value, digits) in printed { #expect(Self.isEqual(value, digits, places: 6), "\(symbol) \(value)") }
    #expect(Self.isEqual(EModel.meanOpinionScore(rating: terms.rating), 4.327546, places: 6))
    #expect(terms == Self.model.terms(of: EModel.Connection(delay: 150)), "Tr is twice T")
  }

  @Test func `each parameter of the line moves what it should`() {
    func terms(_ change: (inout EModel.Parameters) -> Void) -> EModel.Terms {
      var parameters = EModel.Parameters()
      change(&parameters)
      return EModel(parameters).terms(of: EModel.Connection(delay: 50))
    }
    let usual = terms { _ in }
    #expect(terms { $0.circuitNoise = -50 }.basicRatio < usual.basicRatio)
    #expect(terms { $0.sendRoomNoise = 60 }.sendSideNoise > usual.sendSideNoise)
    #expect(terms { $0.receiveRoomNoise = 60 }.receiveSideNoise > usual.receiveSideNoise)
    #expect(terms { $0.noiseFloor = -50 }.noise > usual.noise)
    #expect(terms { $0.quantizingUnits = 14 }.quantizingImpairment > usual.quantizingImpairment)
    #expect(terms { $0.talkerEchoLoudness = 40 }.talkerEcho > usual.talkerEcho)
    #expect(terms { $0.echoPathLoss = 40 }.listenerEcho > usual.listenerEcho)
    #expect(terms { $0.sendLoudness = 0 }.loudnessImpairment > usual.loudnessImpairment)
    #expect(terms { $0.advantage = 10 }.rating - usual.rating == 10)
  }

  /// Below STMR 9 half of Ist (negative or not) counts with the echo, above 20 both add up like independent errors.
  @Test(arguments: [(8.9, true, false), (9, false, false), (20, false, false), (20.1, false, true)])
  func `sidetone changes how echo counts`(masking: Double, isMasked: Bool, isAdded: Bool) {
    var parameters = EModel.Parameters()
    parameters.sidetoneMasking = masking
    let terms = EModel(parameters).terms(of: EModel.Connection(delay: 100))
    let echo = terms.echoLoudness + (isMasked ? terms.sidetoneImpairment / 2 : 0)
    #expect(abs(terms.talkerEchoRating - (80 + 2.5 * (echo - 14))) < 1e-9)
    let half = (terms.echoRatio - terms.talkerEchoRating) / 2
    let alone = half + (half * half + 100).squareRoot() - 1
    let both = (alone * alone + terms.sidetoneImpairment * terms.sidetoneImpairment).squareRoot()
    #expect(abs(terms.talkerEcho - (isAdded ? both : alone)) < 1e-9)
  }

  typealias DelayRow = (delay: Double, rating: Double, score: Double, simplified: Double, simplifiedScore: Double)

  @Test(
    arguments: [
      (0, 93.2062, 4.4094, 93.2000, 4.4093), (20, 92.5313, 4.3960, 92.7200, 4.3998),
      (50, 91.7562, 4.3796, 92.0000, 4.3849), (100, 90.6637, 4.3549, 90.8000, 4.3581),
      (150, 89.5391, 4.3275, 89.6000, 4.3291), (200, 85.8047, 4.2232, 85.9030, 4.2262),
      (250, 79.1771, 3.9925, 79.2030, 3.9935), (300, 72.6664, 3.7194, 72.5030, 3.7121),
      (400, 62.2468, 3.2156, 59.1030, 3.0534), (600, 49.4838, 2.5479, 32.3030, 1.7066),
    ] as [DelayRow])
  func `delay alone`(row: DelayRow) {
    let rating = Self.model.rating(of: EModel.Connection(delay: row.delay))
    #expect(Self.isEqual(rating, row.rating, places: 4))
    #expect(Self.isEqual(EModel.meanOpinionScore(rating: rating), row.score, places: 4))
    let simplified = EModel.simplifiedRating(delay: row.delay)
    #expect(Self.isEqual(simplified, row.simplified, places: 4))
    #expect(Self.isEqual(EModel.meanOpinionScore(rating: simplified), row.simplifiedScore, places: 4))
  }

  @Test(arguments: [
    (EModel.DelaySensitivity.low, [86.5961, 77.3328, 69.4224]), (.veryLow, [87.8993, 81.2485, 75.1197]),
  ])
  func `delay for patient listeners`(sensitivity: EModel.DelaySensitivity, ratings: [Double]) {
    for (delay, printed) in zip([200.0, 300, 400], ratings) {
      let rating = Self.model.rating(of: EModel.Connection(delay: delay, sensitivity: sensitivity))
      #expect(Self.isEqual(rating, printed, places: 4), "at \(delay) ms")
    }
  }

  typealias LossRow = (codec: EModel.Equipment, loss: Double, ratings: [Double], scores: [Double])

  @Test(
    arguments: [
      (.g711, 0.5, [91.3507, 91.3386, 91.3324, 91.3232], [4.3707, 4.3704, 4.3703, 4.3701]),
      (.g711, 1, [89.5664, 89.5193, 89.4953, 89.4587], [4.3282, 4.3270, 4.3264, 4.3255]),
      (.g711, 2, [86.1951, 86.0183, 85.9265, 85.7843], [4.2350, 4.2297, 4.2269, 4.2226]),
      (.g711, 5, [77.4255, 76.5005, 75.9961, 75.1796], [3.9231, 3.8852, 3.8641, 3.8296]),
      (.g711, 10, [66.1407, 63.3006, 61.6447, 58.7859], [3.4112, 3.2692, 3.1848, 3.0369]),
      (.g711, 20, [51.0776, 43.7700, 39.0752, 30.0833], [2.6316, 2.2523, 2.0189, 1.6124]),
      (.g711WithoutConcealment, 1, [75.2817, 74.0787, 73.4145, 72.3271], [3.8339, 3.7820, 3.7528, 3.7042]),
      (.g711WithoutConcealment, 5, [42.1309, 30.9791, 23.3533, 7.6206], [2.1696, 1.6499, 1.3582, 1.0086]),
      (.g729, 0, [82.2062, 82.2062, 82.2062, 82.2062], [4.1046, 4.1046, 4.1046, 4.1046]),
      (.g729, 1, [78.0062, 77.9350, 77.8985, 77.8426], [3.9465, 3.9436, 3.9422, 3.9399]),
      (.g729, 5, [64.7062, 63.4002, 62.6713, 61.4655], [3.3400, 3.2742, 3.2372, 3.1756]),
    ] as [LossRow])
  func `loss alone`(row: LossRow) {
    for (burst, (printed, score)) in zip([1, 1.5, 2, 4], zip(row.ratings, row.scores)) {
      let rating = Self.model.rating(
        of: EModel.Connection(lossPercent: row.loss, burstRatio: burst, equipment: row.codec))
      #expect(Self.isEqual(rating, printed, places: 4), "BurstR \(burst)")
      #expect(Self.isEqual(EModel.meanOpinionScore(rating: rating), score, places: 4), "BurstR \(burst)")
    }
  }

  typealias CombinedRow = (delay: Double, ratings: [Double], scores: [Double])

  @Test(
    arguments: [
      (50, [91.7562, 88.0452, 84.4765, 74.5460], [4.3796, 4.2882, 4.1814, 3.8023]),
      (150, [89.5391, 85.8282, 82.2594, 72.3290], [4.3275, 4.2239, 4.1065, 3.7042]),
      (250, [79.1771, 75.4662, 71.8974, 61.9670], [3.9925, 3.8418, 3.6847, 3.2013]),
      (400, [62.2468, 58.5359, 54.9671, 45.0367], [3.2156, 3.0239, 2.8366, 2.3170]),
    ] as [CombinedRow])
  func `delay and loss together`(row: CombinedRow) {
    for (loss, (printed, score)) in zip([0.0, 1, 2, 5], zip(row.ratings, row.scores)) {
      let rating = Self.model.rating(of: EModel.Connection(delay: row.delay, lossPercent: loss, burstRatio: 2))
      #expect(Self.isEqual(rating, printed, places: 4), "\(loss) %")
      #expect(Self.isEqual(EModel.meanOpinionScore(rating: rating), score, places: 4), "\(loss) %")
    }
  }

  @Test func `the example of the burst metrics goes on`() {
    let connection = EModel.Connection(delay: 50, lossPercent: 2.6, burstRatio: 4.220667)
    #expect(Self.isEqual(EModel.equipmentImpairment(of: connection), 9.604909, places: 6))
    let rating = Self.model.rating(of: connection)
    #expect(Self.isEqual(rating, 82.151252, places: 6))
    #expect(Self.isEqual(EModel.meanOpinionScore(rating: rating), 4.102656, places: 6))
  }

  @Test(arguments: [(4.4, 92.7298), (4.0, 79.3709), (3.5, 67.9615), (3.0, 58.0785), (2.5, 48.5683)])
  func `from score to rating`(score: Double, printed: Double) {
    #expect(Self.isEqual(EModel.rating(meanOpinionScore: score), printed, places: 4))
  }

  /// The contact centre's media records (section 2.6): the cubic for G.711, ten ninths of it for Opus.
  @Test(arguments: [(92.44, 4.394094, 4.882327), (77.44, 3.923679, 4.359644), (60, 3.1, 3.444444)])
  func `scores of a contact centre's media records`(rating: Double, narrowband: Double, opus: Double) {
    let score = EModel.meanOpinionScore(rating: rating)
    #expect(Self.isEqual(score, narrowband, places: 6))
    #expect(Self.isEqual(score * 10 / 9, opus, places: 6))
  }

  /// Loss-free Opus at about 30 ms is recorded as R = 92.44 to 92.46, which is the simplified rating.
  @Test func `the simplified rating is what those records hold`() {
    #expect((92.44...92.46).contains(EModel.simplifiedRating(delay: 31)))
  }

  @Test func `scores stay within 1 and 4_5`() {
    for tenth in -200...1_200 {
      #expect((1...4.5).contains(EModel.meanOpinionScore(rating: Double(tenth) / 10)))
    }
  }

  /// No delay is below what codec and packetization take.
  @Test func `the tabulated delay ratings are the model's`() {
    for delay in stride(from: QualityModel.codecDelay, through: 2_100, by: 0.7) {
      let exact = Self.model.rating(of: EModel.Connection(delay: delay))
      #expect(abs(DelayRatings.rating(delay: delay) - exact) < 0.001)
    }
  }
}
