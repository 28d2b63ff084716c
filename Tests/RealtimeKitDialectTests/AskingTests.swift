import Dialects
import GroundTruth
import JSONText
import Quantities
import Testing
import _SampleRecords

/// The platform asked while a session goes on, and asked for everything that it knows.
@Suite("Asking the platform") struct AskingTests {
  /// The documents of the sample meeting as of `seconds` after its first join.
  private static func documents(after seconds: Int64) throws -> [SampleRun.Document] {
    let record = try #require(SampleRecords.record("meeting"))
    var directory = SampleRecords.directory
    let start = try #require(record.conversation.legs[0].joinedAt)
    directory.clock.end = start + .seconds(seconds)
    return SampleRun.documents(of: [("meeting", record)], directory, switches: ["asked-at-the-end"])
  }

  @Test("A session that goes on is LIVE: no end, those who are there counted, minutes of those who left")
  func live() throws {
    // By then three have come, and nobody has left.
    let documents = try Self.documents(after: 60)
    let session = try #require(try documents.first { $0.type == "realtimekit.session" }?.value)
    #expect(session["status"]?.string == "LIVE" && session["ended_at"] == nil)
    #expect(session["live_participants"]?.integer == 4)
    #expect(session["minutes_consumed"]?.double == 0)
    let participants = try documents.filter { $0.type == "realtimekit.participant" }.map { try $0.value }
    #expect(participants.count == 4 && participants.allSatisfy { $0["left_at"] == nil })
    for participant in participants {
      let events = participant["peer_events"]?.elements.compactMap { $0["event_name"]?.string } ?? []
      #expect(events == ["PEER_CREATED", "PEER_JOINING"])
    }
  }

  @Test("Nothing that comes later is known: no row, no event")
  func limit() throws {
    let record = try #require(SampleRecords.record("meeting"))
    let start = try #require(record.conversation.legs[0].joinedAt)
    let limit = (start + .seconds(150)).milliseconds
    for document in try Self.documents(after: 150) where document.type == "realtimekit.peer-report" {
      let report = try #require(try document.value["peer_report"])
      let events = report["metadata"]?["events"]?.elements ?? []
      let rows = (report["quality"]?.members ?? []).flatMap(\.value.elements)
      for row in events + rows {
        let time = try #require(row["timestamp"]?.string.flatMap(TextFormat.milliseconds(of:)))
        #expect(time <= limit)
      }
      #expect(!rows.isEmpty)
    }
  }

  @Test("A session that nobody has joined yet is not there, one that is over is as ever")
  func outside() throws {
    #expect(try Self.documents(after: -5).isEmpty)
    let over = try Self.documents(after: 3_600).map(\.line)
    #expect(over == SampleRun.all.filter { $0.name == "meeting" }.map(\.line))
  }

  @Test("Transcripts of all formats tell the same sentences, in each format's own way")
  func transcripts() throws {
    let record = try #require(SampleRecords.record("meeting"))
    let files = try SampleRun.documents(of: [("meeting", record)], switches: ["exports"])
      .filter { $0.type == "realtimekit.download" }.map { try $0.value }
    func content(_ name: String) throws -> String {
      let file = try #require(files.first { $0["url"]?.string?.contains("/\(name)?") ?? false })
      return try #require(file["content"]?.string)
    }
    let utterances = record.conversation.actions.filter { $0.kind == .utterance }
    let first = try #require(utterances.first?.text)
    let json = try JSONReader.parse(Array(try content("transcript.json").utf8))
    #expect(json.elements.count == utterances.count && json.elements[0]["sentence"]?.string == first)
    let webText = try content("transcript.vtt")
    #expect(webText.hasPrefix("WEBVTT\n\n00:00:") && webText.contains(first))
    let subtitles = try content("transcript.srt")
    #expect(subtitles.hasPrefix("1\n00:00:") && subtitles.contains(",") && subtitles.contains(first))
    #expect(try content("transcript.csv").split(separator: "\r\n").count == utterances.count)
    #expect(try content("summary.md").hasPrefix("## Meeting Summary"))
    let chat = try content("chat.csv").split(separator: "\r\n")
    #expect(chat.count == 1 + record.conversation.actions.count { $0.kind == .chat })
    #expect(chat[0] == "id,participantId,sessionId,meetingId,displayName,pinned,isEdited,payloadType,payload,createdAt")
  }

  @Test("Everybody of a meeting and of its rooms stands in the consolidated view once, with all their time")
  func consolidated() throws {
    let record = try #require(SampleRecords.record("meeting"))
    var conversation = record.conversation
    var room = conversation
    room.entity ^= 1
    room.title = "weekly: room 1"
    conversation.rooms = [room]
    let whole = ConversationRecord(conversation: conversation, series: record.series, impairments: [])
    let answers = try SampleRun.documents(of: [("meeting", whole)], switches: ["responses"])
      .filter { $0.type == "realtimekit.response" }.map { try $0.value }
    let consolidated = try #require(answers.first { $0["query"]?["view"]?.string == "consolidated" })
    let raw = try #require(answers.first { $0["query"]?["view"]?.string == "raw" })
    func durations(_ answer: JSONValue) -> [String: Double] {
      let participants = answer["body"]?["data"]?["participants"]?.elements ?? []
      return participants.reduce(into: [:]) { sums, participant in
        sums[participant["user_id"]?.string ?? "", default: 0] += participant["duration"]?.double ?? 0
      }
    }
    let (once, twice) = (durations(raw), durations(consolidated))
    #expect(once.keys.sorted() == twice.keys.sorted())
    for (user, minutes) in once { #expect(abs((twice[user] ?? 0) - 2 * minutes) < 1e-9) }
    let details = answers.filter { $0["operation"]?.string == "get_session_details" }
    #expect(details.contains { $0["body"]?["data"]?["breakout_rooms"]?.elements.count == 1 })
  }
}
