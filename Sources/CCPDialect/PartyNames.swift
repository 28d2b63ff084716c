import GroundTruth
import JSONText

/// What the `participant` of an event says about each leg of a conversation.
///
/// The customer is their number; so is anybody dialled from the pad. Whoever is chosen from the list of quick
/// connects goes by its name: an agent's name, a queue's name. A party keeps its string for the whole call, and no two
/// share one. The memory serves one conversation after the other.
struct PartyNames {
  fileprivate struct Name: Equatable {
    /// How `text` is shown: as it is, with the scheme of SIP addresses, or `+14159990000` as `+1 (415) 999-0000`.
    enum Form { case plain, sip, display }

    var text: String
    var form = Form.plain
    /// What tells the party from a namesake: the unique name of the person.
    var distinction: String?
  }

  private var names: [Name] = []
  private var agentNames: CCPPage.AgentNames?

  /// Forgets the conversation before.
  mutating func forget() { agentNames = nil }

  /// Turns to a page of a conversation; one after another where they name agents alike costs nothing.
  mutating func begin(
    _ conversation: Conversation, _ directory: CellDirectory, _ conventions: CCPConventions,
    _ agents: CCPPage.AgentNames
  ) {
    guard agentNames != agents else { return }
    agentNames = agents
    names.removeAll(keepingCapacity: true)
    for leg in conversation.legs.indices {
      var name = Self.name(of: leg, in: conversation, directory, conventions, agents)
      let person = conversation.legs[leg].person
      let isTaken = names.indices.contains { other in
        names[other] == name && conversation.legs[other].person != person && conversation.legs[other].role != .queue
      }
      // In legacy three-party calling there is one added agent at a time, and nothing tells who.
      let isNameless = agents == .legacy && [.agent, .coach].contains(conversation.legs[leg].role)
      if isTaken, !isNameless { name.distinction = conversation.people[person].name }
      names.append(name)
    }
  }

  /// Writes the string for the leg at this position.
  func write(_ leg: Int, into json: inout JSONWriter) {
    let text = names[leg].text
    json.beginString()
    switch names[leg].form {
    case .plain: json.part(escaping: text)
    case .sip:
      json.part("sip:")
      json.part(escaping: text)
    case .display:
      json.part("+1 (")
      json.part(escaping: text, bytes: 2..<5)
      json.part(") ")
      json.part(escaping: text, bytes: 5..<8)
      json.part("-")
      json.part(escaping: text, bytes: 8..<12)
    }
    if let distinction = names[leg].distinction {
      json.part(" (")
      json.part(escaping: distinction)
      json.part(")")
    }
    json.endString()
  }

  private static func name(
    of leg: Int, in conversation: Conversation, _ directory: CellDirectory, _ conventions: CCPConventions,
    _ agents: CCPPage.AgentNames
  ) -> Name {
    let person = conversation.legs[leg].person
    switch conversation.legs[leg].role {
    case .agent, .coach:
      return Name(text: agents == .legacy ? "internal transfer" : conversation.people[person].displayName)
    case .queue:
      let queue = conversation.legs[leg].queue
      return Name(text: queue.map { directory.queues[$0].name } ?? conversation.people[person].name)
    case .customer, .external, .attendee, .ivr:
      return Name(address: conversation.people[person].address, conventions.numberFormat)
    }
  }
}

extension PartyNames.Name {
  /// A telephone number in the given format; other countries' numbers than +1 have no other than E.164.
  fileprivate init(address: Address, _ format: CCPConventions.NumberFormat) {
    switch address {
    case .telephone(let number):
      let hasDisplayForm = number.utf8.count == 12 && number.hasPrefix("+1")
      self.init(text: number, form: format == .display && hasDisplayForm ? .display : .plain)
    case .sip(let address): self.init(text: address, form: .sip)
    case .client(let identity): self.init(text: identity)
    }
  }
}
