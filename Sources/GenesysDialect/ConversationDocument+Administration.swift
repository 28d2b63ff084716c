import Dialects
import GroundTruth
import JSONText

/// What other systems and administrators have to do with a conversation (reference section 3.1).
extension ConversationDocument {
  /// The case that another system opened for it.
  func writeCase(to json: inout JSONWriter) {
    guard let number = organisation.caseNumber(conversation.entity) else { return }
    json.key("name")
    json.beginString()
    json.part("Case ")
    json.part(number)
    if let queue = conversation.queue {
      json.part(" - ")
      json.part(escaping: organisation.queues[queue].name)
    }
    json.endString()
    json.key("externalTag")
    json.beginString()
    json.part("CASE-")
    json.part(number)
    json.endString()
  }

  // MARK: Divisions

  /// What a division has of a conversation.
  enum Touched {
    /// A position in the organisation's queues.
    case queue(Int)
    /// A position in the conversation's people: a user.
    case user(Int)
    /// The same: an IVR, which is a flow.
    case flow(Int)
  }

  /// The divisions of what was touched until `time`, milliseconds since the epoch.
  ///
  /// Users' topics, whose events are live, have no names. The first one stands before others; within each, queues, users
  /// and flows stand in the order in which they joined. A call that a dialer placed and that came to nothing touched none.
  func writeDivisions(
    _ plan: borrowing ConversationPlan, until time: Int64, isLive: Bool = false, to json: inout JSONWriter
  ) {
    let isNamed = organisation.conventions.namesDivisions && !isLive
    json.key("divisions")
    json.beginArray()
    for (position, division) in organisation.divisions.enumerated() {
      var isBegun = false
      forEachTouched(plan, until: time) { touched in
        guard self.division(of: touched) == position else { return }
        if !isBegun { begin(division, isNamed, to: &json) }
        isBegun = true
        write(touched, isNamed, isMoved: position > 0, to: &json)
      }
      guard isBegun else { continue }
      json.endArray()
      json.endObject()
    }
    json.endArray()
  }

  private func begin(_ division: Organisation.Division, _ isNamed: Bool, to json: inout JSONWriter) {
    json.beginObject()
    json.key("division")
    json.reference("/api/v2/authorization/divisions/", division.id, named: isNamed ? division.name : nil)
    json.key("entities")
    json.beginArray()
  }

  private func write(_ touched: Touched, _ isNamed: Bool, isMoved: Bool, to json: inout JSONWriter) {
    let id =
      switch touched {
      case .queue(let queue): organisation.queues[queue].id
      case .user(let person): organisation.user(conversation.people[person].entity)
      case .flow(let person): organisation.flow(conversation.people[person].entity)
      }
    json.beginObject()
    json.key("id")
    json.uuid(id)
    if isNamed {
      json.key("name")
      switch touched {
      case .queue(let queue): json.string(organisation.queues[queue].name)
      case .user(let person), .flow(let person): json.string(conversation.people[person].displayName)
      }
    }
    json.key("selfUri")
    switch touched {
    case .queue: json.uuid("/api/v2/routing/queues/", id.high, id.low)
    case .user: json.uuid("/api/v2/users/", id.high, id.low)
    case .flow: json.uuid("/api/v2/flows/", id.high, id.low)
    }
    if isMoved, organisation.conventions.namesDivisions {
      json.key("dateDivisionUpdated")
      json.time(organisation.moved(id))
    }
    json.endObject()
  }

  private func division(of touched: Touched) -> Int {
    switch touched {
    case .queue(let queue): organisation.queues[queue].division
    case .user(let person): organisation.divisionPosition(ofTeam: conversation.people[person].team)
    case .flow: 0
    }
  }

  /// The queues, users and flows of those who had joined by `time`, each once.
  private func forEachTouched(_ plan: borrowing ConversationPlan, until time: Int64, _ body: (Touched) -> Void) {
    for (place, position) in plan.order.enumerated() where plan.participants[position].joined <= time {
      let earlier = plan.order[..<place]
      if let queue = plan.participants[position].queue {
        let isKnown = earlier.contains { plan.participants[$0].queue == queue }
        if !isKnown { body(.queue(queue)) }
      }
      let participant = plan.participants[position]
      guard let person = participant.person else { continue }
      if let user = participant.user {
        let isKnown = earlier.contains { plan.participants[$0].user == user }
        // A mailbox and a facsimile stand for whose they are.
        let owner = participant.purpose.isUser ? person : participant.leg.flatMap(conversation.owner) ?? person
        if !isKnown { body(.user(owner)) }
      } else if participant.purpose == .ivr {
        let isKnown = earlier.contains {
          plan.participants[$0].purpose == .ivr && plan.participants[$0].person == person
        }
        if !isKnown { body(.flow(person)) }
      }
    }
  }
}
