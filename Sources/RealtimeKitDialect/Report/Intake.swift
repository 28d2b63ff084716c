import GroundTruth
import Quantities
import Randomness

/// The streams that one peer receives, in the order in which it subscribed to them.
///
/// Audio of everybody it ever hears, cameras up to a page of the grid, every shared screen. A consumer starts a little
/// after both its producer and its own connection are there, and never outlives either.
struct Intake {
  /// What a stream carries.
  enum Kind { case microphone, sound, camera, screen }

  /// One stream.
  struct Stream {
    var kind: Kind
    /// The producing peer, and which of its microphones or videos it is.
    var remote: Int
    var number: Int
    /// A position in `Tracks.microphones`, `Tracks.sounds` or `Tracks.videos`.
    var track: Int
    /// What draws and identifiers about the stream are keyed by.
    var entity: UInt64
    /// When it is forwarded, in the intake's spans; not empty.
    var spans: SpanSet
    /// When that begins.
    var start: SimulationTime
    /// When it is gone for good.
    var closed: SimulationTime
    /// The connection it comes over.
    var link: Int
    /// How many cameras the peer watches from its start on, itself included; 0 for other kinds.
    var company = 0
    /// The media section of the connection.
    var section = 0
  }

  private(set) var streams: [Stream] = []
  /// What the streams' spans are positions in.
  private(set) var spans = SpanSets()

  /// Finds what the peer at `position` receives.
  mutating func begin(of position: Int, tracks: Tracks, in plan: SessionPlan) {
    streams.removeAll(keepingCapacity: true)
    spans.removeAll()
    let peer = plan.peers[position]
    guard !peer.ticks.isEmpty, let reception = peer.reception else { return }
    for (number, link) in peer.links.enumerated() {
      let first = streams.count
      let open = TimeSpan(max(plan.spans[link].start, reception), plan.spans[link].end)
      guard open.start <= open.end else { continue }
      let listener = Listener(position: position, peer: peer, link: number, span: open)
      appendHeard(by: listener, tracks: tracks, in: plan)
      appendSounds(by: listener, tracks: tracks, in: plan)
      appendSeen(by: listener, tracks: tracks, in: plan)
      streams.insertionSort(from: first) {
        ($0.start, $0.remote, $0.number, $0.kind == .microphone ? 0 : 1)
          < ($1.start, $1.remote, $1.number, $1.kind == .microphone ? 0 : 1)
      }
      keepWithinGrid(from: first)
    }
  }

  /// A connection that streams come over.
  private struct Listener {
    let position: Int
    let peer: Peer
    let link: Int
    let span: TimeSpan
  }

  private mutating func appendHeard(by listener: Listener, tracks: Tracks, in plan: SessionPlan) {
    for position in tracks.microphones.indices where tracks.microphones[position].peer != listener.position {
      let track = tracks.microphones[position]
      guard let common = track.span.intersection(listener.span) else { continue }
      let entity = Subscription.entity(of: listener.peer, link: listener.link, producer: track.entity)
      let start = common.start + delay(of: entity, in: plan)
      let heard = plan.audible(
        plan.peers[track.peer], to: listener.peer, within: TimeSpan(start, common.end), in: &spans)
      guard let first = heard.first else { continue }
      streams.append(
        Stream(
          kind: .microphone, remote: track.peer, number: position - tracks.microphones(of: track.peer).lowerBound,
          track: position, entity: entity, spans: heard, start: spans[first].start, closed: common.end,
          link: listener.link))
    }
  }

  private mutating func appendSounds(by listener: Listener, tracks: Tracks, in plan: SessionPlan) {
    for position in tracks.sounds.indices where tracks.sounds[position].peer != listener.position {
      let track = tracks.sounds[position]
      guard let common = track.span.intersection(listener.span) else { continue }
      let entity = Subscription.entity(of: listener.peer, link: listener.link, producer: track.entity)
      let span = TimeSpan(common.start + delay(of: entity, in: plan), common.end)
      guard !span.isEmpty else { continue }
      streams.append(
        Stream(
          kind: .sound, remote: track.peer, number: position - tracks.sounds(of: track.peer).lowerBound,
          track: position, entity: entity, spans: spans.set(span), start: span.start, closed: common.end,
          link: listener.link))
    }
  }

  private mutating func appendSeen(by listener: Listener, tracks: Tracks, in plan: SessionPlan) {
    for position in tracks.videos.indices where tracks.videos[position].peer != listener.position {
      let track = tracks.videos[position]
      guard let common = track.span.intersection(listener.span) else { continue }
      let entity = Subscription.entity(of: listener.peer, link: listener.link, producer: track.entity)
      let span = TimeSpan(common.start + delay(of: entity, in: plan), common.end)
      guard !span.isEmpty else { continue }
      streams.append(
        Stream(
          kind: track.source == .camera ? .camera : .screen, remote: track.peer,
          number: position - tracks.videos(of: track.peer).lowerBound, track: position, entity: entity,
          spans: spans.set(span), start: span.start, closed: common.end, link: listener.link))
    }
  }

  /// Leaves out, of the streams from `first` on, the cameras that find the page full, and tells the others how many they
  /// share it with.
  private mutating func keepWithinGrid(from first: Int) {
    var kept = first
    for position in first..<streams.count {
      var stream = streams[position]
      if stream.kind == .camera {
        stream.company = 1
        for shown in first..<kept where streams[shown].kind == .camera && streams[shown].closed > stream.start {
          stream.company += 1
        }
        guard stream.company <= RealtimeKitConventions.visibleCameras else { continue }
      }
      stream.section = kept - first
      streams[kept] = stream
      kept += 1
    }
    streams.removeLast(streams.count - kept)
  }

  private func delay(of entity: UInt64, in plan: SessionPlan) -> SimulationDuration {
    var draws = RandomStream(plan.identifiers.key(entity, ReportingBucket.stream))
    return draws.milliseconds(in: RealtimeKitConventions.subscription)
  }
}
