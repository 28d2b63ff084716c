/// The receivers at the ends of four paths on which nothing happens but the delays of packets: the same packets on all,
/// delayed more or less.
struct CalmReceiver {
  /// The numbers of `WindowReading`, in its order, each on the four paths.
  typealias Reading = InlineArray<8, SIMD4<Float>>

  private let queueMedian: SIMD4<Float>
  private let accessMean: SIMD4<Float>
  private var jitter = SIMD4<Float>()
  private var lastTransit = SIMD4<Float>()

  // What the window in progress was like.
  private var before = SIMD4<Float>()
  private var peak = SIMD4<Float>()
  private var sum = SIMD4<Float>()
  private var least = SIMD4<Float>()
  // The four largest transit times, in descending order.
  private var first = SIMD4<Float>()
  private var second = SIMD4<Float>()
  private var third = SIMD4<Float>()
  private var fourth = SIMD4<Float>()

  /// By how much less the next packet may take: packets keep their order.
  private let step = Float(PacketClock.packetTime - DirectionRun.spacing)
  private static let kept = Float(InterarrivalJitter.remainders[DelayStock.packets])

  /// Receivers that nothing has reached yet, of paths with these delays, microseconds.
  init(queueMedian: SIMD4<Float>, accessMean: SIMD4<Float>) {
    self.queueMedian = queueMedian
    self.accessMean = accessMean
  }

  /// Begins a window.
  mutating func begin() {
    before = jitter
    peak = SIMD4()
    sum = SIMD4()
    least = SIMD4(repeating: .infinity)
    (first, second, third, fourth) = (-least, -least, -least, -least)
  }

  /// Receives the next packet.
  @inline(__always)
  mutating func receive(_ packet: (noise: Float, queue: Float, access: Float, edge: Float)) {
    let delay = queueMedian * packet.queue + accessMean * packet.access
    let transit = larger(delay + packet.noise, lastTransit - step)
    let difference = transit - lastTransit
    jitter += (larger(difference, -difference) - jitter) * (1.0 / 16)
    lastTransit = transit
    peak = larger(peak, jitter)
    least = smaller(least, transit)
    sum += transit - packet.noise
    let (below, next, last) = (smaller(first, transit), smaller(second, transit), smaller(third, transit))
    first = larger(first, transit)
    second = larger(second, below)
    third = larger(third, next)
    fourth = larger(fourth, last)
  }

  /// What the window, which is over, was like.
  var reading: Reading {
    [
      (jitter - Self.kept * before) * (1 / (1 - Self.kept)), peak, least, first,
      sum * (1 / Float(DelayStock.packets)), lastTransit, second, fourth,
    ]
  }
}

extension PerRegime<CalmReceiver> {
  /// Receives the packets of a window in every regime, in the order of sending.
  @unsafe mutating func receive(_ packets: UnsafePointer<PackedDelays>) {
    var (first, second, third) = (clear, busy, congested)
    first.begin()
    second.begin()
    third.begin()
    // Side by side, because each has to wait for the packet before.
    for index in 0..<DelayStock.packets {
      let packet = unsafe packets[index].unpacked
      first.receive(packet)
      second.receive(packet)
      third.receive(packet)
    }
    self = PerRegime(first, second, third)
  }
}

@inline(__always)
private func larger(_ left: SIMD4<Float>, _ right: SIMD4<Float>) -> SIMD4<Float> {
  left.replacing(with: right, where: right .> left)
}

@inline(__always)
private func smaller(_ left: SIMD4<Float>, _ right: SIMD4<Float>) -> SIMD4<Float> {
  left.replacing(with: right, where: right .< left)
}
