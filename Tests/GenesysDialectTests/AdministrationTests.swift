import Dialects
import Documents
import GenesysDialect
import GroundTruth
import JSONText
import Quantities
import Testing
import _SampleRecords

/// What administrators, other systems, dialers and carriers leave in the documents.
@Suite("Divisions, cases, scored agents, dialing codes and reasons in conversation documents")
struct AdministrationTests {
  private static func document(
    _ sample: String, _ directory: CellDirectory = SampleRecords.directory,
    _ change: (inout GenesysConventions) -> Void = { _ in }, editing edit: (inout Conversation) -> Void = { _ in }
  ) throws -> JSONValue {
    var conventions = GenesysConventions()
    change(&conventions)
    let original = try #require(SampleRecords.record(sample))
    var conversation = original.conversation
    edit(&conversation)
    let record = ConversationRecord(
      conversation: conversation, series: original.series, impairments: original.impairments)
    var writer = DocumentWriter()
    GenesysDialect(directory, conventions).project(record, into: &writer)
    let entry = try #require(writer.entries.first { $0.stream == 0 })
    let document = try unsafe writer.json.withUnsafeBytes { try unsafe JSONReader.parse(Array($0[entry.range])) }
    let shape = try #require(GenesysDialect.documentTypes.first).shape
    #expect(shape.violations(in: document).map(\.description) == [])
    return document
  }

  private static func participant(_ document: JSONValue, _ purpose: String) -> JSONValue? {
    document["participants"]?.elements.first { $0["purpose"]?.string == purpose }
  }

  private static func divisions(_ document: JSONValue) -> [JSONValue] { document["divisions"]?.elements ?? [] }

  private static func paths(_ division: JSONValue) -> [String] {
    (division["entities"]?.elements ?? []).compactMap { $0["selfUri"]?.string }
      .map { $0.split(separator: "/").dropFirst(2).dropLast().joined(separator: "/") }
  }

  // MARK: Divisions

  @Test func `Queue, flow and user of a call lie in one division without a name`() throws {
    let all = try Self.divisions(Self.document("inbound"))
    #expect(all.count == 1 && all[0]["division"]?["name"] == nil)
    #expect(Self.paths(all[0]) == ["routing/queues", "flows", "users"])
    #expect(all[0]["entities"]?.elements.allSatisfy { $0["name"] == nil && $0["dateDivisionUpdated"] == nil } ?? false)
  }

  @Test func `divisions: whoever was moved stands in the second one`() throws {
    let record = try #require(SampleRecords.record("inbound"))
    let agent = try #require(record.conversation.legs.first { $0.role == .agent })
    let team = try #require(record.conversation.person(of: agent).team)
    let all = try Self.divisions(
      Self.document("inbound") { $0.divisions = [.init(name: "Abroad", members: [team])] })
    #expect(all.map(Self.paths) == [["routing/queues", "flows"], ["users"]])
    #expect(all[0]["division"]?["id"]?.string != all[1]["division"]?["id"]?.string)
  }

  @Test func `division_names: divisions and what is in them have names, what was moved a date before the run`() throws {
    let queue = SampleRecords.directory.queues[0].name
    let all = try Self.divisions(
      Self.document("inbound") {
        $0.divisions = [.init(name: "Abroad", members: Set(SampleRecords.directory.queues.map(\.name)))]
        $0.namesDivisions = true
      })
    #expect(all.map { $0["division"]?["name"]?.string } == ["Home", "Abroad"])
    let moved = try #require(all.last?["entities"]?.elements.first)
    #expect(moved["name"]?.string?.isEmpty == false && !queue.isEmpty)
    let date = try #require(moved["dateDivisionUpdated"]?.instant)
    let start = SampleRecords.directory.clock.start.milliseconds
    #expect((start - 731 * 86_400_000...start - 29 * 86_400_000).contains(date))
    #expect(all[0]["entities"]?.elements.allSatisfy { $0["dateDivisionUpdated"] == nil } ?? false)
  }

  @Test func `A call that a dialer placed and that came to nothing touched no division`() throws {
    #expect(try Self.divisions(Self.document("campaign-busy")).isEmpty)
  }

  @Test func `unlisted_teams: agents belong to no team`() throws {
    let usual = try Self.document("inbound")
    #expect(Self.participant(usual, "agent")?["teamId"]?.string != nil)
    let teams = Set(SampleRecords.all.flatMap { $0.record.conversation.people.compactMap(\.team) })
    let other = try Self.document("inbound") { $0.unlistedTeams = teams }
    #expect(Self.participant(other, "agent")?["teamId"] == nil)
  }

  // MARK: Other systems

  @Test func `cases: the number is the external tag, the title the name`() throws {
    let usual = try Self.document("inbound")
    #expect(usual["name"] == nil && usual["externalTag"] == nil)
    let other = try Self.document("inbound") { $0.cases = 1 }
    let tag = try #require(other["externalTag"]?.string)
    let number = try #require(tag.split(separator: "-").last)
    #expect(tag.hasPrefix("CASE-") && other["name"]?.string?.hasPrefix("Case \(number) - ") ?? false)
  }

  // MARK: Routing

  @Test func `A queue that prefers agents names them with scores, and its label stands beside them`() throws {
    let record = try #require(SampleRecords.record("inbound"))
    let agent = try #require(record.conversation.legs.first { $0.role == .agent })
    var directory = SampleRecords.directory
    let queue = try #require(record.conversation.queue)
    directory.queues[queue].rankedAgents = [
      .init(entity: record.conversation.person(of: agent).entity, score: 80), .init(entity: 7, score: 60),
    ]
    directory.queues[queue].utilizationLabel = "calls"
    let document = try Self.document("inbound", directory)
    for purpose in ["acd", "agent"] {
      let routing = try #require(Self.participant(document, purpose)?["conversationRoutingData"])
      #expect(routing["scoredAgents"]?.elements.compactMap { $0["score"]?.integer } == [80, 60])
      #expect(
        routing["scoredAgents"]?.elements.first?["agent"]?["id"]?.string
          == Self.participant(document, "agent")?["userId"]?.string)
      #expect(routing["label"]?.string == "calls")
    }
  }

  // MARK: Dialers and carriers

  @Test(arguments: [
    (CampaignCall.Failure.notInService, "ININ-OUTBOUND-SIT-UNCALLABLE"),
    (.malformed, "ININ-OUTBOUND-NUMBER-COULD-NOT-BE-DIALED"), (.throttled, "ININ-OUTBOUND-EXTERNALLY-THROTTLED"),
  ])
  func `Why a call could not be set up has a code`(_ failure: CampaignCall.Failure, _ code: String) throws {
    let disposition = failure == .throttled ? nil : "disposition.classification.uncallable.notfound"
    let document = try Self.document(
      "campaign-busy",
      editing: { conversation in
        conversation.outcome = .failed
        conversation.legs[0].end = .failed
        conversation.campaign?.failure = failure
      })
    let customer = try #require(Self.participant(document, "customer"))
    #expect(customer["wrapup"]?["code"]?.string == code)
    let call = try #require(customer["calls"]?.elements.first)
    #expect(call["disposition"]?["name"]?.string == disposition)
    let causes = call["disconnectReasons"]?.elements.compactMap { $0["code"]?.integer }
    #expect(causes == (failure == .throttled ? [34, 503] : [1, 404]))
  }

  @Test func `Whoever hangs up in the queue was handed to it last`() throws {
    let document = try Self.document(
      "campaign-abandoned",
      editing: { conversation in
        conversation.outcome = .abandoned
        conversation.legs[0].end = .abandoned
      })
    #expect(Self.participant(document, "customer")?["wrapup"]?["code"]?.string == "ININ-OUTBOUND-TRANSFERRED-TO-QUEUE")
  }

  @Test func `sip_reasons: a refusal over SIP says in its Reason header why`() throws {
    let usual = try Self.document("campaign-busy")
    let other = try Self.document("campaign-busy") { $0.passesReasons = true }
    func reasons(_ document: JSONValue) -> [String?] {
      (Self.participant(document, "customer")?["calls"]?.elements.first?["disconnectReasons"]?.elements ?? [])
        .map { $0["reason"]?.string }
    }
    #expect(reasons(usual) == [nil, nil])
    #expect(reasons(other) == [nil, #"Q.850;cause=17;text="User busy""#])
  }

  // MARK: Evaluations

  @Test func `A part of the form is asked only after certain answers, and not at all by a newer version`() throws {
    let form = EvaluationForm.standard
    let steps = try #require(form.groups.firstIndex { $0.condition?.isAny == true })
    func document(settled option: Int) throws -> JSONValue {
      var evaluation = Evaluation(
        leg: 0, evaluator: 0, createdAt: SimulationTime(milliseconds: 0), status: .finished, source: .policy)
      evaluation.answers = [.init(question: 1, option: 1), .init(question: 3, option: option)]
      for (position, question) in form.questions.enumerated() where question.group == steps {
        guard form.groups[steps].condition?.holds(after: evaluation.answers) ?? true else { continue }
        evaluation.answers.append(.init(question: position, option: 0))
      }
      return try Self.document(
        "inbound",
        editing: { conversation in
          let leg = conversation.legs.firstIndex { $0.role == .agent } ?? 0
          var judged = evaluation
          judged.leg = leg
          judged.evaluator = conversation.legs[leg].person
          judged.createdAt = conversation.span.end
          judged.changedAt = judged.createdAt
          judged.revisedAt = option == 0 ? nil : judged.changedAt
          conversation.evaluations = [judged]
        })
    }
    for (option, isAsked) in [(0, false), (1, true), (2, true)] {
      let agent = try #require(try Self.participant(document(settled: option), "agent"))
      let evaluation = try #require(agent["evaluations"]?.elements.first)
      let score = try #require(evaluation["answers"]?["questionGroupScores"]?.elements[steps])
      #expect(score["markedNA"]?.boolean == !isAsked)
      #expect(score["questionScores"]?.elements.isEmpty == !isAsked)
      #expect(evaluation["evaluationForm"]?["published"]?.boolean == (option == 0))
      let condition = evaluation["evaluationForm"]?["questionGroups"]?.elements[steps]["visibilityCondition"]
      #expect(condition?["combiningOperation"]?.string == "OR")
      #expect(
        condition?["predicates"]?.elements.compactMap(\.string) == [
          "/form/questionGroup/1/question/0/answer/1", "/form/questionGroup/1/question/0/answer/2",
        ])
    }
  }
}
