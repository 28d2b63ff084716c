/// One block of Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011): four 32-bit words that are a pure function of a
/// 128-bit counter and a 64-bit key.
///
/// The counter is (block low, block high, bucket low, bucket high).
public func philox4x32(_ key: StreamKey, block: UInt64) -> (UInt32, UInt32, UInt32, UInt32) {
  var c0 = UInt32(truncatingIfNeeded: block)
  var c1 = UInt32(truncatingIfNeeded: block >> 32)
  var c2 = UInt32(truncatingIfNeeded: key.bucket)
  var c3 = UInt32(truncatingIfNeeded: key.bucket >> 32)
  var k0 = UInt32(truncatingIfNeeded: key.key)
  var k1 = UInt32(truncatingIfNeeded: key.key >> 32)
  for _ in 0..<10 {
    let first = UInt64(c0) &* 0xD251_1F53
    let second = UInt64(c2) &* 0xCD9E_8D57
    (c0, c1, c2, c3) = (
      UInt32(truncatingIfNeeded: second >> 32) ^ c1 ^ k0, UInt32(truncatingIfNeeded: second),
      UInt32(truncatingIfNeeded: first >> 32) ^ c3 ^ k1, UInt32(truncatingIfNeeded: first)
    )
    k0 &+= 0x9E37_79B9
    k1 &+= 0xBB67_AE85
  }
  return (c0, c1, c2, c3)
}
