import GroundTruth

/// Conversations that are written: a chat, a letter, messages, a post.
extension SampleRecords {
  static let writtenMakers: [@Sendable (Int) -> SampleScene] = [chat, chatGivenUp, email, junk, message, post, shown]

  /// Two lines each way, set aside once; the customer closes the page.
  private static func chat(_ slot: Int) -> SampleScene {
    var scene = written("chat", slot, .chat, .webChat)
    let customer = scene.caller(SampleCast.caller(81), joined: nil, left: 182, end: .hungUp)
    let queue = scene.queue(.claims, after: customer, from: 0.4, until: 9)
    let agent = scene.agent(
      0, .offer(queueLeg: queue), of: .claims, offered: 3, answered: 9, left: 182.01, end: .peerLeft, wrapUp: 18)
    scene.write(0.4, customer, "My order has not come.")
    scene.write(15, agent, "Hello, let me look.")
    scene.act(40, agent, .hold, on: customer)
    scene.act(90, agent, .unhold, on: customer)
    scene.write(100, agent, "It is on its way.")
    scene.write(150, customer, "Thank you.")
    return scene
  }

  private static func chatGivenUp(_ slot: Int) -> SampleScene {
    var scene = written("chat-given-up", slot, .chat, .webChat, outcome: .abandoned)
    let customer = scene.caller(SampleCast.caller(82), joined: nil, left: 66, end: .abandoned)
    _ = scene.queue(.claims, after: customer, from: 0.4, until: 66, end: .abandoned)
    scene.write(0.4, customer, "Is anybody there?")
    return scene
  }

  /// A letter, passed on and answered with a document.
  private static func email(_ slot: Int) -> SampleScene {
    var scene = written("email", slot, .email, .email, subject: "Question about my invoice")
    let customer = scene.caller(SampleCast.caller(83), joined: nil, left: 300.01, end: .peerLeft)
    let first = scene.queue(.claims, after: customer, from: 0.4, until: 8)
    let one = scene.agent(
      0, .offer(queueLeg: first), of: .claims, offered: 3, answered: 8, left: 90, end: .transferred, wrapUp: 5)
    let second = scene.queue(.claims, after: one, from: 90, until: 100)
    let other = scene.agent(
      1, .offer(queueLeg: second), of: .claims, offered: 96, answered: 100, left: 300, end: .hungUp, wrapUp: 12)
    scene.act(90, one, .transferBlind, on: second)
    scene.write(0.4, customer, "I was charged twice.")
    scene.write(295, other, "You get it back.", .file(.document))
    return scene
  }

  private static func junk(_ slot: Int) -> SampleScene {
    var scene = written("junk", slot, .email, .email, subject: "Offer")
    scene.correspondence?.nature = .junk
    let customer = scene.caller(SampleCast.caller(84), joined: nil, left: 30.01, end: .peerLeft)
    let queue = scene.queue(.claims, after: customer, from: 0.4, until: 8)
    _ = scene.agent(0, .offer(queueLeg: queue), of: .claims, offered: 3, answered: 8, left: 30, end: .hungUp, wrapUp: 0)
    scene.write(0.4, customer, "Cheap paper.")
    return scene
  }

  /// A messenger on a page: a picture, buttons, and a customer who stops answering.
  private static func message(_ slot: Int) -> SampleScene {
    var scene = written("message", slot, .message, .webMessaging)
    scene.correspondence?.isAuthenticated = true
    let customer = scene.caller(SampleCast.caller(85), joined: nil, left: 400, end: .removed)
    let queue = scene.queue(.claims, after: customer, from: 0.4, until: 8)
    let agent = scene.agent(
      2, .offer(queueLeg: queue), of: .claims, offered: 3, answered: 8, left: 400.01, end: .peerLeft, wrapUp: 9)
    scene.write(0.4, customer, "", .sign(.joined))
    scene.write(0.4, customer, "This is broken.")
    scene.write(20, agent, "Please show me.", fate: .delivered)
    scene.write(50, customer, "(no text)", .file(.image))
    scene.write(70, agent, "(no text)", .element(.quickReplies), fate: .undeliverable)
    scene.write(400, customer, "", .sign(.expired))
    return scene
  }

  /// A post in public and the answer to it.
  private static func post(_ slot: Int) -> SampleScene {
    var scene = written("post", slot, .social, .twitter)
    let customer = scene.caller(SampleCast.caller(86), joined: nil, left: 120.01, end: .peerLeft)
    let queue = scene.queue(.claims, after: customer, from: 0.4, until: 8)
    let agent = scene.agent(
      1, .offer(queueLeg: queue), of: .claims, offered: 3, answered: 8, left: 120, end: .hungUp, wrapUp: 4)
    scene.write(0.4, customer, "Never again.", fate: .published)
    scene.write(110, agent, "We are sorry.", fate: .published)
    return scene
  }

  /// A page, a screen and cameras, one after another; a lead reads along, watches and writes.
  private static func shown(_ slot: Int) -> SampleScene {
    var scene = written("shown", slot, .chat, .webChat)
    let customer = scene.caller(SampleCast.caller(87), joined: nil, left: 300.01, end: .peerLeft)
    let queue = scene.queue(.claims, after: customer, from: 0.4, until: 8)
    let agent = scene.agent(
      1, .offer(queueLeg: queue), of: .claims, offered: 3, answered: 8, left: 300, end: .hungUp, wrapUp: 4)
    scene.write(0.4, customer, "The form does not work.")
    scene.beside(.coBrowse, agent, customer, offered: 20, from: 26, to: 80, ending: .initiator, isControlled: true)
    scene.act(26, customer, .screenshareStart)
    scene.act(80, customer, .screenshareStop)
    let coach = scene.add(
      .coach, SampleCast.coaches[0], origin: .supervision(of: agent), offered: 90, answered: 90, left: 299, end: .hungUp
    )
    scene.act(90, coach, .monitorStart, on: agent)
    scene.beside(.screenMonitoring, coach, agent, offered: 92, from: 92, to: 299)
    scene.beside(.screenShare, agent, customer, offered: 100, .rejected, from: 108, to: 108, ending: .other)
    scene.beside(.notes, coach, agent, offered: 110, from: 113, to: 299)
    scene.act(110, coach, .note, text: "Ask for the reference.")
    scene.act(125, agent, .note, text: "Done.")
    scene.beside(.video, agent, customer, offered: 140, from: 150, to: 200, ending: .other)
    for leg in [agent, customer] { scene.act(150, leg, .cameraOn) }
    for leg in [agent, customer] { scene.act(200, leg, .cameraOff) }
    scene.act(299, coach, .monitorStop, on: agent)
    return scene
  }

  static func written(
    _ name: String, _ slot: Int, _ medium: Medium, _ channel: Channel, subject: String? = nil,
    outcome: Conversation.Outcome = .completed, kind: Conversation.Kind = .inbound
  ) -> SampleScene {
    var scene = SampleScene(name, slot: slot, kind: kind, queue: .claims, outcome: outcome)
    scene.correspondence = Correspondence(medium: medium, channel: channel, subject: subject)
    return scene
  }
}
