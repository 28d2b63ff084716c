/// What a random draw is for: with the seed and an entity it names one independent stream.
///
/// Numbers are part of the output format: never renumber, only add (reference of the models, section 5.2).
public struct Purpose: RawRepresentable, Hashable, Sendable {
  /// The number that enters the key.
  public let rawValue: UInt64

  /// The purpose with this number.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  public static let arrivals = Purpose(rawValue: 1)
  public static let patience = Purpose(rawValue: 2)
  public static let service = Purpose(rawValue: 3)
  public static let routing = Purpose(rawValue: 4)
  public static let hold = Purpose(rawValue: 5)
  public static let transfer = Purpose(rawValue: 6)
  public static let legParameters = Purpose(rawValue: 7)
  public static let regime = Purpose(rawValue: 8)
  public static let uplinkPackets = Purpose(rawValue: 9)
  public static let downlinkPackets = Purpose(rawValue: 10)
  public static let talk = Purpose(rawValue: 11)
  public static let identifiers = Purpose(rawValue: 12)
  public static let levels = Purpose(rawValue: 13)
  public static let reporting = Purpose(rawValue: 14)
  public static let identity = Purpose(rawValue: 15)
  public static let ivr = Purpose(rawValue: 16)
  public static let wrapUp = Purpose(rawValue: 17)
  public static let ringing = Purpose(rawValue: 18)
  public static let shifts = Purpose(rawValue: 19)
  public static let coaching = Purpose(rawValue: 20)
  public static let conference = Purpose(rawValue: 21)
  public static let mute = Purpose(rawValue: 22)
  public static let dialogue = Purpose(rawValue: 23)
  public static let meeting = Purpose(rawValue: 24)
  public static let campaign = Purpose(rawValue: 25)
  public static let impairment = Purpose(rawValue: 26)
  public static let video = Purpose(rawValue: 27)
  public static let device = Purpose(rawValue: 28)
  public static let routeSteps = Purpose(rawValue: 29)
  public static let satelliteSlots = Purpose(rawValue: 30)
  public static let recording = Purpose(rawValue: 31)
  public static let dropOff = Purpose(rawValue: 32)
  public static let delayStock = Purpose(rawValue: 33)
  public static let waiting = Purpose(rawValue: 34)
  public static let callback = Purpose(rawValue: 35)
  public static let client = Purpose(rawValue: 40)
  public static let voicemail = Purpose(rawValue: 50)
  public static let correspondence = Purpose(rawValue: 60)
  public static let companion = Purpose(rawValue: 61)
  public static let anomalies = Purpose(rawValue: 70)
  public static let equipment = Purpose(rawValue: 80)
  public static let incidents = Purpose(rawValue: 81)
  public static let breakouts = Purpose(rawValue: 82)
  public static let office = Purpose(rawValue: 90)
  public static let evaluation = Purpose(rawValue: 91)
  public static let screenRecording = Purpose(rawValue: 92)
  public static let samples = Purpose(rawValue: 100)
  public static let sampleWorlds = Purpose(rawValue: 101)
  public static let sampleBundles = Purpose(rawValue: 102)
}

/// A seed and an entity, mixed once for the keys of several purposes.
public struct EntityKey: Hashable, Sendable {
  @usableFromInline let mixed: UInt64

  /// `mix(mix(seed) XOR entity)`, mix being one SplitMix64 step.
  @inlinable
  public init(seed: UInt64, entity: UInt64) { mixed = mix(mix(seed) ^ entity) }
}

/// The key of one random stream: (seed, entity, purpose) and a bucket of time or retries inside it.
public struct StreamKey: Hashable, Sendable {
  /// The 64-bit Philox key; its low word is key word 0.
  public let key: UInt64
  /// The upper half of the Philox counter.
  public let bucket: UInt64

  /// `mix(mix(mix(seed) XOR entity) XOR purpose)`, mix being one SplitMix64 step.
  @inlinable
  public init(seed: UInt64, entity: UInt64, purpose: Purpose, bucket: UInt64 = 0) {
    self.init(EntityKey(seed: seed, entity: entity), purpose, bucket: bucket)
  }

  /// `mix(entity XOR purpose)`.
  @inlinable
  public init(_ entity: EntityKey, _ purpose: Purpose, bucket: UInt64 = 0) {
    key = mix(entity.mixed ^ purpose.rawValue)
    self.bucket = bucket
  }
}

/// One step of SplitMix64 (Steele, Lea and Flood 2014): a bijection of 64-bit words that scatters its input.
@inlinable
public func mix(_ word: UInt64) -> UInt64 {
  var z = word &+ 0x9E37_79B9_7F4A_7C15
  z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z >> 31)
}

/// Stable 64-bit identities from the scenario path of a thing: from its names, never from its position in an array.
public enum EntityID {
  /// The parent of everything.
  public static let root: UInt64 = 0

  /// The identity of the thing called `name` under `parent` (FNV-1a over the UTF-8 bytes, then one mix).
  public static func child(of parent: UInt64, _ name: String) -> UInt64 {
    child(of: parent, EntityName(name))
  }

  /// The identity of the thing called `name` under `parent`, for a name that is used again and again.
  @inlinable
  public static func child(of parent: UInt64, _ name: EntityName) -> UInt64 { mix(parent ^ name.mixed) }

  /// The identity of the `number`th thing under `parent`.
  @inlinable
  public static func child(of parent: UInt64, _ number: Int) -> UInt64 {
    mix(parent &+ mix(UInt64(bitPattern: Int64(number))))
  }
}

/// A name of which identities are made, hashed once.
public struct EntityName: Hashable, Sendable {
  @usableFromInline let mixed: UInt64

  /// The FNV-1a hash of the UTF-8 bytes of `name`, mixed.
  public init(_ name: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    mixed = mix(hash)
  }
}
