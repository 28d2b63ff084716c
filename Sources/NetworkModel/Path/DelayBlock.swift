import Randomness

/// What chance adds to the delays of 32 consecutive packets, in units of the path in force.
struct DelayBlock {
  /// Packets in a block.
  static let count = 32

  /// When the sender's clock let the packet go, less when it was due, microseconds.
  var noise = InlineArray<32, Float>(repeating: 0)
  /// The fast queueing as a multiple of its median: e^{σY}, with Y an AR(1) process from packet to packet.
  var queue = InlineArray<32, Float>(repeating: 0)
  /// The white access delay as a multiple of its mean.
  var access = InlineArray<32, Float>(repeating: 0)
}

/// The laws that blocks follow: what of a profile's parameters does not depend on regime, leg or direction.
struct DelayLaw: Hashable, Sendable {
  /// Standard deviation of the sender's timing, microseconds.
  var senderNoise: Float
  /// σ of the fast queueing.
  var queueSpread: Float
  /// φ of the fast queueing, from one packet to the next.
  var queueCorrelation: Float
}

/// Draws blocks: three variates a packet, in bulk.
struct DelaySampler: ~Copyable {
  private let law: DelayLaw
  private let innovation: Float
  /// Y of the packet before.
  private var state: Float
  private var stream: RandomStream

  /// A sampler whose queue is in its stationary state.
  init(_ law: DelayLaw, stream: consuming RandomStream) {
    self.law = law
    self.stream = stream
    innovation = (1 - law.queueCorrelation * law.queueCorrelation).squareRoot()
    state = Float(self.stream.gaussian(sigma: 1))
  }

  /// Replaces `block` by that of the next 32 packets.
  mutating func fill(_ block: inout DelayBlock) {
    var noise = block.noise.mutableSpan
    stream.fill(normals: &noise)
    for index in block.noise.indices { block.noise[index] *= law.senderNoise }
    var queue = block.queue.mutableSpan
    stream.fill(normals: &queue)
    var state = self.state
    for index in block.queue.indices {
      state = law.queueCorrelation * state + innovation * block.queue[index]
      block.queue[index] = law.queueSpread * state
    }
    self.state = state
    queue = block.queue.mutableSpan
    Portable.exp(each: &queue)
    var access = block.access.mutableSpan
    stream.fill(exponentials: &access)
  }
}

/// The delays of the packets to come, one after the other.
struct DelaySource: ~Copyable {
  private var block = DelayBlock()
  private var position = DelayBlock.count
  private var sampler: DelaySampler

  /// Delays that `sampler` draws.
  init(_ sampler: consuming DelaySampler) { self.sampler = sampler }

  /// What chance adds to the delay of the next packet.
  mutating func current() -> (noise: Float, queue: Float, access: Float) {
    if position == DelayBlock.count {
      sampler.fill(&block)
      position = 0
    }
    return (block.noise[position], block.queue[position], block.access[position])
  }

  /// Moves on by one packet.
  mutating func advance() { position += 1 }
}
