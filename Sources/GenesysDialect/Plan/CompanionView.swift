import GroundTruth
import Quantities

/// A companion as one of its two parties has it.
struct CompanionView {
  let companion: Companion
  /// What its ids hang on.
  let entity: UInt64
  let isInitiator: Bool
  let participant: Participant
  let other: Participant

  /// Milliseconds since the epoch, within what the platform saw of the participant.
  func clamped(_ time: Int64) -> Int64 { min(max(time, participant.start), participant.end) }
  var offered: Int64 { clamped(companion.offeredAt.milliseconds) }
  var start: Int64 { isInitiator ? offered : clamped(companion.span.start.milliseconds) }
  var end: Int64 { clamped(companion.span.end.milliseconds) }
  /// Who is asked is alerted; who asks is there.
  var isAlerted: Bool { !isInitiator && companion.kind != .notes }
  /// Whether it came about on this side: who asked was connected all the while.
  var isConnected: Bool { isInitiator || companion.answer == .accepted }

  /// Why it ended.
  var disconnect: StaticString {
    switch (companion.answer, companion.ending) {
    case (.expired, _): "timeout"
    case (_, .conversation): "system"
    case (_, .initiator): isInitiator ? "client" : "peer"
    case (_, .other): isInitiator ? "peer" : "client"
    }
  }
}
