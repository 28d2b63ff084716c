import Dialects
import Documents
import GenesysDialect
import JSONText
import Testing
import _RuleFixtures
import _SampleRecords

@Suite("Events of users' conversation topics")
struct NotificationTests {
  /// What the desktops of a sample's users are told, in the order in which they are.
  private static func events(
    _ sample: String, _ conventions: GenesysConventions = GenesysConventions()
  ) throws -> [JSONValue] {
    let record = try #require(SampleRecords.record(sample))
    var writer = DocumentWriter()
    GenesysDialect(SampleRecords.directory, conventions).project(record, into: &writer)
    let entries = writer.entriesInOrder().filter { $0.stream == 1 }
    return try unsafe writer.json.withUnsafeBytes { bytes in
      try entries.map { try unsafe JSONReader.parse(Array(bytes[$0.range])) }
    }
  }

  /// The participants of an event with a purpose.
  private static func participants(_ event: JSONValue, _ purpose: String) -> [JSONValue] {
    (event["eventBody"]?["participants"]?.elements ?? []).filter { $0["purpose"]?.string == purpose }
  }

  /// What `read` makes of the first call of each purpose's first participant, repetitions left out.
  private static func course(
    _ events: [JSONValue], of purpose: String, _ read: (JSONValue) -> String?
  ) -> [String] {
    var found: [String] = []
    for event in events {
      guard let call = participants(event, purpose).first?["calls"]?.elements.first, let word = read(call),
        found.last != word
      else { continue }
      found.append(word)
    }
    return found
  }

  @Test func `A call that is offered rings, is held, ends and is wrapped up`() throws {
    let events = try Self.events("inbound")
    let states = Self.course(events, of: "agent") { $0["state"]?.string }
    #expect(states.filter { $0 != "disconnected" } == ["alerting", "connected", "terminated"])
    let work = Self.course(events, of: "agent") { $0["afterCallWork"]?["state"]?.string }
    #expect(work == ["pending", "complete"])
    let held = Self.course(events, of: "agent") { $0["held"]?.boolean.map(String.init) }
    let confined = Self.course(events, of: "customer") { $0["confined"]?.boolean.map(String.init) }
    #expect(held == confined)
    for event in events {
      for call in Self.participants(event, "agent").flatMap({ $0["calls"]?.elements ?? [] }) {
        #expect((call["startHoldTime"] != nil) == (call["held"]?.boolean ?? false))
      }
    }
  }

  @Test func `Some sample is on hold, muted, recorded, paused securely, transferred, consulted and supervised`() {
    let events = SampleFiles.good["genesys.notification"]
    func occurs(_ matches: (JSONValue) -> Bool) -> Bool { events.contains { matches($0["eventBody"] ?? .null) } }
    func anyCall(_ matches: @escaping (JSONValue) -> Bool) -> (JSONValue) -> Bool {
      { body in
        (body["participants"]?.elements ?? []).contains { ($0["calls"]?.elements ?? []).contains(where: matches) }
      }
    }
    for mark in ["held", "muted", "confined", "securePause", "recording"] {
      #expect(occurs(anyCall { $0[mark]?.boolean ?? false }), "\(mark)")
    }
    for state in ["alerting", "contacting", "dialing", "offering", "connected", "disconnected", "terminated"] {
      #expect(occurs(anyCall { $0["state"]?.string == state }), "\(state)")
    }
    for recorder in ["customerExperienceState", "agentExperienceState"] {
      for state in ["ACTIVE", "PAUSED", "NONE"] {
        #expect(occurs(anyCall { $0["recordersState"]?[recorder]?.string == state }), "\(recorder) \(state)")
      }
    }
    for state in ["pending", "active", "complete", "canceled"] {
      #expect(occurs { ($0["recentTransfers"]?.elements ?? []).contains { $0["state"]?.string == state } }, "\(state)")
    }
    for key in ["consultParticipantId", "monitoredParticipantId", "coachedParticipantId", "bargedParticipantId"] {
      #expect(occurs { ($0["participants"]?.elements ?? []).contains { $0[key] != nil } }, "\(key)")
    }
    #expect(occurs { $0["recordingState"]?.string == "active" })
    #expect(occurs { $0["securePause"]?.boolean ?? false })
    #expect(occurs { $0["maxParticipants"] != nil })
  }

  /// What `read` makes of each purpose's first participant's communications in `list`, repetitions left out.
  private static func course(
    _ events: [JSONValue], of purpose: String, in list: String, _ read: (JSONValue) -> String?
  ) -> [String] {
    var found: [String] = []
    for event in events {
      guard let one = participants(event, purpose).first?[list]?.elements.first, let word = read(one),
        found.last != word
      else { continue }
      found.append(word)
    }
    return found
  }

  @Test func `A message alerts, comes in line by line, is put away and taken up again`() throws {
    let events = try Self.events("parked")
    let states = Self.course(events, of: "agent", in: "messages") { $0["state"]?.string }
    #expect(states == ["alerting", "connected", "parked", "connected", "parked", "connected", "disconnected"])
    let sent = Self.course(events, of: "agent", in: "messages") { String($0["messages"]?.elements.count ?? 0) }
    #expect(sent == ["0", "1", "2"])
    for event in events {
      for message in Self.participants(event, "agent").flatMap({ $0["messages"]?.elements ?? [] }) {
        let isParked = message["state"]?.string == "parked"
        #expect((message["parkTime"] != nil) == isParked && (message["resumeTime"] != nil) == isParked)
      }
    }
  }

  @Test func `A chat that is set aside is held, a letter that goes out is transmitting`() throws {
    let held = Self.course(try Self.events("chat"), of: "agent", in: "chats") { $0["held"]?.boolean.map(String.init) }
    #expect(held == ["false", "true", "false"])
    let letter = Self.course(try Self.events("notice"), of: "customer", in: "emails") { $0["state"]?.string }
    #expect(letter == ["transmitting", "connected", "disconnected"])
    let post = Self.course(try Self.events("post"), of: "agent", in: "socialExpressions") { $0["state"]?.string }
    #expect(post == ["alerting", "connected", "disconnected"])
  }

  @Test func `What goes on beside it is offered, answered, switched off and over`() throws {
    let cameras = try Self.events("cameras")
    #expect(
      Self.course(cameras, of: "agent", in: "videos") { $0["state"]?.string } == [
        "dialing", "connected", "disconnected",
      ])
    #expect(
      Self.course(cameras, of: "customer", in: "videos") { $0["state"]?.string }
        == ["alerting", "connected", "disconnected"])
    #expect(
      Self.course(cameras, of: "agent", in: "videos") { $0["audioMuted"]?.boolean.map(String.init) }
        == ["true", "false", "true"])
    #expect(
      Self.course(cameras, of: "customer", in: "videos") { $0["sharingScreen"]?.boolean.map(String.init) }
        == ["false", "true"])
    let shown = try Self.events("shown")
    #expect(
      Self.course(shown, of: "customer", in: "cobrowsesessions") { $0["state"]?.string }
        == ["alerting", "connected", "disconnected"])
    #expect(
      Self.course(shown, of: "user", in: "screenMonitorings") { $0["state"]?.string }
        == ["connected", "disconnected"])
    #expect(shown.contains { !Self.participants($0, "user").compactMap { $0["screenMonitoredParticipantId"] }.isEmpty })
    #expect(
      Self.course(shown, of: "agent", in: "internalMessages") { $0["state"]?.string }
        == ["alerting", "connected", "disconnected"])
  }

  @Test func `suppress_recording_on_hold rests the recording without a secure pause`() throws {
    var conventions = GenesysConventions()
    let usual = try Self.events("inbound", conventions)
    conventions.suppressesRecordingOnHold = true
    let resting = try Self.events("inbound", conventions)
    func rests(_ event: JSONValue) -> Bool {
      event["eventBody"]?["recordingState"]?.string == "paused" && event["eventBody"]?["securePause"]?.boolean == false
    }
    #expect(!usual.contains(where: rests))
    #expect(resting.contains(where: rests))
    #expect(usual.count == resting.count)
  }

  @Test func `Each user is told of what they take part in only, one line per change`() throws {
    let events = try Self.events("blind-transfer-to-agent")
    let topics = Set(events.compactMap { $0["topicName"]?.string })
    #expect(topics.count == 2)
    for topic in topics {
      let times = events.filter { $0["topicName"]?.string == topic }.compactMap { $0["recordedAt"]?.string }
      #expect(Set(times).count == times.count)
    }
  }
}
