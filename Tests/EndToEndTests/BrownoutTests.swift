import Foundation
import JSONText
import Testing

/// A brownout of one network, in the files of every platform: it shows where it struck, soon, and nowhere else.
@Suite(.enabled(if: Tool.isBuilt, "needs the release build: make test"))
struct BrownoutTests {
  /// Two runs that differ in an impairment only.
  private struct Pair: Sendable {
    let hit: [String: [String]]
    let placebo: [String: [String]]
    let conversations: [JSONValue]
    let impairment: JSONValue
    /// The identifiers of every leg the impairment hit, and those of the conversations that have one.
    var hitLegs: [JSONValue] = []
    var hitConversations: Set<String> = []

    init(_ scratch: Scratch) throws {
      let text = BrownoutTests.scenario
      let cut = try #require(text.range(of: "impairments:")?.lowerBound)
      hit = try Self.generate(text, "hit", scratch)
      placebo = try Self.generate(String(text[..<cut]), "placebo", scratch)
      conversations = try hit["truth/conversation.ndjson", default: []].map { try JSONReader.parse(Array($0.utf8)) }
      impairment = try JSONReader.parse(Array(try #require(hit["truth/impairment.ndjson"]?.first).utf8))
      for leg in impairment["legs"]?.elements ?? [] {
        let id = try #require(leg["conversation_id"]?.string)
        let conversation = try #require(conversations.first { $0["conversation_id"]?.string == id })
        hitConversations.insert(id)
        hitLegs.append(try #require(conversation["legs"]?.elements[Int(leg["leg"]?.integer ?? 0)]))
      }
    }

    private static func generate(_ text: String, _ run: String, _ scratch: Scratch) throws -> [String: [String]] {
      let outcome = try Tool.run(
        ["generate", "-", "--out", scratch.path(run), "--quiet", "--media-series"], input: text)
      try #require(outcome.code == 0, "\(outcome.errors)")
      return try scratch.contents(run).mapValues {
        String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init)
      }
    }

    func documents(_ path: String, of run: [String: [String]]) throws -> [JSONValue] {
      try (run[path] ?? []).map { try JSONReader.parse(Array($0.utf8)) }
    }

    /// Every identifier that a platform's line may carry of a conversation with a hit leg.
    var identifiersOfHitConversations: Set<String> {
      var found: Set<String> = []
      for conversation in conversations where hitConversations.contains(conversation["conversation_id"]?.string ?? "") {
        found.insert(conversation["conversation_id"]?.string ?? "")
        let legs = conversation["legs"]?.elements ?? []
        for ids in [conversation["ids"]] + legs.map({ $0["ids"] }) {
          for (key, value) in ids?.members ?? [] where key != "ccp_stream" { value.string.map { _ = found.insert($0) } }
        }
      }
      return found
    }
  }

  /// Loss and delay that no client can miss, and no outage: the floor is the same with and without.
  private static let scenario = """
    scenario: patch
    seed: 3
    clock: { start: 2026-03-02T10:00:00, timezone: UTC, duration: 24m }
    networks:
      home: { profile: home_wifi_good }
      office: { profile: office_fibre }
    queues:
      help: { arrivals: { per_hour: 50 }, talk: { uniform: { low: 100s, high: 200s } } }
    ivr: none
    agents:
      - { team: crew, count: 6, serves: [help], networks: { home: 50%, office: 50% } }
    conferences:
      - { name: huddle, at: "10:08", duration: 10m, attendees: { from: [crew], count: 4 }, rejoin: 0%, early: 0%, muted: 0%, camera: 0% }
    impairments:
      - { label: brownout, network: home, at: "10:10", for: 5m, loss: { add: 15%, burst: 4 }, delay: { add: 250ms } }

    """

  /// 2026-03-02T10:10:00Z, milliseconds since the epoch.
  private static let start: Int64 = 1_772_446_200_000
  private static let end = start + 300_000

  /// A time of one of the platforms' formats, milliseconds since the epoch.
  private static func milliseconds(_ value: JSONValue?) -> Int64? {
    guard let text = value?.string else { return value?.integer }
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: text.contains("."))
    return (try? Date(text, strategy: style)).map { Int64(($0.timeIntervalSince1970 * 1_000).rounded()) }
  }

  /// When a leg that was hit had been exposed for the first time.
  private static func exposure(_ leg: JSONValue) -> (from: Int64, to: Int64) {
    (max(start, milliseconds(leg["joined_at"]) ?? start), min(end, milliseconds(leg["left_at"]) ?? end))
  }

  /// Made once for all tests.
  private static let made = Result { try Pair(try Scratch()) }
  private let pair: Pair

  init() throws { pair = try Self.made.get() }

  @Test func `no line of a conversation without a hit leg differs, on any platform`() throws {
    #expect(pair.hit.keys.sorted() == pair.placebo.keys.sorted())
    #expect(pair.hitConversations.count < pair.conversations.count)
    let touched = pair.identifiersOfHitConversations
    var same = 0
    for path in pair.placebo.keys.sorted() where path != "manifest.json" && path != "truth/impairment.ndjson" {
      let (left, right) = (Set(pair.hit[path] ?? []), Set(pair.placebo[path] ?? []))
      same += left.intersection(right).count
      for line in left.symmetricDifference(right) {
        // An identifier always stands in quotation marks.
        let isTouched = line.split(separator: "\"").contains { touched.contains(String($0)) }
        #expect(isTouched, "\(path): \(line.prefix(200))")
      }
    }
    #expect(same > 500)
  }

  @Test func `the other party's own records stay as they are where the platform keeps them apart`() throws {
    let hit = Set(pair.hitLegs.compactMap { $0["ids"]?["twilio_call_sid"]?.string })
    for path in ["twilio/call-event.ndjson", "twilio/conference-participant-summary.ndjson"] {
      func others(_ run: [String: [String]]) throws -> [String] {
        try zip(run[path] ?? [], pair.documents(path, of: run)).filter { !hit.contains($1["call_sid"]?.string ?? "") }
          .map(\.0)
      }
      #expect(try others(pair.hit) == others(pair.placebo), "\(path)")
      #expect(try !others(pair.hit).isEmpty)
    }
    // Calls and their times are the floor's, which no packet moves; this platform tells of nothing else.
    #expect(pair.hit["genesys/conversation.ndjson"] == pair.placebo["genesys/conversation.ndjson"])
  }

  /// The SDK samples every second and judges five of them, the summary looks at ten seconds at a time.
  @Test func `warnings and summaries of the hit calls show it within two periods`() throws {
    let events = try pair.documents("twilio/call-event.ndjson", of: pair.hit)
    let summaries = try pair.documents("twilio/conference-participant-summary.ndjson", of: pair.hit)
    var judged = 0
    for leg in pair.hitLegs {
      let (from, to) = Self.exposure(leg)
      guard let call = leg["ids"]?["twilio_call_sid"]?.string, to - from > 20_000 else { continue }
      judged += 1
      let raised = events.filter {
        $0["call_sid"]?.string == call && $0["group"]?.string == "network-quality-warning-raised"
          && (from...(from + 10_000)).contains(Self.milliseconds($0["timestamp"]) ?? 0)
      }.compactMap { $0["name"]?.string }
      #expect(raised.contains { $0 == "high-packet-loss" || $0 == "high-packets-lost-fraction" }, "\(call): \(raised)")
      #expect(raised.contains("high-rtt"), "\(call): \(raised)")
      let summary = try #require(summaries.first { $0["call_sid"]?.string == call })
      for direction in ["inbound", "outbound"] {
        let times = (summary["metrics"]?[direction]?["occurrences"]?["packet_loss"]?.elements ?? [])
          .compactMap { $0["timestamp"]?.integer }.map { $0 * 1_000 }
        #expect(times.contains { (from...(from + 21_000)).contains($0) }, "\(call) \(direction): \(times)")
        #expect(times.allSatisfy { from - 1_000 <= $0 && $0 <= to + 11_000 }, "\(call) \(direction): \(times)")
      }
    }
    #expect(judged >= 3)
  }

  /// Clients report every seven seconds: the hit peer's two directions, and what others receive from it.
  @Test func `samples of the hit peers show it, and so do those of who receives them`() throws {
    let reports = try pair.documents("realtimekit/peer-report.ndjson", of: pair.hit)
    var judged = 0
    var far = 0
    for report in reports {
      let id = report["id"]?.string ?? ""
      guard let quality = report["peer_report"]?["quality"] else { continue }
      func lost(_ key: String, _ from: Int64, _ to: Int64, where isMeant: (JSONValue) -> Bool = { _ in true }) -> Int64
      {
        (quality[key]?.elements ?? []).filter {
          (from...to).contains(Self.milliseconds($0["timestamp"]) ?? 0) && isMeant($0)
        }.reduce(0) { $0 + ($1["packets_lost"]?.integer ?? 0) }
      }
      if let leg = pair.hitLegs.first(where: { $0["ids"]?["realtimekit_peer_id"]?.string == id }) {
        let (from, to) = Self.exposure(leg)
        guard to - from > 20_000 else { continue }
        judged += 1
        for key in ["audio_producer", "audio_consumer"] { #expect(lost(key, from, from + 15_000) > 0, "\(id): \(key)") }
      } else {
        for leg in pair.hitLegs {
          guard let sender = leg["ids"]?["realtimekit_peer_id"]?.string else { continue }
          let (from, to) = Self.exposure(leg)
          let rows = (quality["audio_consumer"]?.elements ?? []).filter { $0["peer_id"]?.string == sender }
          let seen = rows.compactMap { Self.milliseconds($0["timestamp"]) }.filter { (from...to).contains($0) }
          guard seen.count > 3, let first = seen.first else { continue }
          far += 1
          #expect(lost("audio_consumer", first, first + 15_000) { $0["peer_id"]?.string == sender } > 0, "\(id)")
        }
        // What it sends itself goes over another network.
        let spoiled = lost("audio_producer", 0, .max)
        let before = try #require(
          try pair.documents("realtimekit/peer-report.ndjson", of: pair.placebo).first { $0["id"]?.string == id })
        let calm = (before["peer_report"]?["quality"]?["audio_producer"]?.elements ?? [])
          .reduce(0) { $0 + ($1["packets_lost"]?.integer ?? 0) }
        #expect(spoiled == calm, "\(id)")
      }
    }
    #expect(judged >= 3 && far >= 3)
  }

  /// The agent's page reports every thirty seconds.
  @Test func `audio statistics of the hit agents show it within two periods`() throws {
    let events = try pair.documents("ccp/event.ndjson", of: pair.hit)
    let placebo = try pair.documents("ccp/event.ndjson", of: pair.placebo)
    func statistics(_ events: [JSONValue], of call: String) -> [JSONValue] {
      events.filter {
        $0["event"]?["type"]?.string == "audiostats" && $0["event"]?["detail"]?["callId"]?.string == call
      }
    }
    var judged = 0
    for leg in pair.hitLegs {
      let (from, to) = Self.exposure(leg)
      guard let call = leg["ids"]?["ccp_call_id"]?.string, to - from > 61_000 else { continue }
      judged += 1
      for channel in ["inputChannelStats", "outputChannelStats"] {
        let soon = statistics(events, of: call).filter {
          $0["event"]?["detail"]?["stats"]?.string == channel
            && (from...(from + 61_000)).contains($0["recordedAt"]?.integer ?? 0)
        }
        let worst = soon.compactMap { $0["event"]?["detail"]?["packetsLost"]?.integer }.max() ?? 0
        #expect(worst > 50, "\(call) \(channel): \(worst)")
      }
    }
    #expect(judged >= 1)
    let hit = Set(pair.hitLegs.compactMap { $0["ids"]?["ccp_call_id"]?.string })
    func others(_ events: [JSONValue]) -> [String] {
      events.filter { !hit.contains($0["event"]?["detail"]?["callId"]?.string ?? "") }.compactMap {
        $0["event"]?["type"]?.string
      }
    }
    #expect(others(events) == others(placebo))
  }
}
