import GroundTruth

/// Counts what a receiver sees of one direction, packet by packet, into one sample per second.
///
/// Packets belong to the second they departed in. The jitter estimate is RFC 3550's: it skips lost packets, taking the
/// difference across the gap, and is never reset. Loss and concealment runs may cross seconds; they count where they
/// begin, what the next packet brings back where that comes. `SecondSample.roundTrip` holds this direction's share: how
/// long the last packet of the second took.
struct ReceiverSeconds: PacketReceiver, ~Copyable {
  /// One sample per begun second, once the leg is over.
  private(set) var seconds: [SecondSample] = []
  private let count: Int
  private var buffer: JitterBuffer
  /// The buffers still to come, by the number of half seconds after which they do.
  private var bufferChanges: ArraySlice<ImpairmentTimeline.BufferChange>
  private var windows = 0
  private let codecs: [Leg.Codec]?

  private var current = SecondSample()
  private var delaySum = 0.0
  private var meanDelay = -1.0
  private var lastDelay = -1.0
  private var jitter = InterarrivalJitter()
  private var peak = 0.0
  private var isAfterLoss = false
  private var concealment: Concealment

  /// A receiver that nothing has reached yet, for a leg of `duration` microseconds.
  ///
  /// - Parameters:
  ///   - kind: what plays out the packets.
  ///   - changes: what does instead, and when.
  ///   - codec: what is in the packets; those of Opus carry copies of the ones before.
  ///   - codecs: the codec of each second where it changes underway; nil where it is `codec` throughout.
  init(
    buffer kind: JitterBufferKind, changes: [ImpairmentTimeline.BufferChange] = [], duration: Double,
    codec: Leg.Codec, codecs: [Leg.Codec]? = nil
  ) {
    buffer = JitterBuffer(kind)
    bufferChanges = changes[...]
    self.codecs = codecs
    concealment = Concealment(correctsErrors: (codecs?.first ?? codec) == .opus)
    count = Self.count(of: duration)
    seconds.reserveCapacity(count)
    changeBuffer()
  }

  /// How many seconds begin in `duration` microseconds, at least 1.
  static func count(of duration: Double) -> Int { max(1, Int((duration / 1e6).rounded(.up))) }

  /// Goes on with the buffer that is due; a change comes with the half second that is over next.
  @inline(__always)
  private mutating func changeBuffer() { if !bufferChanges.isEmpty { takeChange() } }

  @inline(never)
  private mutating func takeChange() {
    while let change = bufferChanges.first, change.window <= windows {
      buffer.change(to: change.kind)
      bufferChanges.removeFirst()
    }
  }

  mutating func take(_ packet: Packet) {
    current.sent += 1
    var isMissing = packet.isLost
    if packet.isLost {
      current.lost += 1
      if !isAfterLoss { current.bursts += 1 }
    } else {
      let transit = packet.transit
      delaySum += packet.arrival - packet.departure
      // What the end hosts see, their own timing noise included.
      lastDelay = max(0, packet.arrival - packet.due)
      jitter.arrive(transit: transit)
      peak = max(peak, jitter.estimate)
      if buffer.isLate(transit: transit) {
        current.late += 1
        isMissing = true
      }
    }
    isAfterLoss = packet.isLost
    concealment.take(isMissing: isMissing, into: &current)
  }

  /// Whether a packet with this transit time would come too late to be played.
  @inline(__always) func isLate(transit: Double) -> Bool { transit - buffer.floor > buffer.level }

  /// Takes note of `packets` that were sent while nothing happened and of which three at most came late.
  ///
  /// - Parameters:
  ///   - remainder: what so many packets leave of a jitter estimate.
  ///   - fate: which of them were lost.
  ///   - idleDelay, idleTransit: the delay and the transit time without queues, microseconds.
  @inline(__always)
  mutating func take(
    _ reading: WindowReading, packets: Int, remainder: Double, fate: LossChain.Fate, idleDelay: Double,
    idleTransit: Double
  ) {
    current.sent += UInt16(truncatingIfNeeded: packets)
    let received = packets - fate.lost
    if fate.lost > 0 {
      // A run counts where it begins.
      current.lost += UInt16(truncatingIfNeeded: fate.lost)
      current.bursts += UInt16(truncatingIfNeeded: fate.runs - (fate.startsInLoss && isAfterLoss ? 1 : 0))
    }
    var late = 0
    if received > 0, isLate(transit: idleTransit + reading.most) {
      // Between the second and the fourth largest it is two or three; late packets come together.
      late = min(isLate(transit: idleTransit + reading.second) ? 2 : 1, received)
      current.late += UInt16(truncatingIfNeeded: late)
    }
    concealment.take(fate, late: late, into: &current)
    delaySum += max(0, idleDelay + reading.mean) * Double(received)
    lastDelay = max(0, idleDelay + reading.last)
    peak = max(peak, max(reading.jitterPeak, jitter.estimate))
    jitter.arrive(leaving: remainder, adding: reading.jitter, transit: idleTransit + reading.last)
    buffer.observe(from: idleTransit + reading.least, through: idleTransit + reading.most)
    isAfterLoss = fate.endsInLoss
  }

  mutating func closeWindow() {
    buffer.closeWindow()
    windows += 1
    // The level at the end of a second is that of the buffer that was in force in it.
    if !windows.isMultiple(of: 2) { changeBuffer() }
  }

  mutating func closeSecond(idleDelay: Double) {
    // The last second ends with the leg, whatever the senders' clocks say.
    guard seconds.count < count - 1 else { return }
    close(idleDelay: idleDelay)
  }

  mutating func closeLeg(idleDelay: Double) {
    while seconds.count < count { close(idleDelay: idleDelay) }
  }

  private mutating func close(idleDelay: Double) {
    let received = current.received
    if received > 0 { meanDelay = delaySum / Double(received) }
    if meanDelay < 0 {
      meanDelay = idleDelay
      lastDelay = idleDelay
    }
    // Made anew: a copy of what has just been written would wait for the writes.
    seconds.append(
      SecondSample(
        sent: current.sent, lost: current.lost, late: current.late, bursts: current.bursts,
        concealments: current.concealments, recovered: current.recovered, jitter: UInt32(jitter.estimate),
        jitterPeak: UInt32(max(peak, jitter.estimate)), delay: UInt32(meanDelay), roundTrip: UInt32(lastDelay),
        buffer: UInt32(buffer.level)))
    current = SecondSample()
    delaySum = 0
    peak = 0
    changeBuffer()
    if let codecs, seconds.count < codecs.count {
      concealment.change(correctsErrors: codecs[seconds.count] == .opus, into: &current)
    }
  }
}
