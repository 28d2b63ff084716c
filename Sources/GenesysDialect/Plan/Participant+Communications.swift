import Dialects
import GroundTruth

/// A second communication of a participant: the call beside a callback, or the callback beside a call (reference sections
/// 5.6 and 5.13).
struct SecondCommunication {
  let id: IdentifierBits
  let isCallback: Bool
  let initialState: Participant.InitialState
  /// Milliseconds since the epoch, as in `Participant`.
  let start: Int64
  var alerting: Int64?
  var connected: Int64?
  let end: Int64
  let disconnect: Disconnect
  /// Positions in the plan's segments.
  var segments = 0..<0
  /// The leg whose call is the peer of this call; a callback's peer is the request.
  var peer: Int?
}

extension Participant {
  /// When it joined, with whichever of its communications came first.
  var joined: Int64 { companion.map { min(start, $0.start) } ?? start }
  /// When the last of its communications was over.
  var left: Int64 { companion.map { max(end, $0.end) } ?? end }
  /// When the first of its communications connected; nil when none did.
  var engaged: Int64? {
    guard let other = companion?.connected else { return connected }
    return connected.map { min($0, other) } ?? other
  }

  /// Whether it has no call at all.
  var isOnlyCallback: Bool { isCallback && companion == nil }

  /// It with its call as its only communication; nil when it has none.
  var calling: Participant? { isCallback ? companion.map(with) : self }

  /// It with its callback as its only communication; nil when it has none.
  var requested: Participant? {
    if isCallback { return self }
    guard let companion, companion.isCallback else { return nil }
    return with(companion)
  }

  private func with(_ companion: SecondCommunication) -> Participant {
    var copy = self
    copy.call = companion.id
    copy.initialState = companion.initialState
    copy.isInbound = companion.isCallback && isInbound
    copy.start = companion.start
    copy.alerting = companion.alerting
    copy.connected = companion.connected
    copy.end = companion.end
    copy.disconnect = companion.disconnect
    copy.segments = companion.segments
    copy.peer = companion.peer
    return copy
  }
}
