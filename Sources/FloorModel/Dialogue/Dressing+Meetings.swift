import GroundTruth
import Quantities
import Randomness

/// Cameras, microphones, shared screens and messages of a meeting.
extension Dressing {
  /// Mean seconds for which one attendee holds the floor; inferred.
  private static let meanTurn = 45.0

  func dressMeeting(_ conversation: inout Conversation, _ meeting: MeetingConfiguration) {
    conversation.isRecorded = meeting.isRecorded
    var stage = stage(of: &conversation, meeting)
    let legs = conversation.legs.filter { $0.presence.map { $0.duration > .seconds(5) } ?? false }
    let turns = turns(of: conversation, legs.filter { stage.maySpeak($0.index) }, stage)
    for leg in legs {
      guard let presence = leg.presence else { continue }
      // Whoever dialled in has a microphone and nothing else.
      if leg.transport == .webrtc {
        addCamera(&conversation, leg, presence, &stage, meeting)
        addChat(&conversation, leg, presence, meeting)
      }
      addMicrophone(
        &conversation, leg, presence, turns.filter { $0.leg == leg.index }.map(\.span), stage, meeting)
    }
    addScreens(&conversation, legs.filter { $0.transport == .webrtc }, &stage, meeting)
    if meeting.isTranscribed { addRemarks(&conversation, turns) }
    for leg in legs { if stage.lives[leg.index] != nil { complete(&conversation, leg, &stage, meeting) } }
    for index in conversation.legs.indices { conversation.legs[index].device = stage.lives[index] }
  }

  /// Adds what clients meet with, which depends on what their people did.
  private func complete(
    _ conversation: inout Conversation, _ leg: Leg, _ stage: inout MeetingStage, _ meeting: MeetingConfiguration
  ) {
    guard var life = stage.lives[leg.index] else { return }
    addIncidents(to: &life, of: leg, in: ordered(conversation), meeting)
    stage.lives[leg.index] = life
  }

  private func addCamera(
    _ conversation: inout Conversation, _ leg: Leg, _ presence: TimeSpan, _ stage: inout MeetingStage,
    _ meeting: MeetingConfiguration
  ) {
    guard let entrance = stage.entrances[leg.index], meeting.format.hasPictures else { return }
    // Whoever comes back keeps the camera as it was: the choice is the person's.
    let person = conversation.person(of: leg).entity
    var choice = stream(EntityID.child(of: conversation.entity, Int(truncatingIfNeeded: person)), .video)
    guard choice.chance(meeting.camera) else { return }
    let presence = TimeSpan(entrance, presence.end)
    var draws = stream(conversation.entity, .video, leg.index)
    let on = presence.start + .seconds(rounding: draws.uniform(from: 0.4, to: 3))
    let turnsOff = draws.chance(0.25)
    let off = presence.start + .seconds(rounding: presence.duration.inSeconds * draws.uniform(from: 0.3, to: 0.9))
    let comesBack = draws.chance(0.4)
    let again = off + .seconds(rounding: draws.uniform(from: 20, to: 240))
    guard on < presence.end else { return }
    if stage.lives[leg.index] != nil {
      let answer = cameraAnswer(leg, in: conversation, meeting)
      stage.note(leg.index, at: on, .permission(.camera, answer))
      guard answer == .granted else { return }
    }
    conversation.actions.append(Action(at: on, leg: leg.index, kind: .cameraOn))
    guard turnsOff, off > on + .seconds(5) else { return }
    conversation.actions.append(Action(at: off, leg: leg.index, kind: .cameraOff))
    guard comesBack, again < presence.end - .seconds(2) else { return }
    conversation.actions.append(Action(at: again, leg: leg.index, kind: .cameraOn))
  }

  /// Who holds the floor when: one after another, each only while they are there.
  private func turns(
    of conversation: Conversation, _ legs: [Leg], _ stage: MeetingStage
  ) -> [(leg: Int, span: TimeSpan)] {
    guard conversation.format.hasSound else { return [] }
    var draws = stream(conversation.entity, .meeting, 1 << 24)
    var found: [(leg: Int, span: TimeSpan)] = []
    var time = conversation.span.start + .seconds(5)
    while time < conversation.span.end {
      let length = SimulationDuration.seconds(rounding: 3 + draws.exponential(mean: Self.meanTurn))
      let span = TimeSpan(time, time + length)
      let able = legs.filter { leg in
        guard let presence = leg.presence, let entrance = stage.entrances[leg.index] else { return false }
        return entrance + .seconds(3) < span.start && span.end + .seconds(3) < presence.end
      }
      if let speaker = draws.element(of: able) { found.append((speaker.index, span)) }
      time = span.end + .seconds(rounding: 0.5 + draws.exponential(mean: 2))
    }
    return found
  }

  /// Most who listen are muted: they unmute to speak and mute again, unless they speak again soon.
  private func addMicrophone(
    _ conversation: inout Conversation, _ leg: Leg, _ presence: TimeSpan, _ turns: [TimeSpan], _ stage: MeetingStage,
    _ meeting: MeetingConfiguration
  ) {
    // Whoever only watches, or has no microphone, is silent from the first instant on.
    let isSilenced = !stage.maySpeak(leg.index) || !meeting.format.hasSound
    let isAdmitted = stage.entrances[leg.index] != presence.start
    var draws = stream(conversation.entity, .mute, leg.index)
    let mutes = draws.chance(meeting.muted)
    guard mutes || isSilenced || isAdmitted else { return }
    let delay = SimulationDuration.seconds(rounding: draws.uniform(from: 0.3, to: 2))
    var muted = presence.start + (isSilenced || isAdmitted ? .zero : delay)
    conversation.actions.append(Action(at: muted, leg: leg.index, kind: .mute))
    guard !isSilenced else { return }
    var open: SimulationTime?
    for turn in turns {
      let before = turn.start - .seconds(rounding: draws.uniform(from: 0.3, to: 0.9))
      let after = turn.end + .seconds(rounding: draws.uniform(from: 0.4, to: 1.8))
      if let close = open, before > close {
        conversation.actions.append(Action(at: close, leg: leg.index, kind: .mute))
        muted = close
        open = nil
      }
      if open == nil, before > muted { conversation.actions.append(Action(at: before, leg: leg.index, kind: .unmute)) }
      if open != nil || before > muted { open = min(after, presence.end - .milliseconds(100)) }
    }
    if let close = open { conversation.actions.append(Action(at: close, leg: leg.index, kind: .mute)) }
  }

  private func addChat(
    _ conversation: inout Conversation, _ leg: Leg, _ presence: TimeSpan, _ meeting: MeetingConfiguration
  ) {
    var draws = stream(conversation.entity, .dialogue, leg.index)
    let count = draws.poisson(mean: meeting.chat * presence.duration.inSeconds / 3_600)
    for _ in 0..<count {
      let at = presence.start + .seconds(rounding: presence.duration.inSeconds * draws.uniform(from: 0.02, to: 0.98))
      conversation.actions.append(
        Action(at: at, leg: leg.index, kind: .chat, text: Phrases.message(from: &draws)))
    }
  }

  /// Screens are shared one at a time, by whoever is there for long enough.
  private func addScreens(
    _ conversation: inout Conversation, _ legs: [Leg], _ stage: inout MeetingStage, _ meeting: MeetingConfiguration
  ) {
    guard meeting.format.hasPictures else { return }
    var draws = stream(conversation.entity, .video, 1 << 20)
    let slot = conversation.span.duration.inSeconds / Double(max(1, meeting.screenshares))
    for number in 0..<max(0, meeting.screenshares) {
      let from =
        conversation.span.start + .seconds(rounding: slot * (Double(number) + draws.uniform(from: 0.1, to: 0.4)))
      let to = from + .seconds(rounding: slot * draws.uniform(from: 0.25, to: 0.5))
      let able = legs.filter { leg in
        guard let presence = leg.presence, let entrance = stage.entrances[leg.index] else { return false }
        return entrance + .seconds(2) < from && to + .seconds(1) < presence.end
      }
      guard let sharer = draws.element(of: able) else { continue }
      conversation.actions.append(Action(at: from, leg: sharer.index, kind: .screenshareStart))
      conversation.actions.append(Action(at: to, leg: sharer.index, kind: .screenshareStop))
      stage.note(sharer.index, at: from, .permission(.screen, .granted))
      if stage.lives[sharer.index] != nil, bringsSound(sharer, at: from, in: conversation, meeting) {
        stage.lives[sharer.index]?.sharedSound.append(TimeSpan(from, to))
      }
    }
  }
}
