import Dialects

/// The explanation as people read it.
extension Explanation {
  /// Lines that end in line feeds; times are UTC.
  public var text: String {
    var lines = ["\(question.text): " + (meanings.first ?? "")]
    lines += meanings.dropFirst().map { String(repeating: " ", count: question.text.count + 2) + $0 }
    if let story { lines += Self.lines(story) }
    if let shared { lines += Self.lines(shared) }
    if !notes.isEmpty { lines += ["", "In the truth's words"] + notes.map { "  \($0)" } }
    lines += ["", "Where it stands"]
    lines += sightings.map { sighting in
      "  \(sighting.file):\(sighting.line) at \(sighting.path)"
        + (sighting.lines > 1 ? ", and in \(sighting.lines - 1) more lines" : "")
    }
    if let story, !story.anomalies.isEmpty {
      lines += ["", "Which anomalies were put into its files"]
      lines += story.anomalies.map { anomaly in
        "  \(Clock.time(anomaly.at)) \(anomaly.kind) in \(anomaly.file), \(anomaly.vendorID)  "
          + "truth/anomaly.ndjson:\(anomaly.line)"
      }
    }
    if let story, !story.told.isEmpty {
      lines += ["", "Where the conversation is told"]
      lines += story.told.map { "  \($0.file): \(Self.ranges($0.lines))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: One conversation

  private static func lines(_ story: Story) -> [String] {
    let chronicle = Chronicle(conversation: story.conversation)
    var lines = ["", chronicle.summary, "", "What happened, by \(Answer.truthPath):\(story.line)"]
    let speech = story.events.filter { $0.text.hasSuffix(" speaks") && !isNear($0, story) }.count
    for event in story.events where !event.text.hasSuffix(" speaks") || isNear(event, story) {
      let mark = isNear(event, story) ? ">" : event.leg.map(story.legs.contains) == true ? "*" : " "
      let leg = event.leg.map(String.init) ?? "-"
      lines.append("\(mark) \(Clock.time(event.at))  \(leg)  \(event.text)")
    }
    if speech > 0 { lines.append("  and \(speech) utterances") }
    if story.moment != nil { lines.append("  > within a second of it") }
    if !story.legs.isEmpty { lines.append("  * the leg in question") }
    if !story.hits.isEmpty { lines += ["", "Which impairment hit it"] + story.hits.flatMap(hit) }
    lines += media(story)
    if !story.because.isEmpty { lines += ["", "Which threshold set what"] + because(story.because) }
    return lines
  }

  private static func isNear(_ event: Event, _ story: Story) -> Bool {
    guard let moment = story.moment, abs(event.at - moment) <= 1_000 else { return false }
    return story.legs.isEmpty || event.leg.map(story.legs.contains) ?? true
  }

  private static func hit(_ hit: Hit) -> [String] {
    var lines = [
      "  \(hit.label) (\(hit.effects)) on network \(hit.network), \(Clock.time(hit.from)) to \(Clock.time(hit.to)), "
        + "truth/impairment.ndjson:\(hit.line)"
    ]
    lines.append(
      hit.start < hit.end
        ? "    leg \(hit.leg) from \(Clock.time(hit.start)) to \(Clock.time(hit.end)), \(Clock.length(hit.end - hit.start))"
        : "    leg \(hit.leg), not in the mix at that time")
    for seconds in hit.seconds where hit.start < hit.end {
      lines.append(
        "      \(seconds.direction): \(seconds.lost) lost and \(seconds.late) late of \(seconds.sent) packets"
          + (seconds.trouble.isEmpty ? "" : ", in \(seconds.trouble.count) seconds:"))
      lines += rows(of: seconds.trouble)
    }
    return lines
  }

  /// Seconds, six to a line, the first few hundred.
  private static func rows(of seconds: [Second]) -> [String] {
    let shown = Array(seconds.prefix(300))
    var lines = stride(from: 0, to: shown.count, by: 6).map { start in
      "        "
        + shown[start..<min(start + 6, shown.count)].map { second in
          "\(Clock.time(second.at).prefix(8)) \(second.lost)" + (second.late > 0 ? "+\(second.late)" : "")
        }.joined(separator: "  ")
    }
    if shown.count < seconds.count { lines.append("        and \(seconds.count - shown.count) more") }
    return lines
  }

  private static func media(_ story: Story) -> [String] {
    let legs = story.conversation.legs.filter { leg in
      (leg.uplink != nil || leg.downlink != nil) && (story.legs.isEmpty || story.legs.contains(leg.leg))
    }
    guard !legs.isEmpty else { return [] }
    return ["", "What the packets went through"]
      + legs.flatMap { leg in
        [("uplink", leg.uplink), ("downlink", leg.downlink)].compactMap { direction, media in
          media.map { media in
            "  leg \(leg.leg) \(leg.person) \(direction): \(media.lost) lost in \(media.bursts) bursts, \(media.late) late of "
              + "\(media.sent), jitter \(media.jitterMilliseconds) ms, delay \(media.delayMilliseconds) ms, "
              + "MOS \(media.meanOpinionScore)"
          }
        }
      }
  }

  /// The claims in their order; one that a document repeats more than twice in a row is summed up.
  private static func because(_ claims: [Because]) -> [String] {
    var lines: [String] = []
    var rest = claims[...]
    while let first = rest.first {
      let same = rest.prefix {
        $0.file == first.file && $0.line == first.line && $0.reason.claim == first.reason.claim
          && $0.reason.threshold == first.reason.threshold
      }
      if same.count > 2, let start = first.reason.at, let end = same.last?.reason.at {
        lines.append(
          line(
            first, "\(same.count) times from \(Clock.time(start)) to \(Clock.time(end)), first \(first.reason.measured)"
          ))
      } else {
        lines += same.map { line($0, $0.reason.measured) }
      }
      rest = rest.dropFirst(same.count)
    }
    return lines
  }

  private static func line(_ because: Because, _ measured: String) -> String {
    let time = because.reason.at.map { "\(Clock.time($0)) " } ?? ""
    let leg = because.leg.map { ", leg \($0)" } ?? ""
    return "  \(time)\(because.reason.claim)\(leg): \(measured); \(because.reason.threshold)  "
      + "\(because.file):\(because.line)"
  }

  // MARK: Many conversations

  private static func lines(_ shared: Shared) -> [String] {
    var lines = ["", "Conversations"]
    lines += shared.examples.map { "  \($0.id)  \($0.text)  \(Answer.truthPath):\($0.line)" }
    let more = shared.conversations - shared.examples.count
    if more > 0 { lines.append("  and \(more) more") }
    if let hit = shared.hits.first {
      lines += ["", "Which legs it hit, in force from \(Clock.instant(hit.from)) to \(Clock.instant(hit.to))"]
      lines += shared.hits.map { hit in
        "  \(hit.conversation) leg \(hit.leg) "
          + (hit.start < hit.end
            ? "from \(Clock.time(hit.start)) to \(Clock.time(hit.end)), \(Clock.length(hit.end - hit.start))"
            : "outside the mix")
      }
    }
    if !shared.common.isEmpty {
      lines += ["", "What all of the \(shared.looked) looked at have in common"]
      lines += shared.common.map { "  \($0.name): \($0.value)" }
    }
    return lines
  }

  /// `3, 7-12, 19`.
  static func ranges(_ lines: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for line in lines {
      if let last = ranges.last, last.upperBound + 1 == line {
        ranges[ranges.count - 1] = last.lowerBound...line
      } else {
        ranges.append(line...line)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ", ")
  }
}
