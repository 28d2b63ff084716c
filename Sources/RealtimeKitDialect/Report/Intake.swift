import GroundTruth
import Quantities
import Randomness

/// The streams that one peer receives, in the order in which it subscribed to them.
///
/// Audio of everybody it ever hears, cameras up to a page of the grid, every shared screen. A consumer starts a little
/// after both its producer and its own connection are there, and never outlives either.
struct Intake {
  /// What a stream carries.
  enum Kind { case microphone, camera, screen }

  /// One stream.
  struct Stream {
    var kind: Kind
    /// The producing peer, and which of its microphones or videos it is.
    var remote: Int
    var track: Int
    /// What draws and identifiers about the stream are keyed by.
    var entity: UInt64
    /// When it is forwarded; sorted and not empty.
    var spans: [TimeSpan]
    /// When it is gone for good.
    var closed: SimulationTime
    /// The connection it comes over.
    var link: Int
    /// How many cameras the peer watches from its start on, itself included; 0 for other kinds.
    var company = 0
    /// The media section of the connection.
    var section = 0
  }

  let streams: [Stream]

  /// What the peer at `position` receives.
  init(of position: Int, tracks: Tracks, in plan: SessionPlan) {
    var streams: [Stream] = []
    for link in plan.peers[position].links.indices where !plan.peers[position].ticks.isEmpty {
      var found = Self.heard(by: position, link: link, tracks: tracks, in: plan)
      found += Self.seen(by: position, link: link, tracks: tracks, in: plan)
      found.sort {
        ($0.spans[0].start, $0.remote, $0.track, $0.kind == .microphone ? 0 : 1)
          < ($1.spans[0].start, $1.remote, $1.track, $1.kind == .microphone ? 0 : 1)
      }
      streams += Self.withinGrid(found)
    }
    self.streams = streams
  }

  private static func heard(by position: Int, link: Int, tracks: Tracks, in plan: SessionPlan) -> [Stream] {
    let peer = plan.peers[position]
    var heard: [Stream] = []
    for (remote, produced) in tracks.microphones.enumerated() where remote != position {
      for (number, track) in produced.enumerated() {
        guard let common = track.span.intersection(peer.links[link]) else { continue }
        let entity = Subscription.entity(of: peer, link: link, producer: track.entity)
        let start = common.start + delay(of: entity, in: plan)
        let spans = plan.audibility.spans(
          from: plan.peers[remote].leg.index, to: peer.leg.index, within: TimeSpan(start, common.end))
        guard !spans.isEmpty else { continue }
        heard.append(
          Stream(
            kind: .microphone, remote: remote, track: number, entity: entity, spans: spans, closed: common.end,
            link: link))
      }
    }
    return heard
  }

  private static func seen(by position: Int, link: Int, tracks: Tracks, in plan: SessionPlan) -> [Stream] {
    let peer = plan.peers[position]
    var seen: [Stream] = []
    for (remote, produced) in tracks.videos.enumerated() where remote != position {
      for (number, track) in produced.enumerated() {
        guard let common = track.span.intersection(peer.links[link]) else { continue }
        let entity = Subscription.entity(of: peer, link: link, producer: track.entity)
        let span = TimeSpan(common.start + delay(of: entity, in: plan), common.end)
        guard !span.isEmpty else { continue }
        seen.append(
          Stream(
            kind: track.source == .camera ? .camera : .screen, remote: remote, track: number, entity: entity,
            spans: [span], closed: common.end, link: link))
      }
    }
    return seen
  }

  /// Leaves out the cameras that find the page full, and tells the others how many they share it with.
  private static func withinGrid(_ streams: [Stream]) -> [Stream] {
    var shown: [Stream] = []
    for var stream in streams {
      if stream.kind == .camera {
        let start = stream.spans[0].start
        stream.company = 1 + shown.count { $0.kind == .camera && $0.closed > start }
        guard stream.company <= RealtimeKitConventions.visibleCameras else { continue }
      }
      stream.section = shown.count
      shown.append(stream)
    }
    return shown
  }

  private static func delay(of entity: UInt64, in plan: SessionPlan) -> SimulationDuration {
    var draws = RandomStream(
      StreamKey(seed: plan.directory.seed, entity: entity, purpose: .reporting, bucket: ReportingBucket.stream))
    return draws.milliseconds(in: RealtimeKitConventions.subscription)
  }
}
