import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Clients that fail: offers that nobody can take, calls that do not get through, pages that are closed.
extension FloorSimulation {
  /// Buckets of a conversation's draws about clients: offers by their number, then the caller's, then legs'.
  private static let callerBucket = 1 << 20, closingBucket = 1 << 21

  // MARK: Taking an offer

  /// A failure of an offer: what it is, and how long after the offer it is over with it.
  struct OfferFault {
    let fault: ClientFault
    let over: SimulationDuration
    /// Whether the device never rang.
    let isUnheard: Bool
  }

  /// Seconds after which each failure is over with the call; inferred.
  private static let unregisteredAfter = 0.08...0.4
  private static let deniedAfter = 0.03...0.15
  private static let missingAfter = 0.1...0.8
  /// The browser gives up its search for addresses after 15 s, and ICE a while later.
  private static let noPathAfter = 16.5...32.0
  private static let keyExchangeAfter = 1.5...12.0

  /// What befalls the client of an agent who is offered the `number`th ring of a conversation and would take it after
  /// `answer`, nil when they would not; nil when nothing does.
  ///
  /// Media fail only where a queue offers the call: colleagues who are called in would be heard of at once.
  func offerFault(
    _ id: Int, ring number: Int, to agent: Int, _ origin: Leg.Origin, answeredAfter answer: SimulationDuration?
  ) -> OfferFault? {
    guard let group = staff[agent].clients, !conversations[id].medium.isWritten else { return nil }
    let table = tables.clients[group]
    var draws = conversations[id].key.stream(.client, number)
    var choice = draws.uniform()
    func falls(_ share: Double) -> Bool {
      choice -= share
      return choice < 0
    }
    if falls(table.unregistered) {
      let after = draws.seconds(in: Self.unregisteredAfter)
      return OfferFault(fault: ClientFault(kind: .unregistered, from: now), over: after, isUnheard: true)
    }
    guard let answer else { return nil }
    let taken = now + answer
    let kind: ClientIncident.Kind
    let length: ClosedRange<Double>
    if falls(table.microphoneDenied) {
      (kind, length) = (.microphoneDenied, Self.deniedAfter)
    } else if falls(table.microphoneMissing) {
      (kind, length) = (.microphoneMissing, Self.missingAfter)
    } else if case .offer = origin, let failure = mediaFailure(table, &choice, &draws) {
      (kind, length) = (failure, failure == .keyExchangeFailed ? Self.keyExchangeAfter : Self.noPathAfter)
    } else {
      return nil
    }
    // Applications ask for the microphone when they are installed.
    let needsBrowser = kind == .microphoneDenied || kind == .microphoneMissing
    guard !needsBrowser || tables.cast.person(.staff(agent)).device?.isBrowser ?? true else { return nil }
    let over = answer + draws.seconds(in: length)
    var fault = ClientFault(kind: kind, from: taken)
    if fault.followsAnswer { fault.over = now + over }
    return OfferFault(fault: fault, over: over, isUnheard: false)
  }

  /// An agent takes a call that never comes about, and has it until the client gives up.
  mutating func takeInVain(_ id: Int, _ leg: Int) {
    conversations[id].step = nil
    conversations[id, leg].record.answeredAt = now
    if case .staff(let person) = conversations[id, leg].record.party {
      engage(person, .talking, in: conversations[id].entity)
    }
    plan(id, leg, .failed, after: (conversations.fault(id, leg)?.over ?? now) - now)
  }

  /// Media that never come about: `choice` falls to one of the shares, or to none.
  @inline(__always)
  private func mediaFailure(
    _ table: ClientTable, _ choice: inout Double, _ draws: inout RandomStream
  ) -> ClientIncident.Kind? {
    choice -= table.noPath
    if choice < 0 { return draws.chance(0.5) ? .noPath : .pathSearchTimedOut }
    choice -= table.keyExchangeFailed
    return choice < 0 ? .keyExchangeFailed : nil
  }

  // MARK: Calling the platform

  /// Seconds until a call is turned down, and until a caller gives up on silence; inferred.
  private static let refusedAfter = 0.3...1.4
  private static let silenceAfter = 6.0...16.0

  /// Whether the platform turns down the call of a client, or never takes it; the leg is then there and about to end.
  mutating func turnsDown(_ id: Int, _ queue: Int, caller: Int) -> Bool {
    guard let group = clients(ofCaller: caller) else { return false }
    let table = tables.clients[group]
    var draws = conversations[id].key.stream(.client, Self.callerBucket)
    var choice = draws.uniform()
    let shares = [(kind: ClientIncident.Kind.credentialsExpired, share: table.credentialsExpired)] + table.refusals
    let refusal = shares.first { entry in
      choice -= entry.share
      return choice < 0
    }
    guard let kind = refusal?.kind else { return false }
    let leg = FloorLeg(.customer, of: .caller(caller), queue: queue, origin: .arrival, at: now)
    let customer = conversations.append(leg, to: id)
    conversations[id].customer = customer
    let end: Leg.End = kind == .lineBusy ? .busy : kind == .lineDeclined ? .declined : .failed
    conversations[id].outcome = end == .failed ? .failed : .unanswered
    conversations[id].wasCutOff = kind == .credentialsExpired
    conversations.afflict(id, customer, ClientFault(kind: kind, from: now))
    plan(id, customer, end, after: draws.seconds(in: Self.refusedAfter))
    return true
  }

  /// The media of a caller whom the platform takes at `taken` may never come about: they hear nothing, and give up.
  mutating func considerSilence(_ id: Int, caller: Int, takenAt taken: SimulationTime) {
    guard let group = clients(ofCaller: caller), let customer = conversations[id].customer else { return }
    var draws = conversations[id].key.stream(.client, Self.callerBucket + 1)
    var choice = draws.uniform()
    guard let kind = mediaFailure(tables.clients[group], &choice, &draws) else { return }
    conversations[id].outcome = .failed
    conversations[id].wasCutOff = true
    conversations.afflict(id, customer, ClientFault(kind: kind, from: taken))
    let waits =
      kind == .pathSearchTimedOut
      ? SimulationDuration.seconds(rounding: draws.uniform(from: 15.5, to: 22)) : draws.seconds(in: Self.silenceAfter)
    plan(id, customer, .failed, after: taken - now + waits)
  }

  /// Whether the customer's media do not come about, so that there is nobody to be passed on.
  @inline(__always)
  func isSilent(_ id: Int) -> Bool {
    guard conversations[id].hasFaults, let customer = conversations[id].customer else { return false }
    return conversations.fault(id, customer)?.followsAnswer ?? false
  }

  @inline(__always)
  private func clients(ofCaller caller: Int) -> Int? {
    tables.cast.clients(of: .caller(caller))
  }

  // MARK: During a talk

  /// The client of a leg may be closed before the talk is over.
  mutating func considerClosing(_ id: Int, _ leg: Int) {
    guard !conversations[id].medium.isWritten,
      let group = tables.cast.clients(of: conversations[id, leg].record.party),
      let mean = tables.clients[group].untilClosed, conversations[id, leg].leaveTicket == nil
    else { return }
    var draws = conversations[id].key.stream(.client, Self.closingBucket + leg)
    let after = SimulationDuration.seconds(rounding: draws.exponential(mean: mean))
    conversations.afflict(id, leg, ClientFault(kind: .closed, from: now + after))
    plan(id, leg, .hungUp, after: after)
  }

  /// Whoever closed their client did not mean to hang up, and calls again like somebody who was cut off.
  mutating func noteClosing(_ id: Int, leg: Int) {
    guard let fault = conversations.fault(id, leg), fault.kind == .closed, fault.from == now else { return }
    conversations[id].wasCutOff = true
  }
}

extension RandomStream {
  /// A duration of so many seconds, each as likely.
  fileprivate mutating func seconds(in range: ClosedRange<Double>) -> SimulationDuration {
    .seconds(rounding: uniform(from: range.lowerBound, to: range.upperBound))
  }
}
