public import Randomness

/// How far the clock of a device may be off, milliseconds: the least that shows, and the most that keeps what a device
/// stamped near its conversation.
private let leastSkew = 250.0, largestSkew = 4_000.0

/// By how much a device's clock is off, milliseconds: either way alike.
public func clockSkewMilliseconds(_ draws: inout RandomStream) -> Int64 {
  let skew = Int64(draws.uniform(from: leastSkew, to: largestSkew))
  return draws.chance(0.5) ? skew : -skew
}
