import GroundTruth
import Quantities
import Randomness

/// A rendition of a livestream: what the platform's ladder offers for a camera of 720 lines (inferred).
struct BroadcastRendition {
  let width: Int
  let height: Int
  /// Bits per second.
  let bitRate: Int

  /// From the best down.
  static let ladder = [
    BroadcastRendition(width: 1_280, height: 720, bitRate: 2_300_000),
    BroadcastRendition(width: 852, height: 480, bitRate: 1_400_000),
    BroadcastRendition(width: 640, height: 360, bitRate: 630_000),
    BroadcastRendition(width: 284, height: 160, bitRate: 230_000),
  ]
}

/// The player of somebody who watches a livestream: a broadcast in segments, seconds behind the stage.
///
/// It has no part in the forwarding unit's streams, so its report has no series: what the player met with stands among
/// the client's events. The way to it is the leg's downlink. Segments of two seconds come by TCP: loss does not show but
/// as less throughput, silence empties the buffer. All of it is inferred from how low-latency HLS players behave.
struct BroadcastPlayer {
  /// What the player noted.
  enum Note {
    case initialized
    case quality(BroadcastRendition)
    /// Thousandths of seconds behind the live edge.
    case latency(Int)
    case rebuffering
    case failed
  }

  private typealias Conventions = RealtimeKitConventions

  private let downlink: DirectionSeries
  private let allowance: [UInt32]?
  private(set) var notes: [(at: SimulationTime, note: Note)] = []

  /// The player of a leg from its joining on until `end`, at the latest.
  init(_ series: LegSeries, until end: SimulationTime, draws: inout RandomStream) {
    downlink = series.downlink
    allowance = series.videoAllowance
    let start = downlink.start + draws.milliseconds(in: Conventions.playerLoading)
    let behind = draws.milliseconds(in: Conventions.broadcastDelay)
    guard start < end else { return }
    play(from: start, until: end, behind: Int(behind.inMilliseconds))
  }

  private mutating func play(from start: SimulationTime, until end: SimulationTime, behind: Int) {
    notes.append((start, .initialized))
    var rendition = 0
    var (buffered, behind) = (Conventions.playerBuffer, behind)
    var (calm, silence) = (0, 0)
    notes.append((start + .milliseconds(300), .quality(BroadcastRendition.ladder[rendition])))
    let first = Int((start - downlink.start).wholeSeconds) + 1
    for second in first..<max(first, downlink.seconds.count) {
      let time = downlink.start + .seconds(Int64(second))
      guard time < end else { return }
      let sample = downlink.seconds[second]
      let lost = QualityScore.percent(Int(sample.lost), of: Int(sample.sent))
      let isSilent = sample.sent > 0 && sample.lost == sample.sent
      silence = isSilent ? silence + 1 : 0
      buffered = isSilent ? buffered - 1_000 : min(Conventions.playerBuffer, buffered + 500)
      if buffered <= 0, isSilent {
        // The stage goes on meanwhile.
        behind += 1_000
        if buffered > -1_000 { notes.append((time, .rebuffering)) }
        if silence == Conventions.playerPatience { notes.append((time, .failed)) }
      }
      let best = wanted(at: second, lost: lost)
      calm = best > rendition || isSilent ? 0 : calm + 1
      if best > rendition, !isSilent {
        rendition = best
        notes.append((time, .quality(BroadcastRendition.ladder[rendition])))
      } else if best < rendition, calm >= Conventions.playerRecovery {
        rendition -= 1
        calm = 0
        notes.append((time, .quality(BroadcastRendition.ladder[rendition])))
      }
      if (second - first) % Conventions.latencyInterval == Conventions.latencyInterval / 2 {
        notes.append((time, .latency(behind + Int(sample.delay) / 1_000)))
      }
    }
  }

  /// The best rendition that the line carries in a second, by its place in the ladder.
  private func wanted(at second: Int, lost: Double) -> Int {
    // Loss halves what TCP makes of a line, and halves it again where it is heavy.
    let share = lost < 2 ? 1.0 : lost < 8 ? 0.5 : 0.25
    let line = allowance.map { second < $0.count ? Double($0[second]) : .infinity } ?? .infinity
    let usual = Double(Conventions.playerThroughput)
    let rate = min(line, usual) * share
    return BroadcastRendition.ladder.firstIndex { Double($0.bitRate) <= rate } ?? BroadcastRendition.ladder.count - 1
  }
}

extension ClientEvents {
  /// Adds what the player of a livestream noted, up to when its person was asked onto the stage.
  mutating func addBroadcast(to peer: Peer, in plan: SessionPlan) {
    guard let series = plan.series[peer.leg] else { return }
    var draws = RandomStream(plan.identifiers.key(peer.entity, ReportingBucket.player))
    let player = BroadcastPlayer(series, until: min(peer.left, peer.entrance ?? peer.left), draws: &draws)
    for (time, note) in player.notes {
      switch note {
      case .initialized: add(time, "ivs_player_initialized")
      case .quality(let rendition): add(time, "ivs_player_quality_changed", .rendition(rendition))
      case .latency(let thousandths): add(time, "livestream_latency", .latency(thousandths))
      case .rebuffering: add(time, "ivs_player_rebuffering")
      case .failed:
        add(
          time, "ivs_player_error",
          .playerError(code: 0, message: "Failed to load segment", type: "ErrorNetworkIO"))
      }
    }
  }
}
