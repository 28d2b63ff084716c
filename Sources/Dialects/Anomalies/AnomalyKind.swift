/// What is wrong with documents as they were delivered, in the words of everybody who reads such feeds.
///
/// The raw value is how `truth/anomaly.ndjson` spells it.
public enum AnomalyKind: String, CaseIterable, Sendable {
  /// A line came twice: whoever delivers at least once does so now and then.
  case duplicate
  /// A line came late: behind lines of its own subject that tell of later instants, or with the time of its arrival.
  case late
  /// A statistic that may be absent is.
  case missingStatistic = "missing_statistic"
  /// The clock of one reporter is wrong: everything that it stamps is off by the same time.
  case clockSkew = "clock_skew"
  /// The end of a leg was never told, so that it stays open for ever.
  case openLeg = "open_leg"
  /// The last sample of a series was cut off.
  case truncatedSample = "truncated_sample"
}
