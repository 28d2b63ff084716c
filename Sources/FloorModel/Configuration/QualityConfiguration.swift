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

  /// No evaluations.
  public init() {}
}
