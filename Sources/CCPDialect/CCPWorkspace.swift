import Dialects
import GroundTruth
import Quantities

/// What is gathered of a conversation before its pages are written; its memory serves one conversation after the other.
struct CCPWorkspace: Workspace, ~Copyable {
  /// By leg; nil where no page ever learnt of a call.
  var calls: [AgentCall?] = []
  var names = PartyNames()
  var messages = ConversationMessages()
  var parties = PartyMemory()
  var page = PageEvents()
  /// The samples of the page's nested statistics, which its events refer to.
  var samples: [AudioStatistics.Sample] = []

  /// Turns to another conversation.
  mutating func begin(_ conversation: Conversation, _ directory: CellDirectory) {
    calls.removeAll(keepingCapacity: true)
    for leg in conversation.legs.indices { calls.append(AgentCall(leg, of: conversation)) }
    names.forget()
    messages.begin(conversation, seed: directory.seed)
  }

  /// Turns to the page of another leg.
  mutating func beginPage(
    _ conversation: Conversation, _ directory: CellDirectory, _ conventions: CCPConventions, _ kind: CCPPage
  ) {
    page.begin()
    samples.removeAll(keepingCapacity: true)
    names.begin(conversation, directory, conventions, kind.agentNames)
  }

  /// Puts the messages that reach an agent on the page.
  mutating func addMessages(reaching call: AgentCall, _ page: CCPPage) {
    for message in messages.indices where page.tells(messages[message]) && messages.reaches(call, message) {
      addToPage(message)
    }
  }

  /// Puts the messages that reach a coach, who leaves at `end`, on the page.
  mutating func addMessages(reachingCoach leg: Int, until end: SimulationTime, _ page: CCPPage) {
    for message in messages.indices
    where page.tells(messages[message]) && messages.reaches(coach: leg, until: end, message, calls) {
      addToPage(message)
    }
  }

  private mutating func addToPage(_ message: Int) {
    page.add(messages[message].receivedAt, .message, .message(message))
  }
}

extension CCPPage {
  /// Whether a message is one of those that such pages have.
  func tells(_ message: CCPMessage) -> Bool {
    message.kind != .transcript || message.role != .endUser || transcriptRoles == .observed
  }
}
