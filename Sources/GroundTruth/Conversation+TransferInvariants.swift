import Quantities

/// What holds of transfers, added parties, merges and swaps: the instants they share and the holds they imply.
extension Conversation {
  func checkTransfers(_ findings: inout Findings) {
    for (position, action) in actions.enumerated() {
      let place = "action \(position) (\(action.kind))"
      switch action.kind {
      case .transferBlind, .transferConsultComplete: checkHandOver(action, place, &findings)
      case .transferConsultStart, .partyAdd: checkInvitation(action, place, &findings)
      case .transferConsultCancel, .partyDrop:
        let target = action.target.map { legs[$0] }
        findings.expect(target?.leftAt == action.at, "\(place): its target leaves at the instant")
        findings.expect(isInvited(target, by: action.leg), "\(place): of somebody the leg had called")
      case .conferenceMerge: checkMerge(action, place, &findings)
      case .swap: checkSwap(action, place, &findings)
      case .hold: checkHolder(action, place, &findings)
      default: break
      }
    }
  }

  private func checkHandOver(_ action: Action, _ place: String, _ findings: inout Findings) {
    let actor = legs[action.leg]
    findings.expect(
      actor.leftAt == action.at && actor.end == .transferred, "\(place): the leg leaves as transferred at the instant")
    guard let target = action.target.map({ legs[$0] }) else { return }
    if action.kind == .transferBlind {
      let isDestination: Bool =
        switch target.origin {
        case .blindTransfer(let from), .routing(let from): from == action.leg
        default: false
        }
      findings.expect(isDestination, "\(place): its target is where the leg sent the caller")
      findings.expect(target.offeredAt == action.at, "\(place): its target is offered at the instant")
    } else {
      findings.expect(target.origin == .consult(from: action.leg), "\(place): its target was consulted by the leg")
      findings.expect(target.wasJoined(at: action.at), "\(place): its target is there")
    }
    let customer = legs.first { $0.role == .customer && $0.wasJoined(at: action.at) }
    findings.expect(customer != nil, "\(place): there is a caller to hand over")
  }

  private func checkInvitation(_ action: Action, _ place: String, _ findings: inout Findings) {
    guard let target = action.target.map({ legs[$0] }) else { return }
    findings.expect(target.offeredAt == action.at, "\(place): its target is called at the instant")
    findings.expect(isInvited(target, by: action.leg), "\(place): its target comes from the leg's call")
    // Whoever joins or leaves at this very instant may be counted either way.
    for other in legs where other.isParty && ![action.leg, target.index].contains(other.index) {
      guard let presence = other.presence, presence.start < action.at, action.at < presence.end else { continue }
      findings.expect(isHeld(other.index, after: action.at), "\(place): leg \(other.index) is put on hold")
    }
  }

  private func checkMerge(_ action: Action, _ place: String, _ findings: inout Findings) {
    let held = legs.filter { isHeld($0.index, before: action.at) && $0.leftAt > action.at }
    findings.expect(!held.isEmpty, "\(place): somebody is on hold")
    for leg in held {
      findings.expect(!isHeld(leg.index, after: action.at), "\(place): leg \(leg.index) is taken off hold")
    }
    let others = counterparts(of: action.leg, at: action.at)
    findings.expect(others.contains { $0.role == .customer } && others.count > 1, "\(place): of three parties or more")
  }

  private func checkSwap(_ action: Action, _ place: String, _ findings: inout Findings) {
    guard let target = action.target else { return }
    let others = counterparts(of: action.leg, at: action.at)
    guard others.count == 2, let other = others.first(where: { $0.index != target }) else {
      return findings.expect(false, "\(place): between exactly two other parties")
    }
    findings.expect(
      isHeld(target, before: action.at) && !isHeld(other.index, before: action.at),
      "\(place): its target was on hold and the other party not")
    findings.expect(
      !isHeld(target, after: action.at) && isHeld(other.index, after: action.at), "\(place): both change over")
  }

  /// A hold ends before whoever placed it is gone, unless the held leg is gone by then.
  private func checkHolder(_ action: Action, _ place: String, _ findings: inout Findings) {
    guard let target = action.target else { return }
    let holder = legs[action.leg]
    guard let hold = holds(of: target).first(where: { $0.start == action.at }) else { return }
    findings.expect(
      hold.end <= holder.leftAt || legs[target].leftAt <= holder.leftAt, "\(place): does not outlast who placed it")
  }

  private func isInvited(_ leg: Leg?, by agent: Int) -> Bool {
    leg?.origin == .consult(from: agent) || leg?.origin == .partyAdd(from: agent)
  }

  /// The other parties in the mix at `time` who do not leave with it.
  private func counterparts(of agent: Int, at time: SimulationTime) -> [Leg] {
    legs.filter { $0.isParty && $0.index != agent && $0.wasJoined(at: time) && $0.leftAt > time }
  }

  private func isHeld(_ leg: Int, before time: SimulationTime) -> Bool {
    holds(of: leg).contains { $0.start < time && time <= $0.end }
  }

  private func isHeld(_ leg: Int, after time: SimulationTime) -> Bool { holds(of: leg).contains { $0.contains(time) } }
}
