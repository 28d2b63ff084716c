/// The states of one call on one page (reference section 5) as a table: what may follow what.
///
/// C is the customer, T the one third party. It knows the platform only from its file.
struct CallMachine {
  enum State: Hashable {
    case new, ring
    /// C talking; C held.
    case talk, held
    /// C held and T talking; C talking and T held; both talking; both held.
    case consult, aside, conference, allHeld
    /// C gone; T talking or held.
    case thirdParty, thirdPartyHeld
    /// Two third parties or more, C or not: who is there, and whether held.
    case multi([String: Bool])
    case endedUnanswered, work, done
  }

  private(set) var state = State.new
  private var customer = ""
  private var third = ""

  /// Whether the call is over for the page, but for the work after it.
  var isOver: Bool { [.endedUnanswered, .work, .done].contains(state) }

  /// Moves on; false when the event may not come now, which leaves everything as it was.
  mutating func take(_ type: String, _ participant: String?) -> Bool {
    let next: State?
    switch type {
    case "callstarted": next = start(participant)
    case "callconnected": next = state == .ring ? .talk : nil
    case "callended": next = ended
    case "wrapupended": next = state == .work || state == .endedUnanswered ? .done : nil
    case "hold": next = setHeld(participant ?? "", true)
    case "resume": next = setHeld(participant ?? "", false)
    case "participantadded": next = added(participant ?? "")
    case "participantremoved": next = removed(participant ?? "")
    case "swap": next = swapped
    case "conference": next = merged
    default: next = state
    }
    guard let next else { return false }
    state = next
    return true
  }

  private mutating func start(_ participant: String?) -> State? {
    guard state == .new, let participant else { return nil }
    customer = participant
    return .ring
  }

  private var ended: State? {
    switch state {
    case .ring: .endedUnanswered
    case .talk, .held, .consult, .aside, .conference, .allHeld, .thirdParty, .thirdPartyHeld, .multi: .work
    case .new, .endedUnanswered, .work, .done: nil
    }
  }

  private func setHeld(_ party: String, _ isHeld: Bool) -> State? {
    switch (state, party == customer, party == third, isHeld) {
    case (.talk, true, _, true): .held
    case (.held, true, _, false): .talk
    case (.consult, true, _, false): .conference
    case (.consult, _, true, true): .allHeld
    case (.aside, true, _, true): .allHeld
    case (.aside, _, true, false): .conference
    case (.conference, true, _, true): .consult
    case (.conference, _, true, true): .aside
    case (.allHeld, true, _, false): .aside
    case (.allHeld, _, true, false): .consult
    case (.thirdParty, _, true, true): .thirdPartyHeld
    case (.thirdPartyHeld, _, true, false): .thirdParty
    case (.multi(let legs), _, _, _) where legs[party] == !isHeld:
      .multi(legs.merging([party: isHeld]) { _, new in new })
    default: nil
    }
  }

  /// Calling somebody holds everybody else; no more than six parties, the agent one of them.
  private mutating func added(_ party: String) -> State? {
    guard party != customer else { return nil }
    switch state {
    case .talk, .held:
      third = party
      return .consult
    case .consult, .aside, .conference: return multi([customer: true, third: true], with: party)
    case .thirdParty: return multi([third: true], with: party)
    case .multi(let legs): return multi(legs.mapValues { _ in true }, with: party)
    default: return nil
    }
  }

  private func multi(_ others: [String: Bool], with party: String) -> State? {
    guard others[party] == nil, others.count + 2 <= 6 else { return nil }
    return .multi(others.merging([party: false]) { _, new in new })
  }

  private mutating func removed(_ party: String) -> State? {
    switch (state, party == customer, party == third) {
    case (.consult, true, _), (.conference, true, _): return .thirdParty
    case (.aside, true, _), (.allHeld, true, _): return .thirdPartyHeld
    case (.consult, _, true), (.allHeld, _, true): return .held
    case (.aside, _, true), (.conference, _, true): return .talk
    case (.multi(var legs), _, _):
      guard legs.removeValue(forKey: party) != nil else { return nil }
      return fewer(legs)
    default: return nil
    }
  }

  /// Back to the named states when one third party is left.
  private mutating func fewer(_ legs: [String: Bool]) -> State? {
    let thirds = legs.filter { $0.key != customer }
    guard let left = thirds.first, thirds.count == 1 else { return thirds.isEmpty ? nil : .multi(legs) }
    third = left.key
    return switch (legs[customer], left.value) {
    case (nil, false): .thirdParty
    case (nil, true): .thirdPartyHeld
    case (true?, false): .consult
    case (false?, true): .aside
    case (false?, false): .conference
    case (true?, true): .allHeld
    }
  }

  private var swapped: State? {
    switch state {
    case .consult: .aside
    case .aside: .consult
    default: nil
    }
  }

  private var merged: State? {
    switch state {
    case .consult, .aside, .allHeld: .conference
    case .multi(let legs) where legs[customer] != nil && legs.values.contains(true):
      .multi(legs.mapValues { _ in false })
    default: nil
    }
  }

  /// Whether the customer is on hold as far as the page knows, its implied holds included.
  var isCustomerHeld: Bool {
    switch state {
    case .held, .consult, .allHeld: true
    case .multi(let legs): legs[customer] ?? false
    default: false
    }
  }
}
