import GroundTruth
import Quantities

/// A call that an assistant answers in place of the menu.
extension SampleRecords {
  /// The caller speaks another language than the assistant greets in, cuts it short, types a number and is passed on.
  static func assisted(_ slot: Int) -> SampleScene {
    var scene = SampleScene("assisted", slot: slot)
    let customer = scene.caller(SampleCast.caller(71), joined: 52, left: 118, end: .hungUp)
    let assistant = scene.ivr(until: 31.2, called: "assistant")
    let queue = scene.queue(.billing, after: assistant, from: 31.2, until: 52)
    let agent = scene.agent(
      0, .offer(queueLeg: queue), offered: 47.5, answered: 52, left: 118.3, end: .peerLeft, wrapUp: 20)
    scene.talk([agent, customer], from: 53, to: 117)
    let course: [(Double, AssistantSession.Kind)] = [
      (0.56, .voiced(after: .milliseconds(160))), (0.56, .assistantSpeaks), (5.2, .assistantStops),
      (6.1, .customerSpeaks), (8.9, .customerStops), (9.14, .transcribed(after: .milliseconds(240))), (9.15, .prompted),
      (9.85, .firstToken), (10.4, .voiced(after: .milliseconds(150))), (10.4, .assistantSpeaks),
      (10.87, .lastToken(tokens: 46, words: 34)), (14, .customerSpeaks), (14.25, .interrupted(by: .speech)),
      (14.27, .assistantStops), (17, .customerStops), (17.3, .transcribed(after: .milliseconds(300))),
      (17.31, .prompted), (17.9, .languageChanged(to: 1)), (17.9, .firstToken),
      (18.5, .voiced(after: .milliseconds(130))), (18.5, .assistantSpeaks), (18.8, .lastToken(tokens: 40, words: 29)),
      (22, .keyPressed), (22.01, .interrupted(by: .key)), (22.02, .assistantStops), (22.5, .keyPressed),
      (23, .firstToken), (23.2, .lastToken(tokens: 9, words: 7)), (23.4, .voiced(after: .milliseconds(120))),
      (23.4, .assistantSpeaks), (24.5, .preempted), (24.5, .assistantStops), (24.9, .failed(.unintelligible)),
      (24.9, .firstToken), (25.1, .lastToken(tokens: 12, words: 9)), (25.3, .voiced(after: .milliseconds(140))),
      (25.3, .assistantSpeaks), (28.6, .assistantStops), (28.7, .recordingPlayed), (30, .keySent),
    ]
    scene.assistance = AssistantSession(
      leg: assistant, languages: ["en-US", "es-US"], manners: .init(),
      events: course.map { AssistantSession.Event(at: scene.time($0.0), kind: $0.1) }, startedAt: scene.time(0.4),
      endedAt: scene.time(31.2), ending: .ended)
    return scene
  }
}
