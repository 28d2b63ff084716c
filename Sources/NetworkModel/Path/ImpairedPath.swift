import GroundTruth
import Randomness

/// What the impairments in force do to single packets, on streams of their own.
struct ImpairedPath: ~Copyable {
  /// What happens to one packet.
  struct Effect {
    /// Added delay, microseconds.
    var delay = 0.0
    /// Until when packets are held before they go on.
    var heldUntil = -Double.infinity
    /// Whether it is lost.
    var isLost = false
    /// Whether the path's own verdict counts for nothing, because a loss ratio is set in its place.
    var replacesOwnLoss = false
  }

  /// Whether anything is in force.
  private(set) var isActive = false
  /// The constant delay in force, microseconds.
  private(set) var delay = 0.0
  /// When the pieces change, microseconds from the start of the leg.
  private(set) var nextChange: Double

  private let pieces: [ImpairmentTimeline.Piece]
  private var position = 0
  /// What is in force: of this, the regime, the network and the buffer are the packet loop's to obey.
  private(set) var effects = ImpairmentTimeline.Effects()
  private let codec: Leg.Codec
  private var loss: LossChain
  private var stalls: StallProcess
  private var jitter: RandomStream
  private var pardon: RandomStream
  private var stallEnd = -Double.infinity
  private var bottleneck: Bottleneck

  /// The effects of `timeline` on packets of `codec`; `stall` says how long its stalls last.
  init(
    timeline: ImpairmentTimeline, stall: NetworkProfile.Stall, codec: Leg.Codec, direction: Direction, leg: UInt64,
    seed: UInt64
  ) {
    pieces = timeline.pieces
    nextChange = pieces.first?.start ?? .infinity
    func stream(_ number: UInt64) -> RandomStream {
      RandomStream(
        StreamKey(seed: seed, entity: leg, purpose: .impairment, bucket: UInt64(direction.rawValue) * 8 + number))
    }
    loss = LossChain(GilbertElliott(toBad: 0, toGood: 1), stream: stream(0))
    stalls = StallProcess(lengths: stall, stream: stream(1))
    jitter = stream(2)
    pardon = stream(3)
    self.codec = codec
    bottleneck = Bottleneck(packetBytes: PayloadModel(codec).wireBytes, direction: direction)
  }

  /// Moves to the next piece at `nextChange`.
  mutating func advance() {
    let piece = pieces[position]
    position += 1
    nextChange = position < pieces.count ? pieces[position].start : .infinity
    effects = piece.effects ?? ImpairmentTimeline.Effects()
    isActive = piece.effects != nil
    delay = effects.delay
    loss.change(to: effects.loss ?? GilbertElliott(toBad: 0, toGood: 1))
    stalls.change(rate: effects.stallRate, at: piece.start)
    if effects.bandwidth == nil { bottleneck.clear() }
    bottleneck.packetBytes = PayloadModel(effects.codec ?? codec).wireBytes
  }

  /// What happens to the packet that departs at `time`.
  mutating func effect(at time: Double) -> Effect {
    guard isActive else { return Effect() }
    var result = Effect()
    // Successive exponential delays of mean θ give an RFC 3550 estimate of θ (section 4.1).
    if effects.jitter > 0 { result.delay = jitter.exponential(mean: effects.jitter) }
    while stalls.nextStart <= time { stallEnd = max(stallEnd, time + stalls.begin()) }
    if time < stallEnd { result.heldUntil = stallEnd }
    if let bandwidth = effects.bandwidth {
      if let wait = bottleneck.wait(at: time, bandwidth: bandwidth) {
        result.delay += wait
      } else {
        result.isLost = true
      }
    }
    let isStruck = loss.next()
    result.isLost = result.isLost || isStruck || effects.isOutage
    // While a set loss ramps in or out, a share of the path's own losses still strikes.
    if effects.ownLoss < 1 { result.replacesOwnLoss = !pardon.chance(effects.ownLoss) }
    return result
  }
}

/// A line slower than what is sent over it: packets queue for it, and what finds the queue full is dropped.
struct Bottleneck {
  /// The size of the packets that come now, headers included.
  var packetBytes: Double
  private let limit: Double
  private var freeAt = 0.0

  /// How long a queue may get, microseconds: access uploads are far deeper than downloads (section 1.1); the figures
  /// are inferred.
  private static let uplinkLimit = 600_000.0
  private static let downlinkLimit = 200_000.0

  /// An idle line for packets of `packetBytes`.
  init(packetBytes: Double, direction: Direction) {
    self.packetBytes = packetBytes
    limit = direction == .uplink ? Self.uplinkLimit : Self.downlinkLimit
  }

  /// How long the packet that comes at `time` takes to get through at `bandwidth` bytes per microsecond; nil when it
  /// is dropped.
  mutating func wait(at time: Double, bandwidth: Double) -> Double? {
    let begin = max(time, freeAt)
    guard begin - time <= limit else { return nil }
    freeAt = begin + packetBytes / bandwidth
    return freeAt - time
  }

  /// Forgets what is queued, when the line is no longer a bottleneck.
  mutating func clear() { freeAt = 0 }
}
