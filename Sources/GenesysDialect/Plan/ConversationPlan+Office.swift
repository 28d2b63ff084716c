import Dialects
import GroundTruth
import Quantities
import Randomness

/// What calls over the organisation's own telephones have beside their legs: a group whose people ring, and the parts of a
/// facsimile (reference section 5.14).
extension ConversationPlan {
  /// A group is a participant before those who ring for it; it is never connected itself (inferred).
  mutating func addGroup(_ identity: UInt64, _ conversation: Conversation, _ organisation: Organisation) {
    guard let group = conversation.office?.group, let hub else { return }
    let timing = LegTiming(seed: organisation.seed, entity: EntityID.child(of: identity, "group"))
    let members = participants.indices.filter { participants[$0].isOfGroup }
    let recorder = participants.first { $0.purpose == .voicemail }
    let start = participants[hub].start + timing.flowStart
    let taken = members.compactMap { participants[$0].connected }.min()
    let end: Int64
    let disconnect: Disconnect
    if let taken {
      (end, disconnect) = (max(start, taken + timing.queueRelease), Disconnect(.transfer))
    } else if let recorder {
      (end, disconnect) = (max(start, recorder.start), Disconnect(.transferNoAnswer))
    } else {
      (end, disconnect) = (max(start, participants[hub].end + timing.platformPeerLag), Disconnect(.peer))
    }
    chains.begin(at: start)
    chains.append(.delay, until: end)
    let id = organisation.identifiers.bits(group.entity, .group)
    var participant = Participant(
      id: organisation.identifiers.bits(conversation.entity, .groupParticipant),
      call: organisation.identifiers.bits(conversation.entity, .groupCall), purpose: .group, initialState: .offering,
      isInbound: true, address: .group(id), start: start, end: end, disconnect: disconnect, segments: chains.chain,
      peer: hub, timing: timing)
    participant.isOfGroup = true
    participants.append(participant)
  }

  // MARK: Facsimiles

  /// What is sent is loaded and made into pages before anybody is dialled; what comes is taken at once.
  mutating func openFacsimile(_ leg: Int, _ spoken: Int64, _ conversation: Conversation) {
    guard let document = conversation.office?.document, document.isSent else {
      let start = participants[leg].start
      return chains.append(.system, until: min(start + participants[leg].timing.flowSystem, spoken))
    }
    let dialing = hub.map { participants[$0].start } ?? spoken
    chains.append(.uploading, until: min(document.convertedFrom.milliseconds, spoken))
    chains.append(.converting, until: min(dialing, spoken))
    chains.append(.dialing, until: spoken)
  }

  /// Pages come after the handshake; what came is made into a file and stored.
  mutating func goOnFacsimile(_ leg: Int, _ end: Int64, _ conversation: Conversation) {
    guard let document = conversation.office?.document else { return }
    chains.append(.interact, until: min(document.transmittedFrom.milliseconds, end))
    if document.isSent { return chains.append(.transmitting, until: end) }
    chains.append(.transmitting, until: min(document.convertedFrom.milliseconds, end))
    chains.append(.converting, until: min(document.storedFrom.milliseconds, end))
    chains.append(.uploading, until: end)
  }
}
