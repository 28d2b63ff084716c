import GroundTruth
import Quantities
import Randomness

/// Who is on the stage of a meeting that has one, and who is asked onto it.
extension Dressing {
  func stage(of conversation: inout Conversation, _ meeting: MeetingConfiguration) -> MeetingStage {
    conversation.format = meeting.format
    var stage = MeetingStage(conversation)
    if meeting.format.hasAudience { setStage(&stage, of: &conversation, meeting) }
    guard meeting.incidents != IncidentConfiguration() || meeting.sound > 0 || meeting.format != .call else {
      return stage
    }
    for leg in conversation.legs where leg.transport == .webrtc && leg.joinedAt != nil {
      // Without a stage to speak from nobody asks for a microphone.
      let speaks = meeting.format.hasSound && (stage.entrances[leg.index] != nil)
      stage.lives[leg.index] = beginning(of: leg, in: conversation, speaks: speaks, meeting)
    }
    for leg in conversation.legs where !leg.isOnStage {
      if let time = stage.entrances[leg.index] { stage.note(leg.index, at: time, .promoted) }
    }
    return stage
  }

  /// Those of the floor present before guests, in an order drawn for the meeting; whoever comes back is who they were.
  private func setStage(
    _ stage: inout MeetingStage, of conversation: inout Conversation, _ meeting: MeetingConfiguration
  ) {
    let ranks = conversation.people.indices.map { person in
      var draws = stream(
        EntityID.child(of: conversation.entity, Int(truncatingIfNeeded: conversation.people[person].entity)),
        .incidents, Self.stageBucket)
      return (isGuest: conversation.people[person].team == nil, rank: draws.uniform(), isAsked: draws.uniform())
    }
    let presenters = conversation.people.indices.sorted {
      (ranks[$0].isGuest ? 1 : 0, ranks[$0].rank) < (ranks[$1].isGuest ? 1 : 0, ranks[$1].rank)
    }.prefix(meeting.presenters)
    for index in conversation.legs.indices where !presenters.contains(conversation.legs[index].person) {
      conversation.legs[index].isOnStage = false
      stage.admit(index, from: nil)
      let person = conversation.legs[index].person
      guard ranks[person].isAsked < meeting.promoted, conversation.legs[index].transport == .webrtc,
        let presence = conversation.legs[index].presence, presence.duration > .seconds(60)
      else { continue }
      var draws = stream(EntityID.child(of: conversation.entity, index), .incidents, Self.stageBucket + 1)
      let share = draws.uniform(from: 0.2, to: 0.6)
      stage.admit(index, from: presence.start + .seconds(rounding: presence.duration.inSeconds * share))
    }
  }

  private static let stageBucket = 1 << 8
}
