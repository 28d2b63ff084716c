/// What a session's peers publish and how they take turns: everything that more than one report tells of.
struct Tracks {
  /// One microphone per peer and transport.
  let microphones: [[AudioTrack]]
  /// Cameras and screens, in order of their start.
  let videos: [[VideoTrack]]
  /// Who spoke most, when.
  let speakers: DominantSpeakers

  init(of plan: SessionPlan) {
    microphones = AudioTrack.all(of: plan)
    videos = plan.peers.indices.map { VideoTrack.all(of: $0, in: plan) }
    speakers = DominantSpeakers(of: plan)
  }
}
