public import Dialects
import JSONText

/// Which threshold set which tag, occurrence and warning.
public let twilioReasons: [DocumentReasons] = [
  DocumentReasons("twilio.conference-participant-summary", read: SummaryReasons.read),
  DocumentReasons("twilio.call-event", read: EventReasons.read),
]

/// The tags of a stay and its 10-second samples.
private enum SummaryReasons {
  @Sendable static func read(_ document: JSONValue) -> [DocumentReason] {
    // Inbound is what the platform received from the participant, outbound what it sent.
    ["inbound", "outbound"].flatMap { direction -> [DocumentReason] in
      guard let metrics = document["metrics"]?[direction] else { return [] }
      let tags = (metrics["tags"]?.elements ?? []).compactMap(\.string)
      return tags.map { tag($0, direction, metrics) } + occurrences(direction, metrics)
    }
  }

  private static func tag(_ tag: String, _ direction: String, _ metrics: JSONValue) -> DocumentReason {
    let (measured, threshold) = figures(tag, metrics)
    let bare = tag.hasPrefix("high_") ? String(tag.dropFirst(5)) : tag
    let severity = metrics["tags_info"]?[bare]?["severity"]?.string.map { ", \($0)" } ?? ""
    return DocumentReason(claim: "tag \(tag) (\(direction)\(severity))", measured: measured, threshold: threshold)
  }

  private static func figures(_ tag: String, _ metrics: JSONValue) -> (measured: String, threshold: String) {
    let received = metrics["total_packets_received"]?.integer ?? 0, lost = metrics["total_packets_lost"]?.integer ?? 0
    switch tag {
    case "high_packet_loss", "packet_loss":
      return (
        "\(lost) of \(received + lost) packets lost, \(digits(metrics["packet_loss_percentage"])) %",
        "at least \(ParticipantMetrics.stayLossPercent) %"
      )
    case "high_jitter", "jitter":
      return (
        statistics("jitter", metrics["jitter"]),
        "avg at least \(milliseconds(ParticipantMetrics.stayJitter)) and max at least "
          + milliseconds(ParticipantMetrics.stayJitterMaximum)
      )
    case "high_latency", "latency":
      return (
        statistics("latency", metrics["latency"]), "avg at least \(milliseconds(ParticipantMetrics.stayLatency))"
      )
    case "low_mos":
      return (
        "mos \(digits(metrics["mos"])) with \(lost) of \(received + lost) packets lost",
        "at most \(Double(ParticipantMetrics.stayScore) / 10)"
      )
    default: return ("\(received) packets", "no sound in any of them")
    }
  }

  private static func occurrences(_ direction: String, _ metrics: JSONValue) -> [DocumentReason] {
    let found = metrics["occurrences"]
    func reasons(
      _ kind: String, _ measured: (JSONValue) -> String, _ threshold: String
    ) -> [DocumentReason] {
      (found?[kind]?.elements ?? []).map { sample in
        DocumentReason(
          at: sample["timestamp"]?.integer.map { $0 < 100_000_000_000 ? $0 * 1_000 : $0 },
          claim: "occurrence of \(kind) (\(direction)), 10 s sample", measured: measured(sample), threshold: threshold)
      }
    }
    let jitter =
      "avg at least \(milliseconds(ParticipantMetrics.sampleJitter)) or max at least "
      + milliseconds(ParticipantMetrics.sampleJitterMaximum)
    return reasons("packet_loss", { "\(digits($0["percent"])) %" }, "at least \(ParticipantMetrics.sampleLoss / 100) %")
      + reasons("jitter", { statistics("jitter", $0) }, jitter)
      + reasons(
        "latency", { statistics("latency", $0) }, "avg at least \(milliseconds(ParticipantMetrics.sampleLatency))")
  }

  private static func statistics(_ name: String, _ value: JSONValue?) -> String {
    "\(name) avg \(digits(value?["avg"])) ms, max \(digits(value?["max"])) ms"
  }

  private static func milliseconds(_ hundredths: Int) -> String { "\(hundredths / 100) ms" }
}

/// The warnings and errors of an SDK.
private enum EventReasons {
  @Sendable static func read(_ document: JSONValue) -> [DocumentReason] {
    let edge = document["sdk_edge"]
    guard let group = document["group"]?.string, let name = document["name"]?.string,
      let at = document["timestamp"]?.instant
    else { return [] }
    if let error = edge?["error"] {
      let message = error["message"]?.string ?? ""
      return [
        DocumentReason(
          at: at, claim: "\(group) \(name)", measured: "code \(digits(error["code"]))",
          threshold: message.isEmpty ? "reported by the SDK" : message)
      ]
    }
    let isRaised = group.hasSuffix("-warning-raised")
    guard isRaised || group.hasSuffix("-warning-cleared") else { return [] }
    let metric = edge?["metric"]
    let values = (metric?["values"]?.elements ?? []).map(\.digits)
    return [
      DocumentReason(
        at: at, claim: "\(name) \(isRaised ? "raised" : "cleared")",
        measured: values.isEmpty ? "no samples" : values.joined(separator: ", ") + unit(name),
        threshold: rule(name, digits(metric?["threshold"]), isRaised, samples: values.count))
    ]
  }

  private static func unit(_ name: String) -> String {
    switch name {
    case "high-packet-loss", "high-packets-lost-fraction": " % of each second, the last at the event"
    case "high-rtt", "high-jitter": " ms in each second, the last at the event"
    case "low-mos": " in each second, the last at the event"
    case "low-bytes-received", "low-bytes-sent": " bytes in each second, the last at the event"
    default: " of deviation over ten seconds"
    }
  }

  /// The rule of the SDK's monitor in words (`WarningRule`).
  private static func rule(_ name: String, _ threshold: String, _ isRaised: Bool, samples: Int) -> String {
    switch name {
    case "high-packets-lost-fraction": lossFraction(isRaised)
    // Android keeps this name for the mean of seven samples.
    case "high-packet-loss" where isRaised && threshold == "3": lossFraction(isRaised)
    case "high-packet-loss", "high-rtt", "high-jitter":
      isRaised ? "3 of up to 10 samples above \(threshold)" : "none of up to 10 samples above the limit"
    case "low-mos": isRaised ? "3 of up to 10 samples below \(threshold)" : "none of up to 10 samples below the limit"
    case "low-bytes-received", "low-bytes-sent": isRaised ? "3 samples of nothing" : "one of 3 samples is not nothing"
    case "ice-connectivity-lost": isRaised ? "the connection's state is disconnected" : "it is connected again"
    default: isRaised ? "below \(threshold), 1 % of full scale" : "no longer below the limit"
    }
  }

  private static func lossFraction(_ isRaised: Bool) -> String {
    isRaised ? "mean of the last 7 samples above 3 %" : "mean of the last 7 samples at most 1 %"
  }
}

private func digits(_ value: JSONValue?) -> String { value?.digits ?? "nothing" }
