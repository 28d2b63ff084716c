import FloorModel
import GroundTruth
import YAMLReading

/// The voice assistant that answers in place of the menu.
enum AssistantSection {
  private static let languages: ValueKind<[LanguageShare]> = ValueKind<[(item: String, share: Double)]>
    .shares(of: "language tags") { name, mark, context in
      if isTag(name) { return name }
      context.report("'\(name.prefix(60))' is no language; expected a tag such as en-US", at: mark)
      return nil
    }
    .map({ $0.map { LanguageShare($0.item, weight: $0.share) } }, back: { _ in nil })

  /// BCP 47 as far as it is needed: a language of two or three letters, and a region.
  private static func isTag(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, (2...3).contains(parts[0].count), parts[1].count == 2 else { return false }
    return parts[0].allSatisfy { $0.isASCII && $0.isLowercase } && parts[1].allSatisfy { $0.isASCII && $0.isUppercase }
  }

  private static let basics: [Field<AssistantConfiguration>] = [
    Field("name", .name, \.name, "what it is called", .definition),
    Field(
      "share", .share(.above(0, through: 1)), \.share, "callers who meet it; the others meet the menu", .definition),
    Field(
      "languages", languages, \.languages, default: "{ en-US: 100% }",
      "what its callers speak, by tags of BCP 47; it greets in the first and changes to the caller's", .definition),
    Field(
      "monolingual", .share(), \.monolingual, "callers whose number reaches an application for one language",
      .definition),
    Field("containment", .share(), \.containment, "callers it serves to the end", .assumed),
    Field("abandonment", .share(), \.abandonment, "callers who hang up before that", .assumed),
    Field(
      "turns", .distribution(.number, .through(1, 100)), \.turns, "how often caller and assistant take turns",
      .assumed),
  ]

  private static let habits: [Field<AssistantConfiguration>] = [
    Field("interruptions", .share(), \.interruptions, "replies that callers cut short, where they may", .assumed),
    Field("key_interruptions", .share(), \.keyInterruptions, "those that do it with a key", .assumed),
    Field("typing", .share(), \.typing, "callers who are asked to type a number", .assumed),
    Field(
      "lookups", .share(), \.lookups, "replies before which it looks something up, and says so", .assumed),
    Field("recordings", .share(), \.recordings, "replies after which it plays a recording", .assumed),
    Field(
      "screened", .share(), \.screened, "callers whose exchange asks for a key before it puts anybody through",
      .assumed),
    Field("interruptible", .flag, \.manners.isInterruptible, "whether callers may cut it short", .definition),
    Field(
      "greeting_interruptible", .flag, \.manners.isGreetingInterruptible,
      "whether they may do so from its first words on", .definition),
    Field(
      "preemptible", .flag, \.manners.isPreemptible, "whether a newer reply cuts an older one short", .definition),
    Field("keys", .flag, \.manners.detectsKeys, "whether it hears keys", .definition),
  ]

  private static let rest: [Field<AssistantConfiguration>] = [
    Field(
      "transcription", .distribution(.duration, .through(0, 30)), \.transcription,
      "from the end of an utterance to its transcript", .assumed),
    Field(
      "thinking", .distribution(.duration, .through(0, 60)), \.thinking,
      "from the transcript to the first word of a reply", .assumed),
    Field(
      "voicing", .distribution(.duration, .through(0, 30)), \.voicing, "from a sentence to its first sound", .assumed),
    Field(
      "unreachable", .share(), \.unreachable, "sessions that fail at once because nothing answers them", .assumed),
    Field(
      "broken", .share(), \.broken, "sessions whose connection breaks, half of them without a reason given", .assumed),
    Field(
      "faults", .share(), \.faults, "replies that come with something it does not understand or does not have",
      .assumed),
  ]

  static let table = FieldTable(
    "a voice assistant that answers in place of the menu and serves callers or passes them on",
    AssistantConfiguration(),
    basics + habits + rest,
    check: { assistant, places, context in
      context.limit(
        [("unreachable", assistant.unreachable), ("broken", assistant.broken)], at: places.place(of: "broken"))
    })
}
