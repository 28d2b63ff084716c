import Dialects
import Documents
import GroundTruth
import JSONText
import Quantities
import Randomness
import Testing
import _SampleRecords

@testable import CCPDialect

@Suite("What the published material leaves open")
struct ConventionTests {
  private static func events(_ sample: String, _ conventions: CCPConventions) throws -> [JSONValue] {
    let record = try #require(SampleRecords.record(sample))
    var writer = DocumentWriter()
    CCPDialect(SampleRecords.directory, conventions).project(record, into: &writer)
    let entries = writer.entries
    let texts = unsafe writer.json.withUnsafeBytes { bytes in
      entries.map { unsafe Array("{\"seq\":1".utf8) + Array(bytes[$0.range].dropLast()) }
    }
    return try texts.compactMap { try JSONReader.parse($0)["event"] }
  }

  @Test(
    "Numbers of the North American plan have a display form, others stay as they are",
    arguments: [
      ("+14159990000", "+1 (415) 999-0000"), ("+442079460958", "+442079460958"), ("+1415999000", "+1415999000"),
    ])
  func display(number: String, shown: String) throws {
    var conversation = try #require(SampleRecords.record("inbound")).conversation
    conversation.people[conversation.legs[0].person].address = .telephone(number)
    var conventions = CCPConventions()
    conventions.numberFormat = .display
    #expect(Self.name(of: 0, in: conversation, conventions) == "\"\(shown)\"")
  }

  /// What the `participant` of an event would be for a leg, in quotation marks.
  private static func name(of leg: Int, in conversation: Conversation, _ conventions: CCPConventions) -> String {
    var names = PartyNames()
    names.begin(conversation, SampleRecords.directory, conventions, .quickConnect)
    var json = JSONWriter()
    names.write(leg, into: &json)
    return unsafe json.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }

  @Test("With the display form no number of a call is E.164")
  func displayEverywhere() throws {
    var conventions = CCPConventions()
    conventions.numberFormat = .display
    let shown = try Self.events("three-way", conventions).compactMap { $0["detail"]?["participant"]?.string }
    #expect(Set(shown) == ["+1 (312) 555-2021", "+1 (312) 555-0142"])
  }

  @Test("With the documented roles the customer is not transcribed")
  func documentedRoles() throws {
    func roles(_ conventions: CCPConventions) throws -> Set<String> {
      Set(
        try Self.events("coaching", conventions).filter { $0["type"]?.string == "transcript" }
          .compactMap { $0["detail"]?["sender"]?["role"]?.string })
    }
    var conventions = CCPConventions()
    #expect(try roles(conventions) == ["Agent", "Supervisor", "EndUser"])
    conventions.page.transcriptRoles = .documented
    #expect(try roles(conventions) == ["Agent", "Supervisor"])
  }

  @Test("Without counting statsCount stays 0, and without voice calls flags name none")
  func switches() throws {
    var conventions = CCPConventions()
    conventions.page.countsStatistics = false
    conventions.page.namesVoiceCall = false
    let events = try Self.events("inbound", conventions)
    let counts = events.compactMap { $0["detail"]?["statsCount"]?.integer }
    #expect(counts.count > 10 && Set(counts) == [0])
    #expect(events.allSatisfy { $0["detail"]?["voiceCallId"] == nil })
  }

  @Test("Nested statistics list the seconds since the last flush, and add up to the flat ones")
  func nestedStatistics() throws {
    var conventions = CCPConventions()
    conventions.page.statistics = .nested
    func events(_ conventions: CCPConventions) throws -> [JSONValue] {
      try Self.events("inbound", conventions).filter { $0["type"]?.string == "audiostats" }
    }
    let (flat, nested) = (try events(CCPConventions()), try events(conventions))
    // A flat flush is a pair of events, a nested one is one.
    #expect(nested.count * 2 == flat.count && nested.count == 8)
    let samples = nested.map { $0["detail"]?["stats"]?.elements ?? [] }
    // 220.65 s of media: thirty seconds each, then ten and a bit.
    #expect(samples.map(\.count) == [30, 30, 30, 30, 30, 30, 30, 11])
    for (channel, members) in [("inputChannelStats", 0), ("outputChannelStats", 1)] {
      for (index, flush) in samples.enumerated() {
        let sums = ["packetsCount", "packetsLost"].map { name in
          flush.reduce(0) { $0 + ($1[channel]?[name]?.integer ?? -1) }
        }
        let told = flat[2 * index + members]["detail"]
        // The timer of a flat report is a little late, so that some packets belong to the report before.
        #expect(abs(sums[0] - (told?["packetsCount"]?.integer ?? 0)) <= 3)
        #expect(sums[1] == told?["packetsLost"]?.integer ?? 0)
      }
    }
    let names = samples[0][0]["outputChannelStats"]?.members.map(\.key)
    #expect(names == ["statsCount", "packetsCount", "packetsLost", "jitterBufferMillis", "roundTripTimeMillis"])
    #expect(nested.allSatisfy { CCPEventDocument.shape.accepts(Self.line($0)) })
  }

  private static func line(_ event: JSONValue) -> JSONValue {
    .object([
      ("seq", .integer(1)), ("recordedAt", .integer(1_772_445_656_114)), ("stream", .string("agent:a")),
      ("event", event),
    ])
  }

  @Test("Pages of a team may be otherwise: their statistics, transcripts and flags, and nobody else's")
  func pagesOfTeams() throws {
    let record = try #require(SampleRecords.record("coaching"))
    let team = try #require(
      record.conversation.legs.first { $0.role == .agent }.map { record.conversation.people[$0.person].team } ?? nil)
    var conventions = CCPConventions()
    conventions.pages[team] = CCPPage()
    conventions.pages[team]?.statistics = .nested
    conventions.pages[team]?.transcriptRoles = .documented
    conventions.pages[team]?.hasCallAttributes = true
    let events = try Self.events("coaching", conventions)
    let (before, stats) = (
      try Self.events("coaching", CCPConventions()), events.filter { $0["type"]?.string == "audiostats" }
    )
    #expect(stats.contains { $0["detail"]?["stats"]?.string == nil })
    let connected = events.first { $0["type"]?.string == "callconnected" }
    let attributes = connected?["detail"]?["callAttributes"]
    #expect(attributes?["isTranscribed"]?.string == "true" && attributes?["languageCode"]?.string == "en-US")
    // The coach is of another team, and goes on reading what the customer says.
    func ofCustomers(_ events: [JSONValue]) -> Int {
      events.count { $0["detail"]?["sender"]?["role"]?.string == "EndUser" }
    }
    #expect(ofCustomers(events) > 0 && ofCustomers(events) < ofCustomers(before))
  }

  @Test("In legacy three-party calling an added agent is an internal transfer")
  func legacyNames() throws {
    var conventions = CCPConventions()
    conventions.page.agentNames = .legacy
    let added = try Self.events("consult-completed", conventions).filter { $0["type"]?.string == "participantadded" }
    #expect(added.compactMap { $0["detail"]?["participant"]?.string } == ["internal transfer"])
  }

  @Test("A missed offer and the answered one share a call, a second offer to the same agent does not")
  func sharedCalls() throws {
    let identifiers = CCPIdentifiers(SampleRecords.directory)
    var conversation = try #require(SampleRecords.record("missed-then-answered")).conversation
    let missed = try #require(identifiers.callBits(of: 3, in: conversation))
    #expect(identifiers.callBits(of: 4, in: conversation) == missed)
    conversation.legs[4].person = conversation.legs[3].person
    #expect(identifiers.callBits(of: 4, in: conversation) != missed)
  }

  @Test("A flag raised while the customer's telephone rings never shows on the page, nor does its lowering")
  func earlyFlag() throws {
    let record = try #require(SampleRecords.record("outbound-answered"))
    var conversation = record.conversation
    let start = conversation.span.start
    conversation.actions.insert(
      Action(at: start + .seconds(5), leg: 0, kind: .flagRaise, text: "Wrong number?"), at: 0)
    conversation.actions.append(Action(at: start + .seconds(119), leg: 0, kind: .flagLower))
    conversation.actions.sort { $0.at < $1.at }
    let edited = ConversationRecord(conversation: conversation, series: record.series, impairments: [])
    let types = try SampleStreams.documents([edited]).compactMap { $0["event"]?["type"]?.string }
    #expect(types.contains("transcript"))
    #expect(!types.contains("flagraise") && !types.contains("flaglower"))
  }

  @Test("Two parties with one name can be told apart")
  func namesakes() throws {
    var conversation = try #require(SampleRecords.record("consult-completed")).conversation
    conversation.people[conversation.legs[4].person].displayName =
      conversation.people[conversation.legs[3].person].displayName
    #expect(Self.name(of: 3, in: conversation, CCPConventions()) == #""Maria Lopez""#)
    #expect(Self.name(of: 4, in: conversation, CCPConventions()) == #""Maria Lopez (tier2-01)""#)
  }

  private static func reports(of series: LegSeries) -> [AudioStatistics.Sample] {
    var found: [AudioStatistics.Sample] = []
    StatisticsClock(series, seed: 7, entity: 7).forEachReport(countsReports: true) { found.append($0) }
    return found
  }

  @Test("Reports come every 30 s, a little late, and once at the end, and add up to the whole")
  func reports() throws {
    let record = try #require(SampleRecords.record("inbound"))
    let series = try #require(record.series[3])
    let reports = Self.reports(of: series)
    // 220.65 s of media: seven whole intervals and a rest.
    #expect(reports.count == 8)
    for (number, report) in reports.dropLast().enumerated() {
      let lateness = report.at - series.uplink.start - .seconds(30 * Int64(number + 1))
      #expect(lateness >= .zero && lateness <= CCPConventions.timerLateness)
    }
    #expect(reports.last?.at == series.uplink.end)
    #expect(reports.reduce(0) { $0 + $1.output.packetsCount } == series.uplink.summary.packetsSent)
    #expect(reports.reduce(0) { $0 + $1.output.packetsLost } == series.uplink.summary.packetsLost)
    let received = series.downlink.summary.packetsSent - series.downlink.summary.packetsLost
    #expect(reports.reduce(0) { $0 + $1.input.packetsCount } == received)
  }

  @Test("Before the first receiver report the round trip is unknown")
  func roundTripIsLate() throws {
    let record = try #require(SampleRecords.record("outbound-busy"))
    let series = try #require(record.series[0])
    #expect(Self.reports(of: series).map(\.output.roundTripTimeMillis) == [0])
  }
}
