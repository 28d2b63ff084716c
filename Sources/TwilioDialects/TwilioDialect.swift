public import Dialects
import Documents
public import GroundTruth
import JSONText
import Quantities
import Randomness

/// Voice Insights events as an event stream delivers them: participant summaries and call events.
///
/// Every human leg is a call with the life cycle of its gateway; a WebRTC leg also tells what its SDK saw; a leg that
/// joined has a participant summary.
public struct TwilioDialect: Dialect {
  public static let name = "twilio"

  public static let documentTypes = [
    DocumentType(
      stream: DocumentStream(
        path: "twilio/conference-participant-summary.ndjson", documentType: "twilio.conference-participant-summary",
        order: .init(time: "leave_time", identifier: "participant_sid")),
      shape: participantSummaryShape,
      summary: "The data of a VoiceInsights.ConferenceParticipantSummary/2 event: one stay in a conference."),
    DocumentType(
      stream: DocumentStream(
        path: "twilio/call-event.ndjson", documentType: "twilio.call-event",
        order: .init(time: "timestamp", identifier: "call_sid")),
      shape: callEventShape,
      summary: "The data of a VoiceInsights.CallEvent/3 event: something a gateway or an SDK reported about a call."),
  ]

  private enum Document { static let participantSummary = 0, callEvent = 1 }

  private let directory: CellDirectory
  private let conventions: TwilioConventions
  private let identifiers: TwilioIdentifiers
  private let account: String

  public init(_ directory: CellDirectory) { self.init(directory, TwilioConventions()) }

  /// A dialect that answers the documentation's open questions with `conventions`.
  public init(_ directory: CellDirectory, _ conventions: TwilioConventions) {
    self.directory = directory
    self.conventions = conventions
    identifiers = TwilioIdentifiers(directory)
    account = identifiers.accountSID
  }

  public func project(_ record: ConversationRecord, into writer: inout DocumentWriter) {
    let conversation = record.conversation
    let calls = conversation.legs.indices.compactMap {
      CallLeg($0, of: conversation, identifiers, seed: directory.seed)
    }
    for call in calls { projectEvents(of: call, record, into: &writer) }
    guard let sid = identifiers.conferenceSID(of: conversation) else { return }
    let conference = (sid: sid, region: Self.conferenceRegion(calls))
    for call in calls {
      guard let summary = ConferenceParticipantSummary(call, of: record, conference: conference, identifiers) else {
        continue
      }
      writer.document(Document.participantSummary, time: call.leg.leftAt.seconds * 1_000) {
        summary.write(&$0, account: account, conventions)
      }
    }
  }

  private func projectEvents(of call: CallLeg, _ record: ConversationRecord, into writer: inout DocumentWriter) {
    var events: [CallEvent] = []
    GatewayLifecycle.append(call, to: &events)
    let gateway = GatewayMetadata(call)
    var metadata: SDKMetadata?
    if call.kind == .client {
      let client = SDKClient(call, runStart: directory.clock.start, conventions)
      metadata = SDKMetadata(call, client)
      SDKLifecycle.append(call, client, of: record, conventions, to: &events)
    }
    // Stable, so that events of one instant stay in the order they were caused in.
    for event in events.sortedByTime() {
      writer.document(Document.callEvent, time: event.at) {
        event.write(&$0, account: account, gateway: gateway, sdk: metadata, call: call.callSID)
      }
    }
  }

  /// Where the mixer stands: the region of most participants, of the first to join among equals.
  private static func conferenceRegion(_ calls: [CallLeg]) -> Int {
    let joined = calls.filter { $0.leg.joinedAt != nil }.sorted { left, right in
      (left.leg.joinedAt ?? left.leg.leftAt, left.leg.index) < (right.leg.joinedAt ?? right.leg.leftAt, right.leg.index)
    }
    var counts = Region.all.map { _ in 0 }
    for call in joined { counts[call.region] += 1 }
    let most = counts.max() ?? 0
    return joined.first { counts[$0.region] == most }?.region ?? 0
  }
}

extension [CallEvent] {
  /// The same events in order of time; those of one instant keep their order.
  fileprivate func sortedByTime() -> [CallEvent] {
    enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }
}
