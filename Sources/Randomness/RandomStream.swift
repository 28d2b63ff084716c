internal import CGSL
internal import CPhilox

/// One independent sequence of random numbers, owned by exactly one caller.
///
///     var stream = RandomStream(StreamKey(seed: seed, entity: agent, purpose: .ringing))
///     let answerDelay = stream.logNormal(median: 3.8, sigma: 0.5)
///
/// The words are those of Philox4x32-10 under the stream's key, and every variate is made from them by GSL, uniform ones
/// as GSL would. How many words a variate takes varies, so draws of one thing must not follow draws of another: give each
/// its own purpose.
///
/// The state lives inside the value: starting a stream allocates nothing and costs about one block of the cipher.
/// Parameters outside the ranges stated are a mistake of the caller, which validation of a scenario rules out; GSL then
/// answers with a value that is not a number instead of ending the process.
@safe public struct RandomStream: ~Copyable {
  var state: philox_state

  /// The stream of `key`, from its first word.
  public init(_ key: StreamKey) {
    // What `philox_start` does, word by word: memory that is written in small pieces is slow to read in large ones.
    state = philox_state(
      counter: (0, 0, UInt32(truncatingIfNeeded: key.bucket), UInt32(truncatingIfNeeded: key.bucket >> 32)),
      key: (UInt32(truncatingIfNeeded: key.key), UInt32(truncatingIfNeeded: key.key >> 32)),
      buffer: (0, 0, 0, 0), used: 4)
  }

  /// Calls `body` with a generator whose state is this stream's; the pointer is valid inside `body` only.
  @inline(__always)
  mutating func withGenerator<Result>(_ body: (UnsafeMutablePointer<gsl_rng>) -> Result) -> Result {
    GSLErrors.switchOff()
    return unsafe withUnsafeMutablePointer(to: &state) { state in
      var generator = unsafe gsl_rng(type: philox_generator(), state: UnsafeMutableRawPointer(state))
      return unsafe body(&generator)
    }
  }

  /// The next 32-bit word.
  public mutating func word() -> UInt32 { unsafe philox_word(&state) }

  /// A number of 53 bits from 0 up to but not including 1.
  public mutating func uniform() -> Double { unsafe philox_uniform(&state) }

  /// A number strictly between 0 and 1.
  public mutating func uniformPositive() -> Double {
    var number: Double
    repeat { number = uniform() } while number == 0
    return number
  }

  /// A number from `low` up to but not including `high`.
  public mutating func uniform(from low: Double, to high: Double) -> Double {
    unsafe withGenerator { unsafe gsl_ran_flat($0, low, high) }
  }

  /// An integer of 0 ..< `bound`, each equally likely; `bound` is 1 through 2^32 - 1.
  public mutating func integer(below bound: Int) -> Int {
    precondition(1 <= bound && bound <= Int(UInt32.max), "an integer is drawn below 1 through 2^32 - 1")
    return unsafe withGenerator { Int(unsafe gsl_rng_uniform_int($0, UInt(bound))) }
  }

  /// True with `probability`; 0 and less never, 1 and more always.
  public mutating func chance(_ probability: Double) -> Bool {
    // As GSL's Bernoulli variate, without the way through its pointers: nothing is drawn more often.
    uniform() < probability
  }
}
