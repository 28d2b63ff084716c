import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Networks that stop carrying packets: legs that reconnect or are lost, and people who cannot be reached.
extension FloorSimulation {
  mutating func beginOutage(_ position: Int) {
    let outage = outages[position]
    let network = outage.network
    networksOut.begin(network, until: outage.span.end)
    for id in conversations.present {
      for leg in conversations.legs(of: id) where conversations[id, leg].isOpen {
        if access(of: id, leg)?.network == network { stopReturning(id, leg) }
        watchForOutage(id, leg)
      }
    }
    for person in staff.indices where staff[person].network == network && staff[person].isIdle {
      withdraw(person)
      tell(person, .notReady, reason: .network)
    }
  }

  mutating func endOutage(_ position: Int) {
    let outage = outages[position]
    let network = outage.network
    networksOut.finish(network)
    for id in conversations.present {
      for leg in conversations.legs(of: id) where conversations[id, leg].isOpen {
        guard let access = access(of: id, leg), access.network == network else { continue }
        awaitReturn(id, leg, access.transport, after: outage)
      }
    }
    var draws = EntityKey(seed: tables.seed, entity: outage.entity).stream(.dropOff)
    for person in staff.indices where staff[person].network == network {
      let delay = SimulationDuration.seconds(rounding: draws.uniform(from: 1, to: 5))
      guard staff[person].reason == AbsenceReason.network else { continue }
      startTimer(person, .back, at: now + delay)
    }
  }

  /// How the person behind a leg is heard; nil for the platform itself, and where people write: pages are loaded again.
  @inline(__always)
  func access(of id: Int, _ leg: Int) -> AccessShare? {
    conversations[id].medium.isWritten ? nil : tables.cast.access(of: conversations[id, leg].record.party)
  }

  /// A leg on a network that is out will be given up, unless packets come back in time.
  mutating func watchForOutage(_ id: Int, _ leg: Int) {
    guard networksOut.isAny, conversations[id, leg].isConnected, conversations[id, leg].lossTicket == nil,
      let access = access(of: id, leg), let until = networksOut.end(access.network)
    else { return }
    var draws = conversations[id].key.stream(.dropOff, leg)
    // Timers of clients and gateways differ by a tenth either way.
    let tolerance =
      (access.transport == .webrtc ? tables.platform.webRTCLoss : tables.platform.telephoneLoss)
      * draws.uniform(from: 0.9, to: 1.1)
    let time = now + .seconds(rounding: tolerance)
    guard time < until else { return }
    conversations[id, leg].lossTicket = events.schedule(FloorEvent(.legLost, id, leg), at: time)
  }

  /// How soon after packets flow again a client is connected again, seconds.
  ///
  /// Inferred: candidates are gathered anew and checked.
  private static let returning = 0.4...1.6

  /// Packets flow again: clients that were in the mix connect anew, each in its own time; telephones do not care.
  private mutating func awaitReturn(_ id: Int, _ leg: Int, _ transport: Leg.Transport, after outage: NetworkOutage) {
    if let ticket = conversations[id, leg].lossTicket { events.cancel(ticket) }
    conversations[id, leg].lossTicket = nil
    guard transport == .webrtc, let joined = conversations[id, leg].record.joinedAt else { return }
    let since = conversations[id, leg].silentSince ?? max(outage.span.start, joined)
    guard (now - since).inSeconds >= tables.platform.reconnection else { return }
    conversations[id, leg].silentSince = since
    let entity = EntityID.child(of: conversations[id].entity, leg)
    let occasion = EntityID.child(of: outage.entity, Int(truncatingIfNeeded: entity))
    var draws = EntityKey(seed: tables.seed, entity: occasion).stream(.dropOff)
    let delay = draws.uniform(from: Self.returning.lowerBound, to: Self.returning.upperBound)
    conversations[id, leg].returnTicket = events.schedule(
      FloorEvent(.legReturns, id, leg), at: now + .seconds(rounding: delay))
  }

  /// The next outage comes before the client is back from the last one: to it they are one.
  private mutating func stopReturning(_ id: Int, _ leg: Int) {
    if let ticket = conversations[id, leg].returnTicket { events.cancel(ticket) }
    conversations[id, leg].returnTicket = nil
  }

  /// A client has its connection again, and says so.
  mutating func reconnect(_ id: Int, leg: Int) {
    conversations[id, leg].returnTicket = nil
    guard let since = conversations[id, leg].silentSince else { return }
    conversations[id, leg].silentSince = nil
    conversations.act(id, now, leg, .reconnect, duration: now - since)
  }

  mutating func loseLeg(_ id: Int, leg: Int) {
    conversations[id, leg].lossTicket = nil
    if leg == conversations[id].customer, !conversations[id].wasAnswered, conversations[id].office == nil {
      conversations[id].outcome = .abandoned
    }
    if let meeting = conversations[id].meeting { comeBackAfterOutage(meeting.place, id, leg) }
    leave(id, leg, .networkLost)
  }
}
