import GroundTruth

/// Calls that agents make.
extension SampleRecords {
  static let outboundMakers: [@Sendable (Int) -> SampleScene] = [answered, unanswered, busy, failed, callback]

  private static func answered(_ slot: Int) -> SampleScene {
    var scene = SampleScene("outbound-answered", slot: slot, kind: .outbound, queue: .collections)
    let agent = dialling(&scene, left: 120, end: .hungUp, wrapUp: 33)
    let customer = called(&scene, by: agent, caller: 31, answered: 14, left: 120, end: .peerLeft)
    scene.talk([customer, agent], from: 14.5, to: 119)
    return scene
  }

  private static func unanswered(_ slot: Int) -> SampleScene {
    var scene = SampleScene(
      "outbound-no-answer", slot: slot, kind: .outbound, queue: .collections, outcome: .unanswered)
    let agent = dialling(&scene, left: 31, end: .peerLeft, wrapUp: 6)
    _ = called(&scene, by: agent, caller: 32, answered: nil, left: 31, end: .noAnswer)
    return scene
  }

  private static func busy(_ slot: Int) -> SampleScene {
    var scene = SampleScene("outbound-busy", slot: slot, kind: .outbound, queue: .collections, outcome: .unanswered)
    let agent = dialling(&scene, left: 3.4, end: .peerLeft, wrapUp: 4)
    let customer = called(&scene, by: agent, caller: 33, answered: nil, left: 3.4, end: .busy)
    scene.withoutRinging(customer)
    return scene
  }

  private static func failed(_ slot: Int) -> SampleScene {
    var scene = SampleScene("outbound-failed", slot: slot, kind: .outbound, queue: .collections, outcome: .failed)
    let agent = dialling(&scene, left: 1.9, end: .peerLeft, wrapUp: 4)
    let customer = called(&scene, by: agent, caller: 34, answered: nil, left: 1.9, end: .failed)
    scene.withoutRinging(customer)
    return scene
  }

  /// A customer asked to be called back; the queue offers that to an agent, then the customer is dialled.
  private static func callback(_ slot: Int) -> SampleScene {
    var scene = SampleScene("callback", slot: slot, kind: .callback)
    let queue = scene.queue(.billing, from: 0, until: 9)
    let agent = scene.agent(
      2, .offer(queueLeg: queue), offered: 5, answered: 9, left: 140, end: .peerLeft, wrapUp: 20)
    let customer = scene.add(
      .customer, SampleCast.caller(35), network: .carrier, queue: .billing, origin: .dialled(by: agent), offered: 9,
      alerted: 10.5, answered: 19, joined: 19, left: 139.7, end: .hungUp)
    scene.talk([customer, agent], from: 20, to: 139)
    return scene
  }

  /// The agent who dials at the start of the scene and waits in the mix.
  static func dialling(_ scene: inout SampleScene, left: Double, end: Leg.End, wrapUp: Double) -> Int {
    let agent = scene.add(
      .agent, SampleCast.agents[2], network: .home, queue: .collections, origin: .dialled(by: nil), offered: 0,
      answered: 0.3, joined: 0.6, left: left, end: end)
    scene.wrapUp(agent, for: wrapUp)
    return agent
  }

  /// The customer whom `agent` dials.
  static func called(
    _ scene: inout SampleScene, by agent: Int, caller number: Int, answered: Double?, left: Double, end: Leg.End
  ) -> Int {
    scene.add(
      .customer, SampleCast.caller(number), network: .carrier, queue: .collections, origin: .dialled(by: agent),
      offered: 0.8, alerted: 2.6, answered: answered, joined: answered, left: left, end: end)
  }
}
