import Dialects

/// Puts a conversation of the truth into sentences in the order of time.
///
/// Vocabulary that it does not know is told in the truth's own words, so a new action or role needs nothing here.
struct Chronicle {
  let conversation: TruthIndex.Conversation

  var events: [Explanation.Event] {
    var events: [(event: Explanation.Event, rank: Int)] = []
    func add(_ at: Int64, _ leg: Int?, _ rank: Int, _ text: String) {
      events.append((Explanation.Event(at: at, leg: leg, text: text), rank))
    }
    for leg in conversation.legs {
      add(leg.offeredAt, leg.leg, 1, beginning(leg))
      if let answered = leg.answeredAt, leg.isHuman {
        add(answered, leg.leg, 2, "\(leg.person) answers after \(Clock.length(answered - leg.offeredAt))")
      }
      if let joined = leg.joinedAt {
        let verb = leg.role == "coach" ? "listens in" : "is in the conversation"
        add(joined, leg.leg, 3, "\(leg.person) \(verb)")
      }
      add(leg.leftAt, leg.leg, 5, ending(leg))
    }
    for action in conversation.actions {
      let rank = action.at > (self.leg(action.leg)?.leftAt ?? 0) ? 6 : 4
      add(action.at, action.leg, rank, sentence(action))
    }
    // Equal instants keep the order of causes, then that of the truth.
    let ordered = events.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      return (first.event.at, first.rank, left.offset) < (second.event.at, second.rank, right.offset)
    }
    return ordered.map(\.element.event)
  }

  /// One sentence about the whole.
  var summary: String {
    let queue = conversation.queue.map { " in queue \($0)" } ?? ""
    let length = Clock.length(conversation.endedAt - conversation.startedAt)
    return "\(conversation.kind) conversation\(queue), \(Clock.instant(conversation.startedAt)), \(length), "
      + conversation.outcome
  }

  /// `leg 3, agent tier1-07`.
  static func name(_ leg: TruthIndex.Leg) -> String { "leg \(leg.leg), \(leg.role) \(leg.person)" }

  private func leg(_ number: Int) -> TruthIndex.Leg? { conversation.legs.first { $0.leg == number } }

  private func person(_ number: Int?) -> String { number.flatMap(leg)?.person ?? "nobody" }

  private func beginning(_ leg: TruthIndex.Leg) -> String {
    let way = [leg.transport, leg.codec, leg.network.map { "network \($0)" }].compactMap { $0 }.joined(separator: ", ")
    let whom = "\(leg.person)\(leg.address.map { $0 == leg.person ? "" : " (\($0))" } ?? "")"
    switch (leg.role, conversation.kind) {
    case ("customer", _) where !leg.isSpoken: return "\(whom) writes"
    case ("customer", "inbound"): return "\(whom) calls; \(way)"
    case ("customer", _): return "\(whom) is called; \(way)"
    case ("ivr", _): return "the IVR \(leg.person) takes the call"
    case ("queue", _): return "waits in queue \(leg.person)"
    case ("attendee", _): return "\(whom) comes to the meeting; \(way)"
    case ("coach", _): return "\(whom) is connected as coach; \(way)"
    default:
      let what = leg.isSpoken ? "call" : "contact"
      return "\(whom) is offered the \(what) as \(leg.role); \(way)"
    }
  }

  private func ending(_ leg: TruthIndex.Leg) -> String {
    let time = Clock.length(leg.leftAt - leg.offeredAt)
    switch leg.role {
    case "ivr": return "the IVR is done after \(time): \(words(leg.end))"
    case "queue": return "the wait in queue \(leg.person) ends after \(time): \(words(leg.end))"
    default:
      let stay = leg.joinedAt.map { " after \(Clock.length(leg.leftAt - $0)) in the conversation" }
      return "\(leg.person) leaves\(stay ?? " after \(time)"): \(words(leg.end))"
    }
  }

  /// An action; whom it concerns stands behind.
  private func sentence(_ action: TruthIndex.Action) -> String {
    let actor = person(action.leg), target = person(action.target)
    switch action.action {
    case "hold": return "\(actor) puts \(target) on hold"
    case "unhold": return "\(actor) takes \(target) off hold"
    case "utterance": return "\(actor) speaks"
    case "mute", "unmute": return "\(actor) \(action.action)s"
    case "transfer_blind": return "\(actor) transfers to \(target) without asking"
    case "transfer_consult_start": return "\(actor) calls \(target) for a consult"
    case "transfer_consult_complete": return "\(actor) hands over to \(target)"
    case "transfer_consult_cancel": return "\(actor) gives up the consult with \(target)"
    case "conference_merge": return "\(actor) joins everybody in a conference"
    case "wrapup_start": return "\(actor) begins wrap-up"
    case "wrapup_end": return "\(actor) ends wrap-up"
    case "reconnect": return "\(actor) has media again"
    default: return "\(actor): \(words(action.action))" + (action.target == nil ? "" : ", \(target)")
    }
  }

  private func words(_ text: String) -> String { text.split(separator: "_").joined(separator: " ") }
}
