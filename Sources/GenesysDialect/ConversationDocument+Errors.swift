import Dialects
import GroundTruth
import JSONText
import Quantities

/// What the platform notes when something written did not get through: the larger error body (reference section 3.5;
/// codes and wording are inferred).
extension ConversationDocument {
  /// An error as the platform words it.
  private struct Wording {
    let message: StaticString
    let code: StaticString
    /// The status of the response that said so (RFC 9110).
    let status: Int
    /// What of the request was at fault, and its code; nil when it was the service.
    var detail: (code: StaticString, field: StaticString)?
    /// What the service itself said; nil when it was not asked.
    var cause: (message: StaticString, code: StaticString, status: Int)?
  }

  private static let notSent = Wording(
    message: "The message could not be sent", code: "message.send.failed", status: 500,
    cause: ("The service did not take the message", "integration.request.failed", 502))
  private static let notDelivered = Wording(
    message: "The message could not be delivered", code: "message.delivery.failed", status: 422,
    detail: ("recipient.unreachable", "toAddress"))
  private static let broken = Wording(
    message: "The service is not available", code: "integration.unavailable", status: 503,
    cause: ("The connection to the service was closed", "integration.connection.closed", 504))
  private static let unknownRecipient = Wording(
    message: "The recipient cannot be written to", code: "recipient.not.found", status: 404,
    detail: ("recipient.unknown", "toAddress"))

  /// Writes what became of a message that failed.
  func writeError(of fate: Correspondence.Fate, to json: inout JSONWriter) {
    write(fate == .failed ? Self.notSent : Self.notDelivered, isLive: false, to: &json)
  }

  /// Writes why a communication that is written ended by an error, if it did.
  ///
  /// - Parameter isLive: whether users' topics are told: their errors name no causes.
  func writeError(of participant: Participant, isLive: Bool = false, to json: inout JSONWriter) {
    switch participant.disconnect.kind {
    case .error: write(Self.broken, isLive: isLive, to: &json)
    case .uncallable where participant.purpose.isOutside: write(Self.unknownRecipient, isLive: isLive, to: &json)
    default: break
    }
  }

  /// The same of a message, as users' topics are told.
  func writeLiveError(of fate: Correspondence.Fate, to json: inout JSONWriter) {
    write(fate == .failed ? Self.notSent : Self.notDelivered, isLive: true, to: &json)
  }

  private func write(_ error: Wording, isLive: Bool, to json: inout JSONWriter) {
    json.key("errorInfo")
    json.beginObject()
    writeWording(error.message, error.code, error.status, to: &json)
    json.key("messageParams")
    json.beginObject()
    if error.detail != nil, let hub {
      json.key("address")
      writeWriter(hub.person, to: &json)
    }
    json.endObject()
    json.key("contextId")
    json.uuid(organisation.identifiers.bits(conversation.entity, .letter))
    if !isLive {
      json.key("details")
      json.beginArray()
      if let detail = error.detail {
        json.beginObject()
        json.key("errorCode")
        json.literal(detail.code)
        json.key("fieldName")
        json.literal(detail.field)
        json.endObject()
      }
      json.endArray()
      json.key("errors")
      json.beginArray()
      if let cause = error.cause {
        json.beginObject()
        writeWording(cause.message, cause.code, cause.status, to: &json)
        json.endObject()
      }
      json.endArray()
    }
    json.endObject()
  }

  private func writeWording(
    _ message: StaticString, _ code: StaticString, _ status: Int, to json: inout JSONWriter
  ) {
    json.key("message")
    json.literal(message)
    json.key("code")
    json.literal(code)
    json.key("status")
    json.integer(status)
  }

  /// When the agent had put it away, if nobody had taken it up again by the end.
  func parkedToTheEnd(_ participant: Participant) -> Correspondence.Parking? {
    guard participant.purpose == .agent, let leg = participant.leg, let hub,
      let presence = conversation.legs[leg].presence, let last = conversation.correspondence?.parkings.last
    else { return nil }
    let over = min(presence.end, conversation.legs[hub.leg].leftAt)
    return presence.contains(last.span.start) && last.span.end >= over ? last : nil
  }
}
