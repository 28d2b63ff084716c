import Dialects
import Documents
import GroundTruth
import JSONText
import Quantities
import Testing
import TwilioDialects
import _SampleRecords

/// What the platform in between says: places, edges, what an application asks for, and how what is not published is told.
@Suite struct `Platform` {
  private static func documents(
    _ name: String, _ conventions: TwilioConventions = TwilioConventions(),
    _ application: TwilioApplication = TwilioApplication(), delivery: TwilioDelivery? = nil,
    edit: (inout CellDirectory, inout Conversation) -> Void = { _, _ in }
  ) throws -> [String: [JSONValue]] {
    let sample = try #require(SampleRecords.record(name))
    var directory = SampleRecords.directory
    var conversation = sample.conversation
    edit(&directory, &conversation)
    let record = ConversationRecord(
      conversation: conversation, series: sample.series, impairments: sample.impairments)
    return SampleRun.read([record], TwilioDialect(directory, conventions, application, delivery: delivery))
  }

  private static func summaries(
    _ name: String, _ conventions: TwilioConventions = TwilioConventions(),
    _ application: TwilioApplication = TwilioApplication(),
    edit: (inout CellDirectory, inout Conversation) -> Void = { _, _ in }
  ) throws -> [JSONValue] {
    try documents(name, conventions, application, edit: edit)[SampleRun.summaries] ?? []
  }

  private static func summary(_ summaries: [JSONValue], of name: String, _ role: Leg.Role, _ nth: Int = 0) throws
    -> JSONValue
  {
    let call = SampleRun.call(name, role, nth)
    return try #require(summaries.first { $0["call_sid"]?.string == call })
  }

  // MARK: Places

  @Test(arguments: [
    (place: (-338_688, 1_512_093), region: "au1", city: "sydney"), ((-235_505, -466_333), "br1", "sao-paulo"),
    ((525_200, 134_050), "de1", "frankfurt"), ((533_498, -62_603), "ie1", "dublin"),
    ((190_760, 728_777), "in1", "mumbai"), ((356_762, 1_396_503), "jp1", "tokyo"),
    ((13_521, 1_038_198), "sg1", "singapore"), ((407_128, -740_060), "us1", "ashburn"),
    ((455_152, -1_226_784), "us2", "umatilla"),
  ])
  func `media enters at the region nearest to the person, and conferences are mixed where most are`(
    _ place: (Int32, Int32), _ region: String, _ city: String
  ) throws {
    let documents = try Self.documents("inbound") { _, conversation in
      for index in conversation.people.indices {
        conversation.people[index].place.latitude = place.0
        conversation.people[index].place.longitude = place.1
      }
    }
    for summary in documents[SampleRun.summaries] ?? [] {
      #expect(summary["participant_region"]?.string == region && summary["conference_region"]?.string == region)
      #expect(summary["properties"]?["requested_region"]?.string == "unknown")
    }
    for event in documents[SampleRun.callEvents] ?? [] where event["carrier_edge"] != nil {
      #expect(event["carrier_edge"]?["metadata"]?["edge_location"]?.string == city)
    }
  }

  @Test func `a requested region mixes the conference, and far participants have high latency`() throws {
    var application = TwilioApplication()
    application.regions = [("billing", "br1")]
    var conventions = TwilioConventions()
    conventions.severity.latency = 160
    let summaries = try Self.summaries("inbound", conventions, application) { _, conversation in
      for index in conversation.people.indices {
        (conversation.people[index].place.latitude, conversation.people[index].place.longitude) =
          (-338_688, 1_512_093)
      }
    }
    #expect(!summaries.isEmpty)
    for summary in summaries {
      #expect(summary["conference_region"]?.string == "br1" && summary["participant_region"]?.string == "au1")
      #expect(summary["properties"]?["requested_region"]?.string == "br1")
      for direction in ["inbound", "outbound"] {
        let metrics = summary["metrics"]?[direction]
        let tags = (metrics?["tags"]?.elements ?? []).compactMap(\.string)
        #expect(tags.contains("high_latency"))
        #expect(metrics?["tags_info"]?["latency"]?["severity"]?.string == "medium")
        let occurrences = metrics?["occurrences"]?["latency"]?.elements ?? []
        #expect(!occurrences.isEmpty)
      }
    }
  }

  @Test func `a trunk has two edges, a private interconnection a location of its own`() throws {
    var application = TwilioApplication()
    application.interconnectedNetworks = [0, 1, 2, 3]
    let documents = try Self.documents("sip-customer", TwilioConventions(), application) { directory, conversation in
      for index in directory.networks.indices { directory.networks[index].isTrunk = true }
      let customer = conversation.legs.first { $0.role == .customer }?.person ?? 0
      conversation.people[customer].address = .sip("+13125550188@trunk.example.com")
    }
    let call = SampleRun.call("sip-customer", .customer)
    let events = (documents[SampleRun.callEvents] ?? []).filter { $0["call_sid"]?.string == call }
    for edge in ["sip_edge", "carrier_edge"] {
      let own = events.filter { $0["edge"]?.string == edge }
      #expect(own.compactMap { $0["name"]?.string } == ["initiated", "ringing", "answered", "completed"])
      let location = own.first?[edge]?["metadata"]?["edge_location"]?.string
      #expect(location == (edge == "sip_edge" ? "ashburn-ix" : "ashburn"))
    }
    #expect(events.first?["edge"]?.string == "sip_edge")
    let summary = try Self.summary(documents[SampleRun.summaries] ?? [], of: "sip-customer", .customer)
    #expect(summary["country_code"]?.string == "US" && summary["call_type"]?.string == "sip")
  }

  // MARK: States of calls

  @Test func `who was called in and never joined has a summary with what became of the call`() throws {
    var conventions = TwilioConventions()
    conventions.tellsUnjoined = true
    let busy = try Self.summaries("outbound-busy", conventions)
    let customer = try Self.summary(busy, of: "outbound-busy", .customer)
    #expect(customer["call_state"]?.string == "busy" && customer["call_status"]?.string == "busy")
    #expect(customer["metrics"] == nil && customer["call_direction"]?.string == "outbound")
    #expect(try Self.summaries("outbound-busy").count == busy.count - 1)
    for (end, status) in [
      (Leg.End.noAnswer, "noanswer"), (.declined, "busy"), (.failed, "fail"), (.cancelled, "canceled"),
    ] {
      let told = try Self.summaries("outbound-busy", conventions) { _, conversation in
        for index in conversation.legs.indices where conversation.legs[index].role == .customer {
          conversation.legs[index].end = end
        }
      }
      #expect(try Self.summary(told, of: "outbound-busy", .customer)["call_status"]?.string == status)
    }
  }

  @Test func `a telephone that rings when its conference is over is ringing, and one that goes on is answered`() throws
  {
    var conventions = TwilioConventions()
    conventions.tellsUnjoined = true
    let ringing = try Self.summaries("outbound-busy", conventions) { _, conversation in
      for index in conversation.legs.indices where conversation.legs[index].role == .customer {
        conversation.legs[index].end = .cancelled
        conversation.legs[index].leftAt =
          (conversation.legs.filter { $0.role == .agent }.map(\.leftAt).max() ?? conversation.span.end)
          + .milliseconds(12)
      }
    }
    #expect(try Self.summary(ringing, of: "outbound-busy", .customer)["call_status"]?.string == "ringing")
    var application = TwilioApplication()
    application.endsWithAgent = true
    let cut = try Self.summaries("network-lost", conventions, application) { _, conversation in
      let agent = conversation.legs.first { $0.role == .agent }?.leftAt ?? conversation.span.end
      for index in conversation.legs.indices where conversation.legs[index].role == .customer {
        conversation.legs[index].leftAt = agent + .seconds(6)
      }
    }
    let customer = try Self.summary(cut, of: "network-lost", .customer)
    let agent = try Self.summary(cut, of: "network-lost", .agent)
    #expect(customer["call_status"]?.string == "answered" && agent["call_status"]?.string == "completed")
    #expect(customer["leave_time"]?.string == agent["leave_time"]?.string)
    #expect(agent["properties"]?["end_conference_on_exit"]?.boolean == true)
  }

  @Test func `the application takes back who ends the conference while a third party takes part`() throws {
    var application = TwilioApplication()
    application.endsWithAgent = true
    let threeWay = try Self.summaries("three-way", TwilioConventions(), application)
    let agent = try Self.summary(threeWay, of: "three-way", .agent)
    #expect(agent["events"]?["modify_exit"]?.elements.count == 2)
    #expect(agent["properties"]?["end_conference_on_exit"]?.boolean == true)
    let handedOver = try Self.summaries("conference-handed-over", TwilioConventions(), application)
    let first = try Self.summary(handedOver, of: "conference-handed-over", .agent)
    let second = try Self.summary(handedOver, of: "conference-handed-over", .agent, 1)
    #expect(first["events"]?["modify_exit"]?.elements.count == 1)
    #expect(second["properties"]?["end_conference_on_exit"]?.boolean == false)
    #expect(second["events"]?["modify_exit"]?.elements.count == 1)
  }

  // MARK: What the application asks for

  @Test(arguments: [
    (milliseconds: 0, size: "off"), (20, "small"), (40, "small"), (60, "medium"), (80, "medium"), (200, "large"),
  ])
  func `the mixer's buffer has a size`(_ milliseconds: Int64, _ size: String) throws {
    let summaries = try Self.summaries("inbound") { directory, _ in
      for index in directory.networks.indices { directory.networks[index].mixerBuffer = .milliseconds(milliseconds) }
    }
    #expect(summaries.allSatisfy { $0["jitter_buffer_size"]?.string == size } && !summaries.isEmpty)
    var conventions = TwilioConventions()
    conventions.unsetJitterBuffer = .unknown
    #expect(try Self.summaries("inbound", conventions).allSatisfy { $0["jitter_buffer_size"]?.string == "unknown" })
  }

  @Test func `a whisper stands on the agent who heard it`() throws {
    let summaries = try Self.summaries("three-way") { directory, _ in
      directory.queues[0].agentAnnouncement = "A call for billing"
    }
    let agent = try Self.summary(summaries, of: "three-way", .agent)
    #expect(agent["whisper"]?.string == "A call for billing" && agent["agent_audio"]?.boolean == true)
    let customer = try Self.summary(summaries, of: "three-way", .customer)
    #expect(customer["whisper"] == nil && customer["agent_audio"] == nil)
  }

  @Test func `beeps are switched off when many have joined`() throws {
    var application = TwilioApplication()
    application.quietFrom = 2
    let summaries = try Self.summaries("meeting", TwilioConventions(), application)
    let changed = summaries.filter { !($0["events"]?["modify_beep"]?.elements ?? []).isEmpty }
    let quiet = summaries.filter { $0["properties"]?["beep_on_exit"]?.boolean == false }
    #expect(!changed.isEmpty && !quiet.isEmpty && changed.count + quiet.count <= summaries.count)
  }

  @Test func `labels, early media, trimming and the account's rate are what was asked for`() throws {
    var application = TwilioApplication()
    application.labels = .called
    application.earlyMedia = .outside
    application.trimsRecordings = .meetings
    application.callsPerSecond = 100
    let summaries = try Self.summaries("three-way", TwilioConventions(), application)
    for summary in summaries {
      let isOutside = summary["to"]?.string == "+13125550142"
      #expect((summary["label"] == nil) == (summary["call_direction"]?.string == "inbound"))
      #expect(summary["properties"]?["play_early_media"]?.boolean == isOutside)
      #expect(summary["properties"]?["trim_recording"]?.boolean == false)
    }
    #expect(summaries.contains { $0["outbound_queue_length"]?.integer ?? 0 > 0 })
  }

  @Test func `a mobile application may ask for the nearest region`() throws {
    var application = TwilioApplication()
    application.pinnedRegions = 1
    for (setting, region) in [(TwilioApplication(), "gll"), (application, "us1")] {
      let events = try Self.documents("phone-customer", TwilioConventions(), setting)[SampleRun.callEvents] ?? []
      let regions = events.compactMap { event -> String? in
        let sdk = event["sdk_edge"]?["metadata"]?["sdk"]
        return sdk?["platform"]?.string == "ios" ? sdk?["selected_region"]?.string : nil
      }
      #expect(Set(regions) == [region])
    }
  }

  @Test func `the last event of a call is named by its outcome where conventions want it`() throws {
    var conventions = TwilioConventions()
    conventions.lastEvent = .outcome
    let events = try Self.documents("outbound-busy", conventions)[SampleRun.callEvents] ?? []
    let call = SampleRun.call("outbound-busy", .customer)
    let last = events.last { $0["call_sid"]?.string == call && $0["sdk_edge"] == nil }
    #expect(last?["name"]?.string == "busy")
  }

  // MARK: Assistants

  @Test func `a session tells settings, turns, interruptions, languages, errors and its end`() throws {
    let events = (try Self.documents("assisted")[SampleRun.callEvents] ?? [])
      .filter { $0["group"]?.string == "conversation_relay" }
    let names = events.compactMap { $0["name"]?.string }
    #expect(names.first == "configurations" && names.last == "call_wrap_up")
    let turn = [
      "start_of_customer_speech", "end_of_customer_speech", "stt_latency", "prompt_sent", "first_token_received",
      "tts_latency", "start_of_agent_speech", "final_token_received",
    ]
    #expect(Array(names[4..<12]) == turn)
    #expect(
      Set(names).isSuperset(of: [
        "interrupt", "language_changed", "dtmf", "digit", "preempted", "play_media", "error", "end_of_agent_speech",
      ]))
    #expect(events.allSatisfy { $0["edge"]?.string == "unknown_edge" })
    let levels = Set(events.compactMap { $0["level"]?.string })
    #expect(levels == ["UNKNOWN", "ERROR"])
    let numbers = events.compactMap { $0["conversation_relay_data"]?["sequence_number"]?.integer }
    #expect(numbers == Array(1...Int64(events.count)))
    var conventions = TwilioConventions()
    conventions.relayError = .errorEvent
    conventions.relayLevel = .information
    let other = try Self.documents("assisted", conventions)[SampleRun.callEvents] ?? []
    #expect(other.contains { $0["name"]?.string == "error_event" && $0["level"]?.string == "ERROR" })
    #expect(other.contains { $0["name"]?.string == "prompt_sent" && $0["level"]?.string == "INFO" })
  }

  // MARK: Envelopes

  @Test func `envelopes are delivered in any order and some of them twice`() throws {
    var delivery = TwilioDelivery()
    delivery.duplicates = 0.5
    delivery.isUnordered = true
    let wrapped = try Self.documents("inbound", delivery: delivery)
    let plain = try Self.documents("inbound")
    for type in TwilioDialect.documentTypes {
      let envelope = try #require(type.envelope)
      let lines = wrapped[type.stream.documentType] ?? []
      let documents = plain[type.stream.documentType] ?? []
      var seen: Set<String> = []
      for line in lines {
        let opened = try #require(envelope.open(line))
        seen.insert(opened.identifier)
        #expect(envelope.shape.violations(in: line) == [] && envelope.complaint(line) == nil)
        #expect(type.shape.violations(in: opened.document) == [])
      }
      #expect(seen.count == documents.count)
      let times = lines.compactMap { $0["time"]?.instant }
      #expect(times == times.sorted())
    }
    let events = wrapped[SampleRun.callEvents] ?? []
    let happened = events.compactMap { $0["data"]?["timestamp"]?.instant }
    #expect(happened != happened.sorted())
    #expect(events.count > (plain[SampleRun.callEvents] ?? []).count)
    #expect(events.allSatisfy { $0["source"]?.string?.hasSuffix("/Events") ?? false })
    delivery.source = .parent
    let parents = try Self.documents("inbound", delivery: delivery)[SampleRun.callEvents] ?? []
    #expect(parents.allSatisfy { $0["source"]?.string == "/v1/Voice/\($0["data"]?["call_sid"]?.string ?? "")" })
  }
}
