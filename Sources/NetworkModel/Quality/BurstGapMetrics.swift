/// The burst and gap metrics of RFC 3611, section 4.7.2, over a sequence of packets.
///
/// A burst begins and ends with a packet that was lost or discarded and holds no run of `minimumGap` or more received
/// packets; everything else is gap, lone losses included.
public struct BurstGapMetrics: Hashable, Sendable {
  /// Gmin: the RFC's recommended value.
  public static let minimumGap = 16

  /// Packets inside bursts.
  public private(set) var burstPackets = 0
  /// Of those, missing.
  public private(set) var burstMissing = 0
  /// Bursts.
  public private(set) var bursts = 0
  /// Packets outside bursts.
  public private(set) var gapPackets = 0
  /// Of those, missing.
  public private(set) var gapMissing = 0
  /// Stretches between bursts, before the first and after the last.
  public private(set) var gaps = 0
  /// Runs of missing packets.
  public private(set) var runs = 0

  private var sinceMissing = 0
  // A stretch from one missing packet to the last one so far, with no long run between them.
  private var stretchPackets = 0
  private var stretchMissing = 0
  // What has passed since the last burst and belongs to a gap for certain.
  private var openGap = 0

  /// Metrics of no packets.
  public init() {}

  /// The metrics of a finished sequence; true is a packet that was lost or discarded.
  public init(missing: some Sequence<Bool>) {
    self.init()
    for isMissing in missing { add(isMissing: isMissing) }
    finish()
  }

  /// Takes one packet.
  public mutating func add(isMissing: Bool) {
    guard isMissing else {
      sinceMissing += 1
      if sinceMissing == Self.minimumGap { closeStretch() }
      return
    }
    if sinceMissing > 0 || stretchMissing == 0 { runs += 1 }
    if stretchMissing == 0 {
      openGap += sinceMissing
      stretchPackets = 1
    } else {
      stretchPackets += sinceMissing + 1
    }
    stretchMissing += 1
    sinceMissing = 0
  }

  /// The sequence is over.
  public mutating func finish() {
    closeStretch()
    openGap += sinceMissing
    sinceMissing = 0
    closeGap()
  }

  /// Share of missing packets inside bursts.
  public var burstDensity: Double { burstPackets > 0 ? Double(burstMissing) / Double(burstPackets) : 0 }
  /// Share of missing packets inside gaps.
  public var gapDensity: Double { gapPackets > 0 ? Double(gapMissing) / Double(gapPackets) : 0 }
  /// Mean packets of a burst.
  public var meanBurst: Double { bursts > 0 ? Double(burstPackets) / Double(bursts) : 0 }
  /// Mean packets of a gap.
  public var meanGap: Double { gaps > 0 ? Double(gapPackets) / Double(gaps) : 0 }
  /// Missing packets.
  public var missing: Int { burstMissing + gapMissing }
  /// Share of missing packets.
  public var missingRatio: Double {
    let packets = burstPackets + gapPackets
    return packets > 0 ? Double(missing) / Double(packets) : 0
  }
  /// Mean run of missing packets.
  public var meanRun: Double { runs > 0 ? Double(missing) / Double(runs) : 0 }
  /// G.107's BurstR, measured: the mean run over that of independent loss.
  public var burstRatio: Double { meanRun * (1 - missingRatio) }

  /// The 8-bit code of a density in an XR block: binary point at the left edge.
  public static func code(density: Double) -> Int { min(255, Int(density * 256)) }

  private mutating func closeStretch() {
    guard stretchMissing > 0 else { return }
    if stretchMissing == 1 {
      // A loss on its own belongs to the gap around it.
      openGap += 1
      gapMissing += 1
    } else {
      closeGap()
      bursts += 1
      burstPackets += stretchPackets
      burstMissing += stretchMissing
    }
    stretchPackets = 0
    stretchMissing = 0
  }

  private mutating func closeGap() {
    guard openGap > 0 else { return }
    gaps += 1
    gapPackets += openGap
    openGap = 0
  }
}
