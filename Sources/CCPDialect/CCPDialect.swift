public import Dialects
public import GroundTruth
import JSONText
import Quantities
import Randomness

/// Contact-centre telephony as the agent's desktop hears it: the `{type, detail}` events of Service Cloud Voice with
/// Amazon Connect behind it, one stream per agent and coach.
///
/// A stream is one page's view and knows no other: a transfer is an added party in the one stream and a new call in
/// the other. Meetings do not touch this platform.
public struct CCPDialect: Dialect {
  public static let name = "ccp"
  public static let documentTypes = [CCPEventDocument.type]

  private let directory: CellDirectory
  private let conventions: CCPConventions
  private let identifiers: CCPIdentifiers

  public init(_ directory: CellDirectory) { self.init(directory, .standard) }

  init(_ directory: CellDirectory, _ conventions: CCPConventions) {
    self.directory = directory
    self.conventions = conventions
    identifiers = CCPIdentifiers(directory)
  }

  public func project(_ record: ConversationRecord, into writer: inout DocumentWriter) {
    let conversation = record.conversation
    guard conversation.kind != .meeting else { return }
    let calls = conversation.legs.map { AgentCall(conversation, $0) }
    guard calls.contains(where: { $0 != nil }) else { return }
    let names = PartyNames(conversation, directory, conventions)
    let messages = ConversationMessages(conversation, calls, directory, conventions)
    for leg in conversation.legs {
      switch leg.role {
      case .agent:
        guard let call = calls[leg.index], let callID = identifiers.callBits(of: leg, in: conversation) else {
          continue
        }
        var page = PageEvents(callID: callID)
        call.events(names, into: &page)
        addStatistics(of: record.series[leg.index], call, into: &page)
        addMessages(messages.messages.filter { messages.reachesAgent(leg.index, $0) }, conversation, into: &page)
        write(page, for: conversation.person(of: leg), into: &writer)
      case .coach:
        guard let primary = identifiers.primaryCallBits(of: conversation) else { continue }
        var page = PageEvents(callID: primary)
        addMessages(messages.messages.filter { messages.reachesCoach(leg.index, $0) }, conversation, into: &page)
        write(page, for: conversation.person(of: leg), into: &writer)
      case .customer, .ivr, .queue, .external, .attendee: continue
      }
    }
  }

  private func addStatistics(of series: LegSeries?, _ call: AgentCall, into page: inout PageEvents) {
    guard let series else { return }
    let entity = EntityID.child(of: CCPIdentifiers.entity(of: call.conversation), call.leg.index)
    let reports = AudioStatistics.reports(of: series, conventions: conventions) { report in
      StreamKey(seed: directory.seed, entity: entity, purpose: .reporting, bucket: UInt64(report))
    }
    for report in reports {
      page.add(report.at, .statistics, .audioStatistics(report.input))
      page.add(report.at, .statistics, .audioStatistics(report.output))
    }
  }

  /// All messages carry the primary call of the conversation, whoever's page they reach.
  private func addMessages(
    _ messages: [ConversationMessages.Message], _ conversation: Conversation, into page: inout PageEvents
  ) {
    guard let primary = identifiers.primaryCallBits(of: conversation) else { return }
    let own = page.callID
    page.callID = primary
    for message in messages { page.add(message.receivedAt, .message, .message(message.message)) }
    page.callID = own
  }

  private func write(_ page: PageEvents, for person: Person, into writer: inout DocumentWriter) {
    let delay = deliveryDelay(to: person)
    // Every line of the page names the stream: written once and then copied.
    var stream: Range<Int>?
    for entry in page.ordered {
      let recordedAt = entry.at.milliseconds + delay
      writer.document(0, time: recordedAt, numbering: person.entity) { json in
        // The line's number and its opening bracket come before this, once all lines of the stream are in order.
        json.continueObject()
        json.key("recordedAt")
        json.integer(recordedAt)
        json.key("stream")
        json.markIdentifier()
        if let known = stream {
          json.again(known)
        } else {
          stream = json.recorded { $0.string(CCPIdentifiers.streamPrefix, person.name) }
        }
        json.key("event")
        json.beginObject()
        entry.event.write(callID: entry.callID, into: &json)
        json.endObject()
        json.endObject()
      }
    }
  }

  /// Milliseconds from an event to its recording: one value per stream, so that no order changes on the way.
  private func deliveryDelay(to person: Person) -> Int64 {
    let range = CCPConventions.deliveryDelay
    var stream = RandomStream(
      StreamKey(seed: directory.seed, entity: EntityID.child(of: person.entity, "ccp"), purpose: .reporting))
    return range.lowerBound + Int64(stream.integer(below: Int(range.upperBound - range.lowerBound) + 1))
  }
}
