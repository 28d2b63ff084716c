import Dialects
import GroundTruth
import JSONText
import Randomness

/// The form by which agents are judged, and the answers to it with their scores (reference section 3.7).
///
/// A group's score is the sum of its questions', a share in percent of what it could be the total; a wrong answer to a
/// question that kills makes all of it nothing.
struct EvaluationFormDocument {
  let organisation: Organisation
  private let form = EvaluationForm.standard

  init(_ organisation: Organisation) { self.organisation = organisation }

  // MARK: The form

  /// - Parameter isPublished: whether no newer version has taken its place since.
  func write(isPublished: Bool, to json: inout JSONWriter) {
    let id = organisation.formPart("form")
    json.key("evaluationForm")
    json.beginObject()
    json.key("id")
    json.uuid(id)
    json.key("name")
    json.string(form.name)
    json.key("modifiedDate")
    json.time(organisation.formPublished)
    json.key("published")
    json.boolean(isPublished)
    json.key("contextId")
    json.uuid(organisation.formPart("form context"))
    json.key("questionGroups")
    json.beginArray()
    for group in form.groups.indices { writeGroup(group, to: &json) }
    json.endArray()
    json.key("selfUri")
    json.uuid("/api/v2/quality/publishedforms/evaluations/", id.high, id.low)
    json.endObject()
  }

  private func writeGroup(_ group: Int, to json: inout JSONWriter) {
    json.beginObject()
    json.key("id")
    json.uuid(organisation.formPart("group \(group)"))
    json.key("contextId")
    json.uuid(organisation.formPart("group context \(group)"))
    json.key("name")
    json.string(form.groups[group].name)
    json.key("type")
    json.literal("questionGroup")
    json.key("defaultAnswersToHighest")
    json.boolean(group == 0)
    json.key("defaultAnswersToNA")
    json.boolean(group != 0)
    json.key("naEnabled")
    json.boolean(form.questions.contains { $0.group == group && $0.mayNotApply })
    json.key("weight")
    json.fixed(10, places: 1)
    json.key("manualWeight")
    json.boolean(group == 0)
    json.key("questions")
    json.beginArray()
    for (position, question) in form.questions.enumerated() where question.group == group {
      write(question, position, to: &json)
    }
    json.endArray()
    if let condition = form.groups[group].condition { write(condition, to: &json) }
    json.endObject()
  }

  /// Each answer that counts is a path by positions (inferred).
  private func write(_ condition: EvaluationForm.Condition, to json: inout JSONWriter) {
    json.key("visibilityCondition")
    json.beginObject()
    json.key("combiningOperation")
    json.literal(condition.isAny ? "OR" : "AND")
    json.key("predicates")
    json.beginArray()
    for choice in condition.answers {
      let group = form.questions[choice.question].group
      let first = form.questions.firstIndex { $0.group == group } ?? 0
      json.beginString()
      json.part("/form/questionGroup/")
      json.part(group)
      json.part("/question/")
      json.part(choice.question - first)
      json.part("/answer/")
      json.part(choice.option)
      json.endString()
    }
    json.endArray()
    json.endObject()
  }

  private func write(_ question: EvaluationForm.Question, _ position: Int, to json: inout JSONWriter) {
    json.beginObject()
    json.key("id")
    json.uuid(organisation.formPart("question \(position)"))
    json.key("contextId")
    json.uuid(organisation.formPart("question context \(position)"))
    json.key("text")
    json.string(question.text)
    json.key("helpText")
    json.string(question.help)
    json.key("type")
    json.literal(question.kind.word)
    json.key("naEnabled")
    json.boolean(question.mayNotApply)
    json.key("commentsRequired")
    json.boolean(question.needsComment)
    json.key("answerOptions")
    json.beginArray()
    for (number, option) in question.options.enumerated() {
      json.beginObject()
      json.key("id")
      json.uuid(organisation.formPart("option \(position) \(number)"))
      json.key("text")
      json.string(option.text)
      json.key("value")
      json.integer(option.value)
      json.endObject()
    }
    json.endArray()
    json.key("isKill")
    json.boolean(question.isKill)
    json.key("isCritical")
    json.boolean(question.isCritical)
    json.endObject()
  }

  // MARK: Answers

  /// Points and what they could be.
  private struct Score {
    var points = 0
    var most = 0
    /// In percent; all of nothing is everything.
    var percent: Int { most == 0 ? 10_000 : points * 10_000 / most }
  }

  func write(_ answers: [Evaluation.Answer], to json: inout JSONWriter) {
    let isKilled = answers.contains(where: fails)
    func total(_ counts: (EvaluationForm.Question) -> Bool) -> Int {
      isKilled ? 0 : score(of: answers, where: counts).percent
    }
    json.key("answers")
    json.beginObject()
    json.key("totalScore")
    json.fixed(total { _ in true }, places: 2)
    json.key("totalCriticalScore")
    json.fixed(total { $0.isCritical }, places: 2)
    json.key("totalNonCriticalScore")
    json.fixed(total { !$0.isCritical }, places: 2)
    json.key("questionGroupScores")
    json.beginArray()
    for group in form.groups.indices { writeScores(of: group, answers, to: &json) }
    json.endArray()
    json.key("anyFailedKillQuestions")
    json.boolean(isKilled)
    json.key("comments")
    json.string(answers.last { !$0.comment.isEmpty }?.comment ?? "")
    json.key("agentComments")
    json.literal("")
    json.endObject()
  }

  private func score(
    of answers: [Evaluation.Answer], where counts: (EvaluationForm.Question) -> Bool
  ) -> Score {
    var score = Score()
    for answer in answers where !answer.isNotApplicable {
      let question = form.questions[answer.question]
      guard counts(question) else { continue }
      score.points += points(answer)
      score.most += question.options.reduce(0) { max($0, $1.value) }
    }
    return score
  }

  private func points(_ answer: Evaluation.Answer) -> Int {
    answer.option.map { form.questions[answer.question].options[$0].value } ?? 0
  }

  private func fails(_ answer: Evaluation.Answer) -> Bool {
    form.questions[answer.question].isKill && !answer.isNotApplicable && points(answer) == 0
  }

  private func writeScores(of group: Int, _ answers: [Evaluation.Answer], to json: inout JSONWriter) {
    let all = score(of: answers) { $0.group == group }
    let critical = score(of: answers) { $0.group == group && $0.isCritical }
    json.beginObject()
    json.key("questionGroupId")
    json.uuid(organisation.formPart("group \(group)"))
    json.points("totalScore", all.points)
    json.points("maxTotalScore", all.most)
    json.key("markedNA")
    json.boolean(answers.allSatisfy { $0.isNotApplicable || form.questions[$0.question].group != group })
    json.points("totalCriticalScore", critical.points)
    json.points("maxTotalCriticalScore", critical.most)
    json.points("totalNonCriticalScore", all.points - critical.points)
    json.points("maxTotalNonCriticalScore", all.most - critical.most)
    json.key("questionScores")
    json.beginArray()
    for answer in answers where form.questions[answer.question].group == group {
      json.beginObject()
      json.key("questionId")
      json.uuid(organisation.formPart("question \(answer.question)"))
      if let option = answer.option {
        json.key("answerId")
        json.uuid(organisation.formPart("option \(answer.question) \(option)"))
      }
      json.key("score")
      json.integer(points(answer))
      json.key("markedNA")
      json.boolean(answer.isNotApplicable)
      json.key("failedKillQuestion")
      json.boolean(fails(answer))
      json.key("comments")
      json.string(answer.comment)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }
}

extension JSONWriter {
  /// Writes a member that is a number of points.
  fileprivate mutating func points(_ name: StaticString, _ value: Int) {
    key(name)
    fixed(value * 10, places: 1)
  }
}

extension EvaluationForm.QuestionKind {
  fileprivate var word: StaticString {
    switch self {
    case .choice: "multipleChoiceQuestion"
    case .choices: "multipleSelectQuestion"
    case .words: "freeTextQuestion"
    case .recommendation: "npsQuestion"
    case .instruction: "readOnlyTextBlockQuestion"
    }
  }
}
