public import Randomness

/// The numbers that decide a document, one after another, each of zero through a bound.
///
/// A generator asks for one number at a time and does nothing at random besides, so that its document is a function of
/// the sequence: what is recorded can be replayed, and a shorter or smaller sequence replays to a simpler document. By
/// convention 0 is the simplest choice. What is asked for beyond the end of a replayed sequence is 0, and a number above
/// its bound is the bound, so that every sequence of numbers is one of choices (MacIver and Donaldson, "Test-Case
/// Reduction via Test-Case Generation", ECOOP 2020).
public struct Choices: ~Copyable {
  /// What was chosen so far.
  public private(set) var record = ChoiceRecord()

  private var source: Source
  private var stream: RandomStream

  private enum Source {
    case drawn
    /// These numbers first, then zeros.
    case replayed([UInt64])
    case asked((UInt64) -> UInt64)
  }

  /// Choices drawn from the random stream of `key`.
  public init(drawnBy key: StreamKey) {
    stream = RandomStream(key)
    source = .drawn
  }

  /// The choices of a recorded or made-up sequence.
  public init(replaying numbers: [UInt64]) {
    stream = RandomStream(StreamKey(seed: 0, entity: 0, purpose: .samples))
    source = .replayed(numbers)
  }

  /// Choices that somebody else makes: `chooser` is given the bound and answers 0 through it.
  public init(askedOf chooser: @escaping (UInt64) -> UInt64) {
    stream = RandomStream(StreamKey(seed: 0, entity: 0, purpose: .samples))
    source = .asked(chooser)
  }

  /// A number of 0 through `bound`, each equally likely where it is drawn.
  public mutating func draw(through bound: Int) -> Int {
    let limit = UInt64(max(0, bound))
    let value: UInt64
    switch source {
    case .drawn: value = random(through: limit)
    case .replayed(let numbers):
      let position = record.values.count
      value = position < numbers.count ? numbers[position] : 0
    case .asked(let chooser): value = chooser(limit)
    }
    return note(min(value, limit), through: limit)
  }

  /// A number of 0 through `weights.count - 1`; where it is drawn, each as likely as its weight says.
  public mutating func draw(weights: [Int]) -> Int {
    guard case .drawn = source else { return draw(through: weights.count - 1) }
    let limit = UInt64(weights.count - 1)
    var rest = Int(random(through: UInt64(weights.reduce(0, +) - 1)))
    for (index, weight) in weights.enumerated() {
      if rest < weight { return note(UInt64(index), through: limit) }
      rest -= weight
    }
    return note(0, through: limit)
  }

  /// One of `values`; the first is the simplest.
  public mutating func element<Value>(of values: [Value]) -> Value { values[draw(through: values.count - 1)] }

  /// Marks the choices that `body` makes as one part, which shrinking may take out as a whole.
  public mutating func span<Result>(_ body: (inout Choices) -> Result) -> Result {
    let start = record.values.count
    defer { record.spans.append(start..<record.values.count) }
    return body(&self)
  }

  private mutating func note(_ value: UInt64, through limit: UInt64) -> Int {
    record.values.append(value)
    record.bounds.append(limit)
    return Int(value)
  }

  private mutating func random(through limit: UInt64) -> UInt64 {
    guard limit > 0 else { return 0 }
    guard limit < UInt64(UInt32.max) else {
      let word = UInt64(stream.word()) << 32 | UInt64(stream.word())
      return limit == .max ? word : word % (limit + 1)
    }
    // Lemire's multiplication: the bias is below 2^-32 * limit, which no test can see.
    return (UInt64(stream.word()) * (limit + 1)) >> 32
  }
}

/// A sequence of choices with the bounds that they were made within and the parts that belong together.
public struct ChoiceRecord: Hashable, Sendable {
  /// What was chosen.
  public var values: [UInt64] = []
  /// The largest that could have been, one for each.
  public var bounds: [UInt64] = []
  /// Parts that make sense alone, in the order in which they ended.
  public var spans: [Range<Int>] = []

  /// A record of nothing.
  public init() {}

  /// Adds a choice that was made elsewhere.
  mutating func append(_ value: UInt64, through bound: UInt64) {
    values.append(value)
    bounds.append(bound)
  }

  /// Whether this is simpler: shorter, or as long and smaller at the first difference.
  public func isSimpler(than other: ChoiceRecord) -> Bool {
    if values.count != other.values.count { return values.count < other.values.count }
    return values.lexicographicallyPrecedes(other.values)
  }
}
