import Dialects
import JSONText
import _RuleFixtures

@testable import RealtimeKitDialect

extension Fixture {
  static let truthFixtures: [Fixture] = [
    // The session is told a second time.
    Fixture("realtimekit.truth.known") { run in
      let sessions = run["realtimekit.session"]
      run["realtimekit.session"].insert(sessions[0], at: 0)
    },
    Fixture("realtimekit.truth.stay") { run in
      run.peer("desktop-customer", 0) { $0[edit: "custom_participant_id"] = .string("caller-999999") }
    },
    Fixture("realtimekit.truth.room") { run in
      run.session("desktop-customer") { $0[edit: "meeting_display_name"] = .string("elsewhere") }
    },
    Fixture("realtimekit.truth.reconnects") { run in
      run.participant("desktop-customer", 0) { participant in
        let joining = participant[edit: "peer_events"][edit: 0]
        participant[edit: "peer_events"].list.insert(joining, at: 0)
      }
    },
    // Two packets more in every row.
    Fixture("realtimekit.truth.sent") { run in
      run.eachRow("desktop-customer", 0, .audioProducer) { $0.add(4, to: "packets_sent") }
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
    Fixture("realtimekit.truth.mutes") { run in run.shiftEvents("desktop-customer", [0, 3], named: "audio_off", by: 5) },
    Fixture("realtimekit.truth.videos") { run in run.shiftEvents("meeting", [0, 1, 2], named: "video_off", by: 5) },
    // Somebody on hold is heard for a moment.
    Fixture("realtimekit.truth.audibility") { run in
      run.rows("inbound", 3, .audioConsumer) { rows in
        guard let gap = rows.indices.dropFirst().first(where: {
          (rows[$0].time("timestamp") ?? 0) - (rows[$0 - 1].time("timestamp") ?? 0) > 20_000
        }) else { return }
        var row = rows[gap - 1]
        row.shift("timestamp", by: 14_000)
        for key in ["packets_received", "bytes_received", "packets_lost", "concealment_events"] {
          row[edit: key] = .integer(0)
        }
        rows.insert(row, at: gap)
      }
      run.settle("inbound", 3)
    },
  ]
}
