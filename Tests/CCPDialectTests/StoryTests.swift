import CCPDialect
import Dialects
import JSONText
import Testing
import _SampleRecords

@Suite("The events of a call")
struct StoryTests {
  /// One page's telling of one sample: the telephony events, flags and notes in order.
  struct Story: CustomTestStringConvertible, Sendable {
    let sample: String
    let person: String
    let events: [String]
    var testDescription: String { "\(sample), \(person)" }

    init(_ sample: String, _ person: String, _ events: String...) {
      self.sample = sample
      self.person = person
      self.events = events
    }
  }

  static let stories: [Story] = [
    Story(
      "inbound", "tier1-01", "callstarted(+13125552001)", "callconnected(+13125552001)", "hold(+13125552001)",
      "resume(+13125552001)", "mute", "unmute", "pauserecording", "resumerecording", "flagraise",
      "hold(+13125552001)", "note", "flaglower", "resume(+13125552001)", "callended", "wrapupended"),
    Story("abandoned-while-ringing", "tier1-02", "callstarted(+13125552005)", "callended"),
    Story("missed-then-answered", "tier1-01", "callstarted(+13125552006)", "callended"),
    Story(
      "missed-then-answered", "tier1-02", "callstarted(+13125552006)", "callconnected(+13125552006)", "callended",
      "wrapupended"),
    Story("declined-then-answered", "tier1-03", "callstarted(+13125552007)", "callended"),
    Story(
      "blind-transfer-to-queue", "tier1-01", "callstarted(+13125552011)", "callconnected(+13125552011)",
      "participantadded(claims)", "callended", "wrapupended"),
    Story(
      "blind-transfer-to-queue", "tier2-01", "callstarted(+13125552011)", "callconnected(+13125552011)", "callended",
      "wrapupended"),
    Story(
      "blind-transfer-to-agent", "tier1-01", "callstarted(+13125552012)", "callconnected(+13125552012)",
      "hold(+13125552012)", "participantadded(Ingrid Vale)", "callended", "wrapupended"),
    Story(
      "blind-transfer-to-number", "tier1-02", "callstarted(+13125552013)", "callconnected(+13125552013)",
      "participantadded(+13125550142)", "callended", "wrapupended"),
    Story(
      "consult-completed", "tier1-01", "callstarted(+13125552014)", "callconnected(+13125552014)",
      "participantadded(Samir Haddad)", "callended", "wrapupended"),
    Story(
      "consult-cancelled", "tier1-01", "callstarted(+13125552015)", "callconnected(+13125552015)",
      "participantadded(Ingrid Vale)", "participantremoved(Ingrid Vale)", "resume(+13125552015)", "callended",
      "wrapupended"),
    Story("consult-unanswered", "tier2-01", "callstarted(+13125552016)", "callended"),
    Story(
      "consult-customer-hangs-up", "tier1-01", "callstarted(+13125552017)", "callconnected(+13125552017)",
      "participantadded(Samir Haddad)", "participantremoved(+13125552017)", "callended", "wrapupended"),
    Story(
      "three-way", "tier1-01", "callstarted(+13125552021)", "callconnected(+13125552021)",
      "participantadded(+13125550142)", "conference", "hold(+13125550142)", "swap", "swap", "conference",
      "participantremoved(+13125550142)", "callended", "wrapupended"),
    Story(
      "conference-handed-over", "tier1-02", "callstarted(+13125552022)", "callconnected(+13125552022)",
      "participantadded(Samir Haddad)", "conference", "callended", "wrapupended"),
    Story("coaching", "leads-01", "flagraise", "note", "flaglower"),
    Story(
      "coaching", "tier1-01", "callstarted(+13125552023)", "callconnected(+13125552023)", "flagraise", "note",
      "participantadded(Samir Haddad)", "conference", "flaglower", "participantremoved(Samir Haddad)", "callended",
      "wrapupended"),
    Story(
      "coaching", "tier2-01", "callstarted(+13125552023)", "callconnected(+13125552023)", "callended", "wrapupended"),
    Story(
      "outbound-answered", "tier1-03", "callstarted(+13125552031)", "callconnected(+13125552031)", "callended",
      "wrapupended"),
    Story("outbound-no-answer", "tier1-03", "callstarted(+13125552032)", "callended", "wrapupended"),
    Story("outbound-failed", "tier1-03"),
    Story(
      "callback", "tier1-03", "callstarted(+13125552035)", "callconnected(+13125552035)", "callended", "wrapupended"),
    Story(
      "sip-customer", "tier1-03", "callstarted(sip:dana.43@pbx.example.com)",
      "callconnected(sip:dana.43@pbx.example.com)", "callended", "wrapupended"),
    Story("meeting", "tier2-01"),
  ]

  @Test("Each flow is told in its order", arguments: stories)
  func storyIsTold(_ story: Story) throws {
    #expect(try SampleStreams.story(of: story.sample, for: story.person) == story.events)
  }

  @Test("All nineteen types of event occur")
  func allTypesOccur() throws {
    let types = Set(try SampleStreams.all().compactMap { $0["event"]?["type"]?.string })
    #expect(types.count == 19)
  }

  @Test("Every line is what the contract table allows")
  func linesKeepTheContract() throws {
    let shape = try #require(CCPDialect.documentTypes.first).shape
    for document in try SampleStreams.all() {
      let found = shape.violations(in: document)
      #expect(found.isEmpty, "\(found)")
    }
  }

  @Test("A line reads as the platform delivers it")
  func lineReadsExactly() throws {
    let record = try #require(SampleRecords.record("abandoned-while-ringing"))
    let lines = try SampleStreams.lines([record])
    #expect(
      lines == [
        #"{"seq":1,"recordedAt":1772462448161,"stream":"agent:tier1-02","event":{"type":"callstarted","detail":"#
          + #"{"callId":"0e586153-5f75-4e01-9ee8-c92b43be4ea8","callType":"inbound","participant":"+13125552005"}}}"#,
        #"{"seq":2,"recordedAt":1772462451760,"stream":"agent:tier1-02","event":{"type":"callended","detail":"#
          + #"{"callId":"0e586153-5f75-4e01-9ee8-c92b43be4ea8"}}}"#,
      ])
  }

  @Test("The workspace keeps nothing of the record before, whatever the order")
  func workspace() {
    let records = SampleRecords.all.map(\.record)
    let alone = records.map { SampleStreams.texts([$0]) }
    #expect(SampleStreams.texts(records + records) == (alone + alone).flatMap(\.self))
    #expect(SampleStreams.texts(records.reversed() + records) == (alone.reversed() + alone).flatMap(\.self))
  }
}
