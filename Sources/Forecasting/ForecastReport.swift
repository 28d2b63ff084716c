import JSONText
public import Quantities
import QueueingTheory
import TableText

/// A forecast as text for people, CSV for spreadsheets and JSON for programs.
public struct ForecastReport: Sendable {
  private let forecast: FloorForecast
  private let localClock: LocalClock
  /// The share of paid time in which agents are not on duty; nil when no head counts are asked for.
  private let shrinkage: Double?

  /// A report of `forecast`, its hours told by `localClock`; with `shrinkage`, 0 up to 1, head counts are proposed.
  public init(_ forecast: FloorForecast, localClock: LocalClock, shrinkage: Double? = nil) {
    self.forecast = forecast
    self.localClock = localClock
    self.shrinkage = shrinkage
  }

  /// How many people on the roster put `needed` agents on duty.
  private func heads(_ needed: Int) -> Int? {
    shrinkage.map { Int((Double(needed) / (1 - $0)).rounded(.up)) }
  }

  private var seconds: String { DecimalText.plain(forecast.goal.seconds) }

  // MARK: Text

  /// A table for each queue: a line for each hour, theory and floor side by side.
  public var text: String { forecast.queues.map(table).joined(separator: "\n") + notes }

  private func table(of queue: QueueForecast) -> String {
    let patience = queue.patience.map { "patience \(DecimalText.short($0)) s" } ?? "callers never give up"
    let title =
      "\(queue.name): \(queue.patience == nil ? "Erlang C" : "Erlang A"), handling \(DecimalText.short(queue.handling)) s, "
      + "ring \(DecimalText.short(queue.ring)) s, \(patience)\n"
    let staffing = shrinkage == nil ? [] : ["needed", "heads"]
    var lines = [
      ["", "calls", "", "agents", "load", "wait s", "", "give up %", "", "in \(seconds) s %", "", "busy %", ""],
      ["", "theory", "floor", "", "", "theory", "floor", "theory", "floor", "theory", "floor", "theory", "floor"]
        + staffing,
    ]
    lines += queue.hours.map { hour in
      [label(hour.span.start)]
        + cells(hour.theory, hour.floor, between: [DecimalText.short(hour.agents), DecimalText.short(hour.load)])
        + (hour.needed.map { ["\($0)", heads($0).map { "\($0)" } ?? ""] } ?? [])
    }
    let total = queue.total
    lines.append(["all"] + cells(total.theory, total.floor, between: ["", ""]) + peak(of: queue))
    return title + TextTable.aligned(lines)
  }

  /// Agents and heads in the hour that needs most.
  private func peak(of queue: QueueForecast) -> [String] {
    guard let needed = queue.hours.compactMap(\.needed).max() else { return [] }
    return ["\(needed)", heads(needed).map { "\($0)" } ?? ""]
  }

  private func cells(_ theory: Outlook?, _ floor: Outlook?, between middle: [String]) -> [String] {
    func pair(_ value: (Outlook) -> Double) -> [String] { [theory, floor].map { DecimalText.short($0.map(value)) } }
    return pair(\.calls) + middle + pair(\.wait) + pair { 100 * $0.abandoned } + pair { 100 * $0.inTime }
      + pair { 100 * $0.occupancy }
  }

  /// `Mon 09:00`.
  private func label(_ time: SimulationTime) -> String {
    let minutes = Int(localClock.timeOfDay(at: time).inSeconds) / 60
    let day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][localClock.weekday(at: time)]
    return "\(day) \(Self.twoDigits(minutes / 60)):\(Self.twoDigits(minutes % 60))"
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private var notes: String {
    let runs = forecast.runs == 1 ? "one simulated cell" : "\(forecast.runs) simulated cells on average"
    let staffing =
      shrinkage.map {
        ";\nneeded: agents on duty for \(DecimalText.plain(100 * forecast.goal.share)) % in \(seconds) s; heads: with "
          + "\(DecimalText.plain(100 * $0)) % of paid time away; the last line is the most of any hour"
      } ?? ""
    return "\ntheory: the scenario's rates and patience, handling, ring and agents as on the floor; floor: \(runs)"
      + staffing + "\n"
  }

  // MARK: CSV and JSON

  /// The numbers of an hour by name; nil where there is nothing to say.
  private func fields(_ hour: QueueForecast.Hour) -> [(name: String, value: Double?)] {
    func outlook(_ prefix: String, _ outlook: Outlook?) -> [(String, Double?)] {
      [
        ("\(prefix)_calls", outlook?.calls), ("\(prefix)_wait_seconds", outlook?.wait),
        ("\(prefix)_abandoned", outlook?.abandoned), ("\(prefix)_in_time", outlook?.inTime),
        ("\(prefix)_occupancy", outlook?.occupancy),
      ]
    }
    let staffing: [(String, Double?)] =
      shrinkage == nil
      ? []
      : [("needed", hour.needed.map(Double.init)), ("heads", hour.needed.flatMap(heads).map(Double.init))]
    let all: [(String, Double?)] =
      [("agents", hour.agents), ("load", hour.load)] + outlook("theory", hour.theory) + outlook("floor", hour.floor)
      + staffing
    return all.map { ($0, $1.flatMap { $0.isFinite ? DecimalText.exact($0) : nil }) }
  }

  private func time(_ time: SimulationTime) -> String {
    var json = JSONWriter(capacity: 64)
    json.time(time)
    let text = unsafe json.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
    return String(text.dropFirst().dropLast())
  }

  /// A line for each queue and hour; times in UTC, shares 0 through 1, nothing between commas where nothing is known.
  public var csv: String {
    var lines: [[String]] = []
    for queue in forecast.queues {
      for hour in queue.hours {
        let fields = fields(hour)
        if lines.isEmpty {
          lines.append(["queue", "start", "end", "handling_seconds", "patience_seconds"] + fields.map(\.name))
        }
        let times = [queue.handling, queue.patience].map { $0.map { "\(DecimalText.exact($0))" } ?? "" }
        lines.append(
          [queue.name, time(hour.span.start), time(hour.span.end)] + times
            + fields.map { $0.value.map { "\($0)" } ?? "" })
      }
    }
    return lines.map(CSVText.line).joined()
  }

  /// A list of queues, each with its hours; what is not known is left out.
  public var json: String {
    var json = JSONWriter()
    json.beginArray()
    for queue in forecast.queues {
      json.beginObject()
      json.key("queue")
      json.string(queue.name)
      let times = [
        ("handling_seconds", queue.handling), ("ring_seconds", queue.ring), ("patience_seconds", queue.patience),
      ]
      for (name, value) in times { Self.write(name, value, to: &json) }
      json.key("hours")
      json.beginArray()
      for hour in queue.hours {
        json.beginObject()
        json.key("start")
        json.time(hour.span.start)
        json.key("end")
        json.time(hour.span.end)
        for (name, value) in fields(hour) { Self.write(name, value, to: &json) }
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.endLine()
    return unsafe json.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }

  private static func write(_ name: String, _ value: Double?, to json: inout JSONWriter) {
    guard let value else { return }
    json.computedKey(name)
    json.double(DecimalText.exact(value))
  }
}
