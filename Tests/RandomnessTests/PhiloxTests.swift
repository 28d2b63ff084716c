import CPhilox
import Randomness
import Testing

/// The generator against the published vectors, and the keys against the derivation table of the models' reference.
@Suite struct PhiloxTests {
  /// Eight words: two blocks.
  private static func words(_ key: StreamKey, count: Int = 8) -> [UInt32] {
    var stream = RandomStream(key)
    return (0..<count).map { _ in stream.word() }
  }

  /// Random123's vectors, `kat_vectors`, philox4x32 10 rounds.
  struct KnownAnswer: CustomTestStringConvertible {
    let counter: (UInt32, UInt32, UInt32, UInt32)
    let key: (UInt32, UInt32)
    let output: [UInt32]
    var testDescription: String { "key \(key)" }
  }

  static let knownAnswers = [
    KnownAnswer(counter: (0, 0, 0, 0), key: (0, 0), output: [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8]),
    KnownAnswer(
      counter: (.max, .max, .max, .max), key: (.max, .max),
      output: [0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD]),
    KnownAnswer(
      counter: (0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344), key: (0xA409_3822, 0x299F_31D0),
      output: [0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1]),
  ]

  @Test(arguments: knownAnswers)
  func `A block is the published one`(vector: KnownAnswer) {
    var state = philox_state()
    state.counter = vector.counter
    state.key = vector.key
    state.used = 4
    let words = (0..<4).map { _ in
      unsafe withUnsafeMutablePointer(to: &state) {
        UInt32(unsafe philox_generator().pointee.get(UnsafeMutableRawPointer($0)))
      }
    }
    #expect(words == vector.output)
  }

  struct Derivation: CustomTestStringConvertible {
    let seed, entity, purpose, bucket, key: UInt64
    let words: [UInt32]
    var testDescription: String { "seed \(seed), entity \(entity), purpose \(purpose), bucket \(bucket)" }
  }

  static let derivations = [
    Derivation(
      seed: 0, entity: 0, purpose: 0, bucket: 0, key: 0x2382_75BC_38FC_BE91,
      words: [
        0xFAAD_D8FD, 0xEFA8_ADE3, 0xEC25_7C5C, 0xCE6B_DA56, 0x536A_F4B8, 0x313D_4277, 0x48A2_1C6F, 0x2E32_9065,
      ]),
    Derivation(
      seed: 42, entity: 1, purpose: 7, bucket: 0, key: 0x1B18_6314_9F17_26FA,
      words: [
        0x3461_B3FC, 0x05C0_93F9, 0x9066_EE42, 0x33FD_9634, 0x19AB_19E7, 0x9C93_3D0C, 0xC33F_0B32, 0x93AA_104F,
      ]),
    Derivation(
      seed: 42, entity: 1, purpose: 7, bucket: 1, key: 0x1B18_6314_9F17_26FA,
      words: [
        0x7328_2B07, 0xAE6D_80C0, 0x9EDC_8C08, 0xE20D_BDEA, 0xD38B_757B, 0x4FBC_0601, 0x8D78_9947, 0x6F43_A2D8,
      ]),
    Derivation(
      seed: 42, entity: 2, purpose: 7, bucket: 0, key: 0xEF5E_260B_C49C_3C6F,
      words: [
        0xB54F_2EDD, 0xB6B0_CF90, 0x46FB_91A4, 0x2C19_9C85, 0xA897_B7CD, 0xB360_30D8, 0x3FE6_D006, 0x6232_D246,
      ]),
    Derivation(
      seed: 42, entity: 1, purpose: 8, bucket: 0, key: 0x0B67_433E_5C71_4038,
      words: [
        0x1A34_58C2, 0x6BC9_A292, 0x42C1_EF89, 0x33DE_3D10, 0x38E1_5BD4, 0x7D94_D0D5, 0xF878_B2B4, 0x7A5C_B223,
      ]),
    Derivation(
      seed: 0xDEAD_BEEF_CAFE_F00D, entity: 123_456_789_012, purpose: 3, bucket: 86_400, key: 0x9C26_9370_DD4A_3CC0,
      words: [
        0x8008_1486, 0x0442_E8B7, 0x3700_7544, 0xE16C_23FB, 0xB92C_D59D, 0xCB43_FFF8, 0xB814_CD98, 0x6BC4_DACA,
      ]),
  ]

  @Test(arguments: derivations)
  func `Key and words follow from seed, entity, purpose and bucket`(vector: Derivation) {
    let key = StreamKey(
      seed: vector.seed, entity: vector.entity, purpose: Purpose(rawValue: vector.purpose), bucket: vector.bucket)
    #expect(key.key == vector.key)
    #expect(Self.words(key) == vector.words)
  }

  @Test(
    arguments: [(0, 0xE220_A839_7B1D_CDAF), (1, 0x910A_2DEC_8902_5CC1), (42, 0xBDD7_3226_2FEB_6E95)]
      as [(UInt64, UInt64)])
  func `One step of SplitMix64 gives the published word`(word: UInt64, mixed: UInt64) {
    #expect(mix(word) == mixed)
  }

  @Test func `The function and the generator make the same blocks`() {
    let key = StreamKey(seed: 7, entity: 99, purpose: .talk, bucket: 1 << 40)
    let words = Self.words(key, count: 4_000)
    for block in 0..<1_000 {
      let expected = philox4x32(key, block: UInt64(block))
      #expect((words[4 * block], words[4 * block + 1], words[4 * block + 2], words[4 * block + 3]) == expected)
    }
  }

  @Test func `A uniform takes two words and has 53 bits`() {
    let key = StreamKey(seed: 42, entity: 1, purpose: .legParameters)
    let words = Self.words(key, count: 2)
    var stream = RandomStream(key)
    let value = stream.uniform()
    #expect(value == Double(UInt64(words[0] >> 5) << 26 | UInt64(words[1] >> 6)) / 9_007_199_254_740_992)
  }

  @Test func `The block number never carries into the bucket`() {
    var state = philox_state()
    unsafe philox_start(&state, 5, 9)
    state.counter.0 = .max
    state.counter.1 = .max
    _ = unsafe withUnsafeMutablePointer(to: &state) {
      unsafe philox_generator().pointee.get(UnsafeMutableRawPointer($0))
    }
    #expect(state.counter == (0, 0, 9, 0))
  }
}
