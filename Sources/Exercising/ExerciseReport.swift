public import Sampling

/// What came of an exercise.
public struct ExerciseReport: Sendable {
  /// In the order of the documents that showed them.
  public internal(set) var findings: [Finding] = []
  /// Different findings beyond those that were kept.
  public internal(set) var overlooked = 0
  /// How many documents were tried.
  public internal(set) var tried = 0
  /// How often each different finding was met.
  public internal(set) var occurrences: [FindingKey: Int] = [:]
  /// Documents by style, in the order of the styles.
  public private(set) var documents: [(style: SampleStyle, count: Int)]
  /// Rules that documents broke, and how often; those that none broke have 0.
  public private(set) var rules: [String: Int] = [:]
  /// What valid documents were made extreme by, and how often.
  public private(set) var touches: [SampleTouch: Int] = [:]
  /// Places that can be made extreme and were not.
  public private(set) var untriedPlaces: [String] = []

  private let isInvalidTried: Bool
  private let isValidTried: Bool

  init(styles: [SampleStyle]) {
    isInvalidTried = styles.contains(.invalid)
    isValidTried = styles.contains { $0 == .edges || $0 == .spellings }
    documents = SampleStyle.allCases.filter(styles.contains).map { ($0, 0) }
  }

  mutating func note(_ sample: Sample, _ style: SampleStyle) {
    if let position = documents.firstIndex(where: { $0.style == style }) { documents[position].count += 1 }
    if let rule = sample.label?.rule {
      rules[rule, default: 0] += 1
    } else {
      for touch in sample.touched { touches[touch, default: 0] += 1 }
    }
  }

  /// Adds what documents of the type could have shown and none did.
  mutating func finish(_ sampler: Sampler) {
    if isInvalidTried {
      for rule in sampler.breakableRules where rules[rule] == nil { rules[rule] = 0 }
    }
    guard isValidTried else { return }
    let tried = triedPlaces
    var seen: Set<String> = []
    untriedPlaces = sampler.editablePlaces.filter { !tried.contains($0) && seen.insert($0).inserted }
  }

  private var triedPlaces: Set<String> { Set(touches.keys.map(\.place)) }

  /// In a few lines: what was tried, what was not, what was found.
  public var summary: String {
    var lines = ["\(tried) documents: " + documents.map { "\($0.count) \($0.style.rawValue)" }.joined(separator: ", ")]
    if isInvalidTried {
      let missing = rules.filter { $0.value == 0 }.keys.sorted()
      lines.append(Self.line("rules broken", tried: rules.count - missing.count, missing))
    }
    if isValidTried {
      lines.append(Self.line("places made extreme", tried: triedPlaces.count, untriedPlaces))
      lines.append("values and changes tried there: \(touches.count)")
    }
    if findings.isEmpty { lines.append("nothing found") }
    for finding in findings {
      let times = occurrences[finding.key] ?? 1
      let detail = finding.key.detail.isEmpty ? "" : ": \(finding.key.detail)"
      lines.append(
        "\(finding.key.kind.rawValue)\(detail): \(times) times, first at document \(finding.index); shrunk from "
          + "\(finding.original.text.count) to \(finding.sample.text.count) bytes in \(finding.tries) tries")
    }
    if overlooked > 0 { lines.append("and \(overlooked) further kinds of finding") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ what: String, tried: Int, _ missing: [String]) -> String {
    let list = missing.isEmpty ? "" : "; not \(missing.joined(separator: ", "))"
    return "\(what): \(tried) of \(tried + missing.count)\(list)"
  }

  /// What was tried and how often, a line each: `/label  "\u0000"  17`, `contract.null  12`; sorted.
  public var everythingTried: String {
    let places = touches.map { "\($0.key.place)\t\($0.key.what)\t\($0.value)" } + untriedPlaces.map { "\($0)\t\t0" }
    let rules = rules.map { "\($0.key)\t\t\($0.value)" }
    return (places.sorted() + rules.sorted()).joined(separator: "\n") + "\n"
  }

  /// The claims that were put to the test, as JUnit XML.
  public func junit(documentType: String) -> String {
    let kinds = FindingKind.allCases.filter { kind in
      switch kind {
      case .crash, .hang, .extraAnswer: true
      case .validRefused: documents.contains { $0.style != .invalid }
      case .invalidAccepted: isInvalidTried
      case .spellingsDiffer: documents.contains { $0.style == .spellings }
      }
    }
    let failed = Set(findings.map(\.key.kind)).count
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<testsuite name=\"partyline exercise \(documentType)\" tests=\"\(kinds.count)\" failures=\"\(failed)\">",
    ]
    for kind in kinds {
      let own = findings.filter { $0.key.kind == kind }
      lines.append("  <testcase classname=\"\(documentType)\" name=\"\(kind.claim)\"\(own.isEmpty ? "/" : "")>")
      for finding in own {
        lines.append(
          "    <failure message=\"\(Self.escaped(finding.key.detail))\">\(Self.escaped(finding.sample.string))</failure>"
        )
      }
      if !own.isEmpty { lines.append("  </testcase>") }
    }
    return lines.joined(separator: "\n") + "\n</testsuite>\n"
  }

  /// Text inside XML 1.0, which has no control characters but three.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\u{9}", "\u{A}", "\u{D}", "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
        escaped.unicodeScalars.append(scalar)
      default: escaped += "?"
      }
    }
    return escaped
  }
}
