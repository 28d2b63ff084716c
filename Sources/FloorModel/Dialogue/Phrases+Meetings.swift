import Randomness

/// What is said in meetings.
extension Phrases {
  /// What kind of sentence.
  enum Remark: Hashable, Sendable { case opening, remark }

  /// One sentence; `name` is the speaker's.
  func remark(_ kind: Remark, by name: String, from stream: inout RandomStream) -> String {
    let templates = kind == .opening ? Self.openings : Self.remarks
    return fill(templates[stream.integer(below: templates.count)], name: name, from: &stream)
  }

  private static let openings = [
    "Hello everybody, {me} here.", "Good morning, can you all hear me?", "Thanks for having me, this is {me}.",
    "Hi all, I will keep it short.", "Let me pick up where we left off on {day}.",
  ]

  private static let remarks = [
    "We moved the release from {day} to {day} because the tests were not green.",
    "The numbers for last week are {number} percent above the plan.",
    "{name} will send the minutes round this afternoon.",
    "I think we should decide this today and not wait until {day}.",
    "The customer asked for the {item} again, we owe them an answer.",
    "There are {number} open points on the list, most of them small.",
    "Could somebody look into {reference} before the next meeting?",
    "I agree with what {name} said about the schedule.",
    "We have budget for {number} more people, not for {number} more tools.",
    "That would cost us about {amount} a month.",
    "Let us take that offline, it only concerns a few of us.",
    "The pilot runs until {day}, then we compare.",
    "My action item is done, the draft is in the shared folder.",
    "I would rather do it properly once than patch it {number} times.",
    "Are there any questions about that slide?",
    "We saw the same problem in March and it went away after the update.",
    "I will talk to {name} and come back with a date.",
    "To sum up, we go on as planned and review on {day}.",
  ]
}
