import GroundTruth
import Quantities
import Randomness

/// Writes the messages of one conversation into the time that its legs leave for them.
struct CorrespondenceWriter {
  typealias Message = Correspondence.Message

  let conversation: Conversation
  let correspondence: Correspondence
  let customer: Leg
  let topic: Topic
  let writing: WritingConfiguration
  /// Whether whom an agent wrote to of their own accord answers.
  let isAnswered: Bool

  private var phrases: Phrases { Phrases(topic: topic) }
  private var agents: [Leg] { conversation.legs.filter { $0.role == .agent && $0.presence != nil } }

  /// All of them, in order of time.
  func messages(_ draws: inout RandomStream) -> [Message] {
    var found: [Message] = []
    switch correspondence.medium {
    case .voice: break
    case .email, .social: addLetter(&found, &draws)
    case .chat, .message: addDialogue(&found, &draws)
    }
    addSigns(&found, &draws)
    return found.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  // MARK: One message and its answer

  private func addLetter(_ found: inout [Message], _ draws: inout RandomStream) {
    guard conversation.kind != .outbound else { return addNotice(&found, &draws) }
    guard let start = customer.engagedAt else { return }
    let name = conversation.person(of: customer).displayName
    let text =
      switch correspondence.nature {
      case .concern: phrases.utterance(.concern, by: name, from: &draws)
      case .automatic: Phrases.outOfOffice
      case .junk: phrases.advertisement(from: &draws)
      }
    let body: Correspondence.Body = draws.chance(writing.files) ? .file(file(&draws)) : .text
    let fate: Correspondence.Fate = correspondence.medium == .social ? .published : .received
    found.append(Message(at: start, leg: customer.index, body: body, text: text, fate: fate))
    // Whoever passes it on has answered nothing, and what a machine or an advertiser wrote needs no answer.
    guard correspondence.nature == .concern, let agent = agents.last, agent.end == .hungUp, let stay = agent.presence
    else { return }
    let lead = min(draws.uniform(from: 1.5, to: 8), stay.duration.inSeconds / 2)
    let answer = phrases.letter(by: conversation.person(of: agent).displayName, to: name, from: &draws)
    let withFile = draws.chance(writing.files)
    found.append(
      Message(
        at: stay.end - .seconds(rounding: lead), leg: agent.index, body: withFile ? .file(file(&draws)) : .text,
        text: answer, fate: fateOfAnswer(&draws)))
  }

  /// A letter that an agent writes of their own accord, and what comes back.
  private func addNotice(_ found: inout [Message], _ draws: inout RandomStream) {
    guard let agent = agents.first, let stay = agent.presence else { return }
    let reader = conversation.person(of: customer).displayName
    let text = phrases.letter(by: conversation.person(of: agent).displayName, to: reader, from: &draws)
    let body: Correspondence.Body = draws.chance(writing.files) ? .file(file(&draws)) : .text
    let fate = customer.engagedAt == nil ? .failed : fateOfAnswer(&draws)
    let sent = min(max(customer.offeredAt, stay.start), stay.end)
    found.append(Message(at: sent, leg: agent.index, body: body, text: text, fate: fate))
    let share = draws.uniform(from: 0.2, to: 0.8)
    guard let arrived = customer.engagedAt, fate == correspondence.channel.usualFate || fate == .sent else { return }
    let reply: String? =
      correspondence.nature == .automatic
      ? Phrases.outOfOffice : isAnswered ? phrases.utterance(.customer, by: reader, from: &draws) : nil
    guard let reply else { return }
    let time = arrived + .seconds(rounding: (customer.leftAt - arrived).inSeconds * share)
    found.append(Message(at: time, leg: customer.index, body: .text, text: reply, fate: .received))
  }

  // MARK: Line by line

  private func addDialogue(_ found: inout [Message], _ draws: inout RandomStream) {
    if conversation.kind == .outbound, customer.engagedAt == nil || !isAnswered || correspondence.nature == .automatic {
      return addNotice(&found, &draws)
    }
    guard let start = customer.engagedAt else { return }
    if conversation.kind != .outbound {
      let name = conversation.person(of: customer).displayName
      let isJunk = correspondence.nature == .junk
      append(
        customer, start,
        isJunk ? phrases.advertisement(from: &draws) : phrases.utterance(.concern, by: name, from: &draws),
        &found)
      // Nobody answers an advertiser.
      if isJunk { return }
    }
    for agent in agents {
      // Whoever writes of their own accord begins when it can be delivered.
      guard let stay = agent.presence, let both = stay.intersection(TimeSpan(start, customer.leftAt)) else { continue }
      addTalk(with: agent, during: conversation.kind == .outbound ? both : stay, &found, &draws)
    }
  }

  private func addTalk(
    with agent: Leg, during stay: TimeSpan, _ found: inout [Message], _ draws: inout RandomStream
  ) {
    let name = conversation.person(of: agent).displayName
    let holds = conversation.holds(of: customer.index)
    // Whoever falls silent says nothing for the rest of it, and nobody can tell why.
    let isLast = agent.index == agents.last?.index
    let silence =
      customer.end == .removed && isLast
      ? stay.start + .seconds(rounding: stay.duration.inSeconds * draws.uniform(from: 0.3, to: 0.6)) : customer.leftAt
    var time = stay.start + .seconds(rounding: draws.uniform(from: 2.5, to: 12))
    var line = phrases.writtenGreeting(by: name, from: &draws)
    var turn = agent
    while time < stay.end - .seconds(2), found.count < Self.most {
      if let hold = holds.first(where: { $0.contains(time) }) {
        time = hold.end + .seconds(rounding: draws.uniform(from: 1, to: 6))
        continue
      }
      if turn.index == agent.index || time < silence {
        if line.isEmpty {
          addLine(of: turn, at: time, isAgent: turn.index == agent.index, &found, &draws)
        } else {
          append(turn, time, line, &found)
        }
      }
      line = ""
      if draws.chance(Self.changeOfTurn) { turn = turn.index == agent.index ? customer : agent }
      // Nobody goes on writing to somebody who does not answer.
      if time > silence, turn.index == agent.index { break }
      time += max(.seconds(1), writing.pause.seconds(from: &draws))
    }
  }

  /// Messages at most, so that no conversation grows past what platforms keep; inferred.
  private static let most = 80
  /// Share of messages after which the other side writes.
  ///
  /// Inferred: many send a thought in two pieces.
  private static let changeOfTurn = 0.8

  private func addLine(
    of leg: Leg, at time: SimulationTime, isAgent: Bool, _ found: inout [Message], _ draws: inout RandomStream
  ) {
    let name = conversation.person(of: leg).displayName
    let text = phrases.utterance(isAgent ? .agent : .customer, by: name, from: &draws)
    let choice = draws.uniform()
    let element = isAgent ? offer(&draws) : reply(to: found.last, &draws)
    var body = Correspondence.Body.text
    if !isAgent, let element, Self.answers.contains(element) {
      body = .element(element)
    } else if choice < writing.files, !correspondence.channel.files.isEmpty {
      body = .file(file(&draws))
    } else if choice < writing.files + writing.elements, let element {
      body = .element(element)
    }
    append(
      leg, time, body == .text ? text : "", &found, body: body, fate: isAgent ? fateOfAnswer(&draws) : fate(&draws))
  }

  private func append(
    _ leg: Leg, _ time: SimulationTime, _ text: String, _ found: inout [Message],
    body: Correspondence.Body = .text, fate: Correspondence.Fate? = nil
  ) {
    let usual: Correspondence.Fate = leg.role == .customer ? .received : correspondence.channel.usualFate
    found.append(Message(at: time, leg: leg.index, body: body, text: text, fate: fate ?? usual))
  }

  // MARK: Elements

  /// What a customer answers elements with.
  private static let answers: Set<Correspondence.Element> = [
    .quickReplyChosen, .notificationAnswered, .buttonPressed, .cardPressed, .payment,
  ]

  private func offer(_ draws: inout RandomStream) -> Correspondence.Element? {
    draws.element(of: correspondence.channel.elements.filter(\.isOffer))
  }

  /// The answer to an element, mostly, or an element of the customer's own accord.
  private func reply(to last: Message?, _ draws: inout RandomStream) -> Correspondence.Element? {
    let answers = draws.chance(0.85)
    if answers, let last, case .element(let offered) = last.body, let answer = offered.answer { return answer }
    return draws.element(of: correspondence.channel.elements.filter { !$0.isOffer })
  }

  private func file(_ draws: inout RandomStream) -> Correspondence.File {
    let files = correspondence.channel.files
    return draws.element(of: files) ?? .document
  }

  // MARK: Fates

  private func fateOfAnswer(_ draws: inout RandomStream) -> Correspondence.Fate {
    // Who gives up because nothing gets through has seen that.
    if correspondence.closing == .unreachable { return draws.chance(0.5) ? .failed : .undeliverable }
    if draws.chance(writing.undelivered) { return draws.chance(0.5) ? .failed : .undeliverable }
    return correspondence.channel.fates[draws.index(weights: Self.fateWeights)]
  }

  /// Of the three stages a service reports, the last one that a message came to; inferred.
  private static let fateWeights = [70.0, 20, 10]

  /// A customer takes a message back now and then; inferred.
  private func fate(_ draws: inout RandomStream) -> Correspondence.Fate {
    draws.chance(0.01) ? .removed : .received
  }
}
