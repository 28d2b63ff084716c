import GroundTruth

/// Calls that are handed on, without and after speaking to whom they go to.
extension SampleRecords {
  static let transferMakers: [@Sendable (Int) -> SampleScene] = [
    blindToQueue, blindToAgent, blindToNumber, consultCompleted, consultCancelled, consultUnanswered,
    consultCustomerGone,
  ]

  /// The caller, the IVR, the queue and the first agent, who answers 30 seconds into the scene.
  private static func opening(
    _ scene: inout SampleScene, caller number: Int, callerLeft: Double, callerEnd: Leg.End, agent: Int,
    agentLeft: Double, agentEnd: Leg.End
  ) -> (customer: Int, agent: Int) {
    let customer = scene.caller(SampleCast.caller(number), joined: 30, left: callerLeft, end: callerEnd)
    let ivr = scene.ivr(until: 9)
    let queue = scene.queue(.billing, after: ivr, from: 9, until: 30)
    let first = scene.agent(
      agent, .offer(queueLeg: queue), offered: 25.5, answered: 30, left: agentLeft, end: agentEnd, wrapUp: 24)
    return (customer, first)
  }

  private static func blindToQueue(_ slot: Int) -> SampleScene {
    var scene = SampleScene("blind-transfer-to-queue", slot: slot)
    let (customer, first) = opening(
      &scene, caller: 11, callerLeft: 260, callerEnd: .hungUp, agent: 0, agentLeft: 95, agentEnd: .transferred)
    let queue = scene.queue(.claims, after: first, from: 95, until: 131)
    let second = scene.agent(
      3, .offer(queueLeg: queue), of: .claims, offered: 126, answered: 131, left: 260.3, end: .peerLeft, wrapUp: 44)
    scene.talk([first, customer], from: 31, to: 92)
    scene.act(95, first, .transferBlind, on: queue)
    scene.talk([second, customer], from: 132, to: 259)
    return scene
  }

  private static func blindToAgent(_ slot: Int) -> SampleScene {
    var scene = SampleScene("blind-transfer-to-agent", slot: slot)
    let (customer, first) = opening(
      &scene, caller: 12, callerLeft: 200, callerEnd: .peerLeft, agent: 0, agentLeft: 80, agentEnd: .transferred)
    let second = scene.agent(
      4, .blindTransfer(from: first), of: nil, offered: 80, answered: 86, left: 200, end: .hungUp, wrapUp: 12)
    scene.talk([first, customer], from: 31, to: 70)
    scene.act(71, first, .hold, on: customer)
    scene.act(80, first, .transferBlind, on: second)
    scene.act(80, first, .unhold, on: customer)
    scene.talk([second, customer], from: 87, to: 199)
    return scene
  }

  private static func blindToNumber(_ slot: Int) -> SampleScene {
    var scene = SampleScene("blind-transfer-to-number", slot: slot)
    let (customer, first) = opening(
      &scene, caller: 13, callerLeft: 170, callerEnd: .hungUp, agent: 1, agentLeft: 75, agentEnd: .transferred)
    let outside = scene.party(
      SampleCast.pager, .blindTransfer(from: first), offered: 75, answered: 83, left: 170, end: .peerLeft)
    scene.talk([first, customer], from: 31, to: 73)
    scene.act(75, first, .transferBlind, on: outside)
    scene.talk([outside, customer], from: 84, to: 169)
    return scene
  }

  private static func consultCompleted(_ slot: Int) -> SampleScene {
    var scene = SampleScene("consult-completed", slot: slot)
    let (customer, first) = opening(
      &scene, caller: 14, callerLeft: 250, callerEnd: .hungUp, agent: 0, agentLeft: 130, agentEnd: .transferred)
    let second = scene.agent(
      3, .consult(from: first), of: nil, offered: 80, answered: 88, left: 250.2, end: .peerLeft, wrapUp: 31)
    scene.talk([first, customer], from: 31, to: 78)
    scene.act(80, first, .transferConsultStart, on: second)
    scene.act(80, first, .hold, on: customer)
    scene.talk([first, second], from: 89, to: 128)
    scene.act(130, first, .transferConsultComplete, on: second)
    scene.act(130, first, .unhold, on: customer)
    scene.talk([second, customer], from: 131, to: 249)
    return scene
  }

  private static func consultCancelled(_ slot: Int) -> SampleScene {
    var scene = SampleScene("consult-cancelled", slot: slot)
    let (customer, first) = opening(
      &scene, caller: 15, callerLeft: 220, callerEnd: .hungUp, agent: 0, agentLeft: 220.3, agentEnd: .peerLeft)
    let second = scene.agent(
      4, .consult(from: first), of: nil, offered: 80, answered: 86.5, left: 120, end: .removed, wrapUp: 9)
    scene.talk([first, customer], from: 31, to: 78)
    scene.act(80, first, .transferConsultStart, on: second)
    scene.act(80, first, .hold, on: customer)
    scene.talk([first, second], from: 88, to: 119)
    scene.act(120, first, .transferConsultCancel, on: second)
    scene.act(121.5, first, .unhold, on: customer)
    scene.talk([first, customer], from: 123, to: 219)
    return scene
  }

  /// The consulted agent does not answer.
  private static func consultUnanswered(_ slot: Int) -> SampleScene {
    var scene = SampleScene("consult-unanswered", slot: slot)
    let (customer, first) = opening(
      &scene, caller: 16, callerLeft: 180, callerEnd: .peerLeft, agent: 2, agentLeft: 180, agentEnd: .hungUp)
    let second = scene.agent(3, .consult(from: first), of: nil, offered: 70, answered: nil, left: 90, end: .noAnswer)
    scene.talk([first, customer], from: 31, to: 69)
    scene.act(70, first, .transferConsultStart, on: second)
    scene.act(70, first, .hold, on: customer)
    scene.act(91, first, .unhold, on: customer)
    scene.talk([first, customer], from: 92, to: 178)
    return scene
  }

  /// The customer hangs up while the agents speak about them.
  private static func consultCustomerGone(_ slot: Int) -> SampleScene {
    var scene = SampleScene("consult-customer-hangs-up", slot: slot)
    let (customer, first) = opening(
      &scene, caller: 17, callerLeft: 110, callerEnd: .hungUp, agent: 0, agentLeft: 126, agentEnd: .hungUp)
    let second = scene.agent(
      3, .consult(from: first), of: nil, offered: 80, answered: 85, left: 126, end: .peerLeft, wrapUp: 5)
    scene.talk([first, customer], from: 31, to: 78)
    scene.act(80, first, .transferConsultStart, on: second)
    scene.act(80, first, .hold, on: customer)
    scene.talk([first, second], from: 87, to: 125)
    return scene
  }
}
