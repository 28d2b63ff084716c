import GroundTruth
import JSONText
import Testing
import _SampleRecords

/// What a forwarding unit sends down a line that is too narrow for everything.
@Suite("Narrow lines") struct NarrowLineTests {
  /// The cameras that the guest of the sample meeting sees, with `allowance` bits per second for them.
  private static func cameras(_ allowance: UInt32?) throws -> [JSONValue] {
    let record = try #require(SampleRecords.record("meeting"))
    // The fourth to join, from 20 to 245 s, after the three others.
    let guest = record.conversation.legs[3]
    var series = record.series
    let seconds = series[guest.index]?.downlink.seconds.count ?? 0
    series[guest.index]?.videoAllowance = allowance.map { [UInt32](repeating: $0, count: seconds) }
    let changed = ConversationRecord(
      conversation: record.conversation, series: series, impairments: record.impairments)
    let reports = SampleRun.documents(of: [("meeting", changed)]).filter { $0.type == "realtimekit.peer-report" }
    let report = try reports[guest.index].value
    return report["peer_report"]?["quality"]?["video_consumer"]?.elements ?? []
  }

  private static func sum(_ rows: [JSONValue], _ key: String) -> Int64 {
    rows.reduce(0) { $0 + ($1[key]?.integer ?? 0) }
  }

  @Test("All cameras together stay within the allowance")
  func allowance() throws {
    let plain = try Self.cameras(nil)
    #expect(Self.sum(plain, "bytes_received") > 0)
    for allowance in [60_000, 150_000, 400_000, 1_000_000] as [UInt32] {
      let rows = try Self.cameras(allowance)
      // A stream that nothing has come of yet has no sample.
      #expect(rows.count <= plain.count)
      for time in Set(rows.compactMap { $0["timestamp"]?.string }) {
        let bytes = Self.sum(rows.filter { $0["timestamp"]?.string == time }, "bytes_received")
        // Samples are seven seconds apart, give or take the timer's own noise.
        #expect(Double(bytes) * 8 / 7.02 <= Double(allowance))
      }
      #expect(Self.sum(rows, "packets_received") < Self.sum(plain, "packets_received"))
    }
    #expect(Self.sum(try Self.cameras(.max), "bytes_received") == Self.sum(plain, "bytes_received"))
  }

  @Test("Frames go by temporal layers, before them the picture's size, and nobody misses what is left out")
  func layers() throws {
    let plain = try Self.cameras(nil)
    let rows = try Self.cameras(150_000)
    var shares: Set<Int64> = []
    for row in rows {
      let full = try #require(
        plain.first { full in ["timestamp", "consumer_id"].allSatisfy { full[$0]?.string == row[$0]?.string } })
      guard full["frames_decoded"]?.integer ?? 0 > 100 else { continue }
      let share = (row["frames_decoded"]?.integer ?? 0) * 100 / (full["frames_decoded"]?.integer ?? 1)
      #expect([0, 25, 50, 100].contains { abs($0 - share) <= 3 }, "\(share)")
      shares.insert((share + 5) / 10 * 10)
      #expect(row["frame_width"]?.integer ?? 0 <= full["frame_width"]?.integer ?? 0)
      #expect(row["packets_lost"]?.integer ?? 0 <= full["packets_lost"]?.integer ?? 0)
    }
    #expect(shares.count > 1)
  }
}
