public import Dialects
import JSONText
import Randomness

/// How an event stream of Voice Insights is imperfect (documentation, "Event Streams": delivery at least once and in no
/// order; reference section 1.1: SDK events carry the client's clock).
extension TwilioDialect {
  public static let imperfections: [Imperfection] = [
    .duplicate(of: Document.participantSummary), missingMetric, missingSummary,
    .duplicate(of: Document.callEvent), lateEvent, missingMeasurement, clientClock, unendedCall,
  ]

  // MARK: Participant summaries

  /// A statistic of one direction is absent; of a `ParticipantMetric` the schema requires the tags only.
  private static let missingMetric = Imperfection(.missingStatistic, of: Document.participantSummary) {
    subject, draws in
    let directions = ["inbound", "outbound"], names = ["mos", "jitter", "latency", "packet_loss_percentage"]
    let path = ["metrics", directions[draws.integer(below: 2)], names[draws.integer(below: names.count)]]
    var draft = DocumentDraft(subject.documents[0].value)
    draft.remove(path)
    return draft.edits.isEmpty ? [] : [.edited(0, draft)]
  }

  /// A stay that never ended for the platform has no summary, which is made when a participant leaves.
  private static let missingSummary = Imperfection(.openLeg, of: Document.participantSummary) { _, _ in [.lost(0)] }

  // MARK: Call events

  /// Mean of how long an event is under way when others overtake it, seconds, and the most.
  private static let meanDelay = 4.0, longestDelay = 60.0

  /// An event arrives behind later ones of its call.
  private static let lateEvent = Imperfection(.late, of: Document.callEvent) { subject, draws in
    let documents = subject.documents
    let candidates = documents.indices.dropLast().filter { index in
      let gap = documents[index + 1].time - documents[index].time
      return gap > 0 && gap <= Int64(longestDelay * 1_000)
    }
    guard let late = draws.element(of: candidates) else { return [] }
    let delay = min(draws.exponential(mean: meanDelay), longestDelay)
    let arrival = documents[late].time + Int64(delay * 1_000)
    let last = documents.indices.last { documents[$0].time <= arrival } ?? late
    return [.overtaken(late, by: max(last, late + 1))]
  }

  /// A warning does not say what was measured: `metric` is optional.
  private static let missingMeasurement = Imperfection(.missingStatistic, of: Document.callEvent) { subject, draws in
    let path = ["sdk_edge", "metric"]
    let candidates = subject.documents.indices.filter { subject.documents[$0].value.value(at: path) != nil }
    guard let chosen = draws.element(of: candidates) else { return [] }
    var draft = DocumentDraft(subject.documents[chosen].value)
    draft.remove(path)
    return [.edited(chosen, draft)]
  }

  /// The clock of the SDK's device is off: so are all its events, while the gateway's are right.
  private static let clientClock = Imperfection(.clockSkew, of: Document.callEvent) { subject, draws in
    let skew = clockSkewMilliseconds(&draws)
    return subject.documents.indices.compactMap { index in
      guard subject.documents[index].value["edge"]?.string == "sdk_edge" else { return nil }
      var draft = DocumentDraft(subject.documents[index].value)
      draft.shift(["timestamp"], by: skew)
      return .edited(index, draft)
    }
  }

  /// The gateway's last event never comes, so that the call stays open for whoever follows it.
  private static let unendedCall = Imperfection(.openLeg, of: Document.callEvent) { subject, _ in
    let ending = subject.documents.indices.last { index in
      let event = subject.documents[index].value
      return event["edge"]?.string != "sdk_edge" && event["group"]?.string == "connection"
        && !["initiated", "ringing", "answered"].contains(event["name"]?.string ?? "")
    }
    return ending.map { [.lost($0)] } ?? []
  }
}
