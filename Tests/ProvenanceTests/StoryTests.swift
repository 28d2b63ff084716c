import Dialects
import Documents
import JSONText
import Testing
import _RuleFixtures

@testable import Provenance

/// What an answer tells: who did what, which impairment hit, which threshold was met, where it is told.
@Suite struct StoryTests {
  private func truth(_ matches: (TruthIndex.Conversation) -> Bool) throws -> TruthIndex.Conversation {
    let found = SampleFiles.good["truth.conversation"].map { TruthIndex.Conversation($0) }.first(where: matches)
    return try #require(found)
  }

  @Test func `a call is told from offer to end, and where every platform tells it`() async throws {
    let run = try SampleRunOnDisk()
    let conversation = try truth { $0.kind == "inbound" && $0.outcome == "completed" && $0.legs.count > 3 }
    let leg = try #require(conversation.legs.first { $0.role == "agent" && $0.answeredAt != nil })
    let sid = try #require(leg.twilioCallSID)
    let answer = try await run.explain(sid)
    let story = try #require(answer.story)
    #expect(answer.meanings == ["the twilio_call_sid of leg \(leg.leg), agent \(leg.person)"])
    #expect(story.legs == [leg.leg])
    #expect(story.conversation.id == conversation.id)
    let mine = story.events.filter { $0.leg == leg.leg }.map(\.text)
    #expect(mine.contains { $0.hasPrefix("\(leg.person)") && $0.contains("is offered the call as agent") })
    #expect(mine.contains { $0.hasPrefix("\(leg.person) answers after ") })
    #expect(story.events.map(\.at) == story.events.map(\.at).sorted())
    let files = story.told.map(\.file)
    for file in [
      "twilio/conference-participant-summary.ndjson", "twilio/call-event.ndjson", "realtimekit/session.ndjson",
      "realtimekit/peer-report.ndjson", "ccp/event.ndjson", "genesys/conversation.ndjson",
      "truth/conversation.ndjson", "truth/agent-state.ndjson", "truth/media.ndjson",
    ] {
      #expect(files.contains(file))
    }
  }

  @Test func `every line that names the conversation is told, and no other`() async throws {
    let run = try SampleRunOnDisk()
    let conversation = try truth { $0.legs.count > 3 }
    let story = try #require(try await run.explain(conversation.id).story)
    let own = Set(conversation.identifiers)
    for telling in story.told {
      let type = try #require(SampleFiles.documentTypes.first { $0.stream.path == telling.file })
      let lines = SampleFiles.good[type.stream.documentType].enumerated().filter { _, document in
        own.contains { document.compactText.contains("\"\($0)\"") }
      }
      #expect(telling.lines == lines.map { $0.offset + 1 }, "\(telling.file)")
    }
  }

  @Test func `an impairment says which seconds of which leg it hit`() async throws {
    let run = try SampleRunOnDisk()
    let conversation = try truth { !$0.impairments.isEmpty }
    let story = try #require(try await run.explain(conversation.id).story)
    #expect(Set(story.hits.map(\.impairment)) == Set(conversation.impairments))
    for hit in story.hits {
      let leg = try #require(conversation.legs.first { $0.leg == hit.leg })
      #expect(hit.start >= hit.from && hit.end <= hit.to && hit.end <= leg.leftAt)
      #expect(hit.network == leg.network)
      #expect(hit.seconds.map(\.direction).sorted() == ["downlink", "uplink"])
      for seconds in hit.seconds {
        #expect(seconds.lost == seconds.trouble.reduce(0) { $0 + $1.lost })
        #expect(seconds.sent >= seconds.lost + seconds.late)
      }
    }
    let impairment = try #require(conversation.impairments.first)
    let label = try #require(story.hits.first { $0.impairment == impairment }).label
    #expect(try await run.explain(impairment).text.contains(label))
  }

  @Test func `every tag and every warning comes with its figures and its threshold`() async throws {
    let run = try SampleRunOnDisk()
    let tagged = SampleFiles.good["twilio.conference-participant-summary"].filter { summary in
      ["inbound", "outbound"].contains { !(summary["metrics"]?[$0]?["tags"]?.elements ?? []).isEmpty }
    }
    #expect(!tagged.isEmpty)
    for summary in tagged {
      let sid = try #require(summary["participant_sid"]?.string)
      let story = try #require(try await run.explain(sid).story)
      for direction in ["inbound", "outbound"] {
        for tag in summary["metrics"]?[direction]?["tags"]?.elements ?? [] {
          let claim = "tag \(tag.string ?? "") (\(direction)"
          let found = try #require(story.because.first { $0.reason.claim.hasPrefix(claim) })
          #expect(!found.reason.measured.isEmpty && !found.reason.threshold.isEmpty)
          #expect(story.legs == [found.leg])
        }
      }
    }
    for event in SampleFiles.good["twilio.call-event"].enumerated() {
      guard let group = event.element["group"]?.string, group.hasSuffix("-warning-raised") else { continue }
      let reasons = try #require(SampleRunOnDisk.reasons.first { $0.documentType == "twilio.call-event" })
      let found = reasons.read(event.element)
      #expect(found.count == 1 && !found[0].threshold.isEmpty)
    }
  }

  @Test func `a person is known by what their conversations have in common`() async throws {
    let run = try SampleRunOnDisk()
    let states = SampleFiles.good["truth.agent-state"].compactMap { $0["person"]?.string }
    let conversations = SampleFiles.good["truth.conversation"].map { TruthIndex.Conversation($0) }
    let person = try #require(
      Set(states).sorted().first { name in
        conversations.count { $0.legs.contains { $0.person == name } } > 1
      })
    let answer = try await run.explain(person)
    let shared = try #require(answer.shared)
    #expect(shared.conversations == conversations.count { $0.legs.contains { $0.person == person } })
    #expect(answer.meanings[0].hasPrefix("a person, "))
    #expect(shared.common.contains { $0.name == "person" && $0.value == person })
  }
}
