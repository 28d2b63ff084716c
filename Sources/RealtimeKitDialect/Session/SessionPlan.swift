import Dialects
import GroundTruth
import Quantities
import Randomness

/// A conversation as one session of the platform: its peers in order of joining, and who hears whom.
struct SessionPlan {
  let record: ConversationRecord
  let directory: CellDirectory
  let id: IdentifierBits
  /// In order of `joined`, ties in order of the legs.
  let peers: [Peer]
  let audibility: Audibility

  /// The session of `record`; nil when no human leg joined.
  init?(_ record: ConversationRecord, in directory: CellDirectory) {
    let conversation = record.conversation
    var peers: [Peer] = []
    for leg in conversation.legs where leg.isHuman {
      guard let joinedAt = leg.joinedAt else { continue }
      peers.append(Peer(leg, joinedAt: joinedAt, in: record, seed: directory.seed))
    }
    guard !peers.isEmpty else { return nil }
    peers.sort { ($0.joined, $0.leg.index) < ($1.joined, $1.leg.index) }
    self.record = record
    self.directory = directory
    self.peers = peers
    id = RealtimeKitIdentifiers(seed: directory.seed).session(conversation)
    audibility = Audibility(conversation)
  }

  var conversation: Conversation { record.conversation }
  var identifiers: RealtimeKitIdentifiers { RealtimeKitIdentifiers(seed: directory.seed) }

  /// The most peers that were in the room at once; a peer that leaves makes room before one that joins at the same
  /// millisecond.
  var mostConcurrent: Int {
    var changes: [(time: SimulationTime, change: Int)] = []
    changes.reserveCapacity(peers.count * 2)
    for peer in peers where peer.joined < peer.left {
      changes.append((peer.joined, 1))
      changes.append((peer.left, -1))
    }
    changes.sort { ($0.time, $0.change) < ($1.time, $1.change) }
    var present = 0
    var most = 1
    for change in changes {
      present += change.change
      most = max(most, present)
    }
    return most
  }
}
