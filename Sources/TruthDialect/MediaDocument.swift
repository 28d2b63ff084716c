import Dialects
import Documents
import GroundTruth
import JSONText
import Quantities

/// The seconds of one leg and direction: a line of `truth/media.ndjson`.
struct MediaDocument {
  static let type = DocumentType(
    stream: DocumentStream(
      path: "truth/media.ndjson", documentType: "truth.media",
      order: .init(time: "from", identifier: "conversation_id")),
    shape: .object([
      .required("conversation_id", .string(.uuid)),
      .required("leg", .count),
      .required("direction", .enumeration(["uplink", "downlink"])),
      .required("from", .string(.milliseconds)),
      .required("sent", .array(.count, minimum: 1)),
      .required("lost", .array(.count, minimum: 1)),
      .required("late", .array(.count, minimum: 1)),
      .required("bursts", .array(.count, minimum: 1)),
      .required("jitter_ms", .array(ConversationShape.notNegative, minimum: 1)),
      .required("delay_ms", .array(ConversationShape.notNegative, minimum: 1)),
      .required("rtt_ms", .array(ConversationShape.notNegative, minimum: 1)),
      .required("buffer_ms", .array(ConversationShape.notNegative, minimum: 1)),
      .required("speech", .array(.number(0...1), minimum: 1)),
    ]),
    summary: "what each second of one direction of a leg went through, from its joining on")

  /// The id of the conversation.
  let conversation: IdentifierBits
  let leg: Int
  let direction: StaticString
  let series: DirectionSeries

  func write(into json: inout JSONWriter) {
    json.beginObject()
    json.key("conversation_id")
    json.markIdentifier()
    json.uuid(conversation.high, conversation.low)
    json.key("leg")
    json.integer(leg)
    json.key("direction")
    json.literal(direction)
    json.key("from")
    json.time(series.start)
    counts("sent", \.sent, into: &json)
    counts("lost", \.lost, into: &json)
    counts("late", \.late, into: &json)
    counts("bursts", \.bursts, into: &json)
    milliseconds("jitter_ms", \.jitter, into: &json)
    milliseconds("delay_ms", \.delay, into: &json)
    milliseconds("rtt_ms", \.roundTrip, into: &json)
    milliseconds("buffer_ms", \.buffer, into: &json)
    json.key("speech")
    json.beginArray()
    for second in series.seconds { json.decimal(Int(second.speech), places: 3) }
    json.endArray()
    json.endObject()
  }

  private func counts(_ key: StaticString, _ value: (SecondSample) -> UInt16, into json: inout JSONWriter) {
    json.key(key)
    json.beginArray()
    for second in series.seconds { json.integer(value(second)) }
    json.endArray()
  }

  /// Microseconds of the truth as milliseconds with three decimals.
  private func milliseconds(_ key: StaticString, _ value: (SecondSample) -> UInt32, into json: inout JSONWriter) {
    json.key(key)
    json.beginArray()
    for second in series.seconds { json.decimal(Int(value(second)), places: 3) }
    json.endArray()
  }
}
