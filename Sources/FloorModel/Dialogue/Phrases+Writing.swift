import GroundTruth
import Randomness

/// The words of what is written.
extension Phrases {
  /// What the truth notes where something was sent without words: a picture, a place, a button.
  static let withoutWords = "(no text)"
  /// What a machine answers for somebody who is away.
  static let outOfOffice = "I am out of office and will read your message when I am back."

  private static let writtenGreetings = [
    "Hello, this is {me}. How can I help you?", "Hi, my name is {me}. I am looking at your message now.",
    "Good day, {me} here. Give me a moment to read what you wrote.",
  ]
  private static let advertisements = [
    "Your website could have {number} times as many visitors. Reply for a free audit.",
    "Limited offer until {day}: office supplies from {amount}.",
    "We are a supplier of {item} and would like to become your partner.",
  ]

  /// The first line of an agent.
  func writtenGreeting(by name: String, from stream: inout RandomStream) -> String {
    written(Self.writtenGreetings, name: name, from: &stream)
  }

  /// What nobody asked for.
  func advertisement(from stream: inout RandomStream) -> String {
    written(Self.advertisements, name: "", from: &stream)
  }

  /// An answer by `name` to a letter or post of `reader`.
  func letter(by name: String, to reader: String, from stream: inout RandomStream) -> String {
    let body = utterance(.agent, by: name, from: &stream)
    return "Dear \(reader), \(body) Kind regards, \(name)"
  }

  /// The subject of a letter that an agent writes of their own accord.
  func notice(from stream: inout RandomStream) -> String {
    written(["About your {item}", "News on {reference}", "Your {item} until {day}"], name: "", from: &stream)
  }

  /// The subject of a letter.
  func subject(_ nature: Correspondence.Nature, from stream: inout RandomStream) -> String {
    let subjects =
      switch nature {
      case .concern: ["Question about my {item}", "{item}, reference {reference}", "Problem with my {item}"]
      case .automatic: ["Automatic reply: {item}", "Out of office"]
      case .junk: ["Offer for you until {day}", "Your account {reference}", "More visitors for your website"]
      }
    return written(subjects, name: "", from: &stream)
  }
}
