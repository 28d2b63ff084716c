import GroundTruth
import JSONText
import Quantities
import Randomness

/// The selected candidate pairs of a peer's two transports as of its last report.
///
/// A transport that a reconnect replaced starts its counts anew, so totals are those of the last connection.
struct CandidatePairs {
  private let report: PeerReport
  private let peer: Peer

  init(of report: PeerReport) {
    self.report = report
    peer = report.peer
  }

  /// What a transport carried and how it went.
  private struct Traffic {
    var payloadPackets = 0
    var payloadBytes = 0
    var feedback = (packets: 0, bytes: 0)
    var estimate = 0
  }

  /// Writes both transports; one that never carried anything is empty.
  func write(to json: inout JSONWriter) {
    var draws = RandomStream(
      StreamKey(
        seed: report.plan.directory.seed, entity: peer.entity, purpose: .reporting, bucket: ReportingBucket.candidates))
    let last = peer.ticks.last ?? peer.joined
    let link = peer.links.last { $0.start < last } ?? TimeSpan(peer.joined, peer.left)
    let lifetime = last - link.start
    let produces = !(report.spoken.isEmpty && report.camera.isEmpty && report.screen.isEmpty)
    let consumes = !(report.heard.rows.isEmpty && report.cameras.rows.isEmpty && report.screens.rows.isEmpty)
    let produced = self.produced(
      since: link.start, over: lifetime, estimate: draws.integer(in: Conventions.audioEstimate))
    json.beginObject()
    json.key("producing_transport")
    json.beginArray()
    if produces { write(produced, isSending: true, at: last, link: link, draws: &draws, to: &json) }
    json.endArray()
    json.key("consuming_transport")
    json.beginArray()
    if consumes {
      let consumed = self.consumed(since: link.start, over: lifetime)
      write(consumed, isSending: false, at: last, link: link, draws: &draws, to: &json)
    }
    json.endArray()
    json.endObject()
  }

  private typealias Conventions = RealtimeKitConventions

  private func produced(since start: SimulationTime, over lifetime: SimulationDuration, estimate: Int) -> Traffic {
    var traffic = Traffic()
    var newest = 0
    for row in report.spoken where row.tick > start {
      traffic.payloadPackets += row.sent
      traffic.payloadBytes += row.bytes
    }
    for row in report.camera + report.screen where row.tick > start {
      traffic.payloadPackets += row.change.sent
      traffic.payloadBytes += row.change.bytes
      if row.tick == peer.ticks.last { newest += row.change.bytes }
    }
    let hasVideo = !report.camera.isEmpty || !report.screen.isEmpty
    traffic.feedback = Self.feedback(hasVideo ? Conventions.videoFeedback : Conventions.audioFeedback, over: lifetime)
    // A sender with video keeps a margin over what it sends.
    let bounds = Conventions.videoEstimate
    let rate = newest * 8 * 1_000 / Conventions.period * 6 / 5
    traffic.estimate = newest == 0 ? estimate : min(max(rate, bounds.lowerBound), bounds.upperBound)
    return traffic
  }

  private func consumed(since start: SimulationTime, over lifetime: SimulationDuration) -> Traffic {
    var traffic = Traffic()
    for row in report.heard.rows where row.tick > start {
      traffic.payloadPackets += row.received
      traffic.payloadBytes += row.bytes
    }
    for row in report.cameras.rows + report.screens.rows where row.tick > start {
      traffic.payloadPackets += row.received
      traffic.payloadBytes += row.bytes
    }
    let audio = Self.feedback(Conventions.audioFeedback, over: lifetime)
    let video = Self.feedback(Conventions.viewerFeedback, over: lifetime)
    let viewed = report.cameras.streams.count
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
    _ traffic: Traffic, isSending: Bool, at last: SimulationTime, link: TimeSpan, draws: inout RandomStream,
    to json: inout JSONWriter
  ) {
    let control =
      Conventions.controlPacketsAtStart
      + Int((last - link.start).microseconds / Conventions.controlInterval.microseconds)
    let media = (
      packets: traffic.payloadPackets + control,
      bytes: traffic.payloadBytes + traffic.payloadPackets * Conventions.packetOverhead
        + control * Conventions.controlPacket
    )
    let (sent, received) = isSending ? (media, traffic.feedback) : (traffic.feedback, media)
    json.beginObject()
    json.key("nominated")
    json.boolean(true)
    writeRoundTrip(at: last, link: link, to: &json)
    json.key("available_outgoing_bitrate")
    json.integer(traffic.estimate)
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
    Candidates(of: peer, draws: &draws).write(to: &json)
    json.endObject()
  }

  /// Writes the last connectivity check's time and the sum over all, in whole milliseconds as browsers keep them.
  private func writeRoundTrip(at last: SimulationTime, link: TimeSpan, to json: inout JSONWriter) {
    func check(at time: SimulationTime) -> Int { max(1, Int(peer.uplink?.second(at: time).roundTrip ?? 0) / 1_000) }
    var total = 0
    var current = check(at: link.start)
    var time = link.start
    while time <= last {
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
