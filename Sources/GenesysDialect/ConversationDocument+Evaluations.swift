import Dialects
import GroundTruth
import JSONText
import Quantities
import Randomness

/// What evaluators thought of an agent's part, in the order of the vendor's model (reference section 3.7).
extension ConversationDocument {
  /// Writes the evaluations of an agent; nothing for whoever has none.
  func writeEvaluations(of participant: Participant, _ plan: borrowing ConversationPlan, to json: inout JSONWriter) {
    guard let leg = participant.leg, conversation.evaluations.contains(where: { $0.leg == leg }) else { return }
    json.key("evaluations")
    json.beginArray()
    for evaluation in conversation.evaluations where evaluation.leg == leg {
      write(evaluation, of: participant, plan, to: &json)
    }
    json.endArray()
  }

  private func write(
    _ evaluation: Evaluation, of participant: Participant, _ plan: borrowing ConversationPlan, to json: inout JSONWriter
  ) {
    let identity = EntityID.child(of: EntityID.child(of: conversation.entity, "evaluation"), evaluation.leg)
    let id = organisation.identifiers.bits(identity, .evaluation)
    json.beginObject()
    json.key("id")
    json.uuid(id)
    json.key("name")
    json.string(EvaluationForm.standard.name)
    json.key("conversation")
    json.reference("/api/v2/conversations/", organisation.identifiers.id(of: conversation))
    // A version that was replaced is published no longer.
    EvaluationFormDocument(organisation).write(isPublished: evaluation.revisedAt == nil, to: &json)
    json.key("evaluator")
    writeUser(evaluation.evaluator, to: &json)
    json.key("agent")
    writeUser(conversation.legs[evaluation.leg].person, to: &json)
    if let name = evaluation.calibration {
      json.key("calibration")
      json.beginObject()
      json.key("id")
      json.uuid(organisation.formPart(name))
      json.key("name")
      json.string(name)
      json.endObject()
    }
    json.key("status")
    json.literal(evaluation.status.word)
    if !evaluation.answers.isEmpty {
      EvaluationFormDocument(organisation).write(evaluation.answers, to: &json)
    }
    writeCourse(of: evaluation, to: &json)
    writeSubject(of: evaluation, participant, plan, to: &json)
    writeOrigin(of: evaluation, identity, to: &json)
    json.key("selfUri")
    json.beginString()
    let own = organisation.identifiers.id(of: conversation)
    json.part("/api/v2/quality/conversations/")
    json.part(uuid: own.high, own.low)
    json.part("/evaluations/")
    json.part(uuid: id.high, id.low)
    json.endString()
    json.endObject()
  }

  private func writeUser(_ person: Int, to json: inout JSONWriter) {
    let user = organisation.user(conversation.people[person].entity)
    json.reference("/api/v2/users/", user, named: conversation.people[person].displayName)
  }

  private func writeCourse(of evaluation: Evaluation, to json: inout JSONWriter) {
    json.key("agentHasRead")
    json.boolean(evaluation.hasBeenRead)
    if evaluation.isAssigned {
      json.key("assignee")
      writeUser(evaluation.evaluator, to: &json)
    }
    json.key("assigneeApplicable")
    json.boolean(evaluation.source != .program)
    if let released = evaluation.releasedAt { json.instant("releaseDate", released) }
    if let assigned = evaluation.assignedAt { json.instant("assignedDate", assigned) }
    json.instant("createdDate", evaluation.createdAt)
    json.instant("changedDate", evaluation.changedAt)
    if let submitted = evaluation.submittedAt { json.instant("submittedDate", submitted) }
    if let revised = evaluation.revisedAt { json.instant("revisionCreatedDate", revised) }
  }

  private func writeSubject(
    of evaluation: Evaluation, _ participant: Participant, _ plan: borrowing ConversationPlan, to json: inout JSONWriter
  ) {
    if let queue = participant.queue {
      let queue = organisation.queues[queue]
      json.key("queue")
      json.reference("/api/v2/routing/queues/", queue.id, named: queue.name)
    }
    json.key("mediaType")
    json.beginArray()
    switch conversation.medium {
    case .voice:
      if participant.requested != nil { json.literal("CALLBACK") }
      json.literal("CALL")
    case .chat: json.literal("CHAT")
    case .email: json.literal("EMAIL")
    case .message: json.literal("MESSAGE")
    case .social: json.literal("SOCIAL_EXPRESSION")
    }
    json.endArray()
    json.key("divisionIds")
    json.beginArray()
    json.uuid(organisation.division(ofTeam: conversation.people[conversation.legs[evaluation.leg].person].team).id)
    json.endArray()
    json.key("rescore")
    json.boolean(evaluation.isRescored)
    json.key("conversationDate")
    json.time(plan.start)
    json.key("conversationEndDate")
    json.time(plan.end)
    json.key("neverRelease")
    json.boolean(evaluation.isNeverReleased)
    json.key("assigned")
    json.boolean(evaluation.isAssigned)
    if let assigned = evaluation.assignedAt { json.instant("dateAssigneeChanged", assigned) }
    if conversation.medium == .email {
      json.key("resourceId")
      json.uuid(participant.call)
      json.key("resourceType")
      json.literal("EMAIL")
    }
    json.key("redacted")
    json.boolean(evaluation.isRedacted)
    guard let team = conversation.people[conversation.legs[evaluation.leg].person].team,
      let id = organisation.team(team)
    else { return }
    json.key("agentTeam")
    json.reference("/api/v2/teams/", id, named: team)
  }

  private func writeOrigin(of evaluation: Evaluation, _ identity: UInt64, to json: inout JSONWriter) {
    json.key("isScoringIndex")
    json.boolean(evaluation.status == .finished && evaluation.calibration == nil)
    json.key("authorizedActions")
    json.beginArray()
    for action in evaluation.status.actions { json.string(action) }
    json.endArray()
    json.key("hasAssistanceFailed")
    json.boolean(evaluation.machine.map { $0 != .answered && $0 != .pending } ?? false)
    json.key("evaluationSource")
    json.beginObject()
    json.key("id")
    json.uuid(organisation.identifiers.bits(identity, .evaluationSource))
    json.key("name")
    json.literal(evaluation.source.name)
    json.key("type")
    json.literal(evaluation.source.word)
    json.endObject()
    guard let machine = evaluation.machine else { return }
    json.key("aiScoring")
    json.beginObject()
    if let failure = machine.failure {
      json.key("failureType")
      json.literal(failure)
    }
    json.key("pending")
    json.boolean(machine == .pending)
    json.instant("dateLastChanged", evaluation.createdAt)
    json.endObject()
  }
}

extension JSONWriter {
  /// Writes a member that is an instant.
  fileprivate mutating func instant(_ name: StaticString, _ time: SimulationTime) {
    key(name)
    self.time(time.milliseconds)
  }
}

extension Evaluation.Status {
  fileprivate var word: StaticString {
    switch self {
    case .pending: "PENDING"
    case .inProgress: "INPROGRESS"
    case .finished: "FINISHED"
    case .inReview: "INREVIEW"
    case .retracted: "RETRACTED"
    }
  }

  /// What may be done with it next (inferred).
  fileprivate var actions: [String] {
    switch self {
    case .pending: Self.whenPending
    case .inProgress: Self.whenInProgress
    case .finished: Self.whenFinished
    case .inReview: Self.whenInReview
    case .retracted: []
    }
  }

  // Kept, so that no evaluation makes them anew.
  private static let whenPending = ["assign", "edit", "delete", "viewAudit"]
  private static let whenInProgress = ["assign", "edit", "viewAudit"]
  private static let whenFinished = ["editScore", "editAgentSignoff", "release", "viewAudit"]
  private static let whenInReview = ["editScore", "release", "viewAudit"]
}

extension Evaluation.Source {
  fileprivate var word: StaticString {
    switch self {
    case .policy: "Policy"
    case .person: "User"
    case .program: "Program"
    case .unknown: "Unknown"
    }
  }

  fileprivate var name: StaticString {
    switch self {
    case .policy: "Share of recordings"
    case .person: "Chosen by hand"
    case .program: "Speech analysis"
    case .unknown: "Before the change"
    }
  }
}

extension Evaluation.Machine {
  fileprivate var failure: StaticString? {
    switch self {
    case .answered, .pending: nil
    case .quotaReached: "QuotaReached"
    case .unreadable: "ParsingError"
    case .serviceFailed: "ServiceError"
    case .invalidRequest: "InvalidRequest"
    case .duplicate: "DuplicateFormSameAgent"
    case .unauthorized: "Unauthorized"
    case .copied: "DuplicateAutomatedFormWithCopiedScore"
    }
  }
}
