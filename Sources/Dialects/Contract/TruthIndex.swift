/// The truth of a run as its files tell it, indexed by every identifier that another document may carry.
///
/// It is read back from `truth/`, so a rule that compares a document with it compares two files, not two variables.
public struct TruthIndex: Sendable {
  /// One direction of a leg's media.
  public struct Media: Sendable, Hashable {
    public var sent = 0, lost = 0, late = 0, bursts = 0
    public var jitterMilliseconds = 0.0, delayMilliseconds = 0.0, meanOpinionScore = 0.0
    public init() {}
    /// Packets that arrived.
    public var received: Int { sent - lost }
  }

  /// A leg; vocabulary and meaning are those of `truth/conversation.ndjson`.
  public struct Leg: Sendable, Hashable {
    /// Its position among the legs of its conversation, whatever a damaged file numbers it.
    public var leg = 0
    /// The number that the file gives it.
    public var statedNumber = 0
    public var role = "", person = "", transport = "", end = ""
    public var address: String?, codec: String?, network: String?
    /// Milliseconds since the epoch.
    public var offeredAt: Int64 = 0, leftAt: Int64 = 0
    public var answeredAt: Int64?, joinedAt: Int64?
    public var twilioCallSID: String?, twilioParticipantSID: String?, realtimeKitPeerID: String?
    public var genesysParticipantID: String?, genesysCallID: String?, ccpStream: String?, ccpCallID: String?
    public var uplink: Media?, downlink: Media?
    public init() {}
    /// Whether a person, not the platform, holds it.
    public var isHuman: Bool { role != "ivr" && role != "queue" }
    /// Whether it has audio: those of people have, unless they write.
    public var isSpoken: Bool { transport != "platform" }
    /// When its person began to take part: `joined_at`, or `answered_at` where people write and nothing is mixed.
    public var engagedAt: Int64? { isHuman && !isSpoken ? answeredAt : joinedAt }
    /// Whether the person's client falls silent with them: an Opus encoder with discontinuous transmission sends a
    /// comfort packet every 400 ms in place of fifty a second, which no share of speech makes up for.
    public var isDiscontinuous: Bool {
      guard codec == "opus", let uplink, let joinedAt else { return false }
      return Int64(uplink.sent) * 20 < (leftAt - joinedAt) * 9 / 10 - 100
    }
  }

  /// An action.
  public struct Action: Sendable, Hashable {
    public var at: Int64 = 0
    public var leg = 0
    public var action = ""
    public var target: Int?
    public init() {}
  }

  /// A conversation.
  public struct Conversation: Sendable, Hashable {
    public var id = "", kind = "", outcome = ""
    public var cell = 0
    public var queue: String?
    public var startedAt: Int64 = 0, endedAt: Int64 = 0
    public var twilioConferenceSID: String?, realtimeKitSessionID: String?, genesysConversationID: String?
    public var legs: [Leg] = []
    /// Those whose legs exist: positions in `legs` that can be relied on.
    public var actions: [Action] = []
    /// Those of a damaged file that name a leg which the conversation does not have.
    public var strayActions: [Action] = []
    public var impairments: [String] = []
    public init() {}

    /// Whether people write in it instead of speaking.
    public var isWritten: Bool { legs.contains { $0.isHuman && !$0.isSpoken } }

    /// Whether it is a call over the organisation's own telephones, beside the work of queues: nobody is its customer.
    ///
    /// A callback may have none either, while nobody has called back.
    public var isOffice: Bool {
      (kind == "inbound" || kind == "outbound") && !legs.contains { $0.role == "customer" }
    }

    /// Whether a dialler hung up on who answered: nobody else is there who could have.
    ///
    /// It does so on what it took for a machine, which leaves the call unanswered, and when no agent came in time,
    /// which abandons it.
    public var isHungUpOnByDialler: Bool {
      kind == "outbound" && legs.contains { $0.role == "customer" && $0.answeredAt != nil && $0.end == "peer_left" }
        && !legs.contains { $0.isHuman && $0.role != "customer" && $0.answeredAt != nil }
    }

    /// Whether a person of the floor looks at a contact, from `start` until they begin to dial at `end`.
    ///
    /// The conversation has not begun by then: dialling begins it. Milliseconds since the epoch.
    public func isPreviewed(by person: String, from start: Int64, until end: Int64) -> Bool {
      kind == "outbound" && start <= end && end == startedAt
        && legs.contains { $0.role == "agent" && $0.person == person && $0.offeredAt == end }
    }
  }

  /// A leg with its conversation, by position.
  public struct Place: Sendable, Hashable {
    public var conversation: Int
    public var leg: Int
  }

  /// In file order.
  public private(set) var conversations: [Conversation] = []
  public private(set) var byConversationID: [String: Int] = [:]
  public private(set) var byTwilioConference: [String: Int] = [:]
  public private(set) var byRealtimeKitSession: [String: Int] = [:]
  public private(set) var byGenesysConversation: [String: Int] = [:]
  public private(set) var byTwilioCall: [String: Place] = [:]
  public private(set) var byTwilioParticipant: [String: Place] = [:]
  public private(set) var byRealtimeKitPeer: [String: Place] = [:]
  public private(set) var byGenesysParticipant: [String: Place] = [:]
  public private(set) var byGenesysCall: [String: Place] = [:]
  /// A missed offer and the answered one may share a CCP call, in different streams.
  public private(set) var byCCPCall: [String: [Place]] = [:]

  /// An index of nothing.
  public init() {}

  /// Adds the next conversation of the file.
  public mutating func add(_ conversation: Conversation) {
    let position = conversations.count
    conversations.append(conversation)
    byConversationID[conversation.id] = position
    if let id = conversation.twilioConferenceSID { byTwilioConference[id] = position }
    if let id = conversation.realtimeKitSessionID { byRealtimeKitSession[id] = position }
    if let id = conversation.genesysConversationID { byGenesysConversation[id] = position }
    // By position, not by the number in the file: a damaged file may number its legs as it likes.
    for (index, leg) in conversation.legs.enumerated() {
      let place = Place(conversation: position, leg: index)
      if let id = leg.twilioCallSID { byTwilioCall[id] = place }
      if let id = leg.twilioParticipantSID { byTwilioParticipant[id] = place }
      if let id = leg.realtimeKitPeerID { byRealtimeKitPeer[id] = place }
      if let id = leg.genesysParticipantID { byGenesysParticipant[id] = place }
      if let id = leg.genesysCallID { byGenesysCall[id] = place }
      if let id = leg.ccpCallID { byCCPCall[id, default: []].append(place) }
    }
  }

  /// The leg at `place`.
  public func leg(_ place: Place) -> Leg { conversations[place.conversation].legs[place.leg] }
  /// The conversation at `place`.
  public func conversation(_ place: Place) -> Conversation { conversations[place.conversation] }
}
