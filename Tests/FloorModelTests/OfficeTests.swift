import FloorModel
import GroundTruth
import Quantities
import Testing

/// Calls over the organisation's own telephones, on a floor that has little else to do.
@Suite struct OfficeTests {
  private static let conversations: [Conversation] = {
    var test = TestFloor.busy(seed: 5, hours: 10)
    for index in test.configuration.queues.indices { test.configuration.queues[index].arrivals.perHour = 6 }
    test.configuration.office.outgoing = 40
    test.configuration.office.incoming = 50
    test.configuration.office.inHouse = 40
    test.configuration.office.facsimiles = 30
    test.configuration.office.forwarding = 0.4
    test.configuration.office.mailboxes = 0.6
    test.configuration.office.doNotDisturb = 0.6
    test.configuration.office.nuisance = 0.06
    var group = OfficeConfiguration.Group(name: "reception", teams: [0, 1])
    group.perHour = 20
    test.configuration.office.groups = [group]
    return test.run().conversations
  }()

  private static func calls(_ kind: OfficeCall.Kind) -> [Conversation] {
    conversations.filter { $0.office?.kind == kind }
  }

  @Test(arguments: OfficeCall.Kind.allCases)
  func `every kind of call occurs, and its record is sound`(kind: OfficeCall.Kind) {
    let calls = Self.calls(kind)
    #expect(calls.count > 40)
    for conversation in calls {
      let record = ConversationRecord(
        conversation: conversation, series: conversation.legs.map { _ in nil }, impairments: [])
      #expect(record.invariantViolations().filter { !$0.contains("series exactly when") } == [])
      #expect(conversation.queue == nil)
    }
  }

  @Test(arguments: Diversion.allCases)
  func `every diversion occurs, and goes on to where it should`(diversion: Diversion) {
    var found = 0
    for conversation in Self.conversations {
      for leg in conversation.legs where leg.diversion == diversion {
        found += 1
        #expect(leg.answeredAt == nil)
        let next = conversation.legs.dropFirst(leg.index + 1).first
        switch diversion {
        case .doNotDisturb, .away: #expect(next?.isVoicemail == true && leg.end == .routed)
        case .unanswered: #expect(next.map { $0.isVoicemail || conversation.office?.kind == .group } ?? false)
        case .forwarded: #expect(next?.role == .agent && next?.person != leg.person && leg.end == .routed)
        case .refused: #expect(next == nil && leg.end == .declined && conversation.outcome == .unanswered)
        case .nuisance: #expect(conversation.legs.count == 1 && conversation.outcome == .blocked)
        }
      }
    }
    #expect(found > 0)
  }

  @Test(arguments: Clearing.allCases)
  func `carriers fail calls to numbers outside for every reason`(clearing: Clearing) {
    let legs = Self.calls(.outgoing).flatMap(\.legs).filter { $0.clearing == clearing }
    #expect(!legs.isEmpty)
    let expected: Leg.End = clearing == .noResponse ? .noAnswer : clearing == .rejected ? .declined : .failed
    // Whoever calls may have given up before that.
    #expect(legs.allSatisfy { $0.end == expected && $0.answeredAt == nil })
  }

  @Test func `group: all ring at once, one answers, and the others are let go`() {
    let answered = Self.calls(.group).filter { call in call.legs.contains { $0.role == .agent && $0.answeredAt != nil }
    }
    #expect(answered.count > 40)
    for conversation in answered {
      let members = conversation.legs.filter { $0.role == .agent }
      #expect(members.filter { $0.answeredAt != nil }.count == 1)
      #expect(Set(members.map(\.offeredAt)).count == 1)
      #expect(members.allSatisfy { $0.answeredAt != nil || $0.end == .cancelled })
      #expect(conversation.office?.group?.name == "reception")
    }
  }

  @Test func `facsimile: a document is received or sent, in the order of its parts`() throws {
    let calls = Self.calls(.facsimile)
    #expect(Set(calls.compactMap { $0.office?.document?.isSent }) == [false, true])
    for conversation in calls {
      let document = try #require(conversation.office?.document)
      let machine = conversation.legs[document.leg]
      let instants =
        document.isSent
        ? [machine.offeredAt, document.storedFrom, document.convertedFrom, document.transmittedFrom, machine.leftAt]
        : [machine.offeredAt, document.transmittedFrom, document.convertedFrom, document.storedFrom, machine.leftAt]
      #expect(zip(instants, instants.dropFirst()).allSatisfy { $0 <= $1 })
      #expect((1...document.expectedPages).contains(document.pages) && document.pageErrors <= document.pages)
      #expect(conversation.legs.allSatisfy { $0.joinedAt == nil })
      #expect(conversation.office?.owner.map { conversation.people[$0].team != nil } ?? false)
    }
  }

  @Test func `a floor that asks for none has none`() {
    #expect(TestFloor.busy(seed: 5).run().conversations.allSatisfy { $0.office == nil })
  }
}
