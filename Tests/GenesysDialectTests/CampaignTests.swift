import Dialects
import GenesysDialect
import GroundTruth
import JSONText
import Quantities
import Testing
import _SampleRecords

/// A campaign that dials first and queues the answered call for an agent, which no sample record does.
@Suite("Campaigns that dial before an agent is there")
struct CampaignTests {
  /// The customer answers after 8 s, waits in the queue, and speaks with the agent who takes the call at 12 s.
  static let conversation: Conversation = {
    let start = SimulationTime(milliseconds: 1_772_460_000_000)
    func at(_ seconds: Int64) -> SimulationTime { start + .seconds(seconds) }
    let sample = SampleRecords.all.first { $0.name == "inbound" }?.record.conversation
    let people = sample?.people ?? []
    func person(_ role: Leg.Role) -> Int { sample?.legs.first { $0.role == role }?.person ?? 0 }
    return Conversation(
      entity: 4_711, cell: 0, number: 1, kind: .outbound, queue: 0, outcome: .completed, span: TimeSpan(start, at(60)),
      serviceNumber: "+13125550100", people: people,
      legs: [
        Leg(
          index: 0, role: .customer, person: person(.customer), transport: .pstn, codec: .pcmu, network: 2, queue: 0,
          origin: .dialled(by: nil), isInbound: false, offeredAt: start, alertedAt: at(2), answeredAt: at(8),
          joinedAt: at(12), leftAt: at(60), end: .hungUp),
        Leg(
          index: 1, role: .queue, person: person(.queue), transport: .platform, queue: 0, origin: .routing(after: 0),
          isInbound: true, offeredAt: at(8), answeredAt: at(8), leftAt: at(12), end: .routed),
        Leg(
          index: 2, role: .agent, person: person(.agent), transport: .webrtc, codec: .opus, network: 0, queue: 0,
          origin: .offer(queueLeg: 1), isInbound: false, offeredAt: at(9), alertedAt: at(9), answeredAt: at(12),
          joinedAt: at(12), leftAt: at(60), end: .peerLeft, ringLimit: .seconds(20)),
      ],
      actions: [],
      campaign: CampaignCall(name: "spring", pacing: .predictive, answeredBy: .person, detectedAs: .person))
  }()

  @Test("Customer, queue, dialer and agent take part in this order, and the dialer leaves its marks")
  func participants() throws {
    let record = ConversationRecord(
      conversation: Self.conversation, series: [nil, nil, nil], impairments: [])
    let line = try #require(SampleRun.lines([record]).first)
    let document = try JSONReader.parse(Array(line.utf8))
    let participants = document["participants"]?.elements ?? []
    #expect(participants.compactMap { $0["purpose"]?.string } == ["customer", "acd", "dialer.system", "agent"])
    let directions = participants.map { $0["calls"]?.elements.first?["direction"]?.string }
    #expect(directions == ["outbound", "inbound", "outbound", "inbound"])
    let customer = try #require(participants.first)
    let marks = ["dialerContactId", "dialerContactListId", "dialerCampaignId"]
    #expect(customer["attributes"]?.members.map(\.key) == marks)
    #expect(
      customer["calls"]?.elements.first?["disposition"]?["name"]?.string == "disposition.classification.callable.person"
    )
    let shape = try #require(GenesysDialect.documentTypes.first).shape
    #expect(shape.violations(in: document).map(\.description) == [])
    var reports: [String] = []
    for type in genesysRules where type.documents.contains("genesys.conversation") {
      var rule = type.init()
      var report = RuleReport()
      var truth = TruthIndex()
      truth.add(SampleTruth.conversation(Self.conversation))
      rule.check(document, RuleContext(documentType: "genesys.conversation", truth: truth), &report)
      if report.violations > 0 { reports.append("\(type.id): \(report.examples.map(\.message))") }
    }
    #expect(reports == [])
  }
}
