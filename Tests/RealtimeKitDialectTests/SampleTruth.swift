import Dialects
import GroundTruth
import Quantities
import RealtimeKitDialect
import _SampleRecords

/// The truth of the sample records as rules see it, straight from the records.
enum SampleTruth {
  /// All samples; the conversation of each at the position of its record.
  static let index: TruthIndex = {
    var index = TruthIndex()
    for (name, record) in SampleRecords.all { index.add(conversation(name, record)) }
    return index
  }()

  private static func conversation(_ name: String, _ record: ConversationRecord) -> TruthIndex.Conversation {
    let identifiers = RealtimeKitIdentifiers(seed: SampleRecords.directory.seed)
    let source = record.conversation
    var conversation = TruthIndex.Conversation()
    conversation.id = name
    conversation.cell = source.cell
    conversation.queue = source.queue.map { SampleRecords.directory.queues[$0].name }
    conversation.startedAt = source.span.start.milliseconds
    conversation.endedAt = source.span.end.milliseconds
    conversation.realtimeKitSessionID = identifiers.sessionID(source)
    conversation.legs = source.legs.map { leg in
      var truth = TruthIndex.Leg()
      truth.leg = leg.index
      truth.role = "\(leg.role)"
      truth.transport = "\(leg.transport)"
      truth.person = source.person(of: leg).name
      truth.offeredAt = leg.offeredAt.milliseconds
      truth.joinedAt = leg.joinedAt?.milliseconds
      truth.leftAt = leg.leftAt.milliseconds
      truth.realtimeKitPeerID = identifiers.peerID(leg, of: source)
      truth.uplink = record.series[leg.index].map { media($0.uplink.summary) }
      truth.downlink = record.series[leg.index].map { media($0.downlink.summary) }
      return truth
    }
    conversation.actions = source.actions.map { action in
      var truth = TruthIndex.Action()
      truth.at = action.at.milliseconds
      truth.leg = action.leg
      truth.action = word(action.kind)
      truth.target = action.target
      return truth
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

  /// The contract's word: the case's name with its capitals turned into an underscore and a small letter.
  private static func word(_ kind: Action.Kind) -> String {
    switch kind {
    case .wrapUpStart: "wrapup_start"
    case .wrapUpEnd: "wrapup_end"
    default: "\(kind)".reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
    }
  }
}
