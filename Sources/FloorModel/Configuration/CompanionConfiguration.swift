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

  /// Nothing.
  public init() {}
}
