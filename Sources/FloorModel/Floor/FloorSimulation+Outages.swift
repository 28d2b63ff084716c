import EventKernel
import GroundTruth
import Quantities
import Randomness

/// A stretch in which a network carries nothing, long enough for clients to notice.
struct NetworkOutage: Hashable, Sendable {
  /// What draws about it are keyed by: the first of the impairments behind it.
  var entity: UInt64
  /// A position in the directory's networks.
  var network: Int
  var span: TimeSpan

  /// The outages that `episodes` cause, in order of start; those shorter than `shortest` are the packets' business
  /// alone.
  ///
  /// What silences a network without a gap is one outage, whatever the impairments are called: clients see only that
  /// nothing comes.
  static func all(of episodes: [ImpairmentEpisode], shortest: SimulationDuration) -> [NetworkOutage] {
    let silences = episodes.flatMap { episode in
      episode.silences.map { NetworkOutage(entity: episode.entity, network: episode.network, span: $0) }
    }
    var joined: [NetworkOutage] = []
    var last: [Int: Int] = [:]
    for silence in silences.sorted(by: { $0.span.start < $1.span.start }) where !silence.span.isEmpty {
      if let index = last[silence.network], silence.span.start <= joined[index].span.end {
        joined[index].span = TimeSpan(joined[index].span.start, max(joined[index].span.end, silence.span.end))
      } else {
        last[silence.network] = joined.count
        joined.append(silence)
      }
    }
    return joined.filter { $0.span.duration >= shortest }
  }
}

/// Networks that stop carrying packets: legs that reconnect or are lost, and people who cannot be reached.
extension FloorSimulation {
  mutating func beginOutage(_ position: Int) {
    let outage = outages[position]
    let network = outage.network
    outUntil[network] = outage.span.end
    for (id, conversation) in conversations.present.map({ ($0.position, $0.element) }) {
      for leg in conversation.legs.indices {
        if conversation.legs[leg].leg.network == network { stopReturning(id, leg) }
        watchForOutage(id, leg)
      }
    }
    for person in staff.indices where staff[person].access.network == network && staff[person].isIdle {
      withdraw(person)
      tell(person, .notReady, reason: AbsenceReason.network)
    }
  }

  mutating func endOutage(_ position: Int) {
    let outage = outages[position]
    let network = outage.network
    outUntil[network] = nil
    for (id, conversation) in conversations.present.map({ ($0.position, $0.element) }) {
      for leg in conversation.legs.indices where conversation.legs[leg].leg.network == network {
        awaitReturn(id, leg, after: outage)
      }
    }
    var draws = stream(outage.entity, .dropOff)
    for person in staff.indices where staff[person].access.network == network {
      let delay = SimulationDuration.seconds(rounding: draws.uniform(from: 1, to: 5))
      guard staff[person].reason == AbsenceReason.network else { continue }
      staff[person].timer = events.schedule(FloorEvent(.back, person), at: now + delay)
    }
  }

  /// A leg on a network that is out will be given up, unless packets come back in time.
  mutating func watchForOutage(_ id: Int, _ leg: Int) {
    let open = conversations[id].legs[leg]
    guard open.isOpen, open.leg.isHuman, open.lossTicket == nil, open.leg.answeredAt != nil,
      let network = open.leg.network, let until = outUntil[network]
    else { return }
    let platform = configuration.platform
    var draws = stream(conversations[id].entity, .dropOff, leg)
    // Timers of clients and gateways differ by a tenth either way.
    let tolerance =
      (open.leg.transport == .webrtc ? platform.webRTCLoss : platform.telephoneLoss) * draws.uniform(from: 0.9, to: 1.1)
    let time = now + .seconds(rounding: tolerance)
    guard time < until else { return }
    conversations[id].legs[leg].lossTicket = events.schedule(FloorEvent(.legLost, id, leg), at: time)
  }

  /// How soon after packets flow again a client is connected again, seconds.
  ///
  /// Inferred: candidates are gathered anew and checked.
  private static let returning = 0.4...1.6

  /// Packets flow again: clients that were in the mix connect anew, each in its own time; telephones do not care.
  private mutating func awaitReturn(_ id: Int, _ leg: Int, after outage: NetworkOutage) {
    if let ticket = conversations[id].legs[leg].lossTicket { events.cancel(ticket) }
    conversations[id].legs[leg].lossTicket = nil
    let open = conversations[id].legs[leg]
    guard open.isOpen, open.leg.transport == .webrtc, let joined = open.leg.joinedAt else { return }
    let since = open.silentSince ?? max(outage.span.start, joined)
    guard (now - since).inSeconds >= configuration.platform.reconnection else { return }
    conversations[id].legs[leg].silentSince = since
    let entity = EntityID.child(of: conversations[id].entity, leg)
    var draws = stream(EntityID.child(of: outage.entity, Int(truncatingIfNeeded: entity)), .dropOff)
    let delay = draws.uniform(from: Self.returning.lowerBound, to: Self.returning.upperBound)
    conversations[id].legs[leg].returnTicket = events.schedule(
      FloorEvent(.legReturns, id, leg), at: now + .seconds(rounding: delay))
  }

  /// The next outage comes before the client is back from the last one: to it they are one.
  private mutating func stopReturning(_ id: Int, _ leg: Int) {
    if let ticket = conversations[id].legs[leg].returnTicket { events.cancel(ticket) }
    conversations[id].legs[leg].returnTicket = nil
  }

  /// A client has its connection again, and says so.
  mutating func reconnect(_ id: Int, leg: Int) {
    conversations[id].legs[leg].returnTicket = nil
    guard let since = conversations[id].legs[leg].silentSince else { return }
    conversations[id].legs[leg].silentSince = nil
    conversations[id].actions.append(Action(at: now, leg: leg, kind: .reconnect, duration: now - since))
  }

  mutating func loseLeg(_ id: Int, leg: Int) {
    conversations[id].legs[leg].lossTicket = nil
    let conversation = conversations[id]
    if leg == conversation.customer, !conversation.wasAnswered { conversations[id].outcome = .abandoned }
    if let meeting = conversation.meeting { comeBackAfterOutage(meeting, id, leg) }
    leave(id, leg, .networkLost)
  }
}
