import Dialects
import GroundTruth
import Quantities
import Randomness

/// A camera or a shared screen as the forwarding unit sees it: one producer from being switched on until being
/// switched off or losing its transport, with a source per simulcast layer.
struct VideoTrack {
  let source: VideoSource
  /// What draws and identifiers about this producer are keyed by.
  let entity: UInt64
  let id: IdentifierBits
  let span: TimeSpan
  /// The media section of the producing connection; the microphone has 0.
  private(set) var section = 1
  /// What was sent, and the start of its first second.
  let series: VideoSeries
  let origin: SimulationTime
  /// Layers that were sent at any time of the span, largest first.
  let layers: [Layer]

  /// One simulcast layer.
  struct Layer {
    /// The position in `series.layers`.
    let index: Int
    let source: UInt32
  }

  /// The videos of the peer at `position`, in order of their start.
  static func all(of position: Int, in plan: SessionPlan) -> [VideoTrack] {
    let peer = plan.peers[position]
    guard let origin = peer.uplink?.start else { return [] }
    var tracks: [VideoTrack] = []
    for (source, series, spans) in [
      (VideoSource.camera, peer.camera, peer.cameraSpans), (.screen, peer.screen, peer.screenSpans),
    ] {
      guard let series else { continue }
      for (number, span) in spans.enumerated() {
        let track = VideoTrack(source, number, span, series, origin, of: peer, in: plan)
        if !track.layers.isEmpty { tracks.append(track) }
      }
    }
    tracks.sort { ($0.span.start, $0.entity) < ($1.span.start, $1.entity) }
    for later in tracks.indices {
      let taken = tracks[..<later].filter { $0.span.overlaps(tracks[later].span) }.map(\.section)
      while taken.contains(tracks[later].section) { tracks[later].section += 1 }
    }
    return tracks
  }

  private init(
    _ source: VideoSource, _ number: Int, _ span: TimeSpan, _ series: VideoSeries, _ origin: SimulationTime,
    of peer: Peer, in plan: SessionPlan
  ) {
    self.source = source
    self.span = span
    self.series = series
    self.origin = origin
    let entity = EntityID.child(
      of: EntityID.child(of: peer.entity, source == .camera ? "camera" : "screen"), number)
    self.entity = entity
    id = plan.identifiers.bits(entity, .producer)
    let reader = series.layers.map { VideoReader($0, from: origin, during: span) }
    layers = series.layers.indices.filter { reader[$0].isEverActive }.map { index in
      Layer(index: index, source: plan.identifiers.source(EntityID.child(of: entity, index)))
    }
  }

  /// The largest frame it was sent in.
  var largest: (width: Int, height: Int)? {
    guard let layer = layers.first else { return nil }
    let first = Int((span.start - origin).wholeSeconds)
    let sent = series.layers[layer.index].dropFirst(max(0, first)).filter(\.isActive)
    return sent.max { $0.width < $1.width }.map { (Int($0.width), Int($0.height)) }
  }

  /// A reader of the layer at `position` of `layers`.
  func reader(of position: Int) -> VideoReader {
    VideoReader(series.layers[layers[position].index], from: origin, during: span)
  }
}
