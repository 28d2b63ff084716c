import GroundTruth

/// Calls that come in: served, given up, missed, declined.
extension SampleRecords {
  static let inboundMakers: [@Sendable (Int) -> SampleScene] = [
    inbound, servedByIVR, abandonedInIVR, abandonedInQueue, abandonedRinging, missed, declined, blocked,
  ]

  static let voicemailMakers: [@Sendable (Int) -> SampleScene] = [messageForQueue, messageForColleague]

  /// Whoever has waited for half a minute leaves a message, which is dealt with a quarter of an hour later.
  private static func messageForQueue(_ slot: Int) -> SampleScene {
    var scene = SampleScene("voicemail", slot: slot)
    _ = scene.caller(SampleCast.caller(65), joined: nil, left: 82, end: .hungUp)
    let ivr = scene.ivr(until: 9)
    let queue = scene.queue(.billing, after: ivr, from: 9, until: 39)
    let recorder = scene.recorder(after: queue, from: 39.05, until: 82.01)
    scene.voicemail = VoicemailMessage(
      leg: recorder, queue: SampleFloor.Queue.billing.rawValue, storedAt: scene.time(84.5), handledAt: scene.time(980))
    return scene
  }

  /// The agent sends the caller to a colleague's mailbox.
  private static func messageForColleague(_ slot: Int) -> SampleScene {
    var scene = SampleScene("blind-transfer-to-voicemail", slot: slot)
    let customer = scene.caller(SampleCast.caller(64), joined: 24, left: 118, end: .hungUp)
    let ivr = scene.ivr(until: 9)
    let queue = scene.queue(.billing, after: ivr, from: 9, until: 24)
    let agent = scene.agent(
      0, .offer(queueLeg: queue), offered: 20, answered: 24, left: 70, end: .transferred, wrapUp: 12)
    scene.talk([agent, customer], from: 25, to: 69)
    let recorder = scene.recorder(after: agent, from: 70, until: 118.01)
    scene.act(70, agent, .transferBlind, on: recorder)
    return scene
  }

  /// IVR, queue, two holds, mute, a recording pause, a flag with a note, wrap-up.
  private static func inbound(_ slot: Int) -> SampleScene {
    var scene = SampleScene("inbound", slot: slot)
    let customer = scene.caller(SampleCast.caller(1), joined: 42, left: 262.5, end: .hungUp)
    let ivr = scene.ivr(until: 12.4)
    let queue = scene.queue(.billing, after: ivr, from: 12.4, until: 42)
    let agent = scene.agent(
      0, .offer(queueLeg: queue), offered: 37.2, answered: 42, left: 262.9, end: .peerLeft, wrapUp: 38.2)
    scene.talk([agent, customer], from: 43, to: 80)
    scene.act(80.5, agent, .hold, on: customer)
    scene.act(118.25, agent, .unhold, on: customer)
    scene.talk([agent, customer], from: 119, to: 140)
    scene.act(141, agent, .mute)
    scene.talk([customer], from: 141.2, to: 149)
    scene.act(149.6, agent, .unmute)
    scene.act(151, agent, .recordingPause)
    scene.talk([customer, agent], from: 152, to: 171)
    scene.act(173.5, agent, .recordingResume)
    scene.act(176, agent, .flagRaise, text: "The customer wants a credit note.")
    scene.act(178, agent, .hold, on: customer)
    scene.act(190.5, agent, .note, text: "Amount is above my limit.")
    scene.act(204, agent, .flagLower)
    scene.act(206.125, agent, .unhold, on: customer)
    scene.talk([agent, customer], from: 207, to: 262)
    return scene
  }

  /// The caller gets what they wanted without an agent.
  private static func servedByIVR(_ slot: Int) -> SampleScene {
    var scene = SampleScene("served-by-ivr", slot: slot, queue: nil)
    _ = scene.caller(SampleCast.caller(2), joined: nil, left: 61, end: .hungUp)
    _ = scene.ivr(until: 61, end: .peerLeft)
    return scene
  }

  private static func abandonedInIVR(_ slot: Int) -> SampleScene {
    var scene = SampleScene("abandoned-in-ivr", slot: slot, queue: nil, outcome: .abandoned)
    _ = scene.caller(SampleCast.caller(3), joined: nil, left: 7.3, end: .abandoned)
    _ = scene.ivr(until: 7.3, end: .abandoned)
    return scene
  }

  private static func abandonedInQueue(_ slot: Int) -> SampleScene {
    var scene = SampleScene("abandoned-in-queue", slot: slot, outcome: .abandoned)
    _ = scene.caller(SampleCast.caller(4), joined: nil, left: 97, end: .abandoned)
    let ivr = scene.ivr(until: 9)
    _ = scene.queue(.billing, after: ivr, from: 9, until: 97, end: .abandoned)
    return scene
  }

  private static func abandonedRinging(_ slot: Int) -> SampleScene {
    var scene = SampleScene("abandoned-while-ringing", slot: slot, outcome: .abandoned)
    _ = scene.caller(SampleCast.caller(5), joined: nil, left: 51.75, end: .abandoned)
    let ivr = scene.ivr(until: 10)
    let queue = scene.queue(.billing, after: ivr, from: 10, until: 51.75, end: .abandoned)
    _ = scene.agent(1, .offer(queueLeg: queue), offered: 48, answered: nil, left: 51.75, end: .cancelled)
    return scene
  }

  /// One agent lets it ring, the next one answers.
  private static func missed(_ slot: Int) -> SampleScene {
    var scene = SampleScene("missed-then-answered", slot: slot)
    let customer = scene.caller(SampleCast.caller(6), joined: 46.3, left: 128, end: .peerLeft)
    let ivr = scene.ivr(until: 11)
    let queue = scene.queue(.billing, after: ivr, from: 11, until: 46.3)
    _ = scene.agent(0, .offer(queueLeg: queue), offered: 21, answered: nil, left: 41, end: .noAnswer)
    let agent = scene.agent(
      1, .offer(queueLeg: queue), offered: 41.5, answered: 46.3, left: 128, end: .hungUp, wrapUp: 21)
    scene.talk([agent, customer], from: 47, to: 127)
    return scene
  }

  private static func declined(_ slot: Int) -> SampleScene {
    var scene = SampleScene("declined-then-answered", slot: slot)
    let customer = scene.caller(SampleCast.caller(7), joined: 33, left: 104, end: .hungUp)
    let ivr = scene.ivr(until: 8)
    let queue = scene.queue(.billing, after: ivr, from: 8, until: 33)
    _ = scene.agent(2, .offer(queueLeg: queue), offered: 20, answered: nil, left: 26, end: .declined)
    let agent = scene.agent(
      1, .offer(queueLeg: queue), offered: 26.5, answered: 33, left: 104.4, end: .peerLeft, wrapUp: 0)
    scene.evaluate(agent, at: 3_600)
    scene.talk([agent, customer], from: 34, to: 103)
    return scene
  }

  /// The queue is closed.
  private static func blocked(_ slot: Int) -> SampleScene {
    var scene = SampleScene("blocked", slot: slot, outcome: .blocked)
    _ = scene.caller(SampleCast.caller(8), joined: nil, left: 14, end: .peerLeft)
    _ = scene.ivr(until: 14, end: .peerLeft)
    return scene
  }
}
