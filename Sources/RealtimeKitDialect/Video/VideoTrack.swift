import Dialects
import GroundTruth
import Quantities
import Randomness

/// A camera or a shared screen as the forwarding unit sees it: one producer from being switched on until being
/// switched off or losing its transport, with a source per simulcast layer.
struct VideoTrack {
  let source: VideoSource
  /// The producing peer: a position in `SessionPlan.peers`.
  let peer: Int
  /// What draws and identifiers about this producer are keyed by.
  let entity: UInt64
  let id: IdentifierBits
  let span: TimeSpan
  /// The media section of the producing connection; the microphone has 0.
  private(set) var section = 1
  /// The start of the first second of its series.
  let origin: SimulationTime
  /// Where in `Tracks.layers` those stand that were sent at any time of the span, largest first.
  let layers: Range<Int>

  /// One simulcast layer.
  struct Layer {
    /// The position in `series.layers`.
    let index: Int
    let source: UInt32
  }

  /// Adds the videos of the peer at `position`, in order of their start, and their layers.
  static func append(
    of position: Int, in plan: SessionPlan, to tracks: inout [VideoTrack], layers: inout [Layer]
  ) {
    guard let origin = plan.uplink(of: plan.peers[position])?.start else { return }
    let first = tracks.count
    append(.camera, of: position, from: origin, in: plan, to: &tracks, layers: &layers)
    append(.screen, of: position, from: origin, in: plan, to: &tracks, layers: &layers)
    tracks.insertionSort(from: first) { ($0.span.start, $0.entity) < ($1.span.start, $1.entity) }
    for later in first..<tracks.count {
      let span = tracks[later].span
      while (first..<later).contains(where: {
        tracks[$0].section == tracks[later].section && tracks[$0].span.overlaps(span)
      }) { tracks[later].section += 1 }
    }
  }

  /// Adds one producer for each stretch of a transport's life in which `source` was on and anything was sent.
  private static func append(
    _ source: VideoSource, of position: Int, from origin: SimulationTime, in plan: SessionPlan,
    to tracks: inout [VideoTrack], layers: inout [Layer]
  ) {
    let peer = plan.peers[position]
    guard let series = plan.video(of: peer, from: source) else { return }
    let parent = EntityID.child(of: peer.entity, source == .camera ? "camera" : "screen")
    var number = 0
    for on in source == .camera ? peer.cameras : peer.screenshares {
      for link in peer.links {
        guard let span = plan.spans[on].intersection(plan.spans[link]) else { continue }
        let entity = EntityID.child(of: parent, number)
        number += 1
        let sent = append(series, from: origin, during: span, entity: entity, plan.identifiers, to: &layers)
        guard !sent.isEmpty else { continue }
        tracks.append(
          VideoTrack(
            source: source, peer: position, entity: entity, id: plan.identifiers.bits(entity, .producer), span: span,
            origin: origin, layers: sent))
      }
    }
  }

  /// Adds the layers of `series` that were sent at any time of `span`, and returns where they stand.
  private static func append(
    _ series: VideoSeries, from origin: SimulationTime, during span: TimeSpan, entity: UInt64,
    _ identifiers: RealtimeKitIdentifiers, to layers: inout [Layer]
  ) -> Range<Int> {
    let start = layers.count
    for index in series.layers.indices
    where VideoReader(series.layers[index], from: origin, during: span).isEverActive {
      layers.append(Layer(index: index, source: identifiers.source(EntityID.child(of: entity, index))))
    }
    return start..<layers.count
  }

  /// The largest frame it was sent in.
  func largest(of layers: [Layer], in plan: SessionPlan) -> (width: Int, height: Int)? {
    guard let layer = self.layers.first, let series = plan.video(of: plan.peers[peer], from: source) else { return nil }
    let seconds = series.layers[layers[layer].index]
    let first = max(0, Int((span.start - origin).wholeSeconds))
    var largest: VideoSecond?
    for second in seconds.dropFirst(first) where second.isActive && second.width > largest?.width ?? 0 {
      largest = second
    }
    return largest.map { (Int($0.width), Int($0.height)) }
  }

  /// A reader of one of its layers.
  func reader(of layer: Layer, in plan: SessionPlan) -> VideoReader {
    VideoReader(
      plan.video(of: plan.peers[peer], from: source)?.layers[layer.index] ?? [], from: origin, during: span)
  }
}
