import GroundTruth
import Quantities
import Randomness

/// What is written in a conversation that is not spoken.
///
/// The floor says who answered when; what they wrote decides nothing there. Each message is an action as well.
extension Dressing {
  func dressCorrespondence(_ conversation: inout Conversation) {
    guard let queue = conversation.queue, var correspondence = conversation.correspondence,
      let customer = conversation.legs.first(where: { $0.role == .customer }),
      customer.answeredAt != nil || conversation.kind == .outbound
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
    if conversation.kind == .outbound {
      // What the organisation writes of its own accord is no junk; a machine may answer it.
      if conversation.campaign?.answeredBy == .machine { correspondence.nature = .automatic }
      if correspondence.medium == .email { correspondence.subject = Phrases(topic: habits.topic).notice(from: &draws) }
    } else if correspondence.medium != .chat, kind < habits.writing.junk {
      correspondence.nature = .junk
    } else if correspondence.medium == .email, kind < habits.writing.junk + habits.writing.automatic {
      correspondence.nature = .automatic
    }
    if correspondence.medium == .email, conversation.kind != .outbound {
      correspondence.subject = Phrases(topic: habits.topic).subject(correspondence.nature, from: &draws)
    }
    correspondence.closing = closing(of: conversation, habits.writing)
    correspondence.takenOver = takenOver(in: conversation, habits.writing)
    correspondence.parkings = parkings(in: conversation, customer, habits.writing)
    let writer = CorrespondenceWriter(
      conversation: conversation, correspondence: correspondence, customer: customer, topic: habits.topic,
      writing: habits.writing, isAnswered: isAnswered(conversation))
    correspondence.messages = writer.messages(&draws)
    for message in correspondence.messages where message.saysSomething {
      conversation.actions.append(
        Action(
          at: message.at, leg: message.leg, kind: .chat,
          text: message.text.isEmpty ? Phrases.withoutWords : message.text))
    }
    conversation.correspondence = correspondence
  }

  // MARK: What the floor leaves open

  /// Of those that are closed in another way than by the button, by a rule and because nothing reaches the customer;
  /// inferred.
  private static let closedByRule = 0.3
  private static let unreachable = 0.3
  /// Share of direct hand-overs in which the colleague took it without being asked; inferred.
  private static let takingOver = 0.4
  /// The buckets of the stream of what is written: 0 has the messages.
  private static let (closingBucket, takingBucket, parkingBucket, answerBucket) = (1, 2, 3, 4)

  /// How whoever hung up closed it: customers have nothing but the button and their device.
  private func closing(
    of conversation: Conversation, _ writing: WritingConfiguration
  ) -> Correspondence.Closing {
    guard writing.closedOtherwise > 0 else { return .button }
    var draws = stream(conversation.entity, .correspondence, Self.closingBucket)
    guard draws.chance(writing.closedOtherwise) else { return .button }
    let choice = draws.uniform()
    let isCustomers = conversation.legs.contains { $0.role == .customer && $0.end == .hungUp }
    if isCustomers || choice >= Self.closedByRule + Self.unreachable { return .ownDevice }
    return choice < Self.closedByRule ? .rule : .unreachable
  }

  private func takenOver(in conversation: Conversation, _ writing: WritingConfiguration) -> [Int] {
    guard writing.toColleague > 0 else { return [] }
    return conversation.legs.compactMap { leg in
      guard case .blindTransfer(let from) = leg.origin, leg.role == .agent, leg.answeredAt != nil else { return nil }
      var draws = stream(conversation.entity, .correspondence, Self.takingBucket)
      return draws.chance(Self.takingOver) ? from : nil
    }
  }

  /// The times at which the customer was put away: planned to the minute, and taken up again when somebody got to it.
  private func parkings(
    in conversation: Conversation, _ customer: Leg, _ writing: WritingConfiguration
  ) -> [Correspondence.Parking] {
    // Who chats, or waits for an answer in public, is there all the while.
    guard writing.parked > 0, conversation.medium.isSent else { return [] }
    var draws = stream(conversation.entity, .correspondence, Self.parkingBucket)
    return ordered(conversation).holds(of: customer.index).compactMap { hold in
      // Whoever asks or calls in a colleague does not put the customer away.
      let isImplied = conversation.actions.contains {
        $0.at == hold.start && ($0.kind == .transferConsultStart || $0.kind == .partyAdd)
      }
      guard draws.chance(writing.parked), !isImplied else { return nil }
      let minutes = max(1, (hold.duration.inSeconds / 60).rounded(.up))
      return Correspondence.Parking(span: hold, due: hold.start + .seconds(rounding: minutes * 60))
    }
  }

  /// Whether whom an agent wrote to of their own accord answers; true of everybody who wrote themselves.
  private func isAnswered(_ conversation: Conversation) -> Bool {
    guard let call = conversation.campaign,
      let campaign = configuration.campaigns.first(where: { $0.name == call.name })
    else { return true }
    var draws = stream(conversation.entity, .correspondence, Self.answerBucket)
    let silent = campaign.unanswered + campaign.busy
    return campaign.answered > 0 && draws.chance(campaign.answered / (campaign.answered + silent))
  }
}
