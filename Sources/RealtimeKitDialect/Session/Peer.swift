import Dialects
import GroundTruth
import Quantities
import Randomness

/// One connection of a person to a session: a leg as the platform sees it.
struct Peer {
  /// The leg, by its position in the conversation.
  let leg: Leg
  let person: Person
  /// What draws and identifiers about this peer are keyed by.
  let entity: UInt64
  let id: IdentifierBits
  let user: RealtimeKitIdentifiers.Tagged
  /// The times as printed: whole milliseconds.
  let joined: SimulationTime
  let left: SimulationTime
  /// The stretches with a live transport: all of the presence but the losses, be it that a reconnect ended them or that
  /// the leg ended with them.
  let links: [TimeSpan]
  /// Sorted instants of the client's reports, whole milliseconds; empty for a leg without media.
  let ticks: [SimulationTime]
  /// When the microphone sent silence.
  let mutes: [TimeSpan]
  /// What the person sent, in this platform's encoding; nil for a leg without media.
  let uplink: DirectionSeries?
  /// What reached the person; nil for a leg without media.
  let downlink: DirectionSeries?
  let camera: VideoSeries?
  let screen: VideoSeries?
  let cameraSpans: [TimeSpan]
  let screenSpans: [TimeSpan]

  init(_ leg: Leg, joinedAt: SimulationTime, in record: ConversationRecord, seed: UInt64) {
    let conversation = record.conversation
    let identifiers = RealtimeKitIdentifiers(seed: seed)
    let series = record.series[leg.index]
    self.leg = leg
    person = conversation.person(of: leg)
    entity = RealtimeKitIdentifiers.entity(of: leg, in: conversation)
    id = identifiers.peer(leg, of: conversation)
    user = identifiers.user(conversation.person(of: leg))
    joined = joinedAt.flooredToMilliseconds
    left = leg.leftAt.flooredToMilliseconds
    let reachable = series.map { Self.reachable($0, leg: leg) } ?? leg.leftAt
    let losses = conversation.actions.filter { $0.leg == leg.index && $0.kind == .reconnect }
      .map { TimeSpan(max(joinedAt, $0.at - $0.duration), min($0.at, leg.leftAt)) }
    links = [TimeSpan(joinedAt, reachable)].subtracting(losses)
    mutes = Self.silences(of: leg, in: conversation)
    if let series {
      ticks = SampleGrid.ticks(
        key: StreamKey(seed: seed, entity: entity, purpose: .reporting, bucket: ReportingBucket.grid),
        from: joined, to: left
      ).filter { tick in tick <= reachable && !losses.contains { $0.start < tick && tick <= $0.end } }
      uplink = AudioEncoding.encode(series.uplink, of: leg, silent: mutes)
    } else {
      ticks = []
      uplink = nil
    }
    downlink = series?.downlink
    camera = series?.camera
    screen = series?.screen
    cameraSpans = conversation.cameras(of: leg.index).intersection(links)
    screenSpans = conversation.screenshares(of: leg.index).intersection(links)
  }

  /// Whether the person sits behind a server-side gateway, which terminates a telephone call and joins for it.
  var isGateway: Bool { leg.transport == .pstn || leg.transport == .sip || person.device == nil }

  /// The time on the platform in ten-thousandths of a minute, rounded to the nearest.
  var minuteUnits: Int64 { Self.minuteUnits(left.milliseconds - joined.milliseconds) }

  /// Milliseconds as ten-thousandths of a minute, rounded to the nearest.
  static func minuteUnits(_ milliseconds: Int64) -> Int64 {
    let unit = RealtimeKitConventions.millisecondsPerMinuteUnit
    return (milliseconds + unit / 2) / unit
  }

  /// When the microphone is off: whenever the person muted it, and while a coach only listens.
  private static func silences(of leg: Leg, in conversation: Conversation) -> [TimeSpan] {
    guard leg.role == .coach else { return conversation.mutes(of: leg.index) }
    let listening = conversation.supervision(by: leg.index).filter { $0.mode == .monitor }.map(\.span)
    let muted = conversation.mutes(of: leg.index)
    let spans = (listening + muted.subtracting(listening)).sorted { $0.start < $1.start }
    return spans.reduce(into: []) { merged, span in
      if let last = merged.last, last.end == span.start {
        merged[merged.count - 1].end = span.end
      } else {
        merged.append(span)
      }
    }
  }

  /// The last instant at which a report could get through: a leg that the network took stays in the room until its
  /// socket times out, and reports nothing after its last packet arrived.
  private static func reachable(_ series: LegSeries, leg: Leg) -> SimulationTime {
    guard leg.end == .networkLost, let last = series.uplink.seconds.lastIndex(where: { $0.received > 0 }) else {
      return leg.leftAt
    }
    return min(leg.leftAt, series.uplink.start + .seconds(Int64(last) + 1))
  }
}

/// The buckets of a peer's reporting stream: one independent sequence of draws for each use.
enum ReportingBucket {
  static let record: UInt64 = 1
  static let events: UInt64 = 2
  static let grid: UInt64 = 3
  static let stream: UInt64 = 4
  static let metadata: UInt64 = 5
  static let candidates: UInt64 = 6
}

extension RandomStream {
  /// An integer of `range`, each equally likely.
  mutating func integer(in range: ClosedRange<Int>) -> Int { range.lowerBound + integer(below: range.count) }

  /// A span of whole milliseconds of `range`, each equally likely.
  mutating func milliseconds(in range: ClosedRange<Int>) -> SimulationDuration {
    .milliseconds(Int64(integer(in: range)))
  }
}
