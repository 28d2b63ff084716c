/// The receivers at the ends of four paths on which nothing happens but the delays of packets: the same packets on all,
/// delayed more or less.
@safe struct CalmReceiver {
  private let queueMedian: SIMD4<Float>
  private let accessMean: SIMD4<Float>
  private var jitter = SIMD4<Float>()
  private var lastTransit = SIMD4<Float>()
  private var isFirst = true

  /// Receivers that nothing has reached yet, of paths with these delays, microseconds.
  init(queueMedian: SIMD4<Float>, accessMean: SIMD4<Float>) {
    self.queueMedian = queueMedian
    self.accessMean = accessMean
  }

  /// Receives the packets of a window, in the order of sending; the numbers are those of `WindowReading`, in its order.
  @unsafe mutating func receive(_ packets: UnsafePointer<PackedDelays>) -> InlineArray<8, SIMD4<Float>> {
    let before = jitter
    var peak = SIMD4<Float>()
    var sum = SIMD4<Float>()
    var least = SIMD4<Float>(repeating: .infinity)
    // The four largest, in descending order.
    var (a, b, c, d) = (-least, -least, -least, -least)
    let step = Float(PacketClock.packetTime - DirectionRun.spacing)
    for index in 0..<DelayStock.packets {
      let (noise, queue, access) = unsafe packets[index].unpacked
      let delay = queueMedian * queue + accessMean * access
      var transit = delay + noise
      if isFirst { lastTransit = transit }
      isFirst = false
      // Packets keep their order.
      transit = larger(transit, lastTransit - step)
      let difference = transit - lastTransit
      jitter += (larger(difference, -difference) - jitter) * (1.0 / 16)
      lastTransit = transit
      peak = larger(peak, jitter)
      least = smaller(least, transit)
      sum += transit - noise
      let (e, f, g) = (smaller(a, transit), smaller(b, transit), smaller(c, transit))
      a = larger(a, transit)
      b = larger(b, e)
      c = larger(c, f)
      d = larger(d, g)
    }
    let kept = Float(InterarrivalJitter.remainders[DelayStock.packets])
    return [
      (jitter - kept * before) * (1 / (1 - kept)), peak, least, a, sum * (1 / Float(DelayStock.packets)), lastTransit,
      b, d,
    ]
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
