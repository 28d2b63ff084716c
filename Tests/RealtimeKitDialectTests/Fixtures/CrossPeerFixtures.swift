import JSONText
import _RuleFixtures

@testable import RealtimeKitDialect

extension Fixture {
  static let crossPeerFixtures: [Fixture] = [
    Fixture("realtimekit.consumer.producer") { run in
      run.eachRow("desktop-customer", 0, .audioConsumer) { $0[edit: "producer_id"] = .string(stranger) }
    },
    Fixture("realtimekit.consumer.unique") { run in
      var taken = JSONValue.null
      run.eachRow("desktop-customer", 3, .audioConsumer) { taken = $0["consumer_id"] ?? .null }
      let consumer = taken
      run.eachRow("desktop-customer", 0, .audioConsumer) { $0[edit: "consumer_id"] = consumer }
    },
    // One packet in twenty is never heard of again; no single sample shows it.
    Fixture("realtimekit.consumer.balance") { run in
      run.eachRow("desktop-customer", 0, .audioConsumer) { row in
        row.add(-row.count("packets_received") / 20, to: "packets_received")
      }
      run.settle("desktop-customer", 0)
    },
    // The receiver claims to have got what its sender's uplink lost, and conceals nothing.
    Fixture("realtimekit.consumer.uplink-loss") { run in
      var lost = 0
      run.eachRow("desktop-customer", 0, .audioConsumer) { row in
        lost += row.count("packets_lost")
        row.add(row.count("packets_lost"), to: "packets_received")
        row[edit: "packets_lost"] = .integer(0)
        row[edit: "concealment_events"] = .integer(0)
      }
      let more = lost
      run.pair("desktop-customer", 0, "consuming_transport") { pair in
        pair.add(more, to: "packets_received")
        pair.add(more * 42, to: "bytes_received")
      }
      run.settle("desktop-customer", 0)
    },
    // The producer's report breaks off early; the transport carried the rest.
    Fixture("realtimekit.consumer.life") { run in
      run.rows("desktop-customer", 3, .audioProducer) { $0.removeLast(3) }
      run.settle("desktop-customer", 3)
    },
    Fixture("realtimekit.consumer.frame") { run in
      run.rows("meeting", 0, .videoConsumer) { rows in
        rows[6][edit: "frame_width"] = .integer(1_000)
        rows[6][edit: "frame_height"] = .integer(562)
      }
      run.settle("meeting", 0)
    },
    // Behind the sender's last sample any size that it had will do, and no other.
    Fixture("realtimekit.consumer.frame") { run in
      run.rows("meeting", 0, .videoConsumer) { rows in
        rows[rows.count - 1][edit: "frame_width"] = .integer(1_000)
        rows[rows.count - 1][edit: "frame_height"] = .integer(562)
      }
      run.settle("meeting", 0)
    },
    Fixture("realtimekit.consumer.frame-balance") { run in
      run.rows("meeting", 0, .videoConsumer) { $0[6].add(5_000, to: "frames_dropped") }
    },
  ]
}
