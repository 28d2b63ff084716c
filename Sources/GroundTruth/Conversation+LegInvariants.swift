import Quantities

/// What holds of people and legs.
extension Conversation {
  func checkLegs(_ findings: inout Findings) {
    guard let first = legs.first else { return findings.expect(false, "a conversation has a leg") }
    findings.expect(span.start == first.offeredAt, "the conversation starts with its first offer")
    findings.expect(span.end == legs.map(\.leftAt).max(), "the conversation ends when the last leg leaves")
    for (position, leg) in legs.enumerated() {
      findings.expect(leg.index == position, "leg \(position): knows its position")
      findings.expect(people.indices.contains(leg.person), "leg \(position): has a person")
      if position > 0 { findings.expect(legs[position - 1].offeredAt <= leg.offeredAt, "leg \(position): in order") }
      checkTimes(of: leg, &findings)
      checkKind(of: leg, &findings)
      checkEnd(of: leg, &findings)
      checkOrigin(of: leg, &findings)
    }
    checkCast(&findings)
    checkPresence(&findings)
  }

  private func checkTimes(of leg: Leg, _ findings: inout Findings) {
    let times = [leg.offeredAt, leg.alertedAt, leg.answeredAt, leg.joinedAt, leg.leftAt].compactMap(\.self)
    let isOrdered = zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }
    findings.expect(isOrdered, "leg \(leg.index): offered, alerted, answered, joined, left in this order")
    findings.expect(leg.joinedAt == nil || leg.answeredAt != nil, "leg \(leg.index): joined after being answered")
    if let wrapUp = leg.wrapUp {
      findings.expect(leg.role == .agent, "leg \(leg.index): only agents wrap up")
      findings.expect(wrapUp.span.start == leg.leftAt, "leg \(leg.index): wrap-up starts when the leg is over")
      findings.expect(
        (wrapUp.ending == .completed) == !wrapUp.code.isEmpty, "leg \(leg.index): a code exactly when completed")
    }
  }

  private func checkKind(of leg: Leg, _ findings: inout Findings) {
    let isPlatformRole = leg.role == .ivr || leg.role == .queue
    findings.expect(
      (isPlatformRole || medium.isWritten) == !leg.isSpoken,
      "leg \(leg.index): IVR, queue and everybody who writes are carried by the platform, others not")
    findings.expect(
      (leg.codec != nil) == leg.isSpoken && (leg.network != nil) == leg.isSpoken,
      "leg \(leg.index): codec and network exactly on legs with audio")
    findings.expect(leg.isSpoken || leg.joinedAt == nil, "leg \(leg.index): without audio nothing is in the mix")
    findings.expect(leg.isHuman || leg.answeredAt != nil, "leg \(leg.index): the platform always answers")
    findings.expect(leg.role != .queue || leg.queue != nil, "leg \(leg.index): a queue's leg names the queue")
    findings.expect((leg.role == .attendee) == (kind == .meeting), "leg \(leg.index): attendees exactly in meetings")
  }

  private func checkEnd(of leg: Leg, _ findings: inout Findings) {
    let mayEnd: Bool =
      switch leg.end {
      case .declined, .noAnswer, .busy: leg.isHuman && leg.answeredAt == nil
      case .abandoned: [.customer, .ivr, .queue].contains(leg.role) || leg.role == .external && office != nil
      case .routed: !leg.isHuman || leg.diversion != nil
      case .transferred: leg.role == .agent && leg.answeredAt != nil
      case .meetingOver: leg.role == .attendee
      case .diallerHungUp: (leg.role == .customer && leg.answeredAt != nil) || leg.role == .queue
      case .networkLost, .removed: leg.isHuman && leg.answeredAt != nil
      case .hungUp: leg.isHuman && leg.answeredAt != nil
      case .peerLeft, .cancelled, .failed: true
      }
    findings.expect(mayEnd, "leg \(leg.index): a \(leg.role) leg cannot end as \(leg.end)")
    findings.expect(
      leg.answeredAt != nil || leg.wrapUp == nil, "leg \(leg.index): wrap-up follows a call that was answered")
    findings.expect(
      leg.diversion == nil
        || office != nil && leg.answeredAt == nil && [.routed, .declined, .noAnswer].contains(leg.end),
      "leg \(leg.index): the exchange diverts office calls that nobody took")
    findings.expect(
      leg.clearing == nil || [.failed, .declined, .noAnswer].contains(leg.end),
      "leg \(leg.index): a carrier clears what it could not complete")
  }

  private func checkOrigin(of leg: Leg, _ findings: inout Findings) {
    func role(_ position: Int) -> Leg.Role? { position < leg.index && position >= 0 ? legs[position].role : nil }
    let isSound: Bool =
      switch leg.origin {
      case .arrival, .meeting, .dialled(by: nil): true
      case .routing(let cause): role(cause) != nil && !leg.isHuman
      case .offer(let queueLeg): role(queueLeg) == .queue && leg.role == .agent
      case .dialled(let agent?): role(agent) == .agent
      case .blindTransfer(let agent), .consult(let agent), .partyAdd(let agent): role(agent) == .agent
      case .supervision(let agent): role(agent) == .agent && leg.role == .coach
      case .rejoin(let before): role(before) == leg.role && legs[before].person == leg.person
      }
    findings.expect(isSound, "leg \(leg.index): its origin \(leg.origin) stands before it and fits")
  }

  private func checkCast(_ findings: inout Findings) {
    guard kind != .meeting else { return }
    let customers = legs.filter { $0.role == .customer }
    guard office == nil else {
      let isBesideQueues = queue == nil && legs.allSatisfy { $0.queue == nil && $0.role != .queue }
      return findings.expect(customers.isEmpty && isBesideQueues, "an office call has no customer and no queue")
    }
    // Nobody was called yet while a callback only waits for an agent.
    let isUncalled = kind == .callback && outcome == .unanswered && customers.isEmpty
    findings.expect(isUncalled || Set(customers.map(\.person)).count == 1, "exactly one customer")
    for customer in customers {
      guard let joined = customer.joinedAt, case .rejoin = customer.origin else {
        guard let joined = customer.joinedAt else { continue }
        let isMet = legs.contains { other in
          (other.role == .agent || other.role == .external) && other.answeredAt.map { $0 <= joined } ?? false
        }
        findings.expect(isMet, "leg \(customer.index): a customer joins when somebody has answered")
        continue
      }
      findings.expect(joined >= customer.offeredAt, "leg \(customer.index): comes back after calling again")
    }
  }

  /// Nobody is there twice, and no more are there than a call takes.
  private func checkPresence(_ findings: inout Findings) {
    for leg in legs where leg.isHuman {
      for other in legs[..<leg.index] where other.isHuman && other.person == leg.person {
        let overlaps = TimeSpan(leg.offeredAt, leg.leftAt).overlaps(TimeSpan(other.offeredAt, other.leftAt))
        findings.expect(!overlaps, "legs \(other.index) and \(leg.index): one person in two places")
      }
      guard kind != .meeting, leg.isParty, let joined = leg.joinedAt else { continue }
      let parties = legs.filter { $0.isParty && $0.presence?.contains(joined) ?? false }
      findings.expect(parties.count <= Self.partyLimit, "leg \(leg.index): at most \(Self.partyLimit) parties")
    }
  }

  /// Parties on one call, agents and customer included: what multi-party calling allows at most.
  static let partyLimit = 6
}

extension Leg {
  /// Whether it is one of those whom a call is between: not a coach, not the platform.
  var isParty: Bool { role == .customer || role == .agent || role == .external }

  /// Whether it took part at `time`, its first and last instant included.
  func wasJoined(at time: SimulationTime) -> Bool { engagedAt.map { $0 <= time && time <= leftAt } ?? false }
}
