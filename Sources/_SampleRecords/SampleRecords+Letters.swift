import GroundTruth
import Quantities

/// Conversations that are written, as not every desk has them: begun by agents, put away, sent on, cut off.
extension SampleRecords {
  static let letterMakers: [@Sendable (Int) -> SampleScene] = [
    notice, refused, parked, forwarded, takenOver, asked, joined, lost, broken, colleagues,
  ]

  /// A letter that an agent writes of their own accord; a machine answers, and a rule closes it.
  private static func notice(_ slot: Int) -> SampleScene {
    var scene = written("notice", slot, .email, .email, subject: "About your order", kind: .outbound)
    scene.correspondence?.nature = .automatic
    scene.correspondence?.closing = .rule
    let agent = writer(&scene, left: 60, end: .hungUp, wrapUp: 6)
    let customer = writtenTo(&scene, 91, by: agent, answered: 3, left: 60.01, end: .peerLeft)
    scene.write(1.4, agent, "It will be late.", .file(.document))
    scene.write(40, customer, "I am out of office.")
    return scene
  }

  /// A text message to a number that takes none.
  private static func refused(_ slot: Int) -> SampleScene {
    var scene = written("refused", slot, .message, .sms, outcome: .failed, kind: .outbound)
    let agent = writer(&scene, left: 3.21, end: .peerLeft)
    _ = writtenTo(&scene, 92, by: agent, answered: nil, left: 3.2, end: .failed)
    scene.write(1.4, agent, "Your payment is due.", fate: .failed)
    return scene
  }

  /// Put away twice; the second time the customer never comes back.
  private static func parked(_ slot: Int) -> SampleScene {
    var scene = written("parked", slot, .message, .whatsApp)
    let customer = scene.caller(SampleCast.caller(93), joined: nil, left: 300, end: .removed)
    let queue = scene.queue(.claims, after: customer, from: 0.4, until: 8)
    let agent = scene.agent(
      0, .offer(queueLeg: queue), of: .claims, offered: 3, answered: 8, left: 300.01, end: .peerLeft, wrapUp: 5)
    scene.write(0.4, customer, "Where is it?")
    scene.write(12, agent, "I have to ask.", fate: .read)
    scene.write(14, customer, "", .sign(.receipt))
    scene.park(20, 80, customer, by: agent, due: 80)
    scene.write(90, agent, "It was sent.", fate: .delivered)
    scene.park(100, 300, customer, by: agent, due: 400)
    return scene
  }

  /// Sent on to somebody outside, who closes it with the customer.
  private static func forwarded(_ slot: Int) -> SampleScene {
    var scene = written("forwarded", slot, .email, .email, subject: "A question of law")
    let customer = scene.caller(SampleCast.caller(94), joined: nil, left: 200.01, end: .peerLeft)
    let queue = scene.queue(.claims, after: customer, from: 0.4, until: 8)
    let agent = scene.agent(
      1, .offer(queueLeg: queue), of: .claims, offered: 3, answered: 8, left: 60, end: .transferred, wrapUp: 5)
    let expert = scene.party(
      SampleCast.caller(95), .blindTransfer(from: agent), offered: 60, answered: 70, left: 200, end: .hungUp)
    scene.act(60, agent, .transferBlind, on: expert)
    scene.write(0.4, customer, "Who is liable?")
    return scene
  }

  /// A colleague takes it over.
  private static func takenOver(_ slot: Int) -> SampleScene {
    var scene = written("taken-over", slot, .message, .reddit)
    let customer = scene.caller(SampleCast.caller(96), joined: nil, left: 150.01, end: .peerLeft)
    let queue = scene.queue(.claims, after: customer, from: 0.4, until: 8)
    let agent = scene.agent(
      2, .offer(queueLeg: queue), of: .claims, offered: 3, answered: 8, left: 50, end: .transferred, wrapUp: 4)
    let other = scene.agent(
      0, .blindTransfer(from: agent), of: nil, offered: 50, answered: 55, left: 150, end: .hungUp, wrapUp: 4)
    scene.act(50, agent, .transferBlind, on: other)
    scene.correspondence?.takenOver = [agent]
    scene.write(0.4, customer, "Not nice.")
    scene.write(70, other, "We are sorry.", fate: .published)
    return scene
  }

  /// A colleague is asked beside it and goes on with it; a page that was looked at together ends with that.
  private static func asked(_ slot: Int) -> SampleScene {
    var scene = written("asked", slot, .chat, .webChat)
    scene.correspondence?.closing = .ownDevice
    let customer = scene.caller(SampleCast.caller(97), joined: nil, left: 180, end: .hungUp)
    let queue = scene.queue(.claims, after: customer, from: 0.4, until: 8)
    let agent = scene.agent(
      0, .offer(queueLeg: queue), of: .claims, offered: 3, answered: 8, left: 90, end: .transferred, wrapUp: 4)
    let other = scene.agent(
      1, .consult(from: agent), of: nil, offered: 40, answered: 46, left: 180.01, end: .peerLeft, wrapUp: 4)
    scene.write(0.4, customer, "It does not work.")
    scene.beside(.coBrowse, agent, customer, offered: 15, from: 20, to: 90)
    scene.act(20, customer, .screenshareStart)
    scene.act(40, agent, .transferConsultStart, on: other)
    scene.act(40, agent, .hold, on: customer)
    scene.act(90, customer, .screenshareStop)
    scene.act(90, agent, .transferConsultComplete, on: other)
    scene.act(90, agent, .unhold, on: customer)
    return scene
  }

  /// A colleague is called in and stays when the agent leaves.
  private static func joined(_ slot: Int) -> SampleScene {
    var scene = written("joined", slot, .social, .facebook)
    let customer = scene.caller(SampleCast.caller(98), joined: nil, left: 160.01, end: .peerLeft)
    let queue = scene.queue(.claims, after: customer, from: 0.4, until: 8)
    let agent = scene.agent(
      2, .offer(queueLeg: queue), of: .claims, offered: 3, answered: 8, left: 90, end: .hungUp, wrapUp: 4)
    let other = scene.agent(
      1, .partyAdd(from: agent), of: nil, offered: 40, answered: 46, left: 160, end: .hungUp, wrapUp: 4)
    scene.write(0.4, customer, "Never again.", fate: .published)
    scene.act(40, agent, .partyAdd, on: other)
    scene.act(40, agent, .hold, on: customer)
    scene.act(60, agent, .conferenceMerge)
    scene.act(60, agent, .unhold, on: customer)
    return scene
  }

  /// The agent's connection breaks, and the customer closes the page; a camera had not come about.
  private static func lost(_ slot: Int) -> SampleScene {
    var scene = written("lost", slot, .chat, .webChat)
    let customer = scene.caller(SampleCast.caller(99), joined: nil, left: 66, end: .hungUp)
    let queue = scene.queue(.claims, after: customer, from: 0.4, until: 8)
    let agent = scene.agent(
      0, .offer(queueLeg: queue), of: .claims, offered: 3, answered: 8, left: 62, end: .networkLost, wrapUp: 4)
    scene.write(0.4, customer, "Hello?")
    scene.beside(.video, agent, customer, offered: 20, .unsupported, from: 21, to: 21)
    scene.beside(.screenShare, agent, customer, offered: 30, from: 34, to: 62)
    scene.act(34, customer, .screenshareStart)
    scene.act(62, customer, .screenshareStop)
    return scene
  }

  /// The service fails.
  private static func broken(_ slot: Int) -> SampleScene {
    var scene = written("broken", slot, .message, .open)
    let customer = scene.caller(SampleCast.caller(90), joined: nil, left: 70, end: .failed)
    let queue = scene.queue(.claims, after: customer, from: 0.4, until: 8)
    let agent = scene.agent(
      1, .offer(queueLeg: queue), of: .claims, offered: 3, answered: 8, left: 70.01, end: .peerLeft, wrapUp: 4)
    scene.write(0.4, customer, "My car has stopped.")
    scene.write(20, agent, "(no text)", .element(.roadsideAssistance))
    return scene
  }

  /// Cameras of which one side switches something off, over which the customer shows a screen, until a connection
  /// breaks; the agent gives up because nothing gets through.
  private static func colleagues(_ slot: Int) -> SampleScene {
    var scene = written("cameras", slot, .message, .unknown)
    scene.correspondence?.closing = .unreachable
    let customer = scene.caller(SampleCast.caller(89), joined: nil, left: 120.01, end: .peerLeft)
    let queue = scene.queue(.claims, after: customer, from: 0.4, until: 8)
    let agent = scene.agent(
      2, .offer(queueLeg: queue), of: .claims, offered: 3, answered: 8, left: 120, end: .hungUp, wrapUp: 4)
    scene.write(0.4, customer, "Look at this.")
    scene.write(10, customer, "", .sign(.unnamed))
    scene.cameras(agent, customer, offered: 15, from: 20, to: 80, silentFrom: 40, screenFrom: 50)
    scene.write(90, agent, "Are you there?", fate: .undeliverable)
    return scene
  }

  // MARK: Parts

  /// The agent who writes first.
  private static func writer(
    _ scene: inout SampleScene, left: Double, end: Leg.End, wrapUp: Double? = nil
  ) -> Int {
    let agent = scene.add(
      .agent, SampleCast.agents[2], queue: .claims, origin: .dialled(by: nil), offered: 0, alerted: 0, answered: 0.3,
      left: left, end: end)
    if let wrapUp { scene.wrapUp(agent, for: wrapUp) }
    return agent
  }

  /// Whom they write to.
  private static func writtenTo(
    _ scene: inout SampleScene, _ number: Int, by agent: Int, answered: Double?, left: Double, end: Leg.End
  ) -> Int {
    scene.add(
      .customer, SampleCast.caller(number), queue: .claims, origin: .dialled(by: agent), offered: 1.4,
      answered: answered, left: left, end: end)
  }
}

extension SampleScene {
  /// The agent puts the customer away from one time to another, and means to go on at a third.
  mutating func park(_ start: Double, _ end: Double, _ customer: Int, by agent: Int, due: Double) {
    act(start, agent, .hold, on: customer)
    if legs[customer].leftAt > time(end) { act(end, agent, .unhold, on: customer) }
    let parking = Correspondence.Parking(span: TimeSpan(time(start), time(end)), due: time(due))
    correspondence?.parkings.append(parking)
  }

  /// Two cameras until the other's connection breaks: the initiator's microphone is switched off on the way, and the other
  /// shows a screen.
  mutating func cameras(
    _ initiator: Int, _ other: Int, offered: Double, from start: Double, to end: Double, silentFrom silent: Double,
    screenFrom screen: Double
  ) {
    var companion = Companion(
      kind: .video, initiator: initiator, other: other, offeredAt: time(offered), answer: .accepted,
      span: TimeSpan(time(start), time(end)), ending: .otherLost)
    companion.silences = [Companion.Silence(isInitiators: true, isOfAudio: true, at: time(silent))]
    companion.screenAt = time(screen)
    beside(companion)
    for leg in [initiator, other] {
      act(start, leg, .cameraOn)
      act(end, leg, .cameraOff)
    }
    act(screen, other, .screenshareStart)
    act(end, other, .screenshareStop)
  }
}
