import Randomness

/// The two-state loss chain of Gilbert and Elliott: per packet it goes from good to bad with probability p and back
/// with r; a packet is lost with probability `badLoss` in the bad state and `goodLoss` in the good one.
///
/// The path model uses the Gilbert form, in which bad loses everything and good nothing; the closed forms of the
/// models' reference, section 4.2, hold for all four parameters and serve tests and `describe`.
public struct GilbertElliott: Hashable, Sendable {
  /// p: probability of leaving the good state, 0 through 1.
  public var toBad: Double
  /// r: probability of leaving the bad state, above 0 through 1.
  public var toGood: Double
  /// h: loss probability in the bad state.
  public var badLoss: Double
  /// k₀: loss probability in the good state.
  public var goodLoss: Double

  /// The chain with these probabilities.
  public init(toBad: Double, toGood: Double, badLoss: Double = 1, goodLoss: Double = 0) {
    self.toBad = toBad
    self.toGood = toGood
    self.badLoss = badLoss
    self.goodLoss = goodLoss
  }

  /// The Gilbert chain with a stationary `loss` ratio below 1 in runs of mean length `burst`: r = 1/b, p = L·r/(1 − L).
  ///
  /// `burst` is raised to what the loss ratio makes possible: 1, and L/(1 − L), below which p would exceed 1.
  public init(loss: Double, burst: Double) {
    let possible = max(burst, 1, loss / (1 - loss))
    self.init(toBad: loss / (1 - loss) / possible, toGood: 1 / possible)
  }

  /// π_B: the long-run share of packets in the bad state.
  public var badShare: Double { toBad > 0 ? toBad / (toBad + toGood) : 0 }

  /// The long-run loss ratio.
  public var meanLoss: Double { badShare * badLoss + (1 - badShare) * goodLoss }

  /// λ = 1 − p − r: the correlation of the state from packet to packet.
  public var memory: Double { 1 - toBad - toGood }

  /// The probability that the packet after a lost one is lost too.
  public var lossAfterLoss: Double {
    let joint =
      badShare * badLoss * ((1 - toGood) * badLoss + toGood * goodLoss)
      + (1 - badShare) * goodLoss * (toBad * badLoss + (1 - toBad) * goodLoss)
    return meanLoss > 0 ? joint / meanLoss : 0
  }

  /// The mean length of a run of lost packets.
  public var meanRun: Double { 1 / (1 - lossAfterLoss) }

  /// G.107's BurstR: the mean run over that of independent loss with the same ratio; 1/(p + r) for a Gilbert chain.
  public var burstRatio: Double { meanRun * (1 - meanLoss) }

  /// The probabilities that 0 through `upTo` of `packets` consecutive packets are lost.
  ///
  /// Walks both states through the packets: packets × upTo steps.
  public func lossCounts(packets: Int, upTo limit: Int) -> [Double] {
    var good = [Double](repeating: 0, count: limit + 1)
    var bad = good
    good[0] = 1 - badShare
    bad[0] = badShare
    for _ in 0..<packets {
      var nextGood = [Double](repeating: 0, count: limit + 1)
      var nextBad = nextGood
      for count in 0...limit {
        let kept = (good[count] * (1 - goodLoss), bad[count] * (1 - badLoss))
        let lost = count > 0 ? (good[count - 1] * goodLoss, bad[count - 1] * badLoss) : (0, 0)
        let inGood = kept.0 + lost.0
        let inBad = kept.1 + lost.1
        nextGood[count] = inGood * (1 - toBad) + inBad * toGood
        nextBad[count] = inGood * toBad + inBad * (1 - toGood)
      }
      (good, bad) = (nextGood, nextBad)
    }
    return zip(good, bad).map { $0 + $1 }
  }

  /// The variance of the number lost among `packets` consecutive packets.
  public func lossCountVariance(packets: Int) -> Double {
    var weighted = 0.0
    var power = 1.0
    for lag in stride(from: 1, to: packets, by: 1) {
      power *= memory
      weighted += (1 - Double(lag) / Double(packets)) * power
    }
    let contrast = badLoss - goodLoss
    let stateVariance = badShare * (1 - badShare) * contrast * contrast
    return Double(packets) * (meanLoss * (1 - meanLoss) + 2 * stateVariance * weighted)
  }
}

/// A Gilbert chain at work: one verdict per packet, at the cost of one draw per run.
///
/// Instead of tossing for every packet it draws how long each state lasts, which is geometric; a change of parameters
/// keeps the state and draws the rest of the sojourn anew, which is exact because the geometric law has no memory.
struct LossChain: ~Copyable {
  private(set) var isBad: Bool
  private var remaining: Int
  private var chain: GilbertElliott
  // ln(1 − p) and ln(1 − r), computed when they are needed first.
  private var logarithms = (good: Double.nan, bad: Double.nan)
  private var stream: RandomStream

  /// A chain in its stationary state.
  init(_ chain: GilbertElliott, stream: consuming RandomStream) {
    self.chain = chain
    self.stream = stream
    remaining = 0
    isBad = self.stream.chance(chain.badShare)
    remaining = sojourn()
  }

  /// Goes on with other probabilities from the next packet on.
  mutating func change(to chain: GilbertElliott) {
    self.chain = chain
    logarithms = (.nan, .nan)
    remaining = sojourn() - 1
  }

  /// Whether the next packet is lost.
  mutating func next() -> Bool {
    if remaining == 0 {
      isBad.toggle()
      remaining = sojourn()
    }
    remaining -= 1
    return isBad
  }

  /// What becomes of several packets.
  struct Fate {
    /// How many are lost.
    var lost = 0
    /// How many runs of lost ones there are among them.
    var runs = 0
    /// How many of these runs have two packets and more.
    var longRuns = 0
    /// Whether the first and the last are lost.
    var startsInLoss = false
    var endsInLoss = false
    /// Whether they are in a run of two and more.
    var startsInLongRun = false
    var endsInLongRun = false
    /// Whether all are lost.
    var isOneRun = false
  }

  /// What becomes of the next `packets` packets, at least one.
  @inline(__always)
  mutating func next(_ packets: Int) -> Fate {
    if !isBad, remaining >= packets {
      remaining -= packets
      return Fate()
    }
    return nextWithChange(packets)
  }

  @inline(never)
  private mutating func nextWithChange(_ packets: Int) -> Fate {
    var fate = Fate()
    var left = packets
    while left > 0 {
      if remaining == 0 {
        isBad.toggle()
        remaining = sojourn()
      }
      let share = min(left, remaining)
      if isBad {
        fate.lost += share
        fate.runs += 1
        let isLong = share > 1
        if isLong { fate.longRuns += 1 }
        if left == packets {
          fate.startsInLoss = true
          fate.startsInLongRun = isLong
        }
        if left == share { fate.endsInLongRun = isLong }
      }
      remaining -= share
      left -= share
    }
    fate.endsInLoss = isBad
    fate.isOneRun = fate.lost == packets
    return fate
  }

  /// How many packets the state lasts, counting one that is in it.
  private mutating func sojourn() -> Int {
    let leaving = isBad ? chain.toGood : chain.toBad
    if leaving >= 1 { return 1 }
    // The draw is inverted here because the library's counts in 32 bits; no leg has 2^53 packets.
    let draw = stream.uniformPositive()
    if draw > 1 - leaving { return 1 }
    let packets = Portable.log(draw) / logarithm(leaving)
    return packets < 9e15 ? Int(packets) + 1 : Int.max
  }

  /// ln(1 − leaving) for the state in force.
  private mutating func logarithm(_ leaving: Double) -> Double {
    let known = isBad ? logarithms.bad : logarithms.good
    if !known.isNaN { return known }
    let logarithm = Portable.log1p(-leaving)
    if isBad { logarithms.bad = logarithm } else { logarithms.good = logarithm }
    return logarithm
  }
}
