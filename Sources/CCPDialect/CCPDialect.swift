public import Dialects
public import GroundTruth
import JSONText
import Quantities
import Randomness

/// Contact-centre telephony as the agent's desktop hears it: the `{type, detail}` events of Service Cloud Voice with
/// Amazon Connect behind it, one stream per agent and coach.
///
/// A stream is one page's view and knows no other: a transfer is an added party in the one stream and a new call in
/// the other. Meetings, what is written and calls over the organisation's own telephones do not touch this platform.
public struct CCPDialect: Dialect {
  public static let name = "ccp"
  public static let documentTypes = [CCPEventDocument.type]

  private let directory: CellDirectory
  private let conventions: CCPConventions
  private let identifiers: CCPIdentifiers

  public init(_ directory: CellDirectory) { self.init(directory, CCPConventions()) }

  /// A dialect whose pages are as `conventions` has them.
  public init(_ directory: CellDirectory, _ conventions: CCPConventions) {
    self.directory = directory
    self.conventions = conventions
    identifiers = CCPIdentifiers(directory)
  }

  public func project(_ record: ConversationRecord, into writer: inout DocumentWriter) {
    guard record.conversation.kind != .meeting, record.conversation.office == nil,
      !record.conversation.medium.isWritten, writer.wants(0)
    else { return }
    writer.withWorkspace(CCPWorkspace.self) { space, writer in project(record, in: &space, into: &writer) }
  }

  private func project(
    _ record: ConversationRecord, in space: inout CCPWorkspace, into writer: inout DocumentWriter
  ) {
    let conversation = record.conversation
    space.begin(conversation, directory)
    let primaryCall = primaryCall(of: conversation, space.calls)
    for leg in conversation.legs.indices {
      let page = conventions.page(of: conversation.people[conversation.legs[leg].person].team)
      space.beginPage(conversation, directory, conventions, page)
      switch conversation.legs[leg].role {
      case .agent:
        guard let call = space.calls[leg] else { continue }
        call.addEvents(of: conversation, &space.parties, to: &space.page)
        addStatistics(of: record, leg, page, in: &space)
        space.addMessages(reaching: call, page)
        let id = identifiers.callBits(of: call, in: conversation)
        write(&space, page, of: leg, in: conversation, call: id, primaryCall: primaryCall ?? id, into: &writer)
      case .coach:
        // Where no agent answered, no message reaches a page.
        guard let primaryCall else { continue }
        space.addMessages(reachingCoach: leg, until: conversation.legs[leg].leftAt, page)
        write(&space, page, of: leg, in: conversation, call: primaryCall, primaryCall: primaryCall, into: &writer)
      case .customer, .ivr, .queue, .external, .attendee: continue
      }
    }
  }

  /// The call that all messages of a conversation carry: the first that an agent answered.
  private func primaryCall(of conversation: Conversation, _ calls: [AgentCall?]) -> IdentifierBits? {
    for case let call? in calls where conversation.legs[call.leg].answeredAt != nil {
      return identifiers.callBits(of: call, in: conversation)
    }
    return nil
  }

  private func addStatistics(
    of record: ConversationRecord, _ leg: Int, _ page: CCPPage, in space: inout CCPWorkspace
  ) {
    guard let series = record.series[leg] else { return }
    let entity = EntityID.child(of: CCPIdentifiers.entity(of: record.conversation), leg)
    let clock = StatisticsClock(series, seed: directory.seed, entity: entity)
    switch page.statistics {
    case .flat:
      clock.forEachReport(countsReports: page.countsStatistics) { report in
        space.page.add(report.at, .statistics, .audioStatistics(report.input))
        space.page.add(report.at, .statistics, .audioStatistics(report.output))
      }
    case .nested:
      clock.forEachFlush(samples: &space.samples) { at, samples in
        space.page.add(at, .statistics, .audioSamples(samples))
      }
    }
  }

  /// Writes a page's events as the lines of its stream.
  private func write(
    _ space: inout CCPWorkspace, _ page: CCPPage, of leg: Int, in conversation: Conversation, call: IdentifierBits,
    primaryCall: IdentifierBits, into writer: inout DocumentWriter
  ) {
    let person = conversation.legs[leg].person
    let entity = conversation.people[person].entity
    let delay = deliveryDelay(to: entity)
    // Every line of the page names the stream: written once and then copied.
    var stream: Range<Int>?
    while let entry = space.page.next() {
      let recordedAt = entry.at + delay
      writer.document(0, time: recordedAt, numbering: entity) { json in
        // The line's number and its opening bracket come before this, once all lines of the stream are in order.
        json.continueObject()
        json.key("recordedAt"); json.integer(recordedAt)
        json.key("stream"); json.markIdentifier()
        if let stream {
          json.again(stream)
        } else {
          stream = json.recorded { $0.string(CCPIdentifiers.streamPrefix, conversation.people[person].name) }
        }
        json.key("event"); json.beginObject()
        json.key("type"); json.literal(entry.event.type(space.messages))
        json.key("detail"); json.beginObject()
        if case .message(let position) = entry.event {
          space.messages[position].write(
            into: &json, of: conversation, primaryCall: primaryCall, identifiers, page)
        } else {
          entry.event.write(into: &json, callID: call, space, page)
        }
        json.endObject()
        json.endObject()
        json.endObject()
      }
    }
  }

  /// Milliseconds from an event to its recording: one value per stream, so that no order changes on the way.
  private func deliveryDelay(to person: UInt64) -> Int64 {
    let range = CCPConventions.deliveryDelay
    var stream = RandomStream(
      StreamKey(seed: directory.seed, entity: EntityID.child(of: person, "ccp"), purpose: .reporting))
    return range.lowerBound + Int64(stream.integer(below: Int(range.upperBound - range.lowerBound) + 1))
  }
}
