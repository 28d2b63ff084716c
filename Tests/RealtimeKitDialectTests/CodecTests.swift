import GroundTruth
import JSONText
import RealtimeKitDialect
import Testing
import _RuleFixtures
import _SampleRecords

/// What this platform's clients send while their line is made to speak another codec.
@Suite("Codecs") struct CodecTests {
  /// The samples of the agent's microphone, on a line that speaks G.711 from second 20 to 40 where it `changes`.
  private static func microphone(changes: Bool) throws -> [JSONValue] {
    let record = try #require(SampleRecords.record("inbound"))
    let agent = try #require(record.conversation.legs.first { $0.role == .agent })
    var series = record.series
    var media = try #require(series[agent.index])
    if changes {
      media.codecs = media.uplink.seconds.indices.map { (20..<40).contains($0) ? .pcmu : .opus }
      media.uplink.replacePayload(at: 20..<40) { 160 * UInt32($0.sent) }
    }
    series[agent.index] = media
    let changed = ConversationRecord(conversation: record.conversation, series: series, impairments: [])
    let peer = RealtimeKitIdentifiers(seed: SampleRecords.directory.seed).peerID(agent, of: record.conversation)
    let reports = try SampleRun.documents(of: [("inbound", changed)]).filter { $0.type == "realtimekit.peer-report" }
      .map { try $0.value }
    let report = try #require(reports.first { $0["id"]?.string == peer })
    return report["peer_report"]?["quality"]?["audio_producer"]?.elements ?? []
  }

  @Test("Clients go on sending Opus")
  func payload() throws {
    let (plain, changed) = (try Self.microphone(changes: false), try Self.microphone(changes: true))
    #expect(plain.count == changed.count)
    var differing = 0
    for (one, other) in zip(plain, changed) {
      #expect(one["packets_sent"]?.integer == other["packets_sent"]?.integer)
      let packets = try #require(other["packets_sent"]?.integer)
      // Opus' voice takes some 60 bytes a packet, G.711 160.
      #expect(try #require(other["bytes_sent"]?.integer) <= 90 * packets)
      if one["bytes_sent"]?.integer != other["bytes_sent"]?.integer { differing += 1 }
    }
    // Twenty seconds in samples of seven.
    #expect((3...4).contains(differing))
  }
}
