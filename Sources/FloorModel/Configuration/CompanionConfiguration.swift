/// What agents and customers who write show one another; shares are of a queue's answered conversations.
///
/// All defaults are 0: nothing is shown.
public struct CompanionConfiguration: Hashable, Sendable {
  /// Share in which the agent offers to look at the customer's page together.
  ///
  /// Default 0.
  public var coBrowse = 0.0
  /// Share in which the agent asks the customer to share their screen.
  ///
  /// Default 0.
  public var screenShare = 0.0
  /// Share in which the agent offers to switch on cameras.
  ///
  /// Default 0.
  public var video = 0.0
  /// Share of them that do not come about, or break off, for technical reasons.
  ///
  /// Default 0.
  public var trouble = 0.0
  /// Share of cameras, and of microphones beside them, that their owner switches off on the way.
  ///
  /// Default 0.
  public var muted = 0.0
  /// Share of cameras over which the customer shows a screen, too.
  ///
  /// Default 0.
  public var screens = 0.0
  /// Share of conversations with several agents in which it is the first who shows something.
  ///
  /// Default 0.
  public var early = 0.0

  /// Nothing.
  public init() {}
}
