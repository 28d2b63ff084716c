/// What people say in the sample records.
enum SamplePhrases {
  private static let all = [
    "Thank you for calling, how can I help?", "I was charged twice this month.", "Let me look that up for you.",
    "The number is on the second page.", "I see the payment from Tuesday.", "Could you repeat the last part?",
    "That should not have happened.", "I can return the second charge today.", "How long will that take?",
    "Three to five working days.", "Is there anything else?", "No, that was all.",
  ]

  /// The phrase at `turn`, from the start again after the last.
  static func phrase(_ turn: Int) -> String { all[turn % all.count] }
}
