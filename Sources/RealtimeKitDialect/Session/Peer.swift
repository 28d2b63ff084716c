import Dialects
import GroundTruth
import Quantities
import Randomness

/// One connection of a person to a session: a leg as the platform sees it.
///
/// It has no memory of its own: what there is any number of stands in its `SessionPlan`.
struct Peer {
  /// Positions in the conversation and, for the person, in its people.
  let leg: Int
  let person: Int
  /// What draws and identifiers about this peer are keyed by.
  let entity: UInt64
  let id: IdentifierBits
  let user: RealtimeKitIdentifiers.Tagged
  let preset: Preset
  /// Whether the person sits behind a server-side gateway, which terminates a telephone call and joins for it.
  let isGateway: Bool
  /// The times as printed: whole milliseconds; of a peer that is still there `left` is when the platform was asked.
  let joined: SimulationTime
  let left: SimulationTime
  /// Whether it is still there when the platform is asked.
  let isLive: Bool
  /// The stretches with a live transport: all of the presence but the losses, be it that a reconnect ended them or that
  /// the leg ended with them.
  let links: SpanSet
  /// Where in `SessionPlan.ticks` the client's reports stand; empty for a leg without media.
  let ticks: Range<Int>
  /// When the microphone sent silence.
  let mutes: SpanSet
  let holds: SpanSet
  /// When the camera was on and a screen was shared, with or without a transport.
  let cameras: SpanSet
  let screenshares: SpanSet
  /// From when on it may send media, and from when on it gets any from the forwarding unit; nil for never.
  let entrance: SimulationTime?
  let reception: SimulationTime?
  /// Where in `SessionPlan.encodings` the uplink in this platform's encoding stands; nil where that is the truth's.
  let encoding: Int?

  /// The time on the platform in ten-thousandths of a minute, rounded to the nearest.
  var minuteUnits: Int64 { Self.minuteUnits(left.milliseconds - joined.milliseconds) }

  /// Whether it may send pictures at any time.
  var mayBeSeen: Bool { preset.hasPictures || entrance != nil && preset.promoted.hasPictures }

  /// Milliseconds as ten-thousandths of a minute, rounded to the nearest.
  static func minuteUnits(_ milliseconds: Int64) -> Int64 {
    let unit = RealtimeKitConventions.millisecondsPerMinuteUnit
    return (milliseconds + unit / 2) / unit
  }
}

extension SessionPlan {
  /// The peer that the leg at `index` is, which joined at `joinedAt`.
  mutating func peer(_ index: Int, joinedAt: SimulationTime) -> Peer {
    let leg = conversation.legs[index]
    let entity = RealtimeKitIdentifiers.entity(of: leg, in: conversation)
    let joined = joinedAt.flooredToMilliseconds
    let left = known(leg.leftAt.flooredToMilliseconds)
    let reachable = known(reachable(index))
    let losses = losses(of: index, from: joinedAt)
    let presence = spans.set(TimeSpan(joinedAt, reachable))
    let mutes = silences(of: index)
    let preset = Preset(for: leg, in: conversation.format)
    let admitted = leg.isOnStage ? joinedAt : promotion(of: leg)
    let entrance = conversation.format.hasSound ? admitted.flatMap { isKnown($0) ? $0 : nil } : nil
    return Peer(
      leg: index, person: leg.person, entity: entity, id: identifiers.peer(leg, of: conversation),
      user: identifiers.user(conversation.people[leg.person]), preset: preset,
      isGateway: leg.transport == .pstn || leg.transport == .sip || conversation.people[leg.person].device == nil,
      joined: joined, left: left, isLive: !isKnown(leg.leftAt), links: spans.difference(presence, without: losses),
      ticks: ticks(of: index, entity, from: joined, to: left, reachable: reachable, losses: losses), mutes: mutes,
      holds: spans.set { conversation.appendHolds(of: index, to: &$0) },
      cameras: spans.set { conversation.appendCameras(of: index, to: &$0) },
      screenshares: spans.set { conversation.appendScreenshares(of: index, to: &$0) },
      entrance: entrance,
      reception: preset.watchesBroadcast ? entrance : conversation.format.hasSound ? joinedAt : nil,
      encoding: encode(index, silent: mutes))
  }

  /// When somebody who watched was asked onto the stage; nil when nobody did.
  private func promotion(of leg: Leg) -> SimulationTime? {
    leg.device?.incidents.first { $0.kind == .promoted }?.at
  }

  /// The last instant at which a report could get through: a leg that the network took stays in the room until its
  /// socket times out, and reports nothing after its last packet arrived.
  private func reachable(_ leg: Int) -> SimulationTime {
    let left = conversation.legs[leg].leftAt
    guard conversation.legs[leg].end == .networkLost, let uplink = series[leg]?.uplink,
      let last = uplink.seconds.lastIndex(where: { $0.received > 0 })
    else { return left }
    return min(left, uplink.start + .seconds(Int64(last) + 1))
  }

  /// When the transport was lost until a reconnect.
  private mutating func losses(of leg: Int, from joinedAt: SimulationTime) -> SpanSet {
    let left = conversation.legs[leg].leftAt
    let limit = limit
    return spans.set { spans in
      for action in conversation.actions where action.leg == leg && action.kind == .reconnect {
        if let limit, action.at - action.duration >= limit { continue }
        spans.append(TimeSpan(max(joinedAt, action.at - action.duration), min(action.at, left)))
      }
    }
  }

  /// When the microphone is off: whenever the person muted it, and while a coach only listens.
  private mutating func silences(of leg: Int) -> SpanSet {
    let muted = spans.set { conversation.appendMutes(of: leg, to: &$0) }
    guard conversation.legs[leg].role == .coach else { return muted }
    let listening = spans.set { spans in
      conversation.forEachSupervision(by: leg) { if $0.mode == .monitor { spans.append($0.span) } }
    }
    return spans.union(listening, spans.difference(muted, without: listening))
  }

  /// Adds the instants of the client's reports, as far as they got through.
  private mutating func ticks(
    of leg: Int, _ entity: UInt64, from joined: SimulationTime, to left: SimulationTime, reachable: SimulationTime,
    losses: SpanSet
  ) -> Range<Int> {
    let start = ticks.count
    guard series[leg] != nil else { return start..<start }
    SampleGrid.forEachTick(
      key: identifiers.key(entity, ReportingBucket.grid), from: joined, to: left
    ) { tick in
      let isLost = losses.contains { spans[$0].start < tick && tick <= spans[$0].end }
      if tick <= reachable, !isLost { ticks.append(tick) }
    }
    return start..<ticks.count
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
  static let player: UInt64 = 7
  static let description: UInt64 = 8
  static let pairs: UInt64 = 9
}

extension RandomStream {
  /// An integer of `range`, each equally likely.
  mutating func integer(in range: ClosedRange<Int>) -> Int { range.lowerBound + integer(below: range.count) }

  /// A span of whole milliseconds of `range`, each equally likely.
  mutating func milliseconds(in range: ClosedRange<Int>) -> SimulationDuration {
    .milliseconds(Int64(integer(in: range)))
  }
}
