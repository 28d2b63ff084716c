import FloorModel
import GroundTruth
import Quantities
import Randomness
import Testing

/// What not every desk that is written to knows: colleagues, people outside, broken connections, agents who write first.
@Suite struct WritingEventTests {
  private static let media: [Medium] = [.chat, .email, .message, .social]

  private static let floor = TestFloor(seed: 23, hours: 5) { floor in
    floor.queues = media.enumerated().map { number, medium in
      var queue = QueueConfiguration(name: medium.rawValue, number: "+1312555010\(number)")
      queue.arrivals.perHour = 30
      queue.medium = medium
      if let habits = QueueConfiguration.WrittenHabits(medium) {
        queue.patience = habits.patience
        queue.talk = habits.talk
        queue.wrapUp = habits.wrapUp
        queue.ringLimit = .seconds(habits.ringLimit)
      }
      queue.announcements = []
      queue.balking = 0
      queue.writing.junk = 0.1
      queue.writing.passedOn = 0.2
      queue.writing.toColleague = 0.6
      queue.writing.asked = 0.12
      queue.writing.joined = 0.12
      queue.writing.forwarded = 0.12
      queue.writing.lost = 0.15
      queue.writing.broken = 0.1
      queue.writing.aside = 0.6
      queue.writing.parked = 0.6
      queue.writing.silent = 0.3
      queue.writing.closedOtherwise = 0.4
      queue.writing.receipts = 0.4
      queue.writing.channels = medium == .message ? [ChannelShare(.whatsApp, weight: 1)] : []
      queue.wrapUpTags = [WrapUpCode("VIP", weight: 0.3), WrapUpCode("Refund", weight: 0.2)]
      queue.companions.coBrowse = 0.5
      queue.companions.video = 0.6
      queue.companions.trouble = 0.4
      queue.companions.muted = 0.5
      queue.companions.screens = 0.5
      queue.companions.early = 0.5
      return queue
    }
    var desk = TeamConfiguration(name: "desk", count: 48, serves: Array(media.indices))
    desk.access = [AccessShare(network: 0, transport: .webrtc, weight: 1)]
    desk.noAnswer = 0.1
    var outreach = TeamConfiguration(name: "outreach", count: 2, serves: [])
    outreach.access = desk.access
    floor.teams = [desk, outreach]
    floor.callers.access = [AccessShare(network: 2, transport: .pstn, weight: 1)]
    floor.transfers.blindDestinations = [WeightedDestination(.outside("+13125550191"), weight: 1)]
    for queue in [1, 2] {
      var campaign = CampaignConfiguration(name: "notices-\(queue)", queue: queue, teams: [1])
      campaign.contacts = 30
      campaign.failed = 0.2
      floor.campaigns.append(campaign)
    }
  }
  private static let conversations = floor.run().conversations.sorted { $0.number < $1.number }

  private func agents(_ isWanted: (Conversation, Leg) -> Bool) -> [(Conversation, Leg)] {
    Self.conversations.flatMap { conversation in
      conversation.legs.filter { $0.role == .agent && isWanted(conversation, $0) }.map { (conversation, $0) }
    }
  }

  /// Whoever an agent wrote to is not the first.
  private static func customer(of conversation: Conversation) -> Leg {
    conversation.legs.first { $0.role == .customer } ?? conversation.legs[0]
  }

  @Test func `every conversation is sound`() {
    #expect(Self.conversations.count > 500)
    for conversation in Self.conversations {
      let record = ConversationRecord(
        conversation: conversation, series: conversation.legs.map { _ in nil }, impairments: [])
      let findings = record.invariantViolations().filter { !$0.contains("series exactly when") }
      #expect(findings.isEmpty, "conversation \(conversation.number): \(findings)")
    }
  }

  @Test(arguments: media)
  func `colleagues are handed it, asked and called in, people outside get it`(medium: Medium) {
    let origins = Self.conversations.filter { $0.medium == medium }.flatMap { $0.legs.map { ($0.role, $0.origin) } }
    func count(_ role: Leg.Role, _ isWanted: (Leg.Origin) -> Bool) -> Int {
      origins.count { $0.0 == role && isWanted($0.1) }
    }
    #expect(count(.agent) { if case .blindTransfer = $0 { true } else { false } } > 3)
    #expect(count(.agent) { if case .consult = $0 { true } else { false } } > 3)
    #expect(count(.agent) { if case .partyAdd = $0 { true } else { false } } > 3)
    #expect(count(.external) { if case .blindTransfer = $0 { true } else { false } } > 3)
    // Whoever writes is never sent to a queue of another medium.
    for conversation in Self.conversations where conversation.medium == medium {
      #expect(Set(conversation.legs.filter { $0.role == .queue }.compactMap(\.queue)).count <= 1)
    }
  }

  @Test func `connections and services break, and something is over while it is put away`() {
    #expect(agents { $1.end == .networkLost }.count > 5)
    let customers = Self.conversations.flatMap { $0.legs.filter { $0.role == .customer && $0.answeredAt != nil } }
    #expect(customers.count { $0.end == .networkLost } > 5)
    #expect(customers.count { $0.end == .failed } > 5)
    let parked = Self.conversations.filter { !($0.correspondence?.parkings.isEmpty ?? true) }
    #expect(parked.count > 20)
    #expect(parked.allSatisfy { $0.medium == .email || $0.medium == .message })
    let unfinished = parked.filter { conversation in
      conversation.correspondence?.parkings.last?.span.end == Self.customer(of: conversation).leftAt
    }
    #expect(!unfinished.isEmpty)
    for conversation in parked {
      let holds = conversation.holds(of: Self.customer(of: conversation).index)
      for parking in conversation.correspondence?.parkings ?? [] {
        #expect(holds.contains(parking.span) && parking.due > parking.span.start)
      }
    }
  }

  @Test func `agents write first, to people who answer, do not, or cannot be written to`() {
    let own = Self.conversations.filter { $0.kind == .outbound }
    #expect(own.count == 60)
    for conversation in own {
      #expect(conversation.legs[0].role == .agent && conversation.legs[0].origin == .dialled(by: nil))
      #expect(conversation.legs[1].role == .customer && conversation.legs[1].origin == .dialled(by: 0))
      #expect(conversation.correspondence?.messages.first?.leg == 0)
    }
    let failed = own.filter { $0.legs[1].end == .failed && $0.legs[1].answeredAt == nil }
    #expect(failed.count > 4)
    #expect(failed.allSatisfy { $0.outcome == .failed && $0.correspondence?.messages.map(\.fate) == [.failed] })
    let answered = own.filter { $0.correspondence?.messages.contains { $0.leg == 1 } ?? false }
    #expect(answered.count > 8)
    #expect(answered.count < own.count - failed.count)
    #expect(own.contains { $0.correspondence?.nature == .automatic })
  }

  @Test func `whoever closes it does so in one of four ways, and junk comes by letters, messages and posts`() {
    let closings = Self.conversations.compactMap { $0.correspondence?.closing }
    for closing in Correspondence.Closing.allCases { #expect(closings.count { $0 == closing } > 10, "\(closing)") }
    // Customers have no rules and give nothing up.
    for conversation in Self.conversations
    where conversation.legs.contains(where: { $0.role == .customer && $0.end == .hungUp }) {
      #expect([.button, .ownDevice].contains(conversation.correspondence?.closing))
    }
    for medium in Self.media {
      let junk = Self.conversations.count { $0.medium == medium && $0.correspondence?.nature == .junk }
      #expect((junk > 0) == (medium != .chat), "\(medium)")
    }
    #expect(
      Self.conversations.contains { $0.correspondence?.messages.contains { $0.body == .sign(.receipt) } ?? false })
  }

  @Test func `agents put tags beside a code, about as often as their shares say`() {
    let work = agents { $1.wrapUp?.ending == .completed }.compactMap(\.1.wrapUp)
    for (tag, share) in [("VIP", 0.3), ("Refund", 0.2)] {
      let found = Double(work.count { $0.tags.contains(tag) })
      // Five standard errors of a share.
      let error = 5 * (share * (1 - share) * Double(work.count)).squareRoot()
      #expect(abs(found - share * Double(work.count)) < error, "\(tag): \(found) of \(work.count)")
    }
    #expect(agents { $1.wrapUp.map { $0.ending != .completed && !$0.tags.isEmpty } ?? false }.isEmpty)
  }

  @Test func `what goes on beside it fails, breaks off, is switched off and shown over`() {
    let companions = Self.conversations.flatMap(\.companions)
    for answer in Companion.Answer.allCases { #expect(companions.contains { $0.answer == answer }, "\(answer)") }
    for ending in Companion.Ending.allCases { #expect(companions.contains { $0.ending == ending }, "\(ending)") }
    let cameras = companions.filter { $0.kind == .video }
    for (isInitiators, isOfAudio) in [(true, true), (true, false), (false, true), (false, false)] {
      #expect(
        cameras.contains { $0.silences.contains { $0.isInitiators == isInitiators && $0.isOfAudio == isOfAudio } })
    }
    #expect(cameras.contains { $0.screenAt != nil })
    for companion in companions {
      #expect(companion.silences.allSatisfy { companion.span.contains($0.at) })
      #expect(companion.screenAt.map(companion.span.contains) ?? true)
      #expect(companion.answer == .accepted || companion.span.isEmpty)
    }
    // The first agent, who handed it on, showed something, too.
    #expect(
      Self.conversations.contains { conversation in
        conversation.companions.contains { conversation.legs[$0.initiator].end == .transferred }
      })
  }
}
