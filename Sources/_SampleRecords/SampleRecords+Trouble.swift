import GroundTruth

/// Networks that fail, and customers who call with something else than a telephone.
extension SampleRecords {
  static let troubleMakers: [@Sendable (Int) -> SampleScene] = [
    reconnect, networkLost, { customer($0, "sip-customer", SampleCast.sipCaller(43), .carrier) },
    { customer($0, "desktop-customer", SampleCast.desktopCaller(44), .home) },
    { customer($0, "phone-customer", SampleCast.phoneCaller(45), .mobile) },
  ]

  /// The agent's media is gone for 14 seconds and comes back.
  private static func reconnect(_ slot: Int) -> SampleScene {
    var scene = SampleScene("reconnect", slot: slot)
    let (customer, agent) = call(&scene, SampleCast.caller(41), left: 180, agentLeft: 180.3, agentEnd: .peerLeft)
    scene.talk([agent, customer], from: 31, to: 88)
    scene.outage(agent, from: 90, to: 104)
    scene.talk([agent, customer], from: 105, to: 179)
    return scene
  }

  /// The agent's media is gone and the leg with it; the customer gives up soon after.
  private static func networkLost(_ slot: Int) -> SampleScene {
    var scene = SampleScene("network-lost", slot: slot)
    let (customer, agent) = call(&scene, SampleCast.caller(42), left: 139, agentLeft: 132, agentEnd: .networkLost)
    scene.talk([agent, customer], from: 31, to: 98)
    scene.outage(agent, from: 100, to: 132)
    return scene
  }

  private static func customer(
    _ slot: Int, _ name: String, _ person: Person, _ network: SampleFloor.Network
  ) -> SampleScene {
    var scene = SampleScene(name, slot: slot, queue: .claims)
    let (customer, agent) = call(
      &scene, person, over: network, left: 150, agentLeft: 150.2, agentEnd: .peerLeft)
    scene.talk([agent, customer], from: 31, to: 60)
    scene.act(61, customer, .mute)
    scene.act(70, customer, .unmute)
    scene.talk([agent, customer], from: 71, to: 149)
    return scene
  }

  /// A plain call that an agent at home answers 30 seconds into the scene.
  private static func call(
    _ scene: inout SampleScene, _ person: Person, over network: SampleFloor.Network = .carrier, left: Double,
    agentLeft: Double, agentEnd: Leg.End
  ) -> (customer: Int, agent: Int) {
    let customer = scene.caller(person, joined: 30, left: left, end: .hungUp, network: network)
    let ivr = scene.ivr(until: 9)
    let queue = scene.queue(.billing, after: ivr, from: 9, until: 30)
    let agent = scene.agent(
      2, .offer(queueLeg: queue), offered: 25.5, answered: 30, left: agentLeft, end: agentEnd, network: .home,
      wrapUp: 24)
    return (customer, agent)
  }
}
