import Randomness

/// Small phrase grammars per topic: templates whose blanks are filled with invented names, numbers and dates.
struct Phrases {
  /// Whose turn it is to say what kind of thing.
  enum Turn: Hashable, Sendable, CaseIterable { case greeting, concern, agent, customer, coach, farewell, thanks }

  let topic: Topic

  /// One utterance; `name` is the speaker's.
  func utterance(_ turn: Turn, by name: String, from stream: inout RandomStream) -> String {
    let templates =
      switch turn {
      case .greeting: Self.greetings
      case .concern: Self.concerns(topic)
      case .agent: Self.agent(topic)
      case .customer: Self.customer(topic)
      case .coach: Self.coach
      case .farewell: Self.farewells
      case .thanks: Self.thanks
      }
    return fill(templates[stream.integer(below: templates.count)], name: name, from: &stream)
  }

  /// What an agent writes when raising a flag.
  func plea(from stream: inout RandomStream) -> String { pick(Self.pleas, from: &stream) }

  /// What an agent writes for later.
  func note(from stream: inout RandomStream) -> String { pick(Self.notes, from: &stream) }

  /// What a coach writes.
  func advice(from stream: inout RandomStream) -> String { pick(Self.advice, from: &stream) }

  /// A message in the chat of a meeting.
  static func message(from stream: inout RandomStream) -> String {
    messages[stream.integer(below: messages.count)]
  }

  private func pick(_ templates: [String], from stream: inout RandomStream) -> String {
    written(templates, name: "", from: &stream)
  }

  /// One of the templates, its blanks filled.
  func written(_ templates: [String], name: String, from stream: inout RandomStream) -> String {
    fill(templates[stream.integer(below: templates.count)], name: name, from: &stream)
  }

  /// Fills the blanks of a template from left to right.
  func fill(_ template: String, name: String, from stream: inout RandomStream) -> String {
    var text = ""
    var rest = template[...]
    while let opening = rest.firstIndex(of: "{"), let closing = rest[opening...].firstIndex(of: "}") {
      text += rest[..<opening]
      text += blank(String(rest[rest.index(after: opening)..<closing]), name: name, from: &stream)
      rest = rest[rest.index(after: closing)...]
    }
    return text + rest
  }

  private func blank(_ blank: String, name: String, from stream: inout RandomStream) -> String {
    switch blank {
    case "me": return name
    case "name": return InventedNames.draw(from: &stream)
    case "amount": return "$\(9 + stream.integer(below: 480)).\(padded(stream.integer(below: 100), to: 2))"
    case "number": return "\(2 + stream.integer(below: 8))"
    case "reference":
      return "\(Self.letters[stream.integer(below: Self.letters.count)])-\(100_000 + stream.integer(below: 900_000))"
    case "day": return Self.days[stream.integer(below: Self.days.count)]
    case "item": return Self.items(topic)[stream.integer(below: Self.items(topic).count)]
    default: return blank
    }
  }
}
