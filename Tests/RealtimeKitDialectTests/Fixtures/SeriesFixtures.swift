import JSONText
import _RuleFixtures

@testable import RealtimeKitDialect

extension Fixture {
  static let seriesFixtures: [Fixture] = [
    // So early that the gap after it is no period any more, and the rates have nothing to say about it.
    Fixture("realtimekit.quality.grid") { run in
      for series in Series.allCases {
        run.rows("desktop-customer", 0, series) { rows in
          let first = rows.first?.text("timestamp")
          guard series.isProducer else { return }
          for index in rows.indices where rows[index].text("timestamp") == first {
            rows[index].shift("timestamp", by: -900)
          }
        }
      }
    },
    Fixture("realtimekit.quality.stream-identity") { run in
      run.rows("desktop-customer", 0, .audioConsumer) { $0[3][edit: "mid"] = .string("7") }
    },
    Fixture("realtimekit.audio-producer.packet-rate") { run in
      run.rows("desktop-customer", 0, .audioProducer) { rows in
        let clean = rows.indices.dropFirst(2).filter { rows[$0].count("packets_lost") == 0 }
        rows[clean[0]].add(20, to: "packets_sent")
        rows[clean[1]].add(-20, to: "packets_sent")
      }
    },
    Fixture("realtimekit.audio-consumer.packet-rate") { run in
      run.rows("desktop-customer", 0, .audioConsumer) { rows in
        let clean = rows.indices.dropFirst(2).filter { rows[$0].count("packets_lost") == 0 }
        rows[clean[0]].add(-60, to: "packets_received")
      }
    },
    // Half the samples with half the delay: the mean delay of a sample stays.
    Fixture("realtimekit.audio-consumer.emitted-samples") { run in
      run.rows("desktop-customer", 0, .audioConsumer) { rows in
        rows[3].add(-rows[3].count("jitter_buffer_emitted_count") / 2, to: "jitter_buffer_emitted_count")
        rows[3].add(-rows[3].number("jitter_buffer_delay") / 2, to: "jitter_buffer_delay")
      }
    },
    // Too little for the cumulative object to show.
    Fixture("realtimekit.audio.score") { run in
      run.rows("desktop-customer", 0, .audioProducer) { $0[3].add(-1e-4, to: "mos_quality") }
    },
    Fixture("realtimekit.producer.round-trip") { run in
      run.rows("desktop-customer", 0, .audioProducer) { $0[3].add(6e-6, to: "rtt") }
    },
    Fixture("realtimekit.quality.jitter-units") { run in
      run.rows("desktop-customer", 0, .audioProducer) { $0[3].add(8e-6, to: "jitter") }
    },
    Fixture("realtimekit.quality.payload") { run in
      run.rows("desktop-customer", 3, .audioProducer) { $0[3].add(500_000, to: "bytes_sent") }
      run.pair("desktop-customer", 3, "producing_transport") { $0.add(500_000, to: "bytes_sent") }
    },
    Fixture("realtimekit.audio-producer.muted") { run in
      run.eachRow("meeting", 1, .audioProducer, where: { $0.number("bytes_sent") == 18 * $0.number("packets_sent") }) {
        $0.add($0.count("packets_sent") * 10, to: "bytes_sent")
      }
    },
    Fixture("realtimekit.cumulative.presence") { run in
      run.report("desktop-customer", 0) {
        $0[edit: "peer_report"][edit: "quality"][edit: "audio_producer_cumulative"] = .object([])
      }
    },
    Fixture("realtimekit.cumulative.values") { run in
      run.report("desktop-customer", 0) {
        $0[edit: "peer_report"][edit: "quality"][edit: "audio_producer_cumulative"][edit: "packet_loss"]
          .add(0.5, to: "avg")
      }
    },
  ]

  static let videoFixtures: [Fixture] = [
    // The same layer encodes as many frames elsewhere, so that key frames keep their share.
    Fixture("realtimekit.video-producer.frame-rate") { run in
      run.rows("meeting", 0, .videoProducer) { rows in
        let layer = rows.indices.filter { rows[$0].count("ssrc") == rows[0].count("ssrc") }
        rows[layer[3]].add(60, to: "frames_encoded")
        rows[layer[4]].add(-60, to: "frames_encoded")
      }
    },
    Fixture("realtimekit.video.key-frames") { run in
      run.rows("meeting", 0, .videoProducer) { $0[6].add(300, to: "key_frames_encoded") }
      run.settle("meeting", 0)
    },
    Fixture("realtimekit.video-producer.limitation") { run in
      run.rows("meeting", 0, .videoProducer) { $0[6][edit: "quality_limitation_durations"].add(1.5, to: "none") }
    },
    Fixture("realtimekit.video.score") { run in
      run.rows("meeting", 0, .videoProducer) { $0[6].add(-0.02, to: "mos_quality") }
      run.settle("meeting", 0, scores: false)
    },
    // Every packet and one more: the truth counts the losses of microphones only.
    Fixture("realtimekit.producer.loss") { run in
      run.rows("meeting", 0, .videoProducer) { $0[6][edit: "packets_lost"] = .integer(10_000) }
      run.settle("meeting", 0)
    },
    Fixture("realtimekit.video-producer.layer-shapes") { run in
      run.rows("meeting", 0, .videoProducer) { rows in
        guard let small = rows.lastIndex(where: { $0.count("frame_width") == 320 }) else { return }
        rows[small].add(80, to: "frame_width")
      }
      run.settle("meeting", 0)
    },
  ]
}
