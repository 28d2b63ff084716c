import Dialects
import GroundTruth
import Quantities
import Randomness

/// A conversation as one session of the platform: its peers in order of joining, and what each of them went through.
///
/// Its memory serves one record after the other.
struct SessionPlan {
  private(set) var conversation = Conversation.none
  private(set) var series: [LegSeries?] = []
  private(set) var identifiers = RealtimeKitIdentifiers(seed: 0)
  private(set) var asking = Asking()
  /// When the platform is asked; nil for after everything is over.
  ///
  /// It then knows nothing of what comes later.
  private(set) var limit: SimulationTime?
  private(set) var id = RealtimeKitIdentifiers(seed: 0).session(.none)
  /// In order of `joined`, ties in order of the legs.
  private(set) var peers: [Peer] = []
  /// What the peers' spans are positions in.
  var spans = SpanSets()
  /// The instants of all peers' reports: whole milliseconds, those of one peer together and ascending.
  var ticks: [SimulationTime] = []
  /// Uplinks in this platform's encoding, where it differs; those behind `encoded` are memory for later records.
  var encodings: [DirectionSeries] = []
  var encoded = 0
  /// When peers left.
  private var departures: [SimulationTime] = []

  /// Plans the session of `record`, somebody of which joined.
  mutating func begin(
    _ record: ConversationRecord, _ identifiers: RealtimeKitIdentifiers, _ asking: Asking,
    until limit: SimulationTime? = nil
  ) {
    conversation = record.conversation
    series = record.series
    self.identifiers = identifiers
    self.asking = asking
    self.limit = limit?.flooredToMilliseconds
    id = identifiers.session(conversation)
    spans.removeAll()
    ticks.removeAll(keepingCapacity: true)
    encoded = 0
    peers.removeAll(keepingCapacity: true)
    for index in conversation.legs.indices where conversation.legs[index].isHuman {
      guard let joinedAt = conversation.legs[index].joinedAt, isKnown(joinedAt) else { continue }
      peers.append(peer(index, joinedAt: joinedAt))
    }
    peers.insertionSort { $0.joined < $1.joined }
  }

  /// Whether something that happened at `time` was known when the platform was asked.
  func isKnown(_ time: SimulationTime) -> Bool { limit.map { time.flooredToMilliseconds < $0 } ?? true }

  /// `time`, or when the platform was asked, if that was before.
  func known(_ time: SimulationTime) -> SimulationTime { limit.map { min(time, $0) } ?? time }

  /// Lets go of the record, whose memory is its owner's.
  mutating func end() {
    conversation = .none
    series = []
  }

  /// The most peers that were in the room at once; a peer that leaves makes room before one that joins at the same
  /// millisecond.
  mutating func mostConcurrent() -> Int {
    departures.removeAll(keepingCapacity: true)
    for peer in peers where peer.joined < peer.left { departures.append(peer.left) }
    departures.sortInPlace()
    var (joined, left, most) = (0, 0, 1)
    for peer in peers where peer.joined < peer.left {
      while departures[left] <= peer.joined { left += 1 }
      joined += 1
      most = max(most, joined - left)
    }
    return most
  }

  // MARK: What a peer sent and received

  /// What the person sent, in this platform's encoding; nil for a leg without media.
  func uplink(of peer: Peer) -> DirectionSeries? { peer.encoding.map { encodings[$0] } ?? series[peer.leg]?.uplink }

  /// What reached the person; nil for a leg without media.
  func downlink(of peer: Peer) -> DirectionSeries? { series[peer.leg]?.downlink }

  /// The sound that came with a shared screen; nil for a leg that never shared any.
  func sound(of peer: Peer) -> DirectionSeries? { series[peer.leg]?.sound }

  /// The camera or the screen; nil for a leg that never sent one.
  func video(of peer: Peer, from source: VideoSource) -> VideoSeries? {
    switch source {
    case .camera: series[peer.leg]?.camera
    case .screen: series[peer.leg]?.screen
    }
  }
}

extension Conversation {
  /// What a plan holds between two records.
  static let none = Conversation(
    entity: 0, cell: 0, number: 0, kind: .inbound, outcome: .blocked,
    span: TimeSpan(SimulationTime(microseconds: 0), SimulationTime(microseconds: 0)), people: [], legs: [],
    actions: [])
}
