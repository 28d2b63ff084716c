import Dialects
import JSONText
import _RuleFixtures

@testable import RealtimeKitDialect

extension Fixture {
  static let metadataFixtures: [Fixture] = [
    Fixture("realtimekit.events.order") { run in
      run.metadata("desktop-customer", 0) { metadata in
        let last = metadata[edit: "events"].elements.count - 1
        metadata[edit: "events"][edit: last].shift("timestamp", by: 2_000)
      }
    },
    // The coach's microphone is off while listening, and what the truth knows of mutes leaves coaches out.
    Fixture("realtimekit.events.toggles") { run in
      run.metadata("coaching", 4) { metadata in
        guard let position = metadata[edit: "events"].elements.lastIndex(where: { $0.text("name") == "audio_on" })
        else { return }
        metadata[edit: "events"].list.insert(metadata[edit: "events"].elements[position], at: position)
      }
    },
    Fixture("realtimekit.metadata.precall-test") { run in
      run.metadata("desktop-customer", 0) { $0[edit: "pc_metadata"][edit: 0].shift("timestamp", by: 20_000) }
    },
    Fixture("realtimekit.metadata.user-agent") { run in
      // Not the engine: that one is held against what another platform says of the same browser, too.
      run.metadata("desktop-customer", 0) { $0[edit: "device_info"][edit: "is_mobile"] = .boolean(true) }
    },
    Fixture("realtimekit.transport.presence") { run in
      run.pair("desktop-customer", 0, "producing_transport") { $0[edit: "nominated"] = .boolean(false) }
    },
    Fixture("realtimekit.transport.totals") { run in
      run.pair("desktop-customer", 0, "producing_transport") { $0.add(1_000_000, to: "bytes_sent") }
    },
    Fixture("realtimekit.transport.clock") { run in
      run.pair("desktop-customer", 0, "producing_transport") { $0.add(-1_000, to: "last_packet_sent_timestamp") }
    },
    Fixture("realtimekit.transport.round-trip") { run in
      run.pair("desktop-customer", 0, "producing_transport") { $0[edit: "total_round_trip_time"] = .decimal(0.001) }
    },
    Fixture("realtimekit.events.dominant-speaker") { run in
      run.metadata("desktop-customer", 0) { metadata in
        for (position, event) in metadata[edit: "events"].elements.enumerated() {
          guard event.text("name") == "dominant_speaker" else { continue }
          metadata[edit: "events"][edit: position][edit: "metadata"][edit: "peer_id"] = .string(stranger)
        }
      }
    },
    // The sharing ends earlier in the truth as well, so that only the rows after it are too many.
    Fixture("realtimekit.events.screenshare") { run in
      run.metadata("meeting", 0) { metadata in
        for (position, event) in metadata[edit: "events"].elements.enumerated() {
          guard event.text("name") == "screenshare_stopped" else { continue }
          metadata[edit: "events"][edit: position].shift("timestamp", by: -20_000)
        }
        metadata[edit: "events"].list.sort { $0.text("timestamp") < $1.text("timestamp") }
      }
      run.truth("meeting") { meeting in
        for (index, action) in meeting[edit: "actions"].elements.enumerated()
        where action.text("action") == "screenshare_stop" {
          meeting[edit: "actions"][edit: index].shift("at", by: -20_000)
        }
        meeting[edit: "actions"].list.sort { $0.text("at") < $1.text("at") }
      }
    },
  ]
}
