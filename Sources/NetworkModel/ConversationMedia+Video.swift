import GroundTruth
import Quantities
import Randomness

extension ConversationMedia {
  /// Adds the camera and the screen that `leg` sent, if it ever sent any, to its series, and what its line carries of
  /// other people's.
  static func addVideo(
    to series: inout LegSeries, of leg: Leg, in conversation: Conversation, episodes: [ImpairmentEpisode],
    seed: UInt64
  ) {
    guard let presence = leg.presence else { return }
    let cameras = conversation.cameras(of: leg.index).compactMap { clipped($0, to: leg) }
    let screens = conversation.screenshares(of: leg.index).compactMap { clipped($0, to: leg) }
    guard conversation.kind == .meeting || !cameras.isEmpty || !screens.isEmpty else { return }
    let impairments = ImpairmentTimeline(episodes: episodes, presence: presence)
    if conversation.kind == .meeting {
      series.videoAllowance = VideoPath.allowance(impairments, seconds: series.downlink.seconds.count)
    }
    guard !cameras.isEmpty || !screens.isEmpty else { return }
    // Everybody who joins watches, and asks the sender for a whole picture.
    let arrivals = conversation.legs.filter { $0.index != leg.index }.compactMap(\.joinedAt)
    let path = VideoPath(
      uplink: series.uplink, impairments: impairments, arrivals: arrivals)
    let entity = entity(of: leg, in: conversation)
    let strains = leg.device?.strains ?? []
    if !cameras.isEmpty {
      let senders = Set(conversation.actions.filter { $0.kind == .cameraOn }.map(\.leg)).count
      series.camera = CameraModel(
        of: conversation.person(of: leg), leg: entity, spans: cameras, path: path, cameras: senders, strains: strains,
        seed: seed
      ).series()
    }
    if !screens.isEmpty {
      series.screen = ScreenModel(leg: entity, spans: screens, path: path, strains: strains, seed: seed).series()
    }
    let sound = (leg.device?.sharedSound ?? []).compactMap { clipped($0, to: leg) }
    if !sound.isEmpty {
      series.sound = SharedSound(leg: entity, spans: sound, uplink: series.uplink, seed: seed).series()
    }
  }

  private static func clipped(_ span: TimeSpan, to leg: Leg) -> TimeSpan? {
    leg.presence.flatMap { span.intersection($0) }
  }
}
