import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Callers who leave a message: for a queue instead of waiting in it, or for a colleague to whose mailbox an agent sends
/// them.
extension FloorSimulation {
  /// Offers a waiting caller to leave a message; true when they accept and are being recorded.
  mutating func acceptsVoicemail(_ id: Int, _ queue: Int) -> Bool {
    guard let table = tables.queues[queue].voicemail, conversations[id].customer != nil,
      let queueLeg = conversations[id].platformLeg, conversations[id].kind == .inbound
    else { return false }
    var draws = conversations[id].key.stream(.voicemail)
    guard draws.chance(table.accepted) else { return false }
    dispatcher.giveUp(id, queue: queue)
    stopWaiting(id)
    conversations[id].departure = .deferred
    leave(id, queueLeg, .routed)
    let length = table.message.duration(from: &draws)
    record(id, after: queueLeg, at: now + tables.platform.handOver.duration(from: &draws), length: length)
    return true
  }

  /// Sends the customer of an agent, who leaves, to a mailbox.
  mutating func transferToVoicemail(_ id: Int, after agent: Int) {
    var draws = conversations[id].key.stream(.voicemail, conversations[id].segments)
    record(id, after: agent, at: now, length: tables.talk.voicemailMessage.duration(from: &draws))
  }

  /// The platform's leg that greets and records, until the customer hangs up.
  private mutating func record(_ id: Int, after leg: Int, at start: SimulationTime, length: SimulationDuration) {
    guard let customer = conversations[id].customer else { return }
    var voicemail = FloorLeg(.ivr, of: .voicemail, queue: nil, origin: .routing(after: leg), at: start)
    voicemail.answeredAt = start
    conversations[id].platformLeg = conversations.append(voicemail, to: id)
    plan(id, customer, .hungUp, after: start - now + length)
  }
}
