/// Where an option and its default come from: a fixed vocabulary that `describe scenario` and the reference print.
///
/// Every line of a field table names one, so that a reader can tell a measured default from an assumed one.
public enum Provenance: String, CaseIterable, Hashable, Sendable {
  /// A part of what is described, with a neutral default such as none, 0 or factor 1: there is nothing to measure.
  case definition = "definition"
  /// Plausible, and stated by no source.
  case assumed = "assumed"
  /// Chosen so that the outcome meets figures that contact-centre benchmarks publish.
  case benchmark = "benchmark"
  /// Estimated from the public call records of one month of a bank's call centre.
  case bankMonth = "measured: a month of a bank's call centre"
  /// Partly estimated from that month, otherwise assumed.
  case bankMonthInPart = "measured in part: a month of a bank's call centre"
  /// Within what published studies of call-centre arrivals found.
  case arrivalStudies = "published: studies of call-centre arrivals"
  /// Parameters of a profile, calibrated so that its outcomes agree with public measurements.
  case accessMeasurements = "calibrated: public measurements of access networks"
  /// Stated by the rule that diallers have to keep.
  case telemarketingRule = "Telemarketing Sales Rule, 16 CFR 310.4"
  /// Read off real records of a platform.
  case platformRecords = "measured: a platform's real records"
  /// Stated by the documentation of a platform.
  case platformDocumentation = "platform documentation"
  /// The default of the RTP payload format of Opus.
  case opusPayloadFormat = "RFC 7587"
  /// The North American numbering plan and its numbers for fiction.
  case numberingPlan = "NANP"

  /// What the word means, for the legend of the reference.
  public var meaning: String {
    switch self {
    case .definition: "part of what is described; the default is neutral (none, 0, factor 1) or an example"
    case .assumed: "plausible, but stated by no source: replace it where you know better"
    case .benchmark: "chosen so that the outcome meets published contact-centre benchmarks"
    case .bankMonth: "estimated from the public call records of one month of a bank's call centre"
    case .bankMonthInPart: "partly estimated from those records, otherwise assumed"
    case .arrivalStudies: "within what published studies of call-centre arrivals found"
    case .accessMeasurements: "chosen so that a path's outcomes agree with public measurements; see 'describe profiles'"
    case .telemarketingRule: "what 16 CFR 310.4(b)(4) of the United States asks of diallers"
    case .platformRecords: "read off real records of a platform"
    case .platformDocumentation: "stated by the documentation of a platform"
    case .opusPayloadFormat: "the RTP payload format of Opus"
    case .numberingPlan: "the North American numbering plan: numbers reserved for fiction"
    }
  }
}
