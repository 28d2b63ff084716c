import Dialects
import JSONText
import _RuleFixtures

@testable import RealtimeKitDialect

extension Fixture {
  static let truthFixtures: [Fixture] = [
    // A session that is not told, with everybody in it.
    Fixture("realtimekit.truth.known") { run in
      guard let id = run["realtimekit.session"].first?.text("id") else { return }
      run["realtimekit.session"].removeFirst()
      run["realtimekit.participant"].removeAll { $0.text("session_id") == id }
      run["realtimekit.peer-report"].removeAll { $0.text("session_id") == id }
    },
    Fixture("realtimekit.truth.stay") { run in
      run.peer("desktop-customer", 0) { $0[edit: "custom_participant_id"] = .string("caller-999999") }
    },
    Fixture("realtimekit.truth.room") { run in
      run.session("desktop-customer") { $0[edit: "meeting_display_name"] = .string("elsewhere") }
    },
    // The peer goes and comes back within the stay.
    Fixture("realtimekit.truth.reconnects") { run in
      run.peer("desktop-customer", 0) { peer in
        var (joining, leaving) = (peer[edit: "peer_events"][edit: 1], peer[edit: "peer_events"][edit: 2])
        leaving[edit: "id"] = .string(stranger)
        leaving[edit: "minutes_consumed"] = .integer(0)
        joining[edit: "id"] = .string("1" + stranger.dropFirst())
        joining[edit: "socket_session_id"] = .string("2" + stranger.dropFirst())
        peer[edit: "peer_events"][edit: 2][edit: "socket_session_id"] = joining[edit: "socket_session_id"]
        for key in ["created_at", "updated_at"] {
          leaving.shift(key, by: -40_000)
          joining.shift(key, by: 81_000)
        }
        peer[edit: "peer_events"].list.insert(contentsOf: [leaving, joining], at: 2)
      }
    },
    // Two packets less in every row, which is within the rate of each.
    Fixture("realtimekit.truth.sent") { run in
      run.eachRow("desktop-customer", 0, .audioProducer) { $0.add(-2, to: "packets_sent") }
      run.settle("desktop-customer", 0)
    },
    Fixture("realtimekit.truth.lost") { run in
      run.rows("desktop-customer", 0, .audioProducer) { $0[3].add(3, to: "packets_lost") }
      run.settle("desktop-customer", 0)
    },
    Fixture("realtimekit.truth.concealments") { run in
      run.rows("desktop-customer", 0, .audioConsumer) { $0[3].add(500, to: "concealment_events") }
      run.settle("desktop-customer", 0)
    },
    Fixture("realtimekit.truth.mutes") { run in run.shiftEvents("desktop-customer", [0, 3], named: "audio_off", by: 5)
    },
    Fixture("realtimekit.truth.videos") { run in
      run.shiftEvents("meeting", [0, 1, 2], named: "screenshare_started", by: 5)
    },
    // The coach joins in, and the customer hears nothing of it.
    Fixture("realtimekit.truth.coaches-heard") { run in
      let coach = run.peerID("coaching", 4)
      run.rows("coaching", 0, .audioConsumer) { rows in rows.removeAll { $0.text("peer_id") == coach } }
      run.settle("coaching", 0)
    },
    // Somebody on hold is heard for a moment.
    Fixture("realtimekit.truth.audibility") { run in
      run.report("inbound", 3) { report in
        let ticks = report.rows(.audioProducer).compactMap { $0.time("timestamp") }
        var rows = report.rows(.audioConsumer)
        let gap = rows.indices.dropFirst().first {
          (rows[$0].time("timestamp") ?? 0) - (rows[$0 - 1].time("timestamp") ?? 0) > 20_000
        }
        guard let gap, let before = rows[gap - 1].time("timestamp"),
          let tick = ticks.last(where: { $0 < before + 15_000 })
        else { return }
        var row = rows[gap - 1]
        row.shift("timestamp", by: tick - before)
        for key in ["packets_received", "bytes_received", "packets_lost", "concealment_events"] {
          row[edit: key] = .integer(0)
        }
        rows.insert(row, at: gap)
        report[edit: "peer_report"][edit: "quality"][edit: Series.audioConsumer.rawValue] = .array(rows)
      }
      run.settle("inbound", 3)
    },
  ]
}

extension JSONValue {
  fileprivate func rows(_ series: Series) -> [JSONValue] {
    self["peer_report"]?["quality"]?[series.rawValue]?.elements ?? []
  }
}
