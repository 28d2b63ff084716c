public import Quantities

/// What one second of one direction of a leg went through.
///
/// All dialects aggregate from these. Times are whole microseconds, so that nothing computed later can differ between machines.
public struct SecondSample: Hashable, Sendable {
  /// Packets the sender put on the wire.
  public var sent: UInt16
  /// Of those, packets that never arrived.
  public var lost: UInt16
  /// Of those that arrived, packets that came past the jitter buffer.
  public var late: UInt16
  /// Runs of lost packets that began in this second.
  public var bursts: UInt16
  /// Runs of lost or late packets that the receiver had to conceal and that began in this second.
  public var concealments: UInt16
  /// Lost or late packets that need no concealment, because the next packet brought a copy of them.
  public var recovered: UInt16
  /// Share of the second in which this side spoke, in thousandths.
  public var speech: UInt16
  /// Mean audio level of what was sent, 0 through 32767.
  public var level: UInt16
  /// Payload bytes the sender put on the wire, without RTP headers.
  public var payloadBytes: UInt32
  /// The RFC 3550 interarrival jitter estimate at the end of the second, microseconds.
  public var jitter: UInt32
  /// Its maximum within the second, microseconds.
  public var jitterPeak: UInt32
  /// Mean one-way network delay of the packets that arrived, microseconds; carried on when none did.
  public var delay: UInt32
  /// Round-trip time at the end of the second: this direction's delay, the other's and processing, microseconds.
  public var roundTrip: UInt32
  /// The level of the receiver's jitter buffer, microseconds.
  public var buffer: UInt32

  /// A second with the given figures.
  public init(
    sent: UInt16 = 0, lost: UInt16 = 0, late: UInt16 = 0, bursts: UInt16 = 0, concealments: UInt16 = 0,
    recovered: UInt16 = 0, speech: UInt16 = 0, level: UInt16 = 0, payloadBytes: UInt32 = 0, jitter: UInt32 = 0,
    jitterPeak: UInt32 = 0, delay: UInt32 = 0, roundTrip: UInt32 = 0, buffer: UInt32 = 0
  ) {
    self.sent = sent
    self.lost = lost
    self.late = late
    self.bursts = bursts
    self.concealments = concealments
    self.recovered = recovered
    self.speech = speech
    self.level = level
    self.payloadBytes = payloadBytes
    self.jitter = jitter
    self.jitterPeak = jitterPeak
    self.delay = delay
    self.roundTrip = roundTrip
    self.buffer = buffer
  }

  /// Packets that arrived, late ones included.
  public var received: UInt16 { sent - lost }
}

/// The totals of one direction of a leg, as `truth/conversation.ndjson` states them.
public struct MediaSummary: Hashable, Sendable {
  /// Packets put on the wire.
  public var packetsSent: Int
  /// Packets that never arrived.
  public var packetsLost: Int
  /// Packets that arrived past the jitter buffer.
  public var packetsLate: Int
  /// Runs of lost packets.
  public var lossBursts: Int
  /// The RFC 3550 estimate averaged over the leg's seconds, microseconds.
  public var jitter: Int
  /// Mean one-way network delay, microseconds.
  public var delay: Int
  /// The G.107 score of the leg's mean R, thousandths.
  public var meanOpinionScore: Int

  /// Totals with the given figures.
  public init(
    packetsSent: Int, packetsLost: Int, packetsLate: Int, lossBursts: Int, jitter: Int, delay: Int,
    meanOpinionScore: Int
  ) {
    self.packetsSent = packetsSent
    self.packetsLost = packetsLost
    self.packetsLate = packetsLate
    self.lossBursts = lossBursts
    self.jitter = jitter
    self.delay = delay
    self.meanOpinionScore = meanOpinionScore
  }
}

/// One direction of a leg, second by second from the leg's `joinedAt`.
public struct DirectionSeries: Hashable, Sendable {
  /// When the first second begins.
  public var start: SimulationTime
  /// When the leg ends: within the last second, or at its end.
  public var end: SimulationTime
  /// One element per begun second.
  public private(set) var seconds: [SecondSample]
  /// What every ten of them add up to.
  public private(set) var tens: [TenSecondTotals]
  /// What they add up to.
  public var summary: MediaSummary

  /// A direction with the given figures.
  public init(start: SimulationTime, end: SimulationTime, seconds: [SecondSample], summary: MediaSummary) {
    self.start = start
    self.end = end
    self.seconds = seconds
    tens = TenSecondTotals.totals(of: seconds)
    self.summary = summary
  }

  /// Becomes a copy of `other` in the memory that it has.
  public mutating func copy(_ other: DirectionSeries) {
    start = other.start
    end = other.end
    seconds.removeAll(keepingCapacity: true)
    seconds.append(contentsOf: other.seconds)
    tens.removeAll(keepingCapacity: true)
    tens.append(contentsOf: other.tens)
    summary = other.summary
  }

  /// Replaces the payload of the seconds at `positions`, which no total counts.
  public mutating func replacePayload(at positions: Range<Int>, _ payload: (SecondSample) -> UInt32) {
    for position in positions { seconds[position].payloadBytes = payload(seconds[position]) }
  }
}

/// What a leg's packets went through.
public struct LegSeries: Hashable, Sendable {
  /// From the person to the mixer; `speech` and `level` are the person's.
  public var uplink: DirectionSeries
  /// From the mixer to the person; `speech` and `level` are those of everybody this person can hear.
  public var downlink: DirectionSeries
  /// The camera, for legs that ever sent one.
  public var camera: VideoSeries?
  /// The shared screen, for legs that ever sent one.
  public var screen: VideoSeries?
  /// The sound that came with the shared screen, on its way from the person: zero while none was shared; nil for legs
  /// that never shared any.
  public var sound: DirectionSeries?
  /// What the line to the person carries of other people's video in each second of the downlink, bits per second;
  /// `UInt32.max` while nothing limits it, nil for legs whose line is never that narrow.
  public var videoAllowance: [UInt32]?
  /// The voice codec of each second of both directions; nil for legs that keep `Leg.codec` throughout.
  public var codecs: [Leg.Codec]?

  /// A leg with the given directions.
  public init(
    uplink: DirectionSeries, downlink: DirectionSeries, camera: VideoSeries? = nil, screen: VideoSeries? = nil,
    videoAllowance: [UInt32]? = nil, codecs: [Leg.Codec]? = nil
  ) {
    self.uplink = uplink
    self.downlink = downlink
    self.camera = camera
    self.screen = screen
    self.videoAllowance = videoAllowance
    self.codecs = codecs
  }
}
