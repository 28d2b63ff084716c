import GroundTruth

/// Counts what a receiver sees of one direction, packet by packet, into one sample per second.
///
/// Packets belong to the second they departed in. The jitter estimate is RFC 3550's: it skips lost packets, taking the
/// difference across the gap, and is never reset. Loss and concealment runs may cross seconds; they count where they
/// begin.
struct ReceiverSeconds {
  /// When the second in progress ends; infinite for the last one.
  private(set) var secondEnd: Double
  private var seconds: [SecondSample] = []
  private let count: Int
  private var buffer: JitterBuffer

  private var current = SecondSample()
  private var delaySum = 0.0
  private var meanDelay = -1.0
  private var lastDelay = -1.0
  private var jitter = InterarrivalJitter()
  private var peak = 0.0
  private var isAfterLoss = false
  private var isConcealing = false

  /// A receiver that nothing has reached yet, for a leg of `duration` microseconds.
  init(buffer kind: JitterBufferKind, duration: Double) {
    buffer = JitterBuffer(kind)
    count = max(1, Int((duration / 1e6).rounded(.up)))
    secondEnd = count > 1 ? 1e6 : .infinity
    seconds.reserveCapacity(count)
  }

  /// Takes note of one packet.
  ///
  /// - Parameters:
  ///   - delay: from departure to arrival, microseconds.
  ///   - observedDelay: the same from when the packet was due: what the end hosts see, their own timing noise included.
  ///   - transit: arrival less the RTP timestamp, microseconds.
  mutating func take(isLost: Bool, delay: Double, observedDelay: Double, transit: Double) {
    current.sent += 1
    var isMissing = isLost
    if isLost {
      current.lost += 1
      if !isAfterLoss { current.bursts += 1 }
    } else {
      delaySum += delay
      lastDelay = max(0, observedDelay)
      jitter.arrive(transit: transit)
      peak = max(peak, jitter.estimate)
      if buffer.isLate(transit: transit) {
        current.late += 1
        isMissing = true
      }
    }
    if isMissing, !isConcealing { current.concealments += 1 }
    isAfterLoss = isLost
    isConcealing = isMissing
  }

  /// Half a second is over for the jitter buffer.
  mutating func closeWindow() { buffer.closeWindow() }

  /// The second in progress is over; `idleDelay` stands in until the first packet arrives.
  mutating func closeSecond(idleDelay: Double) {
    let received = current.received
    if received > 0 { meanDelay = delaySum / Double(received) }
    if meanDelay < 0 {
      meanDelay = idleDelay
      lastDelay = idleDelay
    }
    current.jitter = UInt32(jitter.estimate)
    current.jitterPeak = UInt32(max(peak, jitter.estimate))
    current.delay = UInt32(meanDelay)
    current.roundTrip = UInt32(lastDelay)
    current.buffer = UInt32(buffer.level)
    seconds.append(current)
    current = SecondSample()
    delaySum = 0
    peak = 0
    secondEnd = seconds.count < count - 1 ? Double(seconds.count + 1) * 1e6 : .infinity
  }

  /// Closes what is left and returns one sample per begun second.
  mutating func finish(idleDelay: Double) -> [SecondSample] {
    while seconds.count < count { closeSecond(idleDelay: idleDelay) }
    return seconds
  }
}
