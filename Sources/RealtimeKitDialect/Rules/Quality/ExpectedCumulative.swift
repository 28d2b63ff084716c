import JSONText

/// The cumulative object of a series, from its rows as they stand in the text (section 2), in the checker's own
/// arithmetic: every leaf by its path.
enum ExpectedCumulative {
  /// Pairs of a dotted path and the value that should stand there, for a series with rows.
  static func leaves(of rows: [JSONValue], in series: Series) -> [(path: [String], value: Double)] {
    var leaves: [(path: [String], value: Double)] = []
    func add(_ path: String..., value: Double) { leaves.append((path, value)) }
    func fraction(_ claim: (JSONValue) -> Bool) -> Double { Double(rows.count(where: claim)) / Double(rows.count) }
    func distribution(_ key: String, _ values: [Double]) {
      let ascending = values.sorted()
      add(key, "avg", value: average(values))
      for (name, level) in [("p50", 0.5), ("p75", 0.75), ("p90", 0.9)] {
        add(key, name, value: percentile(ascending, level))
      }
    }
    func thresholds(_ key: String, _ values: [Double], _ levels: [Double], unit: String) {
      add(key, "avg", value: average(values))
      for level in levels {
        // A value that is the threshold to the last digit may come out of a division just below it.
        let share = Double(values.count { $0 >= level - 1e-6 }) / Double(values.count)
        add(key, "\(Int(level))\(unit)_or_greater_event_fraction", value: share)
      }
    }
    thresholds("packet_loss", rows.map { ExpectedScore.lossPercent($0, in: series) }, [5, 10, 25, 50], unit: "")
    distribution("quality_mos", rows.map { $0.number("mos_quality") })
    if series.isProducer {
      thresholds("rtt", rows.map { $0.number("rtt") * 1_000 }, [100, 250, 500], unit: "ms")
    } else {
      thresholds("jitter_buffer_delay", rows.map(bufferMilliseconds), [100, 250, 500], unit: "ms")
    }
    guard !series.isAudio else { return leaves }
    distribution("frame_per_second", rows.map { $0.number("frames_per_second") })
    distribution("frame_width", rows.map { $0.number("frame_width") })
    let verb = series.isProducer ? "encoded" : "decoded"
    add("issues", "no_video_fraction", value: fraction { $0.count("frames_\(verb)") == 0 })
    add(
      "issues", "poor_resolution_fraction", value: fraction { $0.number("frame_width") < (series.isScreen ? 720 : 240) }
    )
    let frames = rows.reduce(0) { $0 + $1.number("frames_\(verb)") }
    let keys = rows.reduce(0) { $0 + $1.number("key_frames_\(verb)") }
    add("key_frames_\(verb)_fraction", value: frames == 0 ? 0 : keys / frames)
    guard series.isProducer else {
      add("issues", "lag_fraction", value: fraction { $0.number("frames_per_second") < (series.isScreen ? 3 : 8) })
      return leaves
    }
    func reason(_ name: String) -> Double { fraction { $0.text("quality_limitation_reason") == name } }
    add("issues", "cpu_quality_limitation_fraction", value: reason("cpu"))
    add("issues", "bandwidth_quality_limitation_fraction", value: reason("bandwidth"))
    add("issues", "quality_limitation_fraction", value: 1 - reason("none"))
    add("high_negative_feedback_fraction", value: fraction { $0.count("pli_count") + $0.count("fir_count") >= 3 })
    return leaves
  }

  private static func average(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  private static func bufferMilliseconds(_ row: JSONValue) -> Double {
    let emitted = row.number("jitter_buffer_emitted_count")
    return emitted == 0 ? 0 : row.number("jitter_buffer_delay") / emitted * 1_000
  }

  /// The value below which `level` of the ascending values lie, on the straight line between two neighbours.
  private static func percentile(_ ascending: [Double], _ level: Double) -> Double {
    let place = level * Double(ascending.count - 1)
    let (below, above) = (Int(place.rounded(.down)), Int(place.rounded(.up)))
    return ascending[below] + (ascending[above] - ascending[below]) * (place - place.rounded(.down))
  }
}
