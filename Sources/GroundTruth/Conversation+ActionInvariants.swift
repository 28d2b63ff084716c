import Quantities

/// What holds of each action by itself and of the pairs that switch something on and off.
extension Conversation {
  func checkActions(_ findings: inout Findings) {
    for (position, action) in actions.enumerated() {
      let place = "action \(position) (\(action.kind))"
      if position > 0 { findings.expect(actions[position - 1].at <= action.at, "\(place): in order of time") }
      guard legs.indices.contains(action.leg), action.target.map(legs.indices.contains) ?? true else {
        findings.expect(false, "\(place): leg and target exist")
        continue
      }
      let actor = legs[action.leg]
      findings.expect(actors(of: action.kind).contains(actor.role), "\(place): not for a \(actor.role)")
      findings.expect((action.target != nil) == Self.needsTarget(action.kind), "\(place): target exactly where due")
      findings.expect(
        (action.text.map { !$0.isEmpty } ?? false) == Self.needsText(action.kind), "\(place): text exactly where due")
      findings.expect(
        (action.duration > .zero) == [.utterance, .reconnect].contains(action.kind),
        "\(place): duration exactly where due")
      checkPresence(of: actor, during: action, place, &findings)
    }
    for leg in legs { checkSwitches(of: leg, &findings) }
    checkPairs("recording", from: .recordingPause, to: .recordingResume, actions, &findings)
    checkPairs("flag", from: .flagRaise, to: .flagLower, actions, &findings)
    let isEverPaused = actions.contains { $0.kind == .recordingPause }
    findings.expect(isRecorded || !isEverPaused, "only a recording can be paused")
  }

  private func actors(of kind: Action.Kind) -> [Leg.Role] {
    switch kind {
    case .hold, .unhold, .transferBlind, .transferConsultStart, .transferConsultComplete, .transferConsultCancel,
      .conferenceMerge, .partyAdd, .partyDrop, .swap, .recordingPause, .recordingResume, .wrapUpStart, .wrapUpEnd,
      .flagRaise:
      [.agent]
    case .flagLower, .note: [.agent, .coach]
    case .coachStart, .coachRetarget, .coachStop, .monitorStart, .monitorStop, .barge: [.coach]
    // Who writes to whom is the whole of a written conversation.
    case .chat where medium.isWritten, .cameraOn where medium.isWritten, .cameraOff where medium.isWritten:
      [.customer, .agent]
    case .screenshareStart where medium.isWritten, .screenshareStop where medium.isWritten: [.customer]
    case .cameraOn, .cameraOff, .screenshareStart, .screenshareStop, .chat: [.attendee]
    case .mute, .unmute, .utterance, .reconnect: [.customer, .agent, .coach, .external, .attendee]
    }
  }

  private static func needsTarget(_ kind: Action.Kind) -> Bool {
    switch kind {
    case .hold, .unhold, .transferBlind, .transferConsultStart, .transferConsultComplete, .transferConsultCancel,
      .partyAdd, .partyDrop, .swap, .coachStart, .coachRetarget, .coachStop, .monitorStart, .monitorStop, .barge:
      true
    case .conferenceMerge, .recordingPause, .recordingResume, .wrapUpStart, .wrapUpEnd, .flagRaise, .flagLower,
      .note, .cameraOn, .cameraOff, .screenshareStart, .screenshareStop, .chat, .mute, .unmute, .utterance,
      .reconnect:
      false
    }
  }

  private static func needsText(_ kind: Action.Kind) -> Bool { [.flagRaise, .note, .utterance, .chat].contains(kind) }

  private func checkPresence(of actor: Leg, during action: Action, _ place: String, _ findings: inout Findings) {
    switch action.kind {
    case .wrapUpStart:
      findings.expect(action.at == actor.wrapUp?.span.start, "\(place): when the leg's wrap-up starts")
    case .wrapUpEnd:
      findings.expect(action.at == actor.wrapUp?.span.end, "\(place): when the leg's wrap-up ends")
    case .utterance:
      let end = action.at + action.duration
      findings.expect(actor.wasJoined(at: action.at) && actor.wasJoined(at: end), "\(place): said in the mix")
      let spoken = TimeSpan(action.at, end)
      findings.expect(!mutes(of: actor.index).contains { $0.overlaps(spoken) }, "\(place): nobody speaks muted")
      findings.expect(!holds(of: actor.index).contains { $0.overlaps(spoken) }, "\(place): nobody speaks on hold")
      guard actor.role == .coach else { return }
      let isAudible = supervision(by: actor.index).contains { $0.mode != .monitor && $0.span.overlaps(spoken) }
      findings.expect(isAudible, "\(place): a coach who only listens says nothing")
    case .reconnect:
      findings.expect(
        actor.wasJoined(at: action.at) && actor.wasJoined(at: action.at - action.duration), "\(place): in the mix")
    default:
      findings.expect(actor.wasJoined(at: action.at), "\(place): who acts is there")
      guard let target = action.target, [.hold, .unhold].contains(action.kind) else { return }
      findings.expect(target != actor.index && legs[target].isParty, "\(place): of another party")
      findings.expect(legs[target].wasJoined(at: action.at), "\(place): of somebody who is there")
    }
  }

  /// What a leg switches on and off, alternating and starting with on.
  private func checkSwitches(of leg: Leg, _ findings: inout Findings) {
    let own = actions.filter { $0.leg == leg.index }
    checkPairs("leg \(leg.index) mute", from: .mute, to: .unmute, own, &findings)
    checkPairs("leg \(leg.index) camera", from: .cameraOn, to: .cameraOff, own, &findings)
    checkPairs("leg \(leg.index) screen", from: .screenshareStart, to: .screenshareStop, own, &findings)
    checkPairs("leg \(leg.index) hold", from: .hold, to: .unhold, actions.filter { $0.target == leg.index }, &findings)
    let wrapUps = own.filter { $0.kind == .wrapUpStart }.count
    findings.expect(wrapUps == (leg.wrapUp == nil ? 0 : 1), "leg \(leg.index): one wrap-up if any")
    findings.expect(
      own.filter { $0.kind == .wrapUpEnd }.count == wrapUps, "leg \(leg.index): a wrap-up that starts, ends")
    var heard = leg.offeredAt
    for utterance in own where utterance.kind == .utterance {
      findings.expect(utterance.at >= heard, "leg \(leg.index): says one thing at a time")
      heard = utterance.at + utterance.duration
    }
    checkSupervision(by: leg, own, &findings)
  }

  private func checkPairs(
    _ subject: String, from opening: Action.Kind, to closing: Action.Kind, _ actions: [Action],
    _ findings: inout Findings
  ) {
    var isOpen = false
    for action in actions where action.kind == opening || action.kind == closing {
      findings.expect(isOpen == (action.kind == closing), "\(subject): \(opening) and \(closing) alternate")
      isOpen = action.kind == opening
    }
  }

  /// Listening and whispering start from nothing and end as what they are; joining in follows one of them.
  private func checkSupervision(by leg: Leg, _ own: [Action], _ findings: inout Findings) {
    var mode: SupervisionMode?
    var hasListened = false
    for action in own {
      let place = "leg \(leg.index): \(action.kind)"
      switch action.kind {
      case .monitorStart, .coachStart:
        findings.expect(mode != .barge, "\(place) after joining in")
        mode = action.kind == .monitorStart ? .monitor : .whisper
        hasListened = true
      case .coachRetarget: findings.expect(mode == .whisper, "\(place) while whispering")
      case .monitorStop:
        findings.expect(mode == .monitor, "\(place) ends listening")
        mode = nil
      case .coachStop:
        findings.expect(mode == .whisper, "\(place) ends whispering")
        mode = nil
      case .barge:
        findings.expect(hasListened && mode != .barge, "\(place) follows listening or whispering")
        mode = .barge
      default: continue
      }
      guard let target = action.target else { continue }
      let agent = legs[target]
      findings.expect(agent.role == .agent && agent.wasJoined(at: action.at), "\(place) concerns an agent on the call")
    }
  }
}
