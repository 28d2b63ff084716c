/// How the quality of agents' work is judged afterwards; shares are 0 through 1 and all inferred.
public struct QualityConfiguration: Hashable, Sendable {
  /// Share of agents' parts in conversations of queues that are judged, by one of the coaches.
  ///
  /// Default 0: none.
  public var evaluated = 0.0
  /// Share of those that a machine is asked to answer first.
  ///
  /// Default 0.3.
  public var machine = 0.3
  /// Share that belong to a round in which evaluators compare their judgement.
  ///
  /// Default 0.1.
  public var calibrated = 0.1

  /// Share of conversations that no rule records and whose agent does by hand.
  ///
  /// Default 0.
  public var recordedByHand = 0.0
  /// Share of recorded conversations of which the agent has a part recorded by itself.
  ///
  /// Default 0.
  public var snippets = 0.0
  /// Share of agents' parts during which their screen is recorded.
  ///
  /// Default 0.
  public var screens = 0.0
  /// Share of those whose desktop fails or does not answer.
  ///
  /// Default 0.1.
  public var screenFailures = 0.1

  /// No evaluations.
  public init() {}
}
