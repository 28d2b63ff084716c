import Quantities

/// Every structural promise that the truth makes, as sentences about where it is broken.
///
/// An engine's records are checked with it in tests and debug builds; a dialect may rely on all of it.
extension ConversationRecord {
  /// What is wrong with the record, one sentence per finding; empty for a sound one.
  ///
  /// Costs a pass over the actions per leg and one over the seconds: for tests, not for the road to the files.
  public func invariantViolations() -> [String] {
    var findings = Findings()
    conversation.checkLegs(&findings)
    // Actions refer to legs by position: without sound legs there is nothing to look up.
    guard findings.isEmpty else { return findings.sentences }
    conversation.checkActions(&findings)
    conversation.checkTransfers(&findings)
    checkSeries(&findings)
    return findings.sentences
  }

  private func checkSeries(_ findings: inout Findings) {
    for leg in conversation.legs {
      let found = series[leg.index]
      findings.expect((found != nil) == leg.carriesMedia, "leg \(leg.index): series exactly when it carries media")
      guard let found else { continue }
      check(found.uplink, of: leg, "uplink", &findings)
      check(found.downlink, of: leg, "downlink", &findings)
      for (name, video) in [("camera", found.camera), ("screen", found.screen)] {
        for layer in video?.layers ?? [] {
          findings.expect(
            layer.count == found.uplink.seconds.count, "leg \(leg.index): \(name) has the uplink's seconds")
          findings.expect(layer.allSatisfy { $0.lost <= $0.sent }, "leg \(leg.index): \(name) lost <= sent")
        }
      }
    }
  }

  private func check(_ direction: DirectionSeries, of leg: Leg, _ name: String, _ findings: inout Findings) {
    let place = "leg \(leg.index) \(name)"
    findings.expect(direction.start == leg.joinedAt && direction.end == leg.leftAt, "\(place): covers its presence")
    let length = (direction.end - direction.start).microseconds
    findings.expect(
      Int64(direction.seconds.count) == (length + 999_999) / 1_000_000, "\(place): one element per begun second")
    for (second, sample) in direction.seconds.enumerated() {
      let isSound =
        sample.lost <= sample.sent && sample.late <= sample.sent - min(sample.lost, sample.sent)
        && sample.bursts <= sample.lost && sample.jitter <= sample.jitterPeak && sample.speech <= 1_000
        && sample.level <= 32_767
      findings.expect(isSound, "\(place) second \(second): counts within what was sent, figures within their range")
    }
    check(direction.summary, against: direction.seconds, place, &findings)
  }

  private func check(
    _ summary: MediaSummary, against seconds: [SecondSample], _ place: String, _ findings: inout Findings
  ) {
    func sum(_ value: (SecondSample) -> UInt16) -> Int { seconds.reduce(0) { $0 + Int(value($1)) } }
    findings.expect(
      summary.packetsSent == sum(\.sent) && summary.packetsLost == sum(\.lost) && summary.packetsLate == sum(\.late),
      "\(place): the summary adds up the seconds")
    findings.expect(summary.lossBursts == sum(\.bursts), "\(place): the summary adds up the bursts")
    findings.expect(
      (summary.packetsLost > 0) == (summary.lossBursts > 0), "\(place): loss and bursts go together")
    findings.expect((1_000...5_000).contains(summary.meanOpinionScore), "\(place): opinion score 1 through 5")
  }
}

/// Collects sentences.
struct Findings {
  private(set) var sentences: [String] = []
  var isEmpty: Bool { sentences.isEmpty }

  /// Notes `sentence` unless `holds`.
  mutating func expect(_ holds: Bool, _ sentence: @autoclosure () -> String) {
    if !holds { sentences.append(sentence()) }
  }
}
