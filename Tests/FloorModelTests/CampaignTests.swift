import GroundTruth
import Quantities
import Randomness
import Testing

@testable import FloorModel

/// Outbound campaigns in their three pacings.
@Suite struct CampaignTests {
  /// A campaign of thirty agents and nobody else who calls, for `hours`.
  private static func floor(
    seed: UInt64 = 11, hours: Int64 = 8, _ pacing: CampaignCall.Pacing,
    _ change: (inout CampaignConfiguration) -> Void = { _ in }
  ) -> TestFloor {
    TestFloor(seed: seed, hours: hours) { floor in
      floor.queues = [QueueConfiguration(name: "donors", number: "+13125550100")]
      floor.teams = [TeamConfiguration(name: "crew", count: 30, serves: [0])]
      floor.transfers.blind = 0
      floor.transfers.consult = 0
      floor.conferences.partyAdd = 0
      var campaign = CampaignConfiguration(name: "spring", queue: 0, teams: [0])
      campaign.pacing = pacing
      change(&campaign)
      floor.campaigns = [campaign]
    }
  }

  /// Share of the time on duty that agents spent on calls.
  private static func occupancy(_ floor: TestFloor) -> Double {
    var simulation = floor.simulation(keepsRecords: false)
    simulation.advance(to: floor.directory.clock.end)
    let team = simulation.totals.teams[0]
    return team.busy.inSeconds / (team.busy + team.ready).inSeconds
  }

  /// As long as the ratio hits neither end, it has moved by the step times what was lost too few or too many.
  ///
  /// So the share lost is off by no more than the range of the ratio, divided by the step and by how many were reached.
  @Test(arguments: TestFloor.seeds)
  func `a predictive dialler loses the share that it may lose`(seed: UInt64) {
    let floor = Self.floor(seed: seed, hours: 4, .predictive)
    var simulation = floor.simulation()
    let calls = simulation.advance(to: floor.directory.clock.end + .seconds(7_200)).conversations
    let lost = calls.filter { $0.outcome == .diallerAbandoned }.count
    let taken = calls.filter { call in call.legs.contains { $0.role == .agent && $0.joinedAt != nil } }.count
    let reached = Double(lost + taken)
    let target = floor.configuration.campaigns[0].abandonment
    let moved = FloorSimulation.overdialStep * (target * reached - Double(lost))
    #expect(abs(simulation.campaigns[0].overdial - floor.configuration.campaigns[0].overdial - moved) < 1e-6)
    let range = floor.configuration.campaigns[0].overdialLimit
    #expect(reached > 1_000)
    #expect(
      abs(Double(lost) / reached - target) <= range / (FloorSimulation.overdialStep * reached),
      "ratio \(simulation.campaigns[0].overdial)")
  }

  @Test func `whoever was reached waits no longer than the limit, and is lost exactly then`() {
    let outcome = Self.floor(hours: 4, .predictive) { $0.maxWait = 3 }.run()
    let waits = outcome.conversations.flatMap { call in
      call.legs.filter { $0.role == .queue }.map { (wait: $0.leftAt - $0.offeredAt, isLost: $0.end == .diallerHungUp) }
    }
    #expect(waits.allSatisfy { $0.wait <= .seconds(3) + .milliseconds(17) })
    let lost = waits.filter(\.isLost)
    #expect(lost.count > 10)
    // The platform takes 2 to 17 ms to end the place in the queue.
    #expect(lost.allSatisfy { ($0.wait - .seconds(3)).inSeconds < 0.018 && $0.wait >= .seconds(3) })
  }

  @Test func `the further a dialler dials ahead, the less its agents wait`() {
    let preview = Self.occupancy(Self.floor(hours: 4, .preview))
    let progressive = Self.occupancy(Self.floor(hours: 4, .progressive))
    let predictive = Self.occupancy(Self.floor(hours: 4, .predictive))
    #expect(progressive < predictive, "\(preview) \(progressive) \(predictive)")
    #expect(predictive > 0.8 && predictive < 1)
    // Agents who dial themselves are on the call while it rings.
    #expect(preview > progressive)
  }

  @Test func `a progressive dialler has no more lines under way than agents`() {
    let outcome = Self.floor(hours: 2, .progressive).run()
    var changes: [(at: SimulationTime, by: Int)] = []
    for call in outcome.conversations {
      let taken = call.legs.first { $0.role == .agent && $0.answeredAt != nil }?.answeredAt
      changes.append((call.legs[0].offeredAt, 1))
      changes.append((taken ?? call.legs[0].leftAt, -1))
    }
    var lines = 0
    var most = 0
    for change in changes.sorted(by: { ($0.at, $0.by) < ($1.at, $1.by) }) {
      lines += change.by
      most = max(most, lines)
    }
    #expect(most <= 30 && most > 20)
  }

  /// Five standard errors of each share.
  @Test func `lines do what they do as often as they should`() {
    let calls = Self.floor(hours: 6, .progressive).run().conversations
    let campaign = CampaignConfiguration(name: "", queue: 0, teams: [])
    func expect(_ share: Double, _ part: [Conversation], of all: [Conversation]) {
      let error = (share * (1 - share) / Double(all.count)).squareRoot()
      #expect(abs(Double(part.count) / Double(all.count) - share) < 5 * error, "\(part.count) of \(all.count)")
    }
    #expect(calls.count > 4_000)
    let people = calls.filter { $0.campaign?.answeredBy == .person }
    let machines = calls.filter { $0.campaign?.answeredBy == .machine }
    expect(campaign.answered, people, of: calls)
    expect(campaign.machine, machines, of: calls)
    expect(campaign.busy, calls.filter { $0.legs[0].end == .busy }, of: calls)
    expect(campaign.failed, calls.filter { $0.outcome == .failed }, of: calls)
    expect(campaign.unanswered, calls.filter { $0.legs[0].end == .noAnswer }, of: calls)
    expect(campaign.mistakenPersons, people.filter { $0.campaign?.detectedAs == .machine }, of: people)
    expect(campaign.missedMachines, machines.filter { $0.campaign?.detectedAs == .person }, of: machines)
    #expect(calls.filter { $0.campaign?.detectedAs == .machine }.allSatisfy { $0.outcome == .machine })
  }

  @Test func `without detection agents hear the machines`() {
    let calls = Self.floor(hours: 1, .progressive) { $0.detectsMachines = false }.run().conversations
    let machines = calls.filter { $0.campaign?.answeredBy == .machine }
    #expect(machines.count > 50)
    #expect(machines.allSatisfy { $0.campaign?.detectedAs == nil && $0.outcome != .machine })
    let heard = machines.flatMap(\.legs).filter { $0.role == .agent && $0.joinedAt != nil }
    #expect(heard.count > 40)
    #expect(heard.allSatisfy { $0.wrapUp.map { $0.ending != .completed || $0.code == "Answering machine" } ?? false })
  }

  @Test func `an agent looks at a contact, is offered nothing else, and dials`() {
    let outcome = Self.floor(hours: 1, .preview) { $0.preview = .uniform(low: 5, high: 30) }.run()
    let states = Dictionary(grouping: outcome.changes, by: \.person)
    #expect(outcome.conversations.count > 200)
    for call in outcome.conversations {
      guard let previewedAt = call.campaign?.previewedAt else {
        Issue.record("conversation \(call.number) was not looked at")
        continue
      }
      #expect((5...30).contains((call.span.start - previewedAt).inSeconds))
      let own = states[call.people[call.legs[0].person].name] ?? []
      let during = own.filter { $0.at >= previewedAt && $0.at <= call.span.start }
      #expect(during.map(\.state) == [.offered, .talking])
      #expect(during.allSatisfy { $0.conversation == call.entity })
    }
  }

  @Test func `a list that is called to its end is called once`() {
    for pacing in CampaignCall.Pacing.allCases {
      let calls = Self.floor(hours: 4, pacing) { $0.contacts = 300 }.run().conversations
      #expect(calls.count == 300)
      #expect(Set(calls.map(\.entity)).count == 300)
    }
  }
}
