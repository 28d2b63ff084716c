import FloorModel
import GroundTruth
import Quantities
import Testing

/// What must hold whatever the seed: of each conversation, and of the floor as a whole.
@Suite struct FloorInvariantTests {
  @Test(arguments: TestFloor.seeds)
  func `every conversation is sound`(seed: UInt64) throws {
    let outcome = try #require(TestFloor.busyOutcomes[seed])
    #expect(outcome.conversations.count > 200)
    for conversation in outcome.conversations {
      let record = ConversationRecord(
        conversation: conversation, series: conversation.legs.map { _ in nil }, impairments: [])
      // The floor has no media: that is the network model's to add.
      let findings = record.invariantViolations().filter { !$0.contains("series exactly when") }
      #expect(findings.isEmpty, "conversation \(conversation.number): \(findings)")
    }
  }

  @Test(arguments: TestFloor.seeds)
  func `numbers follow the order of starts, and no promise about starts is broken`(seed: UInt64) throws {
    let outcome = try #require(TestFloor.busyOutcomes[seed])
    let byNumber = outcome.conversations.sorted { $0.number < $1.number }
    #expect(byNumber.map(\.number) == Array(0..<byNumber.count))
    #expect(zip(byNumber, byNumber.dropFirst()).allSatisfy { $0.span.start <= $1.span.start })
    #expect(outcome.brokenPromises == 0)
    #expect(Set(byNumber.map(\.entity)).count == byNumber.count)
  }

  @Test(arguments: TestFloor.seeds)
  func `nobody is in two places`(seed: UInt64) throws {
    let outcome = try #require(TestFloor.busyOutcomes[seed])
    var places: [String: [TimeSpan]] = [:]
    for conversation in outcome.conversations {
      for leg in conversation.legs where leg.isHuman && leg.role != .external {
        places[conversation.people[leg.person].name, default: []].append(TimeSpan(leg.offeredAt, leg.leftAt))
      }
    }
    for (name, spans) in places {
      let ordered = spans.sorted { $0.start < $1.start }
      for (earlier, later) in zip(ordered, ordered.dropFirst()) {
        #expect(earlier.end <= later.start, "\(name) at \(later.start)")
      }
    }
  }

  @Test(arguments: TestFloor.seeds)
  func `agent states leave no gap between log-in and log-out`(seed: UInt64) throws {
    let changes = try #require(TestFloor.busyOutcomes[seed]).changes
    #expect(zip(changes, changes.dropFirst()).allSatisfy { $0.at <= $1.at })
    let byPerson = Dictionary(grouping: changes, by: \.person)
    #expect(byPerson.count == 23)
    for (person, own) in byPerson {
      #expect(own.first?.state == .notReady, "\(person) logs in")
      #expect(own.last?.state == .offline, "\(person) logs out")
      for (before, after) in zip(own, own.dropFirst()) {
        #expect(
          before.state != after.state || before.reason != after.reason || before.conversation != after.conversation,
          "\(person) at \(after.at)")
      }
      #expect(own.allSatisfy { ($0.reason != nil) == ($0.state == .notReady) }, "\(person) has a reason")
    }
  }

  /// A person is offered, talking or coaching exactly while they have a leg, and never answers while on a break.
  @Test(arguments: TestFloor.seeds)
  func `states agree with legs`(seed: UInt64) throws {
    let outcome = try #require(TestFloor.busyOutcomes[seed])
    let states = Dictionary(grouping: outcome.changes, by: \.person)
    for conversation in outcome.conversations {
      for leg in conversation.legs where leg.role == .agent || leg.role == .coach {
        let person = conversation.people[leg.person].name
        let during = spans(of: states[person] ?? []).filter { $0.span.overlaps(TimeSpan(leg.offeredAt, leg.leftAt)) }
        for found in during {
          #expect(
            [.offered, .talking, .coaching].contains(found.state) && found.conversation == conversation.entity,
            "\(person) is \(found.state) during leg \(leg.index) of \(conversation.number)")
        }
      }
    }
  }

  /// While a caller can be offered, nobody who serves the queue has been ready for a second.
  @Test(arguments: TestFloor.seeds)
  func `nobody waits while a suitable agent is ready`(seed: UInt64) throws {
    let floor = TestFloor.busy(seed: seed)
    let outcome = try #require(TestFloor.busyOutcomes[seed])
    var ready: [Int: [TimeSpan]] = [:]
    for (_, own) in Dictionary(grouping: outcome.changes, by: \.person) {
      guard let team = floor.configuration.teams.firstIndex(where: { $0.name == own[0].team }) else { continue }
      for state in spans(of: own) where state.state == .ready { ready[team, default: []].append(state.span) }
    }
    for conversation in outcome.conversations {
      for leg in conversation.legs where leg.role == .queue {
        let offers = conversation.legs.filter { $0.origin == .offer(queueLeg: leg.index) }
        // The caller waits from a second after entering, but not while a device rings for them.
        var waits = [TimeSpan(leg.offeredAt + .seconds(1), leg.leftAt)]
        for offer in offers {
          waits = waits.flatMap {
            [TimeSpan($0.start, min($0.end, offer.offeredAt)), TimeSpan(max($0.start, offer.leftAt), $0.end)]
          }
        }
        let teams = floor.configuration.teams.indices.filter { team in
          leg.queue.map(floor.configuration.teams[team].serves.contains) ?? false
        }
        for span in teams.flatMap({ ready[$0] ?? [] }) {
          let shared = waits.compactMap { $0.intersection(span) }.map(\.duration).max() ?? .zero
          #expect(shared <= .seconds(1), "conversation \(conversation.number) waits \(shared.inSeconds) s")
        }
      }
    }
  }

  /// The states of one person with their spans, the last one open ended.
  private func spans(of changes: [AgentStateChange]) -> [StateSpan] {
    zip(changes, changes.dropFirst()).map { before, after in
      StateSpan(state: before.state, span: TimeSpan(before.at, after.at), conversation: before.conversation)
    }
  }

  private struct StateSpan {
    let state: AgentStateChange.State
    let span: TimeSpan
    let conversation: UInt64?
  }
}
