import Dialects
import Documents
import JSONText
import Testing
import _RuleFixtures

@testable import Provenance

/// `why` has an answer for every field that holds an identifier, of every kind of document.
@Suite struct EveryIdentifierTests {
  static let types = SampleFiles.documentTypes.map(\.stream.documentType)

  @Test(arguments: types) func `every id field of a document type has an answer`(_ name: String) async throws {
    let run = try SampleRunOnDisk()
    try await run.writeIndex()
    let type = try #require(SampleFiles.documentTypes.first { $0.stream.documentType == name })
    let fields = IdentifierFields(type.shape, SampleRunOnDisk.documents(of: name)).values
    #expect(!fields.isEmpty)
    for field in fields {
      let answer = try await run.explain(field.value)
      #expect(!answer.meanings.isEmpty && !answer.meanings.contains(""), "\(field)")
      #expect(answer.sightings.contains { $0.file == type.stream.path }, "\(field)")
      #expect(answer.story != nil || answer.shared != nil || !answer.notes.isEmpty, "\(field)")
      if let story = answer.story {
        #expect(!story.events.isEmpty && story.told.contains { $0.file == Answer.truthPath }, "\(field)")
      }
    }
  }

  @Test(arguments: types) func `reading the files gives the answer that the index gives`(_ name: String) async throws {
    let (plain, indexed) = (try SampleRunOnDisk(), try SampleRunOnDisk(isPacked: true))
    try await indexed.writeIndex()
    let type = try #require(SampleFiles.documentTypes.first { $0.stream.documentType == name })
    let fields = IdentifierFields(type.shape, SampleRunOnDisk.documents(of: name)).values.filter {
      $0.value.hasIdentifierForm
    }
    for field in fields.prefix(2) {
      let (scanned, found) = (try await plain.explain(field.value), try await indexed.explain(field.value))
      #expect(scanned.text == found.text, "\(field)")
      #expect(scanned.json == found.json, "\(field)")
    }
  }

  @Test func `a line of a stream is asked for by its number`() async throws {
    let run = try SampleRunOnDisk()
    let events = SampleFiles.good["ccp.event"]
    for isIndexed in [false, true] {
      if isIndexed { try await run.writeIndex() }
      for position in [0, events.count / 2, events.count - 1] {
        let stream = try #require(events[position]["stream"]?.string)
        let number = try #require(events[position]["seq"]?.integer)
        let answer = try await run.explain(stream, String(number))
        #expect(answer.sightings.map(\.line) == [position + 1])
        let story = try #require(answer.story)
        #expect(story.moment == events[position]["recordedAt"]?.integer)
        #expect(story.conversation.legs.filter { story.legs.contains($0.leg) }.map(\.ccpStream) == [stream])
      }
    }
  }

  @Test func `what stands nowhere has no answer`() async throws {
    let run = try SampleRunOnDisk()
    for words in [["CA00000000000000000000000000000000"], ["agent:nobody", "3"], [""]] {
      await #expect(throws: Unanswerable.self) {
        let inquiry = Inquiry(directory: run.path, documentTypes: SampleFiles.documentTypes, reasons: [], jobs: 1)
        _ = try await inquiry.explain(Question(words))
      }
    }
  }

  @Test func `an index of other files is told and not used`() async throws {
    let run = try SampleRunOnDisk()
    try await IndexWriter(directory: run.path, documentTypes: SampleFiles.documentTypes, digests: [:], jobs: 1).write()
    let id = try #require(SampleFiles.good["twilio.call-event"].first?["call_sid"]?.string)
    var notes: [String] = []
    let answer = try await run.explain(id) { notes.append($0) }
    #expect(answer.story != nil)
    let complaint = "index.partyline is of other files than those that are there; reading the files instead"
    #expect(notes == ["\(run.path)/\(complaint)"])
  }
}
