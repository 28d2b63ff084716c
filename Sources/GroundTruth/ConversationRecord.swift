/// The complete and immutable truth about one conversation: all that a dialect ever sees of it.
public struct ConversationRecord: Hashable, Sendable {
  /// Who spoke to whom, when.
  public let conversation: Conversation
  /// What each leg's packets went through, by leg index; nil where `Leg.carriesMedia` is false.
  public let series: [LegSeries?]
  /// The entities of the impairment episodes that overlapped its media, in order of their start.
  public let impairments: [UInt64]

  /// The truth about `conversation`; `series` has one element per leg.
  public init(conversation: Conversation, series: [LegSeries?], impairments: [UInt64]) {
    precondition(series.count == conversation.legs.count, "one series, or none, per leg")
    self.conversation = conversation
    self.series = series
    self.impairments = impairments
  }
}
