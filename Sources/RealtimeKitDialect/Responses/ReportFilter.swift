/// Which parts of a peer's report an answer has: what a request names in `filters`.
///
/// What each word keeps is inferred from the blocks' names; without any a report is whole.
struct ReportFilter: OptionSet, Hashable, Sendable {
  let rawValue: Int

  static let deviceInformation = ReportFilter(rawValue: 1)
  static let addressInformation = ReportFilter(rawValue: 2)
  static let precallTest = ReportFilter(rawValue: 4)
  static let events = ReportFilter(rawValue: 8)
  static let quality = ReportFilter(rawValue: 16)
  static let everything: ReportFilter = [.deviceInformation, .addressInformation, .precallTest, .events, .quality]

  /// The words of requests.
  static let words: [(word: String, filter: ReportFilter)] = [
    ("device_info", .deviceInformation), ("ip_information", .addressInformation),
    ("precall_network_information", .precallTest), ("events", .events), ("quality_stats", .quality),
  ]
}
