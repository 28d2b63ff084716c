import Randomness
import Testing

@testable import NetworkModel

/// What packets suffer near a change of satellite, and which may overtake: one draw each, and one draw for many.
@Suite struct BulkDrawTests {
  /// Gamma with shape 2 has mean 2θ and variance 2θ²; losses are independent of each other.
  @Test(arguments: [true, false], [true, false])
  func `edge effects follow their laws`(isEarly: Bool, isBulk: Bool) {
    let count = 200_000.0
    let (scale, loss) = isEarly ? (12_000.0, 0.06) : (6_000.0, 0.05)
    var edges = SatelliteEdges(stream: RandomStream(StreamKey(seed: 8, entity: 1, purpose: .satelliteSlots)))
    if isBulk { edges.drawInBulk() }
    var stream = RandomStream(StreamKey(seed: 8, entity: 3, purpose: .delayStock))
    var delays = SatelliteEdges.delays(from: &stream)
    var (sum, squares, lost, pairs, wasLost) = (0.0, 0.0, 0.0, 0.0, false)
    for packet in 0..<Int(count) {
      if packet % 32 == 0 { delays = SatelliteEdges.delays(from: &stream) }
      let (delay, isLost) = edges.effect(isEarly: isEarly, delay: isBulk ? delays[packet % 32] : nil)
      sum += delay
      squares += delay * delay
      if isLost { lost += 1 }
      if isLost, wasLost { pairs += 1 }
      wasLost = isLost
    }
    // Four standard errors; the variance of a gamma variate's square is 84 θ⁴ less the square of its mean, 36 θ⁴.
    let error = 4 / count.squareRoot()
    #expect(abs(sum / count - 2 * scale) < error * scale * 2.0.squareRoot())
    #expect(abs(squares / count - 6 * scale * scale) < error * scale * scale * 84.0.squareRoot())
    #expect(abs(lost / count - loss) < error * (loss * (1 - loss)).squareRoot())
    #expect(abs(pairs / count - loss * loss) < error * loss)
  }

  /// One in 10,000.
  @Test(arguments: [true, false]) func `so many packets may overtake`(isBulk: Bool) {
    var overtaking = Overtaking(stream: RandomStream(StreamKey(seed: 8, entity: 2, purpose: .uplinkPackets)))
    if isBulk { overtaking.drawInBulk() }
    let count = (0..<4_000_000).count { _ in overtaking.arrival(1, notBefore: 2) == 1 }
    #expect(abs(count - 400) < 80)
    #expect(overtaking.arrival(3, notBefore: 2) == 3)
  }
}
