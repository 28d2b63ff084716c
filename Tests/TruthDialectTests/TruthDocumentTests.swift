import Dialects
import Documents
import GroundTruth
import JSONText
import Quantities
import Testing
import _SampleRecords

@testable import TruthDialect

@Suite("The truth's documents")
struct TruthDocumentTests {
  @Test("Every line is what its contract table allows", arguments: TruthDialect.documentTypes.indices)
  func linesKeepTheContract(type: Int) throws {
    let kind = TruthDialect.documentTypes[type]
    let documents = try #require(try SampleTruth.documents()[kind.stream.documentType])
    for document in documents {
      let found = kind.shape.violations(in: document)
      #expect(found.isEmpty, "\(found)")
    }
  }

  @Test("A conversation reads as the contract has it")
  func conversationReadsExactly() throws {
    let lines = try #require(SampleTruth.lines(platforms: [])["truth.conversation"])
    let position = try #require(SampleRecords.all.firstIndex { $0.name == "abandoned-in-ivr" })
    let absent =
      #""ids":{"twilio_call_sid":null,"twilio_participant_sid":null,"realtimekit_peer_id":null,"#
      + #""genesys_participant_id":null,"genesys_call_id":null,"ccp_stream":null,"ccp_call_id":null},"media":null}"#
    #expect(
      lines[position]
        == #"{"conversation_id":"955294fd-d8dd-44db-b551-bf05a6836c96","kind":"inbound","cell":0,"#
        + #""started_at":"2026-03-02T14:20:00.000Z","ended_at":"2026-03-02T14:20:07.300Z","queue":null,"#
        + #""outcome":"abandoned","ids":{"twilio_conference_sid":null,"realtimekit_session_id":null,"#
        + #""genesys_conversation_id":null},"legs":[{"leg":0,"role":"customer","person":"caller-000003","#
        + #""address":"+13125552003","transport":"pstn","codec":"pcmu","network":"carrier","#
        + #""offered_at":"2026-03-02T14:20:00.000Z","answered_at":"2026-03-02T14:20:00.400Z","joined_at":null,"#
        + #""left_at":"2026-03-02T14:20:07.300Z","end":"abandoned",\#(absent),{"leg":1,"role":"ivr","#
        + #""person":"main-menu","address":null,"transport":"platform","codec":null,"network":null,"#
        + #""offered_at":"2026-03-02T14:20:00.400Z","answered_at":"2026-03-02T14:20:00.400Z","joined_at":null,"#
        + #""left_at":"2026-03-02T14:20:07.300Z","end":"abandoned",\#(absent)],"actions":[],"impairments":[]}"#)
  }

  @Test("An impairment names the legs whose media it overlapped")
  func impairmentReadsExactly() throws {
    let lines = try #require(SampleTruth.lines()["truth.impairment"])
    #expect(
      lines == [
        #"{"impairment_id":"0bb7257d-39f6-49e8-a910-c5a394263819","cell":0,"label":"isp-brownout","network":"home","#
          + #""from":"2026-03-02T17:50:00.000Z","to":"2026-03-02T18:02:00.000Z","#
          + #""effects":{"loss_ratio_add":0.06,"loss_burst":4,"delay_ms_add":80},"#
          + #""legs":[{"conversation_id":"c1e10cb7-83f3-4517-beb4-71e68c553a9f","leg":3},"#
          + #"{"conversation_id":"48b50ee4-ffd0-48a3-b5e4-8839aaf591da","leg":3}]}"#,
        #"{"impairment_id":"371d246a-dc01-43a5-aedd-cf81d9814697","cell":0,"label":"modem-restart","network":"home","#
          + #""from":"2026-03-02T17:51:30.000Z","to":"2026-03-02T17:51:44.000Z","effects":{"outage":true},"#
          + #""legs":[{"conversation_id":"c1e10cb7-83f3-4517-beb4-71e68c553a9f","leg":3}]}"#,
      ])
  }

  @Test("Each effect is told by its own name, and only what there is")
  func effectsReadExactly() throws {
    let span = TimeSpan(SimulationTime(milliseconds: 0), SimulationTime(milliseconds: 60_000))
    func text(_ effects: ImpairmentEffects, of whole: TimeSpan? = nil) -> String {
      let episode = ImpairmentEpisode(
        entity: 1, cell: 0, label: "x", network: 0, span: span, whole: whole, effects: effects)
      var json = JSONWriter()
      EffectsDocument(episode: episode, directory: SampleRecords.directory).write(into: &json)
      let bytes: [UInt8] = unsafe json.withUnsafeBytes { unsafe Array($0) }
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(text(ImpairmentEffects(lossSet: 25_000)) == #"{"loss_ratio_set":0.025}"#)
    #expect(text(ImpairmentEffects(load: .congested)) == #"{"regime":"congested"}"#)
    #expect(
      text(ImpairmentEffects(handover: .init(network: 3, interruption: 1_200_000)))
        == #"{"handover_to":"mobile","handover_interruption_ms":1200}"#)
    #expect(text(ImpairmentEffects(codec: .g729)) == #"{"codec":"g729"}"#)
    #expect(text(ImpairmentEffects(jitterBuffer: .adaptive)) == #"{"jitter_buffer":"adaptive"}"#)
    #expect(
      text(ImpairmentEffects(jitterBuffer: .fixed(120_000))) == #"{"jitter_buffer":"fixed","jitter_buffer_ms":120}"#)
    let ramps = ImpairmentEffects(delayAdded: 80_000, rampIn: 20_000_000, rampOut: 5_500_000)
    #expect(text(ramps) == #"{"delay_ms_add":80,"ramp_in_ms":20000,"ramp_out_ms":5500}"#)
    // The second day of something longer.
    let whole = TimeSpan(span.start - .seconds(86_400), span.end)
    #expect(text(ramps, of: whole) == #"{"delay_ms_add":80,"ramp_out_ms":5500}"#)
  }

  @Test("Changes of state read as the contract has them")
  func statesReadExactly() throws {
    let lines = try #require(SampleTruth.lines()["truth.agent-state"])
    #expect(
      lines.first
        == #"{"at":"2026-03-02T13:59:00.000Z","cell":0,"person":"leads-01","team":"leads","state":"not_ready","#
        + #""reason":null,"conversation_id":null}"#)
  }

  @Test(
    "Identifiers of a platform that is not written are null", arguments: ["twilio", "realtimekit", "ccp", "genesys"])
  func absentPlatformsAreNull(platform: String) throws {
    let words = ["twilio": ["twilio_"], "realtimekit": ["realtimekit_"], "ccp": ["ccp_"], "genesys": ["genesys_"]]
    let prefix = try #require(words[platform]?.first)
    let lines = try #require(SampleTruth.lines(platforms: [platform])["truth.conversation"])
    var seen: Set<String> = []
    for line in lines {
      let document = try JSONReader.parse(Array(line.utf8))
      let legs = document["legs"]?.elements.flatMap { $0["ids"]?.members ?? [] } ?? []
      for (key, value) in (document["ids"]?.members ?? []) + legs where !value.isNull {
        #expect(key.hasPrefix(prefix))
        seen.insert(key)
      }
    }
    #expect(!seen.isEmpty)
  }

  @Test("What is read back is what was told")
  func indexAgreesWithTheRecord() throws {
    let documents = try #require(try SampleTruth.documents()["truth.conversation"])
    for (document, sample) in zip(documents, SampleRecords.all) {
      let read = TruthIndex.Conversation(document)
      let conversation = sample.record.conversation
      #expect(read.startedAt == conversation.span.start.milliseconds)
      #expect(read.legs.map(\.leftAt) == conversation.legs.map(\.leftAt.milliseconds))
      #expect(read.legs.map(\.joinedAt) == conversation.legs.map { $0.joinedAt?.milliseconds })
      // What was said to an assistant and by it, to nobody else, comes before the actions.
      let caller = conversation.legs.first { $0.role == .customer }?.index
      let toAssistant = caller.flatMap { conversation.assistance?.utterances(by: $0).count } ?? 0
      #expect(
        read.actions.map(\.target)
          == Array(repeating: nil, count: toAssistant) + conversation.actions.map(\.target))
      #expect(
        read.legs.map { $0.uplink?.lost } == sample.record.series.map { $0?.uplink.summary.packetsLost })
    }
  }

  @Test(
    "Instants are read with and without a fraction, and nothing else is",
    arguments: [
      ("2026-03-02T14:00:00.118Z", 1_772_460_000_118), ("2026-03-02T14:00:00Z", 1_772_460_000_000),
      ("2026-02-29T14:00:00Z", nil), ("2026-03-02 14:00:00Z", nil), ("2026-03-02T24:00:00Z", nil), ("", nil),
    ] as [(String, Int64?)])
  func instants(text: String, milliseconds: Int64?) { #expect(JSONValue.string(text).instant == milliseconds) }
}
