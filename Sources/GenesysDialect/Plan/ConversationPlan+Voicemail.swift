import Dialects
import GroundTruth
import Quantities
import Randomness

/// A message that was left for a queue, as a callback of its own (reference section 5.4).
extension ConversationPlan {
  /// Gives the customer a callback, which begins when the recorder takes them, and the queue a participant who has it too,
  /// until somebody beside the floor has dealt with the message.
  mutating func addMessage(_ conversation: Conversation, _ organisation: Organisation, _ identity: UInt64) {
    guard let message = conversation.voicemail, let hub else { return }
    let recorder = participants[message.leg]
    let stored = message.storedAt.milliseconds
    let handled = message.handledAt.milliseconds
    let timing = LegTiming(seed: organisation.seed, entity: EntityID.child(of: identity, "message"))
    chains.begin(at: recorder.start)
    chains.append(.uploading, until: stored)
    chains.append(.interact, until: handled)
    participants[hub].companion = SecondCommunication(
      id: request(conversation, organisation), isCallback: true, initialState: .none, start: recorder.start,
      connected: stored, end: handled, disconnect: Disconnect(.client), segments: chains.chain)
    let start = recorder.start + timing.queueStart
    let end = handled + timing.platformPeerLag
    chains.begin(at: start)
    chains.append(.uploading, until: stored)
    chains.append(.interact, until: end)
    participants.append(
      Participant(
        person: nil, id: organisation.identifiers.bits(conversation.entity, .callbackParticipant),
        call: organisation.identifiers.bits(conversation.entity, .messageQueue), purpose: .acd, initialState: .none,
        isInbound: true, address: .queue(organisation.queues[message.queue].id), queue: message.queue, start: start,
        connected: stored, end: end, disconnect: Disconnect(.peer), segments: chains.chain, timing: timing,
        isCallback: true))
  }
}
