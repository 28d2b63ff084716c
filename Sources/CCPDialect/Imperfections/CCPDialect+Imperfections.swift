public import Dialects
import JSONText
import Randomness

/// How what a page records is imperfect: a recorder that repeats itself, a page that was busy, events that were lost
/// with it, and statistics that are unknown (reference sections 1.4, 2.3 and 8).
///
/// A lost event leaves a gap in the numbers of its stream; a repeated one has the number that it had.
extension CCPDialect {
  public static let imperfections: [Imperfection] = [
    .duplicate(of: 0), lateEvent, unknownRoundTrip, unendedCall, truncatedReport,
  ]

  private static func type(of document: Imperfection.Subject.Document) -> String {
    document.value.value(at: ["event", "type"])?.string ?? ""
  }

  /// Events about the call itself, whose instants another platform can tell.
  private static let callEvents: Set<String> = ["callconnected", "callended"]

  /// How late an event is at least, and at most, milliseconds.
  private static let leastDelay: Int64 = 1_500, longestDelay: Int64 = 15_000
  /// From a late event to the next one of its page: the page takes what waited in order.
  private static let distance: Int64 = 100

  /// A page that was busy took an event seconds after it had happened, though before the next one.
  private static let lateEvent = Imperfection(.late, of: 0) { subject, draws in
    let documents = subject.documents
    let candidates = documents.indices.dropLast().filter { index in
      callEvents.contains(type(of: documents[index]))
        && documents[index + 1].time - documents[index].time >= leastDelay + distance
    }
    guard let late = draws.element(of: candidates) else { return [] }
    let room = min(documents[late + 1].time - documents[late].time - distance, longestDelay) - leastDelay
    let delay = leastDelay + Int64(draws.integer(below: Int(room) + 1))
    var draft = DocumentDraft(documents[late].value)
    draft.replace(["recordedAt"], by: .integer(documents[late].time + delay))
    return [.edited(late, draft)]
  }

  /// A report whose round trip is not known though others before it were: the class that carries it turns that into 0.
  private static let unknownRoundTrip = Imperfection(.missingStatistic, of: 0) { subject, draws in
    let path = ["event", "detail", "roundTripTimeMillis"]
    let reports = subject.documents.indices.filter {
      subject.documents[$0].value.value(at: ["event", "detail", "stats"])?.string == "outputChannelStats"
    }
    let candidates = reports.dropFirst().filter {
      subject.documents[$0].value.value(at: path)?.integer.map { $0 > 0 } ?? false
    }
    guard let chosen = draws.element(of: Array(candidates)) else { return [] }
    var draft = DocumentDraft(subject.documents[chosen].value)
    draft.replace(path, by: .integer(0))
    return [.edited(chosen, draft)]
  }

  /// The page was closed or reloaded at the wrong moment: the end of its call is not recorded.
  private static let unendedCall = Imperfection(.openLeg, of: 0) { subject, _ in
    let ended = subject.documents.indices.last { type(of: subject.documents[$0]) == "callended" }
    return ended.map { [.lost($0)] } ?? []
  }

  /// The last report, which is flushed when the call ends, is cut: its second channel never comes.
  private static let truncatedReport = Imperfection(.truncatedSample, of: 0) { subject, _ in
    guard let last = subject.documents.indices.last(where: { type(of: subject.documents[$0]) == "audiostats" }) else {
      return []
    }
    return [.lost(last)]
  }
}
