import Dialects
import JSONText
import Randomness

/// One stream that a peer receives from another peer's producer.
struct Subscription {
  let id: IdentifierBits
  /// The producing peer's id.
  let remote: IdentifierBits
  let producer: IdentifierBits
  let source: UInt32
  /// The media section of the consuming connection.
  let section: Int

  /// What identifiers of the stream from `producer` to the connection `link` of `peer` are keyed by.
  static func entity(of peer: Peer, link: Int, producer: UInt64) -> UInt64 {
    EntityID.child(
      of: EntityID.child(of: EntityID.child(of: peer.entity, "consumer"), link), Int(truncatingIfNeeded: producer))
  }

  init(_ stream: Intake.Stream, producer: IdentifierBits, in plan: SessionPlan) {
    id = plan.identifiers.bits(stream.entity, .consumer)
    source = plan.identifiers.source(stream.entity)
    remote = plan.peers[stream.remote].id
    self.producer = producer
    section = stream.section
  }

  /// Writes the names of the stream, which close every sample of it.
  func write(to json: inout JSONWriter) {
    json.key("consumer_id")
    json.uuid(id)
    json.key("peer_id")
    json.uuid(remote)
    json.key("producer_id")
    json.uuid(producer)
    json.key("ssrc")
    json.integer(source)
    json.key("mid")
    json.beginString()
    json.part(section)
    json.endString()
  }
}
