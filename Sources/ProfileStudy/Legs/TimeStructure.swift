public import GroundTruth
import NetworkModel

/// How loss, jitter and delay hang together over time: the figures of the models' reference, section 1.5(b).
///
/// Of a leg's uplink, but for what concerns both directions. The figures of several legs join to those of one long one
/// that is cut where one leg ends.
public struct TimeStructure: Hashable, Sendable {
  /// Lost packets in each window of 10 s.
  private(set) var windowLoss = Moments()
  /// Of those windows, those without any.
  private(set) var cleanWindows = 0.0
  /// Lost packets and mean delay of windows of 10 s.
  private(set) var lossAndDelay = Correlation()
  /// Mean delays of both directions in windows of 5 s.
  private(set) var delays = Correlation()
  /// The jitter estimate at the ends of seconds, with that a second later, and with that five seconds later.
  private(set) var jitterNext = LaggedCorrelation(lag: 1)
  private(set) var jitterLater = LaggedCorrelation(lag: 5)
  /// How much longer each packet that arrived took than the one before, with the same of the next: ρD.
  private(set) var delaySteps = LaggedCorrelation(lag: 1)

  private static let lossWindow = 10
  private static let delayWindow = 5

  /// Nothing seen yet.
  public init() {}

  /// The structure of leg `number` of `study`, all of it.
  public init(ofLeg number: Int, in study: LegStudy) {
    self.init(study.series(ofLeg: number))
    var last: Double?
    study.forEachPacket(ofLeg: number, .uplink) { packet in
      guard !packet.isLost else { return }
      // As the receiver sees it: the sender's timing is part of it.
      let delay = packet.arrival - packet.due
      if let last { delaySteps.add(delay - last) }
      last = delay
    }
  }

  /// What of the structure of one leg its seconds tell: all but ρD.
  public init(_ series: LegSeries) {
    for second in series.uplink.seconds {
      jitterNext.add(Double(second.jitter))
      jitterLater.add(Double(second.jitter))
    }
    for window in Self.windows(of: Self.lossWindow, in: series.uplink.seconds) {
      let lost = window.reduce(0) { $0 + Double($1.lost) }
      windowLoss.add(lost)
      if lost == 0 { cleanWindows += 1 }
      if let delay = Self.meanDelay(window) { lossAndDelay.add(lost, delay) }
    }
    let up = Self.windows(of: Self.delayWindow, in: series.uplink.seconds)
    let down = Self.windows(of: Self.delayWindow, in: series.downlink.seconds)
    for (up, down) in zip(up, down) {
      if let one = Self.meanDelay(up), let other = Self.meanDelay(down) { delays.add(one, other) }
    }
  }

  /// Adds another leg.
  public mutating func add(_ other: TimeStructure) {
    windowLoss.add(other.windowLoss)
    cleanWindows += other.cleanWindows
    lossAndDelay.add(other.lossAndDelay)
    delays.add(other.delays)
    jitterNext.add(other.jitterNext)
    jitterLater.add(other.jitterLater)
    delaySteps.add(other.delaySteps)
  }

  /// The whole windows of `length` seconds; what is left at the end is left out.
  private static func windows(of length: Int, in seconds: [SecondSample]) -> some Sequence<ArraySlice<SecondSample>> {
    stride(from: 0, through: seconds.count - length, by: length).lazy.map { seconds[$0..<$0 + length] }
  }

  /// The mean delay of the packets that arrived, microseconds; nothing when none did.
  private static func meanDelay(_ window: ArraySlice<SecondSample>) -> Double? {
    let received = window.reduce(0) { $0 + Double($1.received) }
    guard received > 0 else { return nil }
    return window.reduce(0) { $0 + Double($1.delay) * Double($1.received) } / received
  }
}
