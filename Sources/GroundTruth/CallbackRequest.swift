/// What somebody asked for who is to be called back: it waits in a queue in their place.
public struct CallbackRequest: Hashable, Sendable {
  /// Who asked: a position in `Conversation.people`, though they may never get a leg.
  public var person: Int
  /// How often they have been called in vain before.
  public var attempt: Int

  /// A request of `person` who has been called `attempt` times in vain.
  public init(person: Int, attempt: Int) {
    self.person = person
    self.attempt = attempt
  }
}
