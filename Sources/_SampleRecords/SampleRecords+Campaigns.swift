import GroundTruth

/// Calls that the dialler of a campaign places, and one that an agent dials after a look at the contact.
extension SampleRecords {
  static let campaignMakers: [@Sendable (Int) -> SampleScene] = [
    reached, machineHungUpOn, abandonedByDialler, engaged, previewed,
  ]

  /// A person answers after 8 s, is known as one after 2 s, and speaks with the agent who is there at 11 s.
  private static func reached(_ slot: Int) -> SampleScene {
    var scene = scene("campaign-answered", slot, .completed, answeredBy: .person, detectedAs: .person)
    let customer = called(&scene, 51, answered: 8, joined: 11, left: 90, end: .hungUp)
    let queue = scene.queue(.collections, after: customer, from: 10, until: 11)
    let agent = scene.agent(
      2, .offer(queueLeg: queue), of: .collections, offered: 10.4, answered: 11, left: 90, end: .peerLeft,
      network: .home, wrapUp: 20)
    scene.talk([customer, agent], from: 12, to: 88)
    return scene
  }

  private static func machineHungUpOn(_ slot: Int) -> SampleScene {
    var scene = scene("campaign-machine", slot, .machine, answeredBy: .machine, detectedAs: .machine)
    _ = called(&scene, 52, answered: 14, joined: nil, left: 17.2, end: .diallerHungUp)
    return scene
  }

  private static func abandonedByDialler(_ slot: Int) -> SampleScene {
    var scene = scene("campaign-abandoned", slot, .diallerAbandoned, answeredBy: .person, detectedAs: .person)
    let customer = called(&scene, 53, answered: 9, joined: nil, left: 13, end: .diallerHungUp)
    _ = scene.queue(.collections, after: customer, from: 11, until: 13.01, end: .diallerHungUp)
    return scene
  }

  private static func engaged(_ slot: Int) -> SampleScene {
    var scene = scene("campaign-busy", slot, .unanswered)
    let customer = called(&scene, 54, answered: nil, joined: nil, left: 2.2, end: .busy)
    scene.withoutRinging(customer)
    return scene
  }

  private static func previewed(_ slot: Int) -> SampleScene {
    var scene = scene("campaign-preview", slot, .completed, pacing: .preview, answeredBy: .person)
    let start = scene.time(-18)
    scene.campaign?.previewedAt = start
    let agent = dialling(&scene, left: 70, end: .hungUp, wrapUp: 15)
    let customer = called(&scene, by: agent, caller: 55, answered: 12, left: 70, end: .peerLeft)
    scene.talk([customer, agent], from: 12.5, to: 69)
    return scene
  }

  private static func scene(
    _ name: String, _ slot: Int, _ outcome: Conversation.Outcome, pacing: CampaignCall.Pacing = .predictive,
    answeredBy: CampaignCall.Answerer? = nil, detectedAs: CampaignCall.Answerer? = nil
  ) -> SampleScene {
    var scene = SampleScene(name, slot: slot, kind: .outbound, queue: .collections, outcome: outcome)
    scene.campaign = CampaignCall(name: "spring", pacing: pacing, answeredBy: answeredBy, detectedAs: detectedAs)
    return scene
  }

  /// Whom the dialler calls at the start of the scene.
  private static func called(
    _ scene: inout SampleScene, _ number: Int, answered: Double?, joined: Double?, left: Double, end: Leg.End
  ) -> Int {
    scene.add(
      .customer, SampleCast.caller(number), network: .carrier, queue: .collections, origin: .dialled(by: nil),
      offered: 0, alerted: 1.6, answered: answered, joined: joined, left: left, end: end)
  }
}
