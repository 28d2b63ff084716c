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

  /// Turns to another conversation.
  mutating func begin(
    _ conversation: Conversation, _ directory: CellDirectory, _ conventions: CCPConventions
  ) {
    calls.removeAll(keepingCapacity: true)
    for leg in conversation.legs.indices { calls.append(AgentCall(leg, of: conversation)) }
    names.begin(conversation, directory, conventions)
    messages.begin(conversation, seed: directory.seed, conventions)
  }

  /// Puts the messages that reach an agent on the page.
  mutating func addMessages(reaching call: AgentCall) {
    for message in messages.indices where messages.reaches(call, message) { addToPage(message) }
  }

  /// Puts the messages that reach a coach, who leaves at `end`, on the page.
  mutating func addMessages(reachingCoach leg: Int, until end: SimulationTime) {
    for message in messages.indices where messages.reaches(coach: leg, until: end, message, calls) {
      addToPage(message)
    }
  }

  private mutating func addToPage(_ message: Int) {
    page.add(messages[message].receivedAt, .message, .message(message))
  }
}
