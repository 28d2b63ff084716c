import GroundTruth

/// Calls with more than two parties, and coaches.
extension SampleRecords {
  static let conferenceMakers: [@Sendable (Int) -> SampleScene] = [threeWay, conferenceHandedOver, coaching]

  /// An outside party is added; merged, swapped, merged again and dropped.
  private static func threeWay(_ slot: Int) -> SampleScene {
    var scene = SampleScene("three-way", slot: slot)
    let customer = scene.caller(SampleCast.caller(21), joined: 30, left: 260, end: .hungUp)
    let ivr = scene.ivr(until: 9)
    let queue = scene.queue(.billing, after: ivr, from: 9, until: 30)
    let agent = scene.agent(
      0, .offer(queueLeg: queue), offered: 25.5, answered: 30, left: 260.2, end: .peerLeft, wrapUp: 24)
    let outside = scene.party(
      SampleCast.pager, .partyAdd(from: agent), offered: 70, answered: 78, left: 200, end: .removed)
    scene.talk([agent, customer], from: 31, to: 68)
    scene.act(70, agent, .partyAdd, on: outside)
    scene.act(70, agent, .hold, on: customer)
    scene.talk([agent, outside], from: 79, to: 99)
    scene.act(100, agent, .conferenceMerge)
    scene.act(100, agent, .unhold, on: customer)
    scene.talk([agent, outside, customer], from: 101, to: 128)
    scene.act(130, agent, .hold, on: outside)
    scene.talk([agent, customer], from: 131, to: 144)
    scene.act(145, agent, .swap, on: outside)
    scene.act(145, agent, .unhold, on: outside)
    scene.act(145, agent, .hold, on: customer)
    scene.talk([agent, outside], from: 146, to: 158)
    scene.act(160, agent, .swap, on: customer)
    scene.act(160, agent, .unhold, on: customer)
    scene.act(160, agent, .hold, on: outside)
    scene.act(170, agent, .conferenceMerge)
    scene.act(170, agent, .unhold, on: outside)
    scene.talk([outside, customer, agent], from: 171, to: 199)
    scene.act(200, agent, .partyDrop, on: outside)
    scene.talk([agent, customer], from: 201, to: 259)
    return scene
  }

  /// Two agents and the customer; the first agent leaves the other two together.
  private static func conferenceHandedOver(_ slot: Int) -> SampleScene {
    var scene = SampleScene("conference-handed-over", slot: slot)
    let customer = scene.caller(SampleCast.caller(22), joined: 30, left: 240, end: .hungUp)
    let ivr = scene.ivr(until: 9)
    let queue = scene.queue(.claims, after: ivr, from: 9, until: 30)
    let first = scene.agent(
      1, .offer(queueLeg: queue), of: .claims, offered: 25.5, answered: 30, left: 150, end: .hungUp, wrapUp: 24)
    let second = scene.agent(
      3, .partyAdd(from: first), of: nil, offered: 70, answered: 76, left: 240.4, end: .peerLeft, wrapUp: 17)
    scene.talk([first, customer], from: 31, to: 68)
    scene.act(70, first, .partyAdd, on: second)
    scene.act(70, first, .hold, on: customer)
    scene.talk([first, second], from: 77, to: 94)
    scene.act(95, first, .conferenceMerge)
    scene.act(95, first, .unhold, on: customer)
    scene.talk([first, second, customer], from: 96, to: 149)
    scene.talk([second, customer], from: 151, to: 239)
    return scene
  }

  /// A coach listens, whispers, turns to the other agent, goes back to the first and joins in.
  private static func coaching(_ slot: Int) -> SampleScene {
    var scene = SampleScene("coaching", slot: slot)
    let customer = scene.caller(SampleCast.caller(23), joined: 30, left: 300, end: .hungUp)
    let ivr = scene.ivr(until: 9)
    let queue = scene.queue(.billing, after: ivr, from: 9, until: 30)
    let first = scene.agent(
      0, .offer(queueLeg: queue), offered: 25.5, answered: 30, left: 300.2, end: .peerLeft, wrapUp: 24)
    let coach = scene.add(
      .coach, SampleCast.coaches[0], network: .office, origin: .supervision(of: first), offered: 55, answered: 55,
      joined: 55.2, left: 281, end: .hungUp)
    let second = scene.agent(
      3, .partyAdd(from: first), of: nil, offered: 100, answered: 106, left: 200, end: .hungUp, wrapUp: 8)
    scene.talk([first, customer], from: 31, to: 85)
    scene.act(55.2, coach, .monitorStart, on: first)
    scene.act(86, first, .flagRaise, text: "He asks for a refund above my limit.")
    scene.act(88, coach, .monitorStop, on: first)
    scene.act(88, coach, .coachStart, on: first)
    scene.act(94, coach, .note, text: "Bring in tier two.")
    scene.act(100, first, .partyAdd, on: second)
    scene.act(100, first, .hold, on: customer)
    scene.act(120, first, .conferenceMerge)
    scene.act(120, first, .unhold, on: customer)
    scene.talk([first, second, customer], from: 121, to: 168)
    scene.act(140, coach, .coachRetarget, on: second)
    scene.act(170, coach, .coachRetarget, on: first)
    scene.act(172, coach, .flagLower)
    scene.talk([first, customer], from: 201, to: 208)
    scene.act(210, coach, .coachStop, on: first)
    scene.act(210, coach, .barge, on: first)
    scene.talk([coach, customer, first], from: 211, to: 280)
    scene.talk([first, customer], from: 282, to: 299)
    return scene
  }
}
