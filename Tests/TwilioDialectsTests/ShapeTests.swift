import Dialects
import Documents
import JSONText
import Testing
import TwilioDialects

/// What the contract tables refuse.
@Suite struct `Contract tables` {
  private static func shape(_ type: String) -> Shape {
    TwilioDialect.documentTypes.first { $0.stream.documentType == type }?.shape ?? .null
  }

  /// Documents in which, between them, every property stands: one of each kind of event, summaries with tags.
  private static func samples(_ type: String) -> [JSONValue] {
    let all = SampleRun.good.documents[type] ?? []
    guard type == SampleRun.callEvents else { return Array(all.suffix(12)) }
    var seen: Set<String> = []
    return all.filter { event in
      seen.insert(["edge", "group", "name", "level"].compactMap { event[$0]?.string }.joined(separator: "/")).inserted
    }
  }

  @Test(arguments: [SampleRun.callEvents, SampleRun.summaries])
  func `null, a value of another type and an unknown property are refused everywhere`(_ type: String) {
    let shape = Self.shape(type)
    var mutants = 0
    for sample in Self.samples(type) {
      #expect(shape.accepts(sample))
      for mutant in sample.mutants {
        mutants += 1
        #expect(!shape.accepts(mutant.value), "\(mutant.change)")
      }
    }
    #expect(mutants > 1_000)
  }

  private static let wrongEvents: [@Sendable (inout JSONValue) -> Void] = [
    { $0.set("timestamp", to: .string("2026-03-02T14:00:00Z")) },
    { $0.set("timestamp", to: .string("2026-03-02T14:00:00.000+00:00")) },
    { $0.set("timestamp", to: nil) },
    { $0.set("call_sid", to: .string("AC0123456789abcdef0123456789abcdef")) },
    { $0.set("call_sid", to: .string("CA0123456789ABCDEF0123456789ABCDEF")) },
    { $0.set("call_sid", to: .string("CA0123456789abcdef")) },
    { $0.set("account_sid", to: .string("")) },
    { $0.set("account_sid", to: nil) },
    { $0.set("edge", to: .string("ashburn")) },
    { $0.set("edge", to: .string("carrier_edge")) },
    { $0.set("edge", to: .string("unknown_edge")) },
    { $0.set("group", to: .string("call")) },
    { $0.set("group", to: .string("ice_candidate")) },
    { $0.set("name", to: .string("call.connected")) },
    { $0.set("name", to: .string("Connected")) },
    { $0.set("name", to: .string("connected-")) },
    { $0.set("level", to: .string("info")) },
    { $0.set("level", to: .string("UNKNOWN")) },
    { $0.set("sdk_edge", "metadata", to: nil) },
    { $0.set("sdk_edge", "metadata", "country_code", to: .string("usa")) },
    { $0.set("sdk_edge", "metadata", "ip_address", to: .string("::1")) },
    { $0.set("sdk_edge", "metadata", "location", "lat", to: 91) },
    { $0.set("sdk_edge", "metadata", "sdk", "type", to: .string("Voice")) },
    { $0.set("sdk_edge", "metadata", "sdk", "version", to: .string("2.18")) },
    { $0.set("sdk_edge", "metadata", "sdk", "region", to: .string("US_EAST_VIRGINIA")) },
    { $0.set("sdk_edge", "metadata", "sdk", "edge_location", to: .string("boston")) },
    { $0.set("client_edge", to: .object([])) },
  ]

  @Test(arguments: wrongEvents.indices) func `a call event with one wrong value is refused`(_ index: Int) throws {
    var event = try #require(
      SampleRun.good.documents[SampleRun.callEvents]?.first { $0["group"]?.string == "settings" })
    Self.wrongEvents[index](&event)
    #expect(!Self.shape(SampleRun.callEvents).accepts(event))
  }

  private static let wrongSummaries: [@Sendable (inout JSONValue) -> Void] = [
    { $0.set("participant_sid", to: .string("CA0123456789abcdef0123456789abcdef")) },
    { $0.set("conference_sid", to: nil) },
    { $0.set("label", to: .string(String(repeating: "x", count: 65))) },
    { $0.set("call_direction", to: .string("outbound-api")) },
    { $0.set("call_state", to: .string("failed")) },
    { $0.set("call_status", to: .string("no-answer")) },
    { $0.set("call_type", to: .string("pstn")) },
    { $0.set("country_code", to: .string("USA")) },
    { $0.set("join_time", to: .string("2026-03-02T14:00:00.000Z")) },
    { $0.set("leave_time", to: nil) },
    { $0.set("duration_seconds", to: 0) },
    { $0.set("duration_seconds", to: 1.5) },
    { $0.set("jitter_buffer_size", to: .string("huge")) },
    { $0.set("coached_participants", to: .array([.string("CP0123456789abcdef0123456789abcdef")])) },
    { $0.set("participant_region", to: .string("unknown")) },
    { $0.set("processing_state", to: .string("in_progress")) },
    { $0.set("properties", "requested_region", to: nil) },
    { $0.set("events", "modify_exit", to: nil) },
    { $0.set("events", "hold", to: [17_724_600]) },
    { $0.set("quality_issues", to: 9) },
    { $0.set("metrics", "inbound", to: nil) },
    { $0.set("metrics", "inbound", "mos", to: 4.7) },
    { $0.set("metrics", "inbound", "packet_loss_percentage", to: 100.5) },
    { $0.set("metrics", "inbound", "total_packets_lost", to: -1) },
    { $0.set("metrics", "inbound", "tags", to: .array([.string("detected_silence")])) },
    { $0.set("metrics", "outbound", "occurrences", "latency", to: nil) },
    { $0.set("metrics", "outbound", "jitter", "max", to: nil) },
    { $0.set("url", to: .string("https://insights.example.com")) },
  ]

  @Test(arguments: wrongSummaries.indices) func `a summary with one wrong value is refused`(_ index: Int) throws {
    var summary = try #require(SampleRun.good.documents[SampleRun.summaries]?.first)
    Self.wrongSummaries[index](&summary)
    #expect(!Self.shape(SampleRun.summaries).accepts(summary))
  }
}

extension JSONValue {
  /// This value with one place spoilt, for every place: nulled, of another type, or with a property too many.
  fileprivate var mutants: [(value: JSONValue, change: String)] {
    var found: [(value: JSONValue, change: String)] = []
    switch self {
    case .null: break
    case .boolean, .number: found.append((.string("spoilt"), "text"))
    case .string: found.append((.boolean(true), "truth value"))
    case .array(let elements):
      found.append((.object([]), "object"))
      for (index, element) in elements.enumerated() {
        for mutant in element.mutants {
          var copy = elements
          copy[index] = mutant.value
          found.append((.array(copy), "\(index)/\(mutant.change)"))
        }
      }
    case .object(let members):
      found.append((.array([]), "array"))
      found.append((.object(members + [("spoilt", .boolean(true))]), "property too many"))
      for (index, member) in members.enumerated() {
        for mutant in member.value.mutants {
          var copy = members
          copy[index].value = mutant.value
          found.append((.object(copy), "\(member.key)/\(mutant.change)"))
        }
      }
    }
    found.append((.null, "null"))
    return found
  }
}
