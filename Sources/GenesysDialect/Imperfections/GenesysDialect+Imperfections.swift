public import Dialects
import JSONText
import Randomness

/// How conversations as the platform returns them are imperfect: legs that never reported their end (reference section
/// 5.10: eight of ten merged legs that were looked at had none), figures that are not there, and pages of a list that
/// overlap.
extension GenesysDialect {
  public static let imperfections: [Imperfection] = [.duplicate(of: 0), unendedLeg, missingDuration]

  /// A leg that nobody told the end of: it is connected for ever, and so is its conversation.
  ///
  /// Its last segment still says how it ended, as open segments do (section 3.4).
  private static let unendedLeg = Imperfection(.openLeg, of: 0) { subject, draws in
    let document = subject.documents[0].value
    let participants = document["participants"]?.elements ?? []
    let candidates = participants.indices.filter { index in
      let call = participants[index]["calls"]?.elements.first
      return call?["connectedTime"] != nil && call?["state"]?.string == "terminated"
        && call?["segments"]?.elements.last?["type"]?.string == "Interact" && participants[index]["wrapup"] == nil
        && !["ivr", "acd"].contains(participants[index]["purpose"]?.string ?? "")
    }
    guard let chosen = draws.element(of: candidates) else { return [] }
    let participant = ["participants", String(chosen)]
    let call = participant + ["calls", "0"]
    let last = (document.value(at: call + ["segments"])?.elements.count ?? 1) - 1
    var draft = DocumentDraft(document)
    draft.remove(["endTime"])
    draft.remove(participant + ["endTime"])
    draft.replace(call + ["state"], by: .string("connected"))
    draft.remove(call + ["segments", String(last), "endTime"])
    draft.remove(call + ["segments", String(last), "disconnectType"])
    for name in ["disconnectType", "disconnectedTime", "disconnectReasons"] { draft.remove(call + [name]) }
    return [.edited(0, draft)]
  }

  /// A wrap-up without its duration; the schema requires no figure of it.
  private static let missingDuration = Imperfection(.missingStatistic, of: 0) { subject, draws in
    let document = subject.documents[0].value
    let participants = document["participants"]?.elements ?? []
    let candidates = participants.indices.filter { participants[$0].value(at: ["wrapup", "durationSeconds"]) != nil }
    guard let chosen = draws.element(of: candidates) else { return [] }
    var draft = DocumentDraft(document)
    draft.remove(["participants", String(chosen), "wrapup", "durationSeconds"])
    return [.edited(0, draft)]
  }
}
