import Quantities
import Randomness

/// The distributions behind the defaults of the configuration, all in seconds.
///
/// Section numbers are those of the reference of the models; "inferred" marks what no source states.
enum FloorDefaults {
  // Callers: sections 3.1 to 3.4.
  static let patience = Distribution.weibull(shape: 0.80, scale: 500)
  static let talk = Distribution.logNormal(median: 215, sigma: 0.81)
  static let redialGap = Distribution.logNormal(median: 660, sigma: 1.2)
  static let redialGapAfterLoss = Distribution.logNormal(median: 60, sigma: 0.8)  // inferred
  static let ivr = Distribution.mixture([
    (0.6, .logNormal(median: 9, sigma: 0.45)), (0.4, .logNormal(median: 42, sigma: 0.55)),
  ])
  static let shortCall = Distribution.uniform(low: 1, high: 10)
  static let callbackRetry = Distribution.uniform(low: 600, high: 1_200)  // inferred

  // Agents: sections 3.5 and 3.7.
  static let wrapUp = Distribution.logNormal(median: 38, sigma: 0.9)
  static let alert = Distribution.logNormal(median: 3.8, sigma: 0.5)
  static let autoAlert = Distribution.uniform(low: 0.2, high: 1)
  static let decline = Distribution.uniform(low: 1, high: 8)  // inferred
  static let preparation = Distribution.uniform(low: 30, high: 180)
  static let pause = Distribution.logNormal(median: 150, sigma: 0.6)
  static let afterMiss = Distribution.uniform(low: 20, high: 120)  // inferred
  static let afterDecline = Distribution.uniform(low: 10, high: 60)  // inferred
  /// Staggered over the team, first break, lunch and second break one after another: about a quarter rests at once.
  ///
  /// Positions are inferred.
  static let breaks = [
    ShiftConfiguration.Break(
      reason: "break", at: 0.17, spread: 0.12, duration: .normal(mean: 900, sigma: 90),
      minimumShift: .seconds(6 * 3_600)),
    ShiftConfiguration.Break(
      reason: "lunch", at: 0.5, spread: 0.2, duration: .uniform(low: 1_800, high: 3_600),
      minimumShift: .seconds(6 * 3_600)),
    ShiftConfiguration.Break(
      reason: "break", at: 0.83, spread: 0.12, duration: .normal(mean: 900, sigma: 90),
      minimumShift: .seconds(6 * 3_600)),
    ShiftConfiguration.Break(
      reason: "break", at: 0.5, spread: 0.4, duration: .normal(mean: 900, sigma: 90),
      minimumShift: .seconds(3 * 3_600), maximumShift: .seconds(6 * 3_600)),
  ]

  // While connected: sections 3.5 and 3.9.
  static let hold = Distribution.logNormal(median: 48, sigma: 0.8)
  static let mute = Distribution.logNormal(median: 9, sigma: 0.7)  // sigma inferred
  static let recordingPause = Distribution.uniform(low: 20, high: 60)
  static let noteReply = Distribution.uniform(low: 10, high: 60)
  static let flag = Distribution.uniform(low: 60, high: 300)

  // Transfers, conferences, coaches: section 3.6.
  static let consulting = Distribution.logNormal(median: 40, sigma: 0.6)
  static let threeParty = Distribution.logNormal(median: 55, sigma: 0.6)
  static let outsideAnswer = Distribution.uniform(low: 4, high: 20)
  static let outsideGiveUp = Distribution.uniform(low: 20, high: 40)
  static let outsideTalk = Distribution.logNormal(median: 150, sigma: 0.7)  // inferred
  static let introduction = Distribution.uniform(low: 10, high: 60)
  static let holdAll = Distribution.uniform(low: 5, high: 25)  // inferred
  static let reaction = Distribution.uniform(low: 5, high: 20)  // inferred
  static let listening = Distribution.logNormal(median: 120, sigma: 0.6)
  static let beforeWhisper = Distribution.uniform(low: 20, high: 60)
  static let whispering = Distribution.logNormal(median: 45, sigma: 0.6)  // inferred
  static let barging = Distribution.logNormal(median: 90, sigma: 0.6)  // inferred

  // Messages: inferred.
  static let voicemailMessage = Distribution.logNormal(median: 35, sigma: 0.5)
  static let voicemailHandling = Distribution.logNormal(median: 1_200, sigma: 0.8)
  static let voicemailStoring = Distribution.uniform(low: 1.2, high: 4)

  // Writing: inferred.
  static let writingPause = Distribution.logNormal(median: 28, sigma: 0.7)

  // Meetings: inferred.
  static let lateness = Distribution.normal(mean: 15, sigma: 60)
  static let overrun = Distribution.normal(mean: -60, sigma: 150)

  // Clients: inferred.
  static let clientRecovery = Distribution.logNormal(median: 50, sigma: 0.6)
  static let signallingLoss = Distribution.logNormal(median: 4, sigma: 0.6)
  static let headsetLoss = Distribution.logNormal(median: 25, sigma: 0.7)
  static let interruption = Distribution.logNormal(median: 20, sigma: 0.6)

  // Campaigns: section 3.1.
  static let campaignPause = Distribution.uniform(low: 3, high: 15)  // inferred
  static let campaignRing = Distribution.uniform(low: 4, high: 20)
  static let campaignGiveUp = Distribution.uniform(low: 25, high: 45)
  static let campaignTalk = Distribution.logNormal(median: 110, sigma: 0.79)
  static let machineDetection = Distribution.uniform(low: 1.5, high: 3.5)  // inferred
  static let machineTalk = Distribution.uniform(low: 4, high: 20)  // inferred

  // The platform: the interval table of a vendor's real records (its reference, section 4).
  static let pickUp = Distribution.uniform(low: 0.163, high: 0.281)
  static let handOver = Distribution.uniform(low: 0.006, high: 0.097)
  static let routing = Distribution.uniform(low: 0.310, high: 0.480)
  static let alerting = Distribution.uniform(low: 0.040, high: 0.180)  // inferred
  static let joining = Distribution.uniform(low: 0.120, high: 0.450)  // inferred
  static let hangUpLag = Distribution.uniform(low: 0.002, high: 0.017)
  static let dialling = Distribution.uniform(low: 0.9, high: 1.5)
}
