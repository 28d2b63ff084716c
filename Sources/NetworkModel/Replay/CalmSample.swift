import Randomness

/// Consecutive packets of a calm path, drawn by the sampler of the packet model, and what receivers make of them.
@safe struct CalmSample: ~Copyable {
  private let windows: Int
  private let delays: UnsafeMutablePointer<PackedDelays>

  /// A sample of `windows` windows whose delays follow `law`: the same for every run.
  ///
  /// - Parameter hasSlotEdges: whether packets also have a delay for the edges of satellite slots.
  init(_ law: DelayLaw, windows: Int, hasSlotEdges: Bool) {
    self.windows = windows
    let count = windows * DelayStock.packets
    unsafe delays = UnsafeMutablePointer.allocate(capacity: count)
    func stream(_ bucket: UInt64) -> RandomStream {
      RandomStream(StreamKey(seed: 0, entity: EntityID.root, purpose: .delayStock, bucket: bucket))
    }
    var source = DelaySource(DelaySampler(law, stream: stream(0)))
    var edgeStream = stream(1)
    var edges = InlineArray<32, Float>(repeating: 0)
    for packet in 0..<count {
      if hasSlotEdges, packet % edges.count == 0 { edges = SatelliteEdges.delays(from: &edgeStream) }
      let (noise, queue, access) = source.current()
      unsafe (delays + packet).initialize(
        to: PackedDelays(noise: noise, queue: queue, access: access, edge: edges[packet % edges.count]))
      source.advance()
    }
  }

  deinit { unsafe delays.deallocate() }

  /// The delays of the packets of window `number` and of those after it; valid as long as the sample.
  @unsafe func packets(of number: Int) -> UnsafePointer<PackedDelays> {
    unsafe UnsafePointer(delays + number * DelayStock.packets)
  }

  /// What receivers make of the first `kept` windows in each regime, at the scales of `PackedReadings`.
  ///
  /// The jitter of those that are kept is moved and stretched until its mean and its deviations above and below are those
  /// of the whole sample.
  func readings(of kept: Int, _ law: DelayStock.Law) -> PerRegime<[CalmReceiver.Reading]> {
    var receivers = receivers(law, queueFactor: PackedReadings.scales, accessFactor: PackedReadings.scales)
    var readings = Regime.allCases.map { _ in [CalmReceiver.Reading]() }
    var jitter = Regime.allCases.map { _ in [SIMD4<Float>]() }
    for window in 0..<windows {
      unsafe receivers.receive(packets(of: window))
      for regime in Regime.allCases {
        let reading = receivers[regime].reading
        jitter[regime.rawValue].append(reading[0])
        if window < kept { readings[regime.rawValue].append(reading) }
      }
    }
    func calibrated(_ regime: Regime) -> [CalmReceiver.Reading] {
      let part = Spread(jitter[regime.rawValue][..<kept])
      let whole = Spread(jitter[regime.rawValue][...])
      return readings[regime.rawValue].map { reading in
        var reading = reading
        // The estimate and its maximum.
        reading[0] = part.move(reading[0], to: whole)
        reading[1] = part.move(reading[1], to: whole)
        return reading
      }
    }
    return PerRegime(calibrated(.clear), calibrated(.busy), calibrated(.congested))
  }

  /// By what power of the queue's factor the scale grows that gives the same jitter, when the queue alone is scaled.
  func queueExponents(_ law: DelayStock.Law) -> PerRegime<Float> {
    // Derivatives by logarithms: of the queue alone, and of queue and access together.
    let step = Self.exponentStep
    var receivers = receivers(
      law, queueFactor: SIMD4(1, step, step, 1), accessFactor: SIMD4(1, 1, step, 1))
    let none = SIMD4<Float>()
    var jitter = PerRegime(none, none, none)
    for window in 0..<Self.exponentWindows {
      unsafe receivers.receive(packets(of: window))
      jitter.clear += receivers.clear.reading[0]
      jitter.busy += receivers.busy.reading[0]
      jitter.congested += receivers.congested.reading[0]
    }
    return jitter.map { jitter in
      func growth(_ path: Int) -> Double { Portable.log(Double(jitter[path] / jitter[0])) }
      return Float(growth(1) / growth(2))
    }
  }

  private static let exponentWindows = 2_048
  private static let exponentStep: Float = 1.2

  /// Receivers that have seen a window, because before the first packet there is none to differ from.
  private func receivers(
    _ law: DelayStock.Law, queueFactor: SIMD4<Float>, accessFactor: SIMD4<Float>
  ) -> PerRegime<CalmReceiver> {
    func receiver(_ regime: Regime) -> CalmReceiver {
      CalmReceiver(
        queueMedian: queueFactor * Float(law.queue[regime]), accessMean: accessFactor * Float(law.access[regime]))
    }
    var receivers = PerRegime(receiver(.clear), receiver(.busy), receiver(.congested))
    unsafe receivers.receive(packets(of: 0))
    return receivers
  }
}

/// How four quantities are spread: mean, and deviations above and below it.
private struct Spread {
  private let mean: SIMD4<Float>
  private let above: SIMD4<Float>
  private let below: SIMD4<Float>

  /// The spread of `values`, which are not all alike.
  init(_ values: ArraySlice<SIMD4<Float>>) {
    let count = Double(values.count)
    let mean = values.reduce(into: SIMD4<Double>()) { $0 += SIMD4<Double>($1) } / count
    var (above, below) = (SIMD4<Double>(), SIMD4<Double>())
    for value in values {
      let distance = SIMD4<Double>(value) - mean
      let square = distance * distance
      above += SIMD4<Double>().replacing(with: square, where: distance .> 0)
      below += SIMD4<Double>().replacing(with: square, where: distance .< 0)
    }
    self.mean = SIMD4<Float>(mean)
    self.above = SIMD4<Float>((above / count).squareRoot())
    self.below = SIMD4<Float>((below / count).squareRoot())
  }

  /// Where `values` lie in `other` if they lie here in this spread.
  func move(_ values: SIMD4<Float>, to other: Spread) -> SIMD4<Float> {
    let distance = values - mean
    let stretch = (other.below / below).replacing(with: other.above / above, where: distance .> 0)
    return other.mean + distance * stretch
  }
}
