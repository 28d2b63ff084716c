import Dialects

/// The contract table of an evaluation (reference section 3.7).
enum GenesysEvaluationShape {
  static let evaluation = Shape.object(identity + course + subject + origin)

  private static let uuid = GenesysShape.uuid
  private static let time = GenesysShape.time
  private static let user = named("/api/v2/users/")

  private static func named(_ prefix: String) -> Shape {
    .object([
      .required("id", uuid), .required("name", .string(.nonEmpty)), .required("selfUri", GenesysShape.path(prefix)),
    ])
  }

  private static let identity: [Shape.Property] = [
    .required("id", uuid),
    .required("name", .string(.nonEmpty)),
    .required("conversation", GenesysShape.reference("/api/v2/conversations/")),
    .required("evaluationForm", form),
    .required("evaluator", user),
    .required("agent", user),
    .optional("calibration", .object([.required("id", uuid), .required("name", .string(.nonEmpty))])),
    .required("status", .enumeration(["PENDING", "INPROGRESS", "FINISHED", "INREVIEW", "RETRACTED"])),
    .optional("answers", answers),
  ]

  private static let course: [Shape.Property] = [
    .required("agentHasRead", .boolean),
    .optional("assignee", user),
    .required("assigneeApplicable", .boolean),
    .optional("releaseDate", time),
    .optional("assignedDate", time),
    .required("createdDate", time),
    .required("changedDate", time),
    .optional("submittedDate", time),
    .optional("revisionCreatedDate", time),
  ]

  static let mediaTypes = ["CALL", "CALLBACK", "CHAT", "EMAIL", "MESSAGE", "SOCIAL_EXPRESSION"]

  private static let subject: [Shape.Property] = [
    .required("queue", named("/api/v2/routing/queues/")),
    .required("mediaType", .array(.enumeration(mediaTypes), minimum: 1)),
    .required("divisionIds", .array(uuid, minimum: 1)),
    .required("rescore", .boolean),
    .required("conversationDate", time),
    .required("conversationEndDate", time),
    .required("neverRelease", .boolean),
    .required("assigned", .boolean),
    .optional("dateAssigneeChanged", time),
    .optional("resourceId", uuid),
    .optional("resourceType", .enumeration(["EMAIL"])),
    .required("redacted", .boolean),
    .optional("agentTeam", named("/api/v2/teams/")),
  ]

  static let actions = ["assign", "edit", "editScore", "editAgentSignoff", "delete", "release", "viewAudit"]

  private static let origin: [Shape.Property] = [
    .required("isScoringIndex", .boolean),
    .required("authorizedActions", .array(.enumeration(actions))),
    .required("hasAssistanceFailed", .boolean),
    .required(
      "evaluationSource",
      .object([
        .required("id", uuid), .required("name", .string(.nonEmpty)),
        .required("type", .enumeration(["Policy", "User", "Unknown", "Program"])),
      ])),
    .optional(
      "aiScoring",
      .object([
        .optional("failureType", .enumeration(failures)), .required("pending", .boolean),
        .required("dateLastChanged", time),
      ])),
    .required("selfUri", .string(.nonEmpty)),
  ]

  private static let failures = [
    "QuotaReached", "ParsingError", "ServiceError", "InvalidRequest", "DuplicateFormSameAgent", "Unauthorized",
    "DuplicateAutomatedFormWithCopiedScore",
  ]

  // MARK: Form

  private static let form = Shape.object([
    .required("id", uuid), .required("name", .string(.nonEmpty)), .required("modifiedDate", time),
    .required("published", .boolean), .required("contextId", uuid),
    .required("questionGroups", .array(group, minimum: 1)),
    .required("selfUri", GenesysShape.path("/api/v2/quality/publishedforms/evaluations/")),
  ])

  private static let group = Shape.object([
    .required("id", uuid), .required("contextId", uuid), .required("name", .string(.nonEmpty)),
    .required("type", .enumeration(["questionGroup"])), .required("defaultAnswersToHighest", .boolean),
    .required("defaultAnswersToNA", .boolean), .required("naEnabled", .boolean), .required("weight", .number(0...100)),
    .required("manualWeight", .boolean), .required("questions", .array(question, minimum: 1)),
    .optional(
      "visibilityCondition",
      .object([
        .required("combiningOperation", .enumeration(["AND", "OR"])),
        .required("predicates", .array(.string(.nonEmpty), minimum: 1)),
      ])),
  ])

  private static let kinds = [
    "multipleChoiceQuestion", "multipleSelectQuestion", "freeTextQuestion", "npsQuestion", "readOnlyTextBlockQuestion",
  ]

  private static let question = Shape.object([
    .required("id", uuid), .required("contextId", uuid), .required("text", .string(.nonEmpty)),
    .required("helpText", .string(.any)), .required("type", .enumeration(kinds)), .required("naEnabled", .boolean),
    .required("commentsRequired", .boolean),
    .required(
      "answerOptions",
      .array(
        .object([
          .required("id", uuid), .required("text", .string(.nonEmpty)), .required("value", .count),
        ]))),
    .required("isKill", .boolean), .required("isCritical", .boolean),
  ])

  // MARK: Answers

  private static let percent = Shape.number(0...100)

  private static let answers = Shape.object([
    .required("totalScore", percent), .required("totalCriticalScore", percent),
    .required("totalNonCriticalScore", percent), .required("questionGroupScores", .array(groupScore, minimum: 1)),
    .required("anyFailedKillQuestions", .boolean), .required("comments", .string(.any)),
    .required("agentComments", .string(.any)),
  ])

  private static let points = Shape.number(0...1_000)

  private static let groupScore = Shape.object([
    .required("questionGroupId", uuid), .required("totalScore", points), .required("maxTotalScore", points),
    .required("markedNA", .boolean), .required("totalCriticalScore", points),
    .required("maxTotalCriticalScore", points), .required("totalNonCriticalScore", points),
    .required("maxTotalNonCriticalScore", points), .required("questionScores", .array(questionScore)),
  ])

  private static let questionScore = Shape.object([
    .required("questionId", uuid), .optional("answerId", uuid), .required("score", .count),
    .required("markedNA", .boolean), .required("failedKillQuestion", .boolean), .required("comments", .string(.any)),
    .optional("freeTextAnswer", .string(.nonEmpty)),
  ])
}
