import GroundTruth
import Quantities
import Randomness

/// What is written in a conversation that is not spoken.
///
/// The floor says who answered when; what they wrote decides nothing there. Each message is an action as well.
extension Dressing {
  func dressCorrespondence(_ conversation: inout Conversation) {
    guard let queue = conversation.queue, var correspondence = conversation.correspondence,
      let customer = conversation.legs.first(where: { $0.role == .customer }), customer.answeredAt != nil
    else { return }
    let habits = configuration.queues[queue]
    var recording = stream(conversation.entity, .recording)
    conversation.isRecorded = recording.chance(habits.recorded)
    var draws = stream(conversation.entity, .correspondence)
    // A text message comes from a telephone.
    let hasTelephone: Bool = if case .telephone = conversation.person(of: customer).address { true } else { false }
    let channels = habits.writing.channels.filter { hasTelephone || !$0.channel.isByTelephone }
    let usual = correspondence.medium.channels.first ?? .unknown
    correspondence.channel =
      channels.isEmpty ? usual : channels[draws.index(weights: channels.map(\.weight))].channel
    correspondence.isAuthenticated = draws.chance(habits.writing.authenticated)
    let kind = draws.uniform()
    if correspondence.medium == .email {
      if kind < habits.writing.junk {
        correspondence.nature = .junk
      } else if kind < habits.writing.junk + habits.writing.automatic {
        correspondence.nature = .automatic
      }
      correspondence.subject = Phrases(topic: habits.topic).subject(correspondence.nature, from: &draws)
    }
    let writer = CorrespondenceWriter(
      conversation: conversation, correspondence: correspondence, customer: customer, topic: habits.topic,
      writing: habits.writing)
    correspondence.messages = writer.messages(&draws)
    for message in correspondence.messages where message.saysSomething {
      conversation.actions.append(
        Action(
          at: message.at, leg: message.leg, kind: .chat,
          text: message.text.isEmpty ? Phrases.withoutWords : message.text))
    }
    conversation.correspondence = correspondence
  }
}
