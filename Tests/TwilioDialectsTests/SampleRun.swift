import Dialects
import Documents
import GroundTruth
import JSONText
import Quantities
import TwilioDialects
import _RuleFixtures
import _SampleRecords

/// The files of this dialect over all sample records, read back: what rules and shapes are tested on.
struct SampleRun {
  /// The lines of each document type in file order.
  var documents: [String: [JSONValue]]
  /// The truth of the same records, as its files would tell it.
  var truth: TruthIndex

  /// All records, everything as it should be.
  static let good = SampleRun(SampleRecords.all.map(\.record))

  /// As many records as the fixtures need, which run every rule over them many times.
  static let small = SampleRun(
    [
      "inbound", "abandoned-in-queue", "abandoned-while-ringing", "declined-then-answered", "coaching", "outbound-busy",
      "reconnect", "network-lost", "sip-customer", "client-failures", "client-refused", "phone-woken",
    ].compactMap(SampleRecords.record))

  init(_ records: [ConversationRecord]) {
    let directory = SampleRecords.directory
    documents = Self.read(records, TwilioDialect(directory))
    truth = TruthIndex()
    let identifiers = TwilioIdentifiers(directory)
    for record in records { truth.add(Self.truth(of: record, identifiers)) }
  }

  /// The lines of `records` by document type.
  static func read(_ records: [ConversationRecord], _ dialect: TwilioDialect) -> [String: [JSONValue]] {
    lines(records, dialect).mapValues { $0.compactMap { try? JSONReader.parse(Array($0.utf8)) } }
  }

  /// The text of the lines by document type, in file order.
  static func lines(_ records: [ConversationRecord], _ dialect: TwilioDialect) -> [String: [String]] {
    var writer = DocumentWriter()
    for (ordinal, record) in records.enumerated() {
      writer.beginRecord(ordinal)
      dialect.project(record, into: &writer)
    }
    let entries = writer.entriesInOrder()
    let text: [UInt8] = unsafe writer.json.withUnsafeBytes { unsafe Array($0) }
    var found: [String: [String]] = [:]
    for (index, type) in TwilioDialect.documentTypes.enumerated() {
      found[type.stream.documentType] = entries.filter { $0.stream == index }
        .map { String(decoding: text[$0.range].dropLast(), as: UTF8.self) }
    }
    return found
  }

  private static func truth(
    of record: ConversationRecord, _ identifiers: TwilioIdentifiers
  ) -> TruthIndex.Conversation {
    let source = record.conversation
    var conversation = TruthIndex.Conversation()
    conversation.id = String(source.entity, radix: 16)
    conversation.kind = source.kind == .meeting ? "meeting" : "inbound"
    conversation.startedAt = source.span.start.milliseconds
    conversation.endedAt = source.span.end.milliseconds
    conversation.twilioConferenceSID = identifiers.conferenceSID(of: source)
    conversation.legs = source.legs.map { leg in
      var found = TruthIndex.Leg()
      found.leg = leg.index
      found.role = "\(leg.role)"
      found.transport = "\(leg.transport)"
      found.end = "\(leg.end)".snakeCased
      switch source.person(of: leg).address {
      case .telephone(let text), .client(let text): found.address = text
      case .sip(let text): found.address = "sip:" + text
      }
      found.offeredAt = leg.offeredAt.milliseconds
      found.answeredAt = leg.answeredAt?.milliseconds
      found.joinedAt = leg.joinedAt?.milliseconds
      found.leftAt = leg.leftAt.milliseconds
      found.twilioCallSID = identifiers.callSID(of: leg.index, in: source)
      found.twilioParticipantSID = identifiers.participantSID(of: leg.index, in: source)
      found.uplink = (record.series[leg.index]?.uplink.summary).map(media)
      found.downlink = (record.series[leg.index]?.downlink.summary).map(media)
      return found
    }
    conversation.actions = source.actions.map { action in
      var found = TruthIndex.Action()
      found.at = action.at.milliseconds
      found.leg = action.leg
      found.action = "\(action.kind)".snakeCased
      found.target = action.target
      return found
    }
    return conversation
  }

  private static func media(_ summary: MediaSummary) -> TruthIndex.Media {
    var media = TruthIndex.Media()
    media.sent = summary.packetsSent
    media.lost = summary.packetsLost
    media.late = summary.packetsLate
    media.bursts = summary.lossBursts
    return media
  }
}

extension String {
  /// `coachStart` as `coach_start`.
  var snakeCased: String {
    reduce(into: "") { text, character in
      if character.isUppercase { text += "_" }
      text += character.lowercased()
    }
  }
}
