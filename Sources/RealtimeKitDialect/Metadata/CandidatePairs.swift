import GroundTruth
import JSONText
import Quantities
import Randomness

/// The selected candidate pairs of a peer's two transports as of its last report.
///
/// A transport that a reconnect replaced starts its counts anew, so totals are those of the last connection.
extension PeerReport {
  private typealias Conventions = RealtimeKitConventions

  /// What a transport carried and how it went.
  private struct Traffic {
    var payloadPackets = 0
    var payloadBytes = 0
    var feedback = (packets: 0, bytes: 0)
    var estimate = 0
  }

  /// A transport as of the last report.
  private struct Transport {
    let isSending: Bool
    let peer: Peer
    let link: TimeSpan
    let last: SimulationTime
    var lifetime: SimulationDuration { last - link.start }
  }

  /// Writes both transports; one that never carried anything is empty.
  func writeCandidatePairs(in plan: SessionPlan, to json: inout JSONWriter) {
    let peer = plan.peers[position]
    var draws = RandomStream(plan.identifiers.key(peer.entity, ReportingBucket.candidates))
    let last = newestRow ?? plan.ticks[peer.ticks].last ?? peer.joined
    let link =
      peer.links.last { plan.spans[$0].start < last }.map { plan.spans[$0] } ?? TimeSpan(peer.joined, peer.left)
    let estimate = draws.integer(in: Conventions.audioEstimate)
    let produces = !(spoken.isEmpty && sound.isEmpty && camera.rows.isEmpty && screen.rows.isEmpty)
    let consumes = !(heard.rows.isEmpty && sounds.rows.isEmpty && cameras.rows.isEmpty && screens.rows.isEmpty)
    json.beginObject()
    json.key("producing_transport")
    json.beginArray()
    if produces {
      let transport = Transport(isSending: true, peer: peer, link: link, last: last)
      write(transport, produced(over: transport, estimate: estimate), in: plan, draws: &draws, to: &json)
    }
    json.endArray()
    json.key("consuming_transport")
    json.beginArray()
    if consumes {
      let transport = Transport(isSending: false, peer: peer, link: link, last: last)
      write(transport, consumed(over: transport), in: plan, draws: &draws, to: &json)
    }
    json.endArray()
    json.endObject()
  }

  /// When the last report was made: one without a row is not sent.
  private var newestRow: SimulationTime? {
    [
      spoken.last?.tick, sound.last?.tick, camera.rows.last?.tick, screen.rows.last?.tick, heard.rows.last?.tick,
      sounds.rows.last?.tick, cameras.rows.last?.tick, screens.rows.last?.tick,
    ].compactMap(\.self).max()
  }

  private func produced(over transport: Transport, estimate: Int) -> Traffic {
    var traffic = Traffic()
    for row in spoken where row.tick > transport.link.start {
      traffic.payloadPackets += row.sent
      traffic.payloadBytes += row.bytes
    }
    for row in sound where row.tick > transport.link.start {
      traffic.payloadPackets += row.sent
      traffic.payloadBytes += row.bytes
    }
    let newest =
      Self.add(camera.rows, over: transport, to: &traffic) + Self.add(screen.rows, over: transport, to: &traffic)
    let hasVideo = !camera.rows.isEmpty || !screen.rows.isEmpty
    traffic.feedback = Self.feedback(
      hasVideo ? Conventions.videoFeedback : Conventions.audioFeedback, over: transport.lifetime)
    // A sender with video keeps a margin over what it sends.
    let bounds = Conventions.videoEstimate
    let rate = newest * 8 * 1_000 / Conventions.period * 6 / 5
    traffic.estimate = newest == 0 ? estimate : min(max(rate, bounds.lowerBound), bounds.upperBound)
    return traffic
  }

  /// Adds what cameras or screens sent, and returns the bytes of the last sample.
  private static func add(_ rows: [VideoProducerRow], over transport: Transport, to traffic: inout Traffic) -> Int {
    var newest = 0
    for row in rows where row.tick > transport.link.start {
      traffic.payloadPackets += row.change.sent
      traffic.payloadBytes += row.change.bytes
      if row.tick == transport.last { newest += row.change.bytes }
    }
    return newest
  }

  private func consumed(over transport: Transport) -> Traffic {
    let start = transport.link.start
    var traffic = Traffic()
    for row in heard.rows where row.tick > start {
      traffic.payloadPackets += row.received
      traffic.payloadBytes += row.bytes
    }
    for row in sounds.rows where row.tick > start {
      traffic.payloadPackets += row.received
      traffic.payloadBytes += row.bytes
    }
    for row in cameras.rows where row.tick > start {
      traffic.payloadPackets += row.received
      traffic.payloadBytes += row.bytes
    }
    for row in screens.rows where row.tick > start {
      traffic.payloadPackets += row.received
      traffic.payloadBytes += row.bytes
    }
    let audio = Self.feedback(Conventions.audioFeedback, over: transport.lifetime)
    let video = Self.feedback(Conventions.viewerFeedback, over: transport.lifetime)
    let viewed = cameras.streams.count
    traffic.feedback = (audio.packets + viewed * video.packets, audio.bytes + viewed * video.bytes)
    traffic.estimate = Conventions.idleEstimate
    return traffic
  }

  private static func feedback(_ kind: (perTenSeconds: Int, bytes: Int), over lifetime: SimulationDuration) -> (
    packets: Int, bytes: Int
  ) {
    let packets = Int(lifetime.inMilliseconds) * kind.perTenSeconds / 10_000
    return (packets, packets * kind.bytes)
  }

  private func write(
    _ transport: Transport, _ traffic: Traffic, in plan: SessionPlan, draws: inout RandomStream,
    to json: inout JSONWriter
  ) {
    let last = transport.last
    let control =
      Conventions.controlPacketsAtStart
      + Int(transport.lifetime.microseconds / Conventions.controlInterval.microseconds)
    let media = (
      packets: traffic.payloadPackets + control,
      bytes: traffic.payloadBytes + traffic.payloadPackets * Conventions.packetOverhead
        + control * Conventions.controlPacket
    )
    let (sent, received) = transport.isSending ? (media, traffic.feedback) : (traffic.feedback, media)
    json.beginObject()
    json.key("nominated")
    json.boolean(true)
    writeRoundTrip(transport, in: plan, to: &json)
    json.key("available_outgoing_bitrate")
    json.integer(traffic.estimate)
    if let incoming = incoming(transport, traffic, in: plan) {
      json.key("available_incoming_bitrate")
      json.integer(incoming)
    }
    json.key("bytes_sent")
    json.integer(sent.bytes)
    json.key("bytes_received")
    json.integer(received.bytes)
    json.key("packets_sent")
    json.integer(sent.packets)
    json.key("packets_received")
    json.integer(received.packets)
    json.key("bytes_discarded_on_send")
    json.integer(0)
    json.key("packets_discarded_on_send")
    json.integer(0)
    json.key("last_packet_sent_timestamp")
    json.integer(last.milliseconds - Int64(draws.integer(in: Conventions.lastSentAge)))
    json.key("last_packet_received_timestamp")
    json.integer(last.milliseconds - Int64(draws.integer(in: Conventions.lastReceivedAge)))
    let person = plan.conversation.people[transport.peer.person]
    let candidates = Candidates(of: transport.peer, hasFullDetail: plan.asking.hasFullDetail, draws: &draws)
    candidates.write(person, to: &json)
    json.endObject()
    if plan.asking.hasFullDetail { writeOthers(than: candidates, of: person, transport, in: plan, to: &json) }
  }

  /// Writes the pairs that were tried and not taken, which Chromium goes on listing.
  private func writeOthers(
    than candidates: Candidates, of person: Person, _ transport: Transport, in plan: SessionPlan,
    to json: inout JSONWriter
  ) {
    guard !transport.peer.isGateway, let device = person.device, device.isChromium,
      let attachment = person.attachment, !attachment.blocksDatagrams
    else { return }
    var draws = RandomStream(
      plan.identifiers.key(
        EntityID.child(of: transport.peer.entity, transport.isSending ? "sending" : "receiving"),
        ReportingBucket.pairs))
    for other in Candidates.Other.allCases {
      // Where nothing but a relay gets through, the relay was taken; behind no translation the direct way was.
      switch other {
      case .direct: if attachment.reachability == .open { continue }
      case .relayed: if attachment.needsRelay { continue }
      }
      json.beginObject()
      json.key("nominated")
      json.boolean(false)
      let checks = other == .direct ? Conventions.unansweredChecks : Int(transport.lifetime.wholeSeconds) / 15 + 1
      if other == .relayed {
        let roundTrip = max(1, Int(plan.uplink(of: transport.peer)?.second(at: transport.last).roundTrip ?? 0) / 1_000)
        json.key("current_round_trip_time")
        json.decimal(roundTrip + Conventions.relayDetour, places: 3)
        json.key("total_round_trip_time")
        json.decimal((roundTrip + Conventions.relayDetour) * checks, places: 3)
      }
      json.key("bytes_sent")
      json.integer(checks * Conventions.controlPacket)
      json.key("bytes_received")
      json.integer(other == .direct ? 0 : checks * Conventions.controlPacket)
      json.key("packets_sent")
      json.integer(checks)
      json.key("packets_received")
      json.integer(other == .direct ? 0 : checks)
      json.key("bytes_discarded_on_send")
      json.integer(0)
      json.key("packets_discarded_on_send")
      json.integer(0)
      candidates.write(other, person, draws: &draws, to: &json)
      json.endObject()
    }
  }

  /// What a native application's receiver estimates the line to carry, bits per second: browsers leave that to the
  /// sender.
  private func incoming(_ transport: Transport, _ traffic: Traffic, in plan: SessionPlan) -> Int? {
    guard plan.asking.hasFullDetail, !transport.isSending, !transport.peer.isGateway,
      let device = plan.conversation.people[transport.peer.person].device, !device.isBrowser
    else { return nil }
    let milliseconds = max(1, Int(transport.lifetime.inMilliseconds))
    let bounds = Conventions.videoEstimate
    return min(max(traffic.payloadBytes * 8 * 1_000 / milliseconds * 3 / 2, bounds.lowerBound), bounds.upperBound)
  }

  /// Writes the last connectivity check's time and the sum over all, in whole milliseconds as browsers keep them.
  private func writeRoundTrip(_ transport: Transport, in plan: SessionPlan, to json: inout JSONWriter) {
    let uplink = plan.uplink(of: transport.peer)
    func check(at time: SimulationTime) -> Int { max(1, Int(uplink?.second(at: time).roundTrip ?? 0) / 1_000) }
    var total = 0
    var current = check(at: transport.link.start)
    var time = transport.link.start
    while time <= transport.last {
      current = check(at: time)
      total += current
      time += Conventions.checkInterval
    }
    json.key("current_round_trip_time")
    json.decimal(current, places: 3)
    json.key("total_round_trip_time")
    json.decimal(total, places: 3)
  }
}
