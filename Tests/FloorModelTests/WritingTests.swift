import FloorModel
import GroundTruth
import Quantities
import Randomness
import Testing

/// People who write to a floor on which the same agents answer calls: chats, letters, messages and posts.
@Suite struct WritingTests {
  private static let media: [Medium] = [.voice, .chat, .email, .message, .social]

  private static let floor = TestFloor(seed: 17, hours: 6) { floor in
    floor.queues = media.enumerated().map { number, medium in
      var queue = QueueConfiguration(name: medium.rawValue, number: "+1312555010\(number)")
      queue.arrivals.perHour = 25
      queue.medium = medium
      if let habits = QueueConfiguration.WrittenHabits(medium) {
        queue.patience = habits.patience
        queue.talk = habits.talk
        queue.wrapUp = habits.wrapUp
        queue.ringLimit = .seconds(habits.ringLimit)
        queue.announcements = []
        queue.balking = 0
      }
      queue.writing.junk = 0.2
      queue.writing.automatic = 0.2
      queue.writing.elements = 0.3
      queue.writing.silent = 0.3
      queue.writing.passedOn = 0.2
      queue.writing.channels =
        medium == .message ? medium.channels.map { ChannelShare($0, weight: 1) } : []
      return queue
    }
    var team = TeamConfiguration(name: "desk", count: 16, serves: Array(media.indices))
    team.access = [AccessShare(network: 0, transport: .webrtc, weight: 1)]
    floor.teams = [team]
    var leads = CoachConfiguration(name: "leads", count: 3, watches: [0])
    leads.monitor = 0.2
    leads.whisper = 0.2
    leads.access = team.access
    floor.coaches = [leads]
    floor.callers.access = [AccessShare(network: 2, transport: .pstn, weight: 1)]
  }
  private static let outcome = floor.run()
  private static let conversations = outcome.conversations.sorted { $0.number < $1.number }

  private func all(_ medium: Medium) -> [Conversation] { Self.conversations.filter { $0.medium == medium } }

  @Test(arguments: media)
  func `each queue's conversations are held in its medium`(medium: Medium) {
    let own = all(medium)
    #expect(own.count > 80)
    for conversation in own {
      #expect(conversation.queue.map { Self.media[$0] } == medium)
      let spoken = conversation.legs.filter { $0.isHuman && $0.isSpoken }
      #expect(medium == .voice ? spoken.count == conversation.legs.filter(\.isHuman).count : spoken.isEmpty)
      #expect(medium == .voice || conversation.legs.allSatisfy { $0.codec == nil && $0.joinedAt == nil })
      #expect(medium == .voice || !conversation.legs.contains { $0.role == .ivr })
    }
  }

  @Test func `every conversation is sound`() {
    for conversation in Self.conversations {
      let record = ConversationRecord(
        conversation: conversation, series: conversation.legs.map { _ in nil }, impairments: [])
      let findings = record.invariantViolations().filter { !$0.contains("series exactly when") }
      #expect(findings.isEmpty, "conversation \(conversation.number): \(findings)")
    }
  }

  @Test func `whoever writes takes the same agents as whoever calls, one at a time`() {
    var stays: [String: [(span: TimeSpan, medium: Medium)]] = [:]
    for conversation in Self.conversations {
      for leg in conversation.legs where leg.role == .agent {
        stays[conversation.person(of: leg).name, default: []].append(
          (TimeSpan(leg.offeredAt, leg.leftAt), conversation.medium))
      }
    }
    for (name, own) in stays {
      let ordered = own.sorted { $0.span.start < $1.span.start }
      #expect(zip(ordered, ordered.dropFirst()).allSatisfy { $0.span.end <= $1.span.start }, "\(name)")
      #expect(Set(own.map(\.medium)).count > 1, "\(name)")
    }
  }

  @Test func `what is written is in order, while its writer is there, and an action too`() throws {
    for conversation in Self.conversations where conversation.medium.isWritten {
      let correspondence = try #require(conversation.correspondence)
      #expect(zip(correspondence.messages, correspondence.messages.dropFirst()).allSatisfy { $0.at <= $1.at })
      for message in correspondence.messages {
        let presence = try #require(conversation.legs[message.leg].presence)
        #expect(presence.start <= message.at && message.at <= presence.end)
      }
      let said = correspondence.messages.filter(\.saysSomething)
      let written = conversation.actions.filter { $0.kind == .chat }
      #expect(said.map(\.at) == written.map(\.at) && said.map(\.leg) == written.map(\.leg))
      #expect(said.first?.leg == 0)
    }
  }

  @Test func `letters come in kinds, and only those of people are answered`() {
    let letters = all(.email).compactMap { conversation in conversation.correspondence.map { (conversation, $0) } }
    for nature in Correspondence.Nature.allCases {
      let own = letters.filter { $0.1.nature == nature }
      #expect(own.count > 5, "\(nature)")
      let answered = own.filter { conversation, letter in
        letter.messages.contains { conversation.legs[$0.leg].role == .agent }
      }
      #expect((nature == .concern) == !answered.isEmpty, "\(nature)")
    }
    #expect(letters.allSatisfy { $0.1.subject != nil })
  }

  @Test func `customers who fall silent are ended by the platform, and letters never are`() {
    func removed(_ medium: Medium) -> Int {
      all(medium).count { $0.legs.contains { $0.role == .customer && $0.end == .removed } }
    }
    #expect(removed(.chat) > 5)
    #expect(removed(.message) > 5)
    #expect(removed(.email) == 0)
    #expect(removed(.social) == 0)
  }

  @Test func `whoever is passed on meets another leg of the same queue`() {
    let passed = Self.conversations.filter { conversation in
      conversation.medium.isWritten && conversation.actions.contains { $0.kind == .transferBlind }
    }
    #expect(passed.count > 10)
    for conversation in passed {
      let queues = conversation.legs.filter { $0.role == .queue }.compactMap(\.queue)
      #expect(queues.count > 1 && Set(queues).count == 1)
    }
  }

  @Test func `coaches read along and never whisper`() {
    let kinds = Set(Self.conversations.filter { $0.medium.isWritten }.flatMap { $0.actions.map(\.kind) })
    #expect(kinds.contains(.monitorStart))
    #expect(kinds.isDisjoint(with: [.coachStart, .barge, .mute, .utterance, .flagRaise, .reconnect]))
  }

  @Test func `a service is reached by what it needs, and every one of them carries something`() {
    let channels = Set(all(.message).compactMap { $0.correspondence?.channel })
    #expect(channels == Set(Medium.message.channels))
    let elements = all(.message).flatMap { $0.correspondence?.messages ?? [] }.compactMap { message in
      if case .element(let element) = message.body { element } else { nil }
    }
    #expect(Set(elements).count > 15, "\(Set(elements))")
  }

  /// Letters wait until they are answered; a tenth of those who chat leave within a tenth of the mean patience or so.
  @Test func `nobody gives up on a letter`() {
    #expect(all(.email).allSatisfy { $0.outcome == .completed })
  }
}
