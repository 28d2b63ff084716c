import Randomness

/// 128 bits that look random, never repeat and are a pure function of (seed, entity, slot): what every vendor
/// identifier is made of.
///
/// They are the first block of the Philox stream of purpose `identifiers` whose bucket is the slot, so that an
/// identifier can be had without any other.
public struct IdentifierBits: Hashable, Sendable {
  /// The upper 64 bits.
  public let high: UInt64
  /// The lower 64 bits.
  public let low: UInt64

  /// The bits for one slot of an entity.
  ///
  /// Slots are constants of a dialect; two dialects never share one.
  public init(seed: UInt64, entity: UInt64, slot: UInt64) {
    let block = philox4x32(StreamKey(seed: seed, entity: entity, purpose: .identifiers, bucket: slot), block: 0)
    high = UInt64(block.0) << 32 | UInt64(block.1)
    low = UInt64(block.2) << 32 | UInt64(block.3)
  }

  /// The bits with the version and variant of a random UUID (RFC 9562 section 5.4).
  public var uuid: IdentifierBits {
    IdentifierBits(high: high & ~0xF000 | 0x4000, low: low & ~(0b11 << 62) | 0b10 << 62)
  }

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}
