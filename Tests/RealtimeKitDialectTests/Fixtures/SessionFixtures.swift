import JSONText
import _RuleFixtures

extension Fixture {
  static let sessionFixtures: [Fixture] = [
    Fixture("realtimekit.session.times") { run in
      run.session("desktop-customer") { $0.shift("updated_at", by: -600_000) }
    },
    Fixture("realtimekit.session.end") { run in
      run.session("desktop-customer") { $0.shift("ended_at", by: 5_000) }
    },
    Fixture("realtimekit.session.nobody-live") { run in
      run.session("desktop-customer") { $0[edit: "live_participants"] = .integer(1) }
    },
    Fixture("realtimekit.session.live") { run in
      run.session("desktop-customer") { session in
        session[edit: "status"] = .string("LIVE")
        session[edit: "live_participants"] = .integer(1)
        session.drop("ended_at")
      }
    },
    Fixture("realtimekit.session.start") { run in
      run.session("desktop-customer") { $0.shift("started_at", by: -80) }
    },
    Fixture("realtimekit.session.max-concurrent") { run in
      run.session("desktop-customer") { $0.add(1, to: "max_concurrent_participants") }
    },
    Fixture("realtimekit.session.minutes") { run in
      run.session("desktop-customer") { $0.add(0.01, to: "minutes_consumed") }
    },
    Fixture("realtimekit.participant.duration") { run in
      run.session("desktop-customer") { $0.add(0.001, to: "minutes_consumed") }
      run.peer("desktop-customer", 0) { peer in
        peer.add(0.001, to: "duration")
        peer[edit: "peer_events"][edit: 2].add(0.001, to: "minutes_consumed")
      }
    },
    Fixture("realtimekit.participant.record") { run in
      run.peer("desktop-customer", 0) { $0.shift("created_at", by: 500) }
    },
    Fixture("realtimekit.identifiers.unique") { run in
      run.peer("desktop-customer", 0) { peer in
        let first = peer[edit: "peer_events"][edit: 0][edit: "id"]
        peer[edit: "peer_events"][edit: 1][edit: "id"] = first
      }
    },
    Fixture("realtimekit.participant.stable-user") { run in
      run.peer("desktop-customer", 3) { $0[edit: "user_id"] = .string(stranger) }
    },
    Fixture("realtimekit.peer-report.participant") { run in
      run.report("desktop-customer", 0) { $0[edit: "display_name"] = .string("Somebody else") }
    },
  ]

  static let peerEventFixtures: [Fixture] = [
    Fixture("realtimekit.peer-events.order") { run in
      run.peer("desktop-customer", 0) { peer in
        peer[edit: "peer_events"][edit: 0][edit: "created_at"] = peer["left_at"] ?? .null
        peer[edit: "peer_events"][edit: 0][edit: "updated_at"] = peer["left_at"] ?? .null
      }
    },
    Fixture("realtimekit.peer-events.owner") { run in
      run.peer("desktop-customer", 0) { $0[edit: "peer_events"][edit: 1][edit: "session_id"] = .string(stranger) }
    },
    Fixture("realtimekit.peer-events.sockets") { run in
      run.peer("desktop-customer", 0) {
        $0[edit: "peer_events"][edit: 2][edit: "socket_session_id"] = .string(stranger)
      }
    },
    Fixture("realtimekit.peer-events.minutes") { run in
      run.peer("desktop-customer", 0) { $0[edit: "peer_events"][edit: 1].add(0.5, to: "minutes_consumed") }
    },
    Fixture("realtimekit.peer-events.times") { run in
      run.peer("desktop-customer", 0) { peer in
        peer[edit: "peer_events"][edit: 2].shift("created_at", by: 100)
        peer[edit: "peer_events"][edit: 2].shift("updated_at", by: 100)
      }
    },
  ]
}
