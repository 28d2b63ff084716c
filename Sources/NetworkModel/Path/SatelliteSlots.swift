import Quantities
import Randomness

/// The reconfigurations of a low satellite constellation: every 15 s another path, and trouble around each change.
///
/// Slots begin at the seconds 12, 27, 42 and 57 of every UTC minute (sections 1.1 and 1.2). What a slot is like depends
/// on the workplace and the slot only, so two calls of one person in one slot go through the same sky.
struct SatelliteSlots: ~Copyable {
  /// Where in a slot a packet is sent.
  enum Region { case early, middle, late }

  /// The delay of the slot in force, one way, microseconds.
  private(set) var offset = 0.0
  /// Where in the slot the time is.
  private(set) var region = Region.middle
  /// When slot or region change next, microseconds from the start of the leg.
  private(set) var nextChange = Double.infinity
  private var slot: Int64
  private let start: SimulationTime
  private let seed: UInt64
  private let workplace: UInt64
  private let direction: Direction
  private var edges: SatelliteEdges

  private static let length: Int64 = 15_000_000
  private static let phase: Int64 = 12_000_000
  /// How long the trouble lasts after and before a change.
  private static let earlyLength: Int64 = 140_000
  private static let lateLength: Int64 = 75_000
  /// The round-trip offset of a slot: Gamma with this shape and a scale in microseconds.
  private static let offsetShape = 1.7
  private static let offsetScale = 9_000.0
  /// How much of it lies on the uplink.
  private static let uplinkShare = 0.55

  /// The slots over a leg of `workplace` that starts at `start`; `leg` keys what happens to single packets.
  ///
  /// - Parameter isPresent: whether the leg goes over satellites; if not, nothing ever changes.
  init(
    isPresent: Bool, seed: UInt64, workplace: UInt64, leg: UInt64, direction: Direction, start: SimulationTime
  ) {
    self.seed = seed
    self.workplace = workplace
    self.direction = direction
    self.start = start
    edges = SatelliteEdges(
      stream: RandomStream(
        StreamKey(seed: seed, entity: leg, purpose: .satelliteSlots, bucket: UInt64(direction.rawValue))))
    slot = 0
    guard isPresent else { return }
    slot = (start.microseconds - Self.phase).flooredQuotient(by: Self.length)
    offset = Self.offset(seed: seed, workplace: workplace, slot: slot, direction: direction)
    let elapsed = start.microseconds - slotStart
    enter(elapsed < Self.earlyLength ? .early : elapsed < Self.length - Self.lateLength ? .middle : .late)
  }

  /// Moves on at `nextChange`.
  mutating func advance() {
    switch region {
    case .early: enter(.middle)
    case .middle: enter(.late)
    case .late:
      slot += 1
      offset = Self.offset(seed: seed, workplace: workplace, slot: slot, direction: direction)
      enter(.early)
    }
  }

  /// What a packet suffers beside the slot's delay: delay in microseconds, and whether it is lost.
  ///
  /// - Parameter delay: what `SatelliteEdges.effect` asks for.
  @inline(__always)
  mutating func edgeEffect(delay: Float?) -> (delay: Double, isLost: Bool) {
    region == .middle ? (0, false) : edges.effect(isEarly: region == .early, delay: delay)
  }

  /// From now on that is drawn for many packets at a time.
  mutating func drawEdgesInBulk() { if nextChange < .infinity { edges.drawInBulk() } }

  /// When the slot in force began.
  private var slotStart: Int64 { slot * Self.length + Self.phase }

  private mutating func enter(_ region: Region) {
    self.region = region
    let end =
      switch region {
      case .early: Self.earlyLength
      case .middle: Self.length - Self.lateLength
      case .late: Self.length
      }
    nextChange = Double(slotStart + end - start.microseconds)
  }

  private static func offset(seed: UInt64, workplace: UInt64, slot: Int64, direction: Direction) -> Double {
    var stream = RandomStream(
      StreamKey(seed: seed, entity: workplace, purpose: .satelliteSlots, bucket: UInt64(bitPattern: slot)))
    let roundTrip = stream.gamma(shape: offsetShape, scale: offsetScale)
    return roundTrip * (direction == .uplink ? uplinkShare : 1 - uplinkShare)
  }
}
