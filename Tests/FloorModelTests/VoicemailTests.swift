import FloorModel
import GroundTruth
import Quantities
import Randomness
import Testing

/// Messages instead of waiting, mailboxes, and the forms of work after a call, on a floor with one agent too few.
@Suite struct VoicemailTests {
  private static func conversations(
    _ configure: @escaping (inout FloorConfiguration) -> Void
  ) -> [Conversation] {
    TestFloor(seed: 12, hours: 20) { floor in
      floor = .plainQueue(perHour: 44, handling: 200, agents: 3)
      floor.queues[0].patience = .constant(100_000)
      configure(&floor)
    }.run().conversations
  }

  /// What breaks the truth's invariants; the floor has no series.
  private static func violations(of conversation: Conversation) -> [String] {
    ConversationRecord(conversation: conversation, series: conversation.legs.map { _ in nil }, impairments: [])
      .invariantViolations().filter { !$0.contains("series exactly when") }
  }

  @Test func `voicemail: whoever accepts is recorded, has not given up, and the message is dealt with later`() {
    let conversations = Self.conversations { floor in
      var voicemail = QueueConfiguration.Voicemail()
      voicemail.after = .seconds(40)
      voicemail.accepted = 0.5
      floor.queues[0].voicemail = voicemail
    }
    let left = conversations.filter { $0.voicemail != nil }
    let offered = conversations.filter { conversation in
      conversation.legs.contains { $0.role == .queue && $0.leftAt - $0.offeredAt >= .seconds(40) }
    }
    #expect(left.count > 50)
    let share = Double(left.count) / Double(offered.count)
    // Within five standard errors; whoever is being offered at that instant is asked a little later.
    #expect(abs(share - 0.5) < 5 * (0.25 / Double(offered.count)).squareRoot(), "\(share)")
    for conversation in left {
      #expect(conversation.outcome == .completed)
      #expect(!conversation.legs.contains { $0.role == .agent && $0.answeredAt != nil })
      guard let message = conversation.voicemail else { continue }
      let recorder = conversation.legs[message.leg]
      #expect(recorder.role == .ivr && recorder.isVoicemail)
      #expect(conversation.person(of: recorder).name == "voicemail")
      #expect(recorder.leftAt < message.storedAt && message.storedAt < message.handledAt)
      #expect(Self.violations(of: conversation) == [])
    }
  }

  @Test func `a blind transfer to voicemail ends with the recorder, and no queue has a message`() {
    let conversations = Self.conversations { floor in
      floor.transfers.blind = 0.3
      floor.transfers.blindDestinations = [WeightedDestination(.voicemail, weight: 1)]
    }
    let sent = conversations.filter { $0.actions.contains { $0.kind == .transferBlind } }
    #expect(sent.count > 100)
    for conversation in sent {
      #expect(conversation.voicemail == nil)
      let transfer = conversation.actions.first { $0.kind == .transferBlind }
      #expect(transfer?.target.map { conversation.legs[$0].isVoicemail } ?? false)
      #expect(Self.violations(of: conversation) == [])
    }
  }

  @Test func `forced work takes its whole time, whatever was entered`() {
    let conversations = Self.conversations { floor in
      floor.queues[0].wrapUpPolicy = .forced(.seconds(30))
      floor.queues[0].noWrapUp = 0.1
      floor.queues[0].wrapUp = .uniform(low: 5, high: 60)
    }
    let works = conversations.flatMap(\.legs).compactMap(\.wrapUp)
    #expect(works.count > 200)
    #expect(works.allSatisfy { $0.span.duration == .seconds(30) })
    #expect(Set(works.map(\.ending)) == [.completed, .timedOut])
  }

  @Test func `work on request is there for as many as ask for it, and has a limit`() {
    let conversations = Self.conversations { floor in
      floor.queues[0].wrapUpPolicy = .onRequest(.seconds(30))
      floor.queues[0].noWrapUp = 0.4
      floor.queues[0].wrapUp = .uniform(low: 5, high: 60)
    }
    let works = conversations.flatMap(\.legs).compactMap(\.wrapUp)
    let without = works.filter { $0.ending == .skipped }
    let share = Double(without.count) / Double(works.count)
    #expect(abs(share - 0.4) < 5 * (0.24 / Double(works.count)).squareRoot(), "\(share)")
    #expect(works.allSatisfy { $0.span.duration <= .seconds(30) })
    #expect(works.contains { $0.ending == .timedOut })
  }

  @Test func `auto_answer: nobody misses or refuses an offer of such a queue`() {
    let conversations = Self.conversations { floor in
      floor.queues[0].answersByItself = true
      floor.teams[0].noAnswer = 0.2
      floor.teams[0].decline = 0.2
    }
    let offers = conversations.flatMap(\.legs).filter { $0.role == .agent }
    #expect(offers.count > 200)
    #expect(offers.allSatisfy { $0.end != .noAnswer && $0.end != .declined })
  }
}
