import GroundTruth
import Quantities
import Randomness

/// What those who judge the quality of the work thought of it afterwards; it decides nothing.
extension FloorRecords {
  /// Gives `conversation` evaluations of its agents by coaches.
  func addEvaluations(_ conversation: inout Conversation) {
    let quality = tables.configuration.quality
    let agents = tables.configuration.teams.reduce(0) { $0 + $1.count }
    let evaluators = tables.cast.staff.count - agents
    guard quality.evaluated > 0, evaluators > 0, conversation.queue != nil, conversation.kind != .meeting else {
      return
    }
    // Nothing is judged before all of it is over: a message that waits to be dealt with, and everybody's wrap-up.
    let over = conversation.legs.compactMap { $0.wrapUp?.span.end }.max() ?? conversation.span.end
    let end = max(over, conversation.span.end, conversation.voicemail?.handledAt ?? over)
    for leg in conversation.legs where leg.role == .agent && leg.presence != nil {
      var draws = RandomStream(
        StreamKey(
          seed: tables.seed, entity: conversation.entity, purpose: .evaluation, bucket: UInt64(leg.index)))
      guard draws.chance(quality.evaluated) else { continue }
      let judge = tables.cast.person(.staff(agents + draws.integer(below: evaluators)))
      let evaluator = conversation.people.firstIndex { $0.entity == judge.entity } ?? conversation.people.count
      if evaluator == conversation.people.count { conversation.people.append(judge) }
      conversation.evaluations.append(evaluation(of: leg, evaluator, quality, end, &draws))
    }
  }

  private func evaluation(
    of leg: Leg, _ evaluator: Int, _ quality: QualityConfiguration, _ end: SimulationTime, _ draws: inout RandomStream
  ) -> Evaluation {
    func later(_ time: SimulationTime, _ low: Double, _ high: Double) -> SimulationTime {
      time + .seconds(rounding: draws.uniform(from: low, to: high))
    }
    let status = Evaluation.Status.allCases[draws.index(weights: [14, 12, 52, 12, 10])]
    let source = Evaluation.Source.allCases[draws.index(weights: [55, 30, 10, 5])]
    var result = Evaluation(
      leg: leg.index, evaluator: evaluator, createdAt: later(end, 300, 7_200), status: status,
      source: source)
    result.isAssigned = status != .pending || draws.chance(0.6)
    result.changedAt = result.createdAt
    if result.isAssigned {
      let assigned = later(result.createdAt, 60, 86_400)
      result.assignedAt = assigned
      result.changedAt = assigned
    }
    result.isRedacted = draws.chance(0.05)
    result.isRescored = draws.chance(0.1)
    let isRevised = draws.chance(0.15)
    if draws.chance(quality.machine) {
      result.machine = Evaluation.Machine.allCases[draws.index(weights: [40, 12, 8, 8, 8, 8, 6, 5, 5])]
    }
    if draws.chance(quality.calibrated) { result.calibration = "Monthly round" }
    if status != .pending {
      result.answers = answers(&draws)
      result.changedAt = later(result.changedAt, 300, 3 * 86_400)
    }
    if isRevised { result.revisedAt = result.changedAt }
    if status == .finished {
      result.submittedAt = result.changedAt
      result.isNeverReleased = draws.chance(0.1)
      if !result.isNeverReleased, draws.chance(0.8) {
        result.releasedAt = later(result.changedAt, 0, 86_400)
        result.hasBeenRead = draws.chance(0.6)
      }
    }
    return result
  }

  /// The remarks and the answers in words; invented.
  private static let comments = ["", "", "Well done.", "Could have been shorter.", "See minute two."]
  private static let advice = ["Summarise before the end.", "Ask more open questions.", "Nothing, keep it up."]

  private func answers(_ draws: inout RandomStream) -> [Evaluation.Answer] {
    let form = EvaluationForm.standard
    var answers: [Evaluation.Answer] = []
    for (position, question) in form.questions.enumerated() {
      if let condition = form.groups[question.group].condition, !condition.holds(after: answers) { continue }
      let choice = draws.uniform()
      let comment = Self.comments[draws.integer(below: Self.comments.count)]
      switch question.kind {
      case .instruction: break
      case .words:
        answers.append(
          Evaluation.Answer(question: position, comment: Self.advice[Int(choice * Double(Self.advice.count))]))
      case .choice, .choices, .recommendation:
        if question.mayNotApply, choice < 0.15 {
          answers.append(Evaluation.Answer(question: position, isNotApplicable: true, comment: comment))
          continue
        }
        // Most is done well: the first option is the best one, but for the eleven numbers, where it is the last.
        let count = question.options.count
        let rank = min(count - 1, Int(choice * choice * Double(count)))
        answers.append(
          Evaluation.Answer(
            question: position, option: question.kind == .recommendation ? count - 1 - rank : rank, comment: comment))
      }
    }
    return answers
  }
}
