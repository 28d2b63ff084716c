import GroundTruth
import Quantities

/// Who may be seen and heard in a meeting, from when on, and what came of asking for a microphone.
///
/// By position of the legs; in a plain call everybody may from the start.
struct MeetingStage {
  /// From when on each leg may speak and be seen; nil for who never may, or was never there.
  private(set) var entrances: [SimulationTime?]
  /// The lives of clients, where they are told.
  var lives: [DeviceLife?]

  /// A meeting with everybody there on the stage.
  init(_ conversation: Conversation) {
    entrances = conversation.legs.map { $0.presence?.start }
    lives = conversation.legs.map { _ in nil }
  }

  /// The leg's person may from `time` on, or never.
  mutating func admit(_ leg: Int, from time: SimulationTime?) { entrances[leg] = time }

  /// Adds to the life of a leg's client, if it is told.
  mutating func note(_ leg: Int, at time: SimulationTime, _ kind: DeviceIncident.Kind) {
    lives[leg]?.incidents.append(DeviceIncident(at: time, kind))
  }

  /// Whether a leg's client has the microphone, or nothing tells that it has not.
  func hasMicrophone(_ leg: Int) -> Bool {
    guard let life = lives[leg] else { return true }
    return life.incidents.allSatisfy { incident in
      if case .permission(.microphone, let answer) = incident.kind { return answer == .granted }
      return true
    }
  }

  /// Whether a leg's person can be heard at all.
  func maySpeak(_ leg: Int) -> Bool { entrances[leg] != nil && hasMicrophone(leg) }
}
