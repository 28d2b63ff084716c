import GroundTruth

/// Clients that fail, are woken, interrupted, or left alone by their users.
extension SampleRecords {
  static let clientMakers: [@Sendable (Int) -> SampleScene] = [clientFailures, clientRefused, phoneWoken]

  /// The first agent has no microphone, the second no keys; the third loses signalling and headset, suppresses noise for a
  /// while, writes a note, and closes the page in the middle of a sentence.
  private static func clientFailures(_ slot: Int) -> SampleScene {
    var scene = SampleScene("client-failures", slot: slot)
    let customer = scene.caller(SampleCast.caller(61), joined: 40, left: 128, end: .hungUp)
    let ivr = scene.ivr(until: 9)
    let queue = scene.queue(.billing, after: ivr, from: 9, until: 40)
    let denied = scene.agent(0, .offer(queueLeg: queue), offered: 9.5, answered: nil, left: 13.1, end: .failed)
    scene.client(denied, [scene.incident(.microphoneDenied, 13, 13.1)])
    let keyless = scene.agent(1, .offer(queueLeg: queue), offered: 14, answered: 18, left: 25, end: .failed)
    scene.withoutMedia(keyless)
    scene.client(keyless, [scene.incident(.keyExchangeFailed, 18, 25)])
    let agent = scene.agent(
      3, .offer(queueLeg: queue), offered: 36, answered: 40, left: 120, end: .hungUp, wrapUp: 20)
    scene.client(
      agent,
      [
        scene.incident(.headsetLost, 50, 62), scene.incident(.noiseSuppressed, 64, 80),
        scene.incident(.signallingLost, 82, 86), scene.incident(.closed, 120),
      ])
    scene.talk([agent, customer], from: 42, to: 118)
    scene.act(90, agent, .note, text: "Customer asks for the same refund again.")
    return scene
  }

  /// The line is busy.
  private static func clientRefused(_ slot: Int) -> SampleScene {
    var scene = SampleScene("client-refused", slot: slot, queue: .claims, outcome: .unanswered)
    let customer = scene.add(
      .customer, SampleCast.desktopCaller(62), network: .home, queue: .claims, origin: .arrival, isInbound: true,
      offered: 0, left: 0.9, end: .busy)
    scene.client(customer, [scene.incident(.lineBusy, 0, 0.9)])
    return scene
  }

  /// An agent's application is woken for a call, which a call of the telephone itself interrupts.
  private static func phoneWoken(_ slot: Int) -> SampleScene {
    var scene = SampleScene("phone-woken", slot: slot)
    let customer = scene.caller(SampleCast.caller(63), joined: 30, left: 110, end: .hungUp)
    let ivr = scene.ivr(until: 9)
    let queue = scene.queue(.billing, after: ivr, from: 9, until: 30)
    let agent = scene.agent(
      5, .offer(queueLeg: queue), offered: 25, answered: 30, left: 110.2, end: .peerLeft, network: .mobile, wrapUp: 9)
    scene.client(agent, [scene.incident(.woken, 25.15), scene.incident(.interrupted, 60, 75)])
    scene.talk([agent, customer], from: 31, to: 59)
    scene.act(60, agent, .mute)
    scene.act(75, agent, .unmute)
    scene.talk([agent, customer], from: 76, to: 108)
    return scene
  }
}
