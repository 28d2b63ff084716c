import Randomness

/// Consecutive packets of a calm path, drawn by the sampler of the packet model, and what receivers make of them.
@safe struct CalmSample: ~Copyable {
  private let windows: Int
  private let delays: UnsafeMutablePointer<PackedDelays>

  /// A sample of `windows` windows whose delays follow `law`: the same for every run.
  init(_ law: DelayLaw, windows: Int) {
    self.windows = windows
    let count = windows * DelayStock.packets
    unsafe delays = UnsafeMutablePointer.allocate(capacity: count)
    let key = StreamKey(seed: 0, entity: EntityID.root, purpose: .delayStock)
    var source = DelaySource(DelaySampler(law, stream: RandomStream(key)))
    for packet in 0..<count {
      unsafe (delays + packet).initialize(to: PackedDelays(source.current()))
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
  /// The jitter of those that are kept is moved and stretched to mean and deviation of the whole sample.
  func readings(of kept: Int, _ law: DelayStock.Law) -> PerRegime<[CalmReceiver.Reading]> {
    var receivers = receivers(law, queueFactor: PackedReadings.scales, accessFactor: PackedReadings.scales)
    var readings = Regime.allCases.map { _ in [CalmReceiver.Reading]() }
    var whole = Regime.allCases.map { _ in Moments() }
    var part = whole
    for window in 0..<windows {
      unsafe receivers.receive(packets(of: window))
      for regime in Regime.allCases {
        let reading = receivers[regime].reading
        whole[regime.rawValue].add(reading[0])
        guard window < kept else { continue }
        part[regime.rawValue].add(reading[0])
        readings[regime.rawValue].append(reading)
      }
    }
    func calibrated(_ regime: Regime) -> [CalmReceiver.Reading] {
      let (part, whole) = (part[regime.rawValue], whole[regime.rawValue])
      let stretch = whole.deviation / part.deviation
      let shift = whole.mean - part.mean * stretch
      return readings[regime.rawValue].map { reading in
        var reading = reading
        // The estimate and its maximum.
        reading[0] = reading[0] * stretch + shift
        reading[1] = reading[1] * stretch + shift
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
    var jitter = PerRegime(Moments(), Moments(), Moments())
    for window in 0..<Self.exponentWindows {
      unsafe receivers.receive(packets(of: window))
      jitter.clear.add(receivers.clear.reading[0])
      jitter.busy.add(receivers.busy.reading[0])
      jitter.congested.add(receivers.congested.reading[0])
    }
    return jitter.map { jitter in
      func growth(_ path: Int) -> Double { Portable.log(Double(jitter.mean[path] / jitter.mean[0])) }
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

/// Mean and deviation of four quantities at once.
private struct Moments {
  private var count = 0.0
  private var sum = SIMD4<Double>()
  private var squares = SIMD4<Double>()

  mutating func add(_ values: SIMD4<Float>) {
    let values = SIMD4<Double>(values)
    count += 1
    sum += values
    squares += values * values
  }

  var mean: SIMD4<Float> { SIMD4<Float>(sum / count) }

  var deviation: SIMD4<Float> {
    let mean = sum / count
    return SIMD4<Float>((squares / count - mean * mean).squareRoot())
  }
}
