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
      summary: "The data of a VoiceInsights.CallEvent/3 event: something a gateway or an SDK reported about a call.",
      catalogue: callEventCatalogue),
  ]

  enum Document { static let participantSummary = 0, callEvent = 1 }

  private let directory: CellDirectory
  private let conventions: TwilioConventions
  private let identifiers: TwilioIdentifiers

  public init(_ directory: CellDirectory) { self.init(directory, TwilioConventions()) }

  /// A dialect that answers the documentation's open questions with `conventions`.
  public init(_ directory: CellDirectory, _ conventions: TwilioConventions) {
    self.directory = directory
    self.conventions = conventions
    identifiers = TwilioIdentifiers(directory)
  }

  public func project(_ record: ConversationRecord, into writer: inout DocumentWriter) {
    writer.withWorkspace(TwilioWorkspace.self) { space, writer in
      let conversation = record.conversation
      space.calls.removeAll(keepingCapacity: true)
      for index in conversation.legs.indices {
        if let call = CallLeg(index, of: conversation, identifiers, seed: directory.seed) { space.calls.append(call) }
      }
      if writer.wants(Document.callEvent) {
        for call in space.calls { projectEvents(of: call, record, &space.call, into: &writer) }
      }
      guard writer.wants(Document.participantSummary), let sid = identifiers.conferenceBits(of: conversation) else {
        return
      }
      let conference = TwilioConference(sid: sid, region: Self.conferenceRegion(space.calls))
      for call in space.calls {
        guard let summary = ConferenceParticipantSummary(call, of: conversation, conference, identifiers) else {
          continue
        }
        summary.measure(record.series[call.leg.index], into: &space.stay)
        writer.document(Document.participantSummary, time: call.leg.leftAt.seconds * 1_000) {
          summary.write(&$0, space.stay, identifiers, conventions)
        }
      }
    }
  }

  private func projectEvents(
    of call: CallLeg, _ record: ConversationRecord, _ memory: inout CallMemory, into writer: inout DocumentWriter
  ) {
    memory.begin()
    let conduct = record.conversation.client(of: call.leg.index)
    GatewayLifecycle.append(call, ringsFirst: conduct?.refusal?.ringsFirst ?? true, to: &memory.events)
    let gateway = GatewayMetadata(call)
    var metadata: SDKMetadata?
    if call.kind == .client {
      let client = SDKClient(call, runStart: directory.clock.start, conventions)
      metadata = SDKMetadata(call, client)
      SDKLifecycle.append(call, client, of: record, conventions, to: &memory)
    }
    memory.sortEvents()
    var parts: CallEventParts?
    for event in memory.events {
      writer.document(Document.callEvent, time: event.at) {
        CallEventParts.write(
          event, of: call, &parts, &$0, account: identifiers.accountBits, gateway: gateway, sdk: metadata,
          quoted: memory.monitor.quoted)
      }
    }
  }

  /// Where the mixer stands: the region of most participants, of the first to join among equals.
  private static func conferenceRegion(_ calls: [CallLeg]) -> Int {
    var counts: [16 of Int] = .init(repeating: 0)
    for call in calls where call.leg.joinedAt != nil { counts[call.region] += 1 }
    var best: (joinedAt: SimulationTime, region: Int)?
    for call in calls {
      guard let joinedAt = call.leg.joinedAt else { continue }
      guard let current = best else {
        best = (joinedAt, call.region)
        continue
      }
      let (more, less) = (counts[call.region], counts[current.region])
      if more > less || more == less && joinedAt < current.joinedAt { best = (joinedAt, call.region) }
    }
    return best?.region ?? 0
  }
}
