/// What a session's peers publish and how they take turns: everything that more than one report tells of.
struct Tracks {
  /// One microphone per peer and transport, in order of peer and time.
  private(set) var microphones: [AudioTrack] = []
  /// The sounds of shared screens, in order of peer and start.
  private(set) var sounds: [AudioTrack] = []
  /// Cameras and screens, in order of peer and start.
  private(set) var videos: [VideoTrack] = []
  /// What the layers of videos are positions in.
  private(set) var layers: [VideoTrack.Layer] = []
  /// Who spoke most, when.
  private(set) var speakers = DominantSpeakers()
  private var owned: [(microphones: Range<Int>, sounds: Range<Int>, videos: Range<Int>)] = []

  /// Finds the tracks of a session.
  mutating func begin(of plan: SessionPlan) {
    microphones.removeAll(keepingCapacity: true)
    sounds.removeAll(keepingCapacity: true)
    videos.removeAll(keepingCapacity: true)
    layers.removeAll(keepingCapacity: true)
    owned.removeAll(keepingCapacity: true)
    for position in plan.peers.indices {
      let before = (microphones: microphones.count, sounds: sounds.count, videos: videos.count)
      AudioTrack.append(of: position, in: plan, to: &microphones)
      VideoTrack.append(of: position, in: plan, to: &videos, layers: &layers)
      let section = videos[before.videos...].reduce(0) { max($0, $1.section) } + 1
      AudioTrack.appendSounds(of: position, section: section, in: plan, to: &sounds)
      owned.append(
        (before.microphones..<microphones.count, before.sounds..<sounds.count, before.videos..<videos.count))
    }
    speakers.begin(of: plan)
  }

  /// Where the microphones of the peer at `position` stand.
  func microphones(of position: Int) -> Range<Int> { owned[position].microphones }
  /// Where the sounds of its screens stand.
  func sounds(of position: Int) -> Range<Int> { owned[position].sounds }
  /// Where its cameras and screens stand.
  func videos(of position: Int) -> Range<Int> { owned[position].videos }
}
