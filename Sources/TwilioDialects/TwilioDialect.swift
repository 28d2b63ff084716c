public import Dialects
import Documents
public import GroundTruth
import JSONText
import Quantities
import Randomness

/// Voice Insights events as an event stream delivers them: participant summaries and call events.
///
/// Every human leg is a call with the life cycle of its gateway; a WebRTC leg also tells what its SDK saw, and that of a
/// caller whom an assistant answered the events of its session; a leg that joined has a participant summary.
public struct TwilioDialect: Dialect {
  public static let name = "twilio"

  public static let documentTypes = [
    DocumentType(
      stream: DocumentStream(
        path: "twilio/conference-participant-summary.ndjson", documentType: "twilio.conference-participant-summary",
        order: .init(time: "leave_time", identifier: "participant_sid"), envelopeOrder: deliveryOrder),
      shape: participantSummaryShape,
      summary: "The data of a VoiceInsights.ConferenceParticipantSummary/2 event: one stay in a conference.",
      envelope: participantSummaryEnvelope),
    DocumentType(
      stream: DocumentStream(
        path: "twilio/call-event.ndjson", documentType: "twilio.call-event",
        order: .init(time: "timestamp", identifier: "call_sid"), envelopeOrder: deliveryOrder),
      shape: callEventShape,
      summary: "The data of a VoiceInsights.CallEvent/3 event: something a gateway or an SDK reported about a call.",
      catalogue: callEventCatalogue, envelope: callEventEnvelope),
  ]

  /// Envelopes are ordered by when they were published, then by what they are about.
  private static let deliveryOrder = DocumentStream.OrderKeys(time: "time", identifier: "source")

  enum Document { static let participantSummary = 0, callEvent = 1 }

  private let directory: CellDirectory
  private let conventions: TwilioConventions
  private let application: TwilioApplication
  private let identifiers: TwilioIdentifiers
  /// How envelopes are delivered; nil where documents are written without.
  private let delivery: TwilioDelivery?

  public init(_ directory: CellDirectory) { self.init(directory, TwilioConventions()) }

  /// A dialect that answers the documentation's open questions with `conventions`, for a floor that has set the platform
  /// up as `application` says; with a `delivery` every document is wrapped in the envelope it comes in.
  public init(
    _ directory: CellDirectory, _ conventions: TwilioConventions,
    _ application: TwilioApplication = TwilioApplication(), delivery: TwilioDelivery? = nil
  ) {
    self.delivery = delivery
    self.directory = directory
    self.conventions = conventions
    self.application = application
    identifiers = TwilioIdentifiers(directory, tellsUnjoined: conventions.tellsUnjoined)
  }

  public func project(_ record: ConversationRecord, into writer: inout DocumentWriter) {
    writer.withWorkspace(TwilioWorkspace.self) { space, writer in
      let conversation = record.conversation
      space.calls.removeAll(keepingCapacity: true)
      for index in conversation.legs.indices {
        if let call = CallLeg(index, of: conversation, identifiers, directory, application) {
          space.calls.append(call)
        }
      }
      if writer.wants(Document.callEvent) {
        for call in space.calls { projectEvents(of: call, record, &space.call, into: &writer) }
      }
      guard writer.wants(Document.participantSummary), let sid = identifiers.conferenceBits(of: conversation) else {
        return
      }
      let conference = TwilioConference(sid: sid, of: space.calls, in: conversation, application, directory)
      let setting = ParticipantSetting(
        conference: conference, identifiers: identifiers, directory: directory, conventions: conventions,
        application: application)
      for call in space.calls {
        guard let summary = ConferenceParticipantSummary(call, of: conversation, setting) else { continue }
        summary.measure(record.series[call.leg.index], into: &space.stay)
        guard let delivery else {
          writer.document(Document.participantSummary, time: summary.stay.end.seconds * 1_000) {
            summary.write(&$0, space.stay)
          }
          continue
        }
        let event = DeliveredEvent(
          .participant(conference: sid, sid: summary.sid), of: call, at: summary.stay.end.milliseconds, number: 0,
          delivery)
        for _ in 0...(event.isRepeated ? 1 : 0) {
          writer.document(Document.participantSummary, time: event.publishedAt) { json in
            event.write(&json) { summary.write(&$0, space.stay) }
          }
        }
      }
    }
  }

  private func projectEvents(
    of call: CallLeg, _ record: ConversationRecord, _ memory: inout CallMemory, into writer: inout DocumentWriter
  ) {
    memory.begin()
    let conduct = record.conversation.client(of: call.leg.index)
    GatewayLifecycle.append(
      call, ringsFirst: conduct?.refusal?.ringsFirst ?? true, conventions, to: &memory.events)
    let gateway = GatewayMetadata(call)
    let behindTrunk = call.isTrunk ? GatewayMetadata(behindTrunkOf: call) : nil
    var metadata: SDKMetadata?
    if call.kind == .client {
      let client = SDKClient(call, runStart: directory.clock.start, conventions)
      metadata = SDKMetadata(call, client, application)
      SDKLifecycle.append(call, client, of: record, conventions, to: &memory)
    }
    let relay = RelaySession(call, of: record.conversation)
    relay?.append(conventions, to: &memory.events)
    memory.sortEvents()
    var teller = CallEventTeller(
      of: call, account: identifiers.accountBits, gateway: gateway, behindTrunk: behindTrunk, sdk: metadata,
      relay: relay)
    for (number, event) in memory.events.enumerated() {
      guard let delivery else {
        writer.document(Document.callEvent, time: event.at) {
          teller.write(event, quoted: memory.monitor.quoted, to: &$0)
        }
        continue
      }
      let delivered = DeliveredEvent(
        .callEvent(fromSDK: event.edge == .sdk), of: call, at: event.at, number: number, delivery)
      for _ in 0...(delivered.isRepeated ? 1 : 0) {
        writer.document(Document.callEvent, time: delivered.publishedAt) { json in
          delivered.write(&json) { teller.write(event, quoted: memory.monitor.quoted, to: &$0) }
        }
      }
    }
  }
}
