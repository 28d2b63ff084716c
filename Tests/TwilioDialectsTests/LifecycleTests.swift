import Dialects
import Documents
import GroundTruth
import JSONText
import Quantities
import Testing
import TwilioDialects
import _RuleFixtures
import _SampleRecords

/// What the flows of the samples become, told from the documents alone.
@Suite struct `Life cycles` {
  /// The names of the gateway's events of a call, in order.
  private static func gateway(_ name: String, _ role: Leg.Role, _ nth: Int = 0) -> [String] {
    events(of: SampleRun.call(name, role, nth)).filter { $0["sdk_edge"] == nil }.compactMap { $0["name"]?.string }
  }

  /// `group/name` of the SDK's events of a call, in order.
  private static func sdk(_ name: String, _ role: Leg.Role, _ nth: Int = 0) -> [String] {
    events(of: SampleRun.call(name, role, nth)).filter { $0["sdk_edge"] != nil }
      .map { "\($0["group"]?.string ?? "")/\($0["name"]?.string ?? "")" }
  }

  private static func events(of call: String) -> [JSONValue] {
    (SampleRun.good.documents[SampleRun.callEvents] ?? []).filter { $0["call_sid"]?.string == call }
  }

  private static func summary(_ name: String, _ role: Leg.Role, _ nth: Int = 0) -> JSONValue? {
    let stay = SampleRun.stay(name, role, nth)
    return SampleRun.good.documents[SampleRun.summaries]?.first { $0["participant_sid"]?.string == stay }
  }

  @Test func `every call has its gateway's life cycle, whatever came of it`() {
    #expect(Self.gateway("inbound", .customer) == ["initiated", "ringing", "answered", "completed"])
    #expect(Self.gateway("outbound-answered", .customer) == ["initiated", "ringing", "answered", "completed"])
    #expect(Self.gateway("outbound-no-answer", .customer) == ["initiated", "ringing", "completed"])
    #expect(Self.gateway("outbound-busy", .customer) == ["initiated", "completed"])
    #expect(Self.gateway("outbound-failed", .customer) == ["initiated", "completed"])
    #expect(Self.gateway("declined-then-answered", .agent) == ["initiated", "ringing", "completed"])
    #expect(Self.gateway("sip-customer", .customer) == ["initiated", "ringing", "answered", "completed"])
  }

  @Test func `an offer that nobody takes ends in its own words`() {
    let beginning = ["connection/incoming", "settings/init"]
    #expect(Self.sdk("abandoned-while-ringing", .agent) == beginning + ["connection/cancel"])
    #expect(Self.sdk("declined-then-answered", .agent) == beginning + ["connection/rejected-by-local"])
    let missed = Self.sdk("missed-then-answered", .agent)
    #expect(missed.count == 3)
    #expect(["connection/cancel", "connection/ignored-by-local"].contains(missed.last))
  }

  @Test func `a telephone has no SDK`() {
    #expect(Self.sdk("inbound", .customer).isEmpty)
    #expect(Self.sdk("sip-customer", .customer).isEmpty)
  }

  @Test func `an agent's browser answers in the order of its control flow`() {
    let events = Self.sdk("inbound", .agent)
    let milestones = [
      "connection/incoming", "settings/init", "get-user-media/succeeded", "signaling-state/have-remote-offer",
      "settings/edge", "signaling-state/stable", "connection/accepted-by-local", "settings/codec",
      "dtls-transport-state/new", "ice-gathering-state/gathering", "ice-candidate/ice-candidate",
      "ice-connection-state/checking", "ice-connection-state/connected",
      "ice-candidate/selected-ice-candidate-pair", "dtls-transport-state/connected", "pc-connection-state/connected",
      "connection/disconnected-by-remote",
    ]
    let positions = milestones.map { events.firstIndex(of: $0) ?? -1 }
    #expect(positions == positions.sorted())
    #expect(positions.first == 0)
  }

  @Test func `a telephone application closes what it opened`() {
    let events = Self.sdk("phone-customer", .customer)
    #expect(events.first == "connection/outgoing")
    #expect(
      events.filter { !$0.hasPrefix("feedback/") }.suffix(5)
        == [
          "connection/disconnect-called", "connection/disconnected-by-local", "ice-connection-state/closed",
          "signaling-state/closed", "pc-connection-state/closed",
        ])
    #expect(!events.contains { $0.hasPrefix("settings/") || $0.hasPrefix("get-user-media/") })
  }

  @Test func `lost media is noticed, reported, and found again`() {
    let events = Self.sdk("reconnect", .agent)
    let order = [
      "ice-connection-state/disconnected", "network-quality-warning-raised/ice-connectivity-lost", "connection/error",
      "connection/reconnecting", "network-quality-warning-raised/low-bytes-received", "connection/reconnected",
      "network-quality-warning-cleared/low-bytes-received",
    ]
    let positions = order.map { events.firstIndex(of: $0) ?? -1 }
    #expect(positions == positions.sorted())
    #expect(positions.allSatisfy { $0 >= 0 })
  }

  @Test func `a call whose network was lost ends itself with the code for lost media`() throws {
    let events = Self.sdk("network-lost", .agent).filter { !$0.hasPrefix("feedback/") }
    #expect(events.suffix(2) == ["connection/disconnected-by-local", "connection/error"])
    let errors = Self.events(of: SampleRun.call("network-lost", .agent)).filter { $0["name"]?.string == "error" }
    #expect(errors.map { $0["level"]?.string } == ["WARNING", "ERROR"])
    #expect(errors.allSatisfy { $0["sdk_edge"]?["error"]?["code"]?.integer == 53_405 })
    let summary = try #require(Self.summary("network-lost", .agent))
    let tags = (summary["metrics"]?["outbound"]?["tags"]?.elements ?? []).compactMap(\.string)
    #expect(tags.contains("high_packet_loss"))
  }

  @Test func `a coach listens muted, whispers to two agents and joins in`() throws {
    let summary = try #require(Self.summary("coaching", .coach))
    #expect(summary["is_coach"]?.boolean == true)
    #expect(
      summary["coached_participants"]?.elements.compactMap(\.string)
        == [SampleRun.call("coaching", .agent), SampleRun.call("coaching", .agent, 1)])
    let lengths = ["mute", "unmute", "coaching", "modify_coached_participant", "coaching_stopped"].map {
      summary["events"]?[$0]?.elements.count
    }
    #expect(lengths == [1, 1, 1, 2, 1])
    #expect(summary["properties"]?["enter_muted"]?.boolean == true)
    #expect(summary["is_moderator"]?.boolean == false)
  }

  @Test func `the API's queue stands on calls that the platform placed`() throws {
    let agent = try #require(Self.summary("inbound", .agent))
    let time = try #require(agent["outbound_time_in_queue"]?.integer)
    #expect((100...4_000).contains(time))
    #expect(agent["outbound_queue_length"]?.integer == 0)
    let caller = try #require(Self.summary("inbound", .customer))
    #expect(caller["outbound_time_in_queue"] == nil && caller["outbound_queue_length"] == nil)
  }

  @Test func `conventions change the spelling and nothing else`() throws {
    var conventions = TwilioConventions()
    conventions.epochUnit = .milliseconds
    conventions.tagSpelling = .bare
    let record = try #require(SampleRecords.record("network-lost"))
    let dialect = TwilioDialect(SampleRecords.directory, conventions)
    let usual = TwilioDialect(SampleRecords.directory)
    let other = try #require(SampleRun.lines([record], dialect)[SampleRun.summaries])
    let lines = try #require(SampleRun.lines([record], usual)[SampleRun.summaries])
    #expect(other != lines)
    let shape = TwilioDialect.documentTypes[0].shape
    for document in SampleRun.read([record], dialect)[SampleRun.summaries] ?? [] {
      #expect(shape.violations(in: document) == [])
      for occurrence in document["metrics"]?["outbound"]?["occurrences"]?["packet_loss"]?.elements ?? [] {
        let time = try #require(occurrence["timestamp"]?.integer)
        #expect(time > 1_700_000_000_000 && time % 1_000 == 0)
      }
    }
    #expect(other.contains { $0.contains("\"tags\":[\"packet_loss\"") })
  }

  @Test func `identifiers name legs that have them`() throws {
    let identifiers = TwilioIdentifiers(SampleRecords.directory)
    let served = try #require(SampleRecords.record("served-by-ivr")).conversation
    #expect(identifiers.conferenceSID(of: served) == nil)
    #expect(identifiers.participantSID(of: 0, in: served) == nil)
    #expect(identifiers.callSID(of: 0, in: served)?.hasPrefix("CA") == true)
    let ivr = try #require(served.legs.first { $0.role == .ivr })
    #expect(identifiers.callSID(of: ivr.index, in: served) == nil)
    var seen: Set<String> = []
    for (_, record) in SampleRecords.all {
      for leg in record.conversation.legs {
        for id in [
          identifiers.callSID(of: leg.index, in: record.conversation),
          identifiers.participantSID(of: leg.index, in: record.conversation),
        ].compactMap({ $0 }) {
          #expect(seen.insert(id).inserted, "\(id) names two things")
        }
      }
    }
  }
}
