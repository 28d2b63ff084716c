import GroundTruth
import Quantities

/// Turning a conversation of integers into the record of it.
extension Cast {
  /// The finished conversation, with persons, texts and everything else that decides nothing.
  func closed(_ open: OpenConversation) -> Conversation {
    var parties: [Party] = []
    let legs = open.legs.enumerated().map { position, leg in
      let person = parties.firstIndex(of: leg.party) ?? parties.count
      if person == parties.count { parties.append(leg.party) }
      var record = leg.leg
      record.index = position
      record.person = person
      return record
    }
    let end = legs.map(\.leftAt).max() ?? open.start
    var conversation = Conversation(
      entity: open.entity, cell: directory.cell, number: open.number, kind: open.kind, queue: open.queue,
      outcome: open.outcome, span: TimeSpan(open.start, end),
      serviceNumber: open.queue.map { directory.queues[$0].number }, people: parties.map(person), legs: legs,
      actions: open.actions, title: open.meeting.map { configuration.meetings[$0].name })
    Dressing(configuration: configuration, seed: directory.seed, meeting: open.meeting).dress(&conversation)
    return conversation
  }
}
