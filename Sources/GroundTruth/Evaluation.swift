public import Quantities

/// What somebody who judges the quality of the work thought of an agent's part in a conversation, afterwards.
///
/// It decides nothing: it is made hours or days later, from the recording.
public struct Evaluation: Hashable, Sendable {
  /// How far it has come by the time the conversation is asked for.
  public enum Status: Hashable, Sendable, CaseIterable { case pending, inProgress, finished, inReview, retracted }
  /// What had it made: a rule, a person, a programme of analysis; or nobody knows any more.
  public enum Source: Hashable, Sendable, CaseIterable { case policy, person, program, unknown }

  /// What a machine that answers the questions came to.
  public enum Machine: Hashable, Sendable, CaseIterable {
    case answered, pending
    /// It failed: too many were asked for, what it said made no sense, its service failed, it was asked wrongly, it had been
    /// asked before, it was not allowed to, its answers had been copied from another.
    case quotaReached, unreadable, serviceFailed, invalidRequest, duplicate, unauthorized, copied
  }

  /// The answer to a question.
  public struct Answer: Hashable, Sendable {
    /// A position in `EvaluationForm.questions`.
    public var question: Int
    /// A position among the question's options; nil for words, and for what does not apply.
    public var option: Int?
    /// Whether the question does not apply.
    public var isNotApplicable: Bool
    /// A remark of the evaluator's, and the answer where a question asks for words; empty for none.
    public var comment: String

    /// An answer with the given facts.
    public init(question: Int, option: Int? = nil, isNotApplicable: Bool = false, comment: String = "") {
      self.question = question
      self.option = option
      self.isNotApplicable = isNotApplicable
      self.comment = comment
    }
  }

  /// The agent's leg: a position in `Conversation.legs`.
  public var leg: Int
  /// Who judges: a position in `Conversation.people`, with or without a leg.
  public var evaluator: Int
  /// Whether somebody has been told to do it.
  public var isAssigned: Bool
  /// How far it has come.
  public var status: Status
  /// What had it made.
  public var source: Source
  /// When it was made, given to somebody, changed last.
  public var createdAt: SimulationTime
  public var assignedAt: SimulationTime?
  public var changedAt: SimulationTime
  /// When it was handed in; only finished ones were.
  public var submittedAt: SimulationTime?
  /// When the agent was let see it; never, for those that are kept from agents.
  public var releasedAt: SimulationTime?
  /// When a newer version of the form took the place of the first; nil where none did.
  public var revisedAt: SimulationTime?
  /// Whether the agent is never let see it, and whether the agent has seen it.
  public var isNeverReleased: Bool
  public var hasBeenRead: Bool
  /// Whether it was scored a second time.
  public var isRescored: Bool
  /// Whether what it says was made unreadable.
  public var isRedacted: Bool
  /// In the order of the questions; none while it is pending.
  public var answers: [Answer]
  /// What a machine came to; nil where none was asked.
  public var machine: Machine?
  /// The round of calibration it belongs to; nil for none.
  public var calibration: String?

  /// The last instant that anything of it carries.
  public var latest: SimulationTime { [submittedAt, releasedAt, revisedAt].reduce(changedAt) { max($0, $1 ?? $0) } }

  /// An evaluation of the agent of `leg` by `evaluator` that was made at `createdAt`.
  public init(leg: Int, evaluator: Int, createdAt: SimulationTime, status: Status, source: Source) {
    self.leg = leg
    self.evaluator = evaluator
    self.createdAt = createdAt
    self.status = status
    self.source = source
    isAssigned = false
    changedAt = createdAt
    isNeverReleased = false
    hasBeenRead = false
    isRescored = false
    isRedacted = false
    answers = []
  }
}

/// The questions by which agents' work is judged.
public struct EvaluationForm: Hashable, Sendable {
  /// When a part is asked at all: by what was answered before it.
  public struct Condition: Hashable, Sendable {
    /// Whether one of the answers is enough; else all of them are needed.
    public var isAny: Bool
    /// Positions in `EvaluationForm.questions`, each with the position of an option of its own.
    public var answers: [Choice]

    /// An option of a question.
    public struct Choice: Hashable, Sendable {
      public var question: Int
      public var option: Int
    }

    /// Whether it holds after these answers.
    public func holds(after answers: [Evaluation.Answer]) -> Bool {
      func isGiven(_ choice: Choice) -> Bool {
        answers.contains { $0.question == choice.question && $0.option == choice.option }
      }
      return isAny ? self.answers.contains(where: isGiven) : self.answers.allSatisfy(isGiven)
    }
  }

  /// A part, which is judged as a whole too.
  public struct Group: Hashable, Sendable {
    public var name: String
    /// When it is asked; nil for always.
    public var condition: Condition?
  }

  /// What may be answered.
  public enum QuestionKind: Hashable, Sendable { case choice, choices, words, recommendation, instruction }

  /// What can be chosen, and what it is worth.
  public struct Option: Hashable, Sendable {
    public var text: String
    public var value: Int
  }

  /// A question.
  public struct Question: Hashable, Sendable {
    /// A position in `EvaluationForm.groups`.
    public var group: Int
    public var kind: QuestionKind
    public var text: String
    public var help: String
    public var options: [Option]
    /// Whether a wrong answer makes everything worth nothing, and whether it counts among the critical ones.
    public var isKill: Bool
    public var isCritical: Bool
    /// Whether it may be said not to apply, and whether it needs a remark.
    public var mayNotApply: Bool
    public var needsComment: Bool
  }

  /// Its name.
  public var name: String
  /// Its parts; what a condition looks at stands in an earlier one.
  public var groups: [Group]
  /// Group by group.
  public var questions: [Question]

  /// The one form that every centre uses here.
  public static let standard: EvaluationForm = {
    func options(_ values: [(String, Int)]) -> [Option] { values.map { Option(text: $0.0, value: $0.1) } }
    func question(
      _ group: Int, _ kind: QuestionKind, _ text: String, _ help: String, _ values: [(String, Int)] = [],
      isKill: Bool = false, isCritical: Bool = false, mayNotApply: Bool = false, needsComment: Bool = false
    ) -> Question {
      Question(
        group: group, kind: kind, text: text, help: help, options: options(values), isKill: isKill,
        isCritical: isCritical, mayNotApply: mayNotApply, needsComment: needsComment)
    }
    return EvaluationForm(
      name: "Service conversation",
      groups: [
        Group(name: "Opening"), Group(name: "Handling"),
        // Asked of those who were not helped, wholly or in part.
        Group(
          name: "Next steps",
          condition: Condition(isAny: true, answers: [.init(question: 3, option: 1), .init(question: 3, option: 2)])),
        // Asked where the greeting was as agreed and nothing was settled: manners are no excuse.
        Group(
          name: "Root cause",
          condition: Condition(isAny: false, answers: [.init(question: 1, option: 0), .init(question: 3, option: 2)])),
      ],
      questions: [
        question(0, .instruction, "Listen to the whole conversation before you begin.", ""),
        question(0, .choice, "Was the greeting as agreed?", "Name, firm, offer of help", [("Yes", 5), ("No", 0)]),
        question(
          0, .choice, "Was the customer's identity checked?", "Two facts at least", [("Yes", 10), ("No", 0)],
          isKill: true, isCritical: true, mayNotApply: true),
        question(
          1, .choice, "Was the concern settled?", "In the customer's words",
          [("Yes", 20), ("In part", 10), ("No", 0)], isCritical: true, needsComment: true),
        question(
          1, .choices, "Which means were used well?", "All that fit",
          [("Questions", 5), ("Knowledge base", 5), ("Summary", 5)]),
        question(
          1, .recommendation, "Would the customer recommend us?", "0 through 10",
          (0...10).map { ("\($0)", $0) }),
        question(1, .words, "What should be practised?", "A sentence or two"),
        question(
          2, .choice, "Was the customer told what happens next?", "Who does what by when", [("Yes", 5), ("No", 0)]),
        question(
          3, .choice, "What stood in the way?", "The first cause", [("A rule", 3), ("A tool", 2), ("Knowledge", 0)],
          mayNotApply: true),
      ])
  }()
}
