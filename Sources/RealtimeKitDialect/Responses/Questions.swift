import Dialects
import GroundTruth
import JSONText
import Quantities
import Randomness

/// The questions that a client of the platform asks about one session: every endpoint, with its parameters.
extension RealtimeKitDialect {
  private typealias Conventions = RealtimeKitConventions
  typealias Query = [(key: StaticString, value: String)]

  /// Writes the answers about the session in `space`.
  func answer(_ space: inout RealtimeKitWorkspace, into writer: inout DocumentWriter) {
    guard writer.wants(Document.response) else { return }
    var responder = Responder(
      space.plan, in: directory, from: space.plan.questioned, document: Document.response)
    askAboutSession(&responder, &space, &writer)
    askForParticipants(&responder, space.plan, &writer)
    for peer in space.plan.peers { askAbout(peer, &responder, space.plan, &writer) }
    for position in space.plan.peers.indices {
      askForReports(of: position, byParts: position < Conventions.reportedPeers, &responder, &space, &writer)
    }
    askForFiles(&responder, space.plan, &writer)
  }

  // MARK: The session

  private func askAboutSession(
    _ responder: inout Responder, _ space: inout RealtimeKitWorkspace, _ writer: inout DocumentWriter
  ) {
    let plan = space.plan
    let search: Query = [("search", plan.id.text)]
    let sorted: Query = [("sort_by", "minutesConsumed"), ("sort_order", "ASC")]
    responder.ask(.sessions, search + sorted, &writer) { json in
      json.key("data")
      json.beginObject()
      json.key("sessions")
      json.beginArray()
      space.plan.writeSession(in: directory, marksIdentifier: false, to: &json)
      json.endArray()
      json.endObject()
      json.paging(total: 1, page: 0..<1)
    }
    // A page behind the last one, and a state that the session is not in.
    let paging: Query = [("page_no", "2"), ("per_page", "20"), ("sort_by", "createdAt"), ("sort_order", "DESC")]
    askForNoSessions(search + paging, total: 1, &responder, &writer)
    let status: Query = [("status", plan.life.ended == nil ? "ENDED" : "LIVE")]
    askForNoSessions(search + status, total: 0, &responder, &writer)
    responder.ask(.details, [], &writer) { json in
      json.key("data")
      space.plan.writeSession(in: directory, marksIdentifier: false, to: &json)
    }
    var rooms = plan.conversation.rooms.compactMap(plan.room)
    guard !rooms.isEmpty else { return }
    responder.ask(.details, [("include_breakout_rooms", "true")], &writer) { json in
      json.key("data")
      space.plan.writeSession(in: directory, marksIdentifier: false, to: &json) { json in
        for room in rooms.indices { rooms[room].writeSession(in: directory, marksIdentifier: false, to: &json) }
      }
    }
    askForEverybody(in: [plan] + rooms, &responder, &writer)
  }

  private func askForNoSessions(
    _ query: Query, total: Int, _ responder: inout Responder, _ writer: inout DocumentWriter
  ) {
    responder.ask(.sessions, query, &writer) { json in
      json.key("data")
      json.beginObject()
      json.key("sessions")
      json.beginArray()
      json.endArray()
      json.endObject()
      json.paging(total: total, page: 0..<0)
    }
  }

  // MARK: Participants

  private func askForParticipants(
    _ responder: inout Responder, _ plan: SessionPlan, _ writer: inout DocumentWriter
  ) {
    let byJoin = Array(plan.peers.indices)
    ask(
      for: byJoin, [("sort_by", "joinedAt"), ("sort_order", "ASC"), ("view", "raw")], by: Conventions.pageSize,
      &responder, plan, &writer)
    let byStay = byJoin.sorted { (plan.peers[$1].minuteUnits, $0) < (plan.peers[$0].minuteUnits, $1) }
    ask(
      for: byStay, [("include_peer_events", "true"), ("sort_by", "duration"), ("sort_order", "DESC")],
      by: plan.peers.count, &responder, plan, &writer)
    // Whoever is looked for by name: everybody whose names hold it.
    let wanted = plan.displayName(of: plan.peers[0])
    let found = byJoin.filter { plan.isFound(plan.peers[$0], by: wanted) }
    ask(for: found, [("search", wanted)], by: Conventions.pageSize, &responder, plan, &writer)
  }

  /// Asks for `positions` in pages of `size`, and for an empty page if there are none.
  private func ask(
    for positions: [Int], _ query: Query, by size: Int, _ responder: inout Responder,
    _ plan: SessionPlan, _ writer: inout DocumentWriter
  ) {
    let size = max(1, size)
    let hasEvents = query.contains { $0.key.description == "include_peer_events" }
    for (number, first) in stride(from: 0, to: max(1, positions.count), by: size).enumerated() {
      let page = first..<min(first + size, positions.count)
      let paging: Query = [("page_no", "\(number + 1)"), ("per_page", "\(size)")]
      responder.ask(.participants, query + paging, &writer) { json in
        json.key("data")
        json.beginObject()
        json.key("participants")
        json.beginArray()
        for position in positions[page] {
          json.beginObject()
          ParticipantDocument(plan.peers[position], in: plan).writeAnswer(hasEvents: hasEvents, in: plan, to: &json)
          json.endObject()
        }
        json.endArray()
        json.paging(total: positions.count, page: page)
        json.endObject()
      }
    }
  }

  private func askAbout(
    _ peer: Peer, _ responder: inout Responder, _ plan: SessionPlan, _ writer: inout DocumentWriter
  ) {
    responder.ask(.participant, about: peer.id, [("include_peer_events", "true")], &writer) { json in
      json.key("data")
      json.beginObject()
      json.key("participant")
      json.beginObject()
      ParticipantDocument(peer, in: plan).writeAnswer(hasEvents: true, in: plan, to: &json)
      json.endObject()
      json.endObject()
    }
  }

  // MARK: Reports

  /// Asks for the whole of a report, and before that for each part by itself and for two together.
  private func askForReports(
    of position: Int, byParts: Bool, _ responder: inout Responder, _ space: inout RealtimeKitWorkspace,
    _ writer: inout DocumentWriter
  ) {
    space.report.begin(of: position, in: space.plan, tracks: space.tracks)
    let words = ReportFilter.words
    let together = (word: "\(words[0].word),\(words[1].word)", filter: words[0].filter.union(words[1].filter))
    let whole = (word: "", filter: ReportFilter.everything)
    for (word, filter) in (byParts ? words + [together] : []) + [whole] {
      let query: Query = [word.isEmpty ? ("include_peer_events", "true") : ("filters", word)]
      let peer = space.plan.peers[position]
      responder.ask(.peerReport, about: peer.id, query, &writer) { json in
        json.key("data")
        json.beginObject()
        json.key("participant")
        json.beginObject()
        ParticipantDocument(peer, in: space.plan).writeReportAnswer(
          hasEvents: word.isEmpty, in: space.plan, to: &json
        ) { json in
          space.report.write(filter, in: space.plan, tracks: space.tracks, to: &json)
        }
        json.endObject()
        json.endObject()
      }
    }
  }

  // MARK: Files

  private func askForFiles(_ responder: inout Responder, _ plan: SessionPlan, _ writer: inout DocumentWriter) {
    let exports = Exports(plan, in: directory)
    if exports.hasChat {
      responder.ask(.chat, [], &writer) { json in
        json.key("data")
        json.beginObject()
        json.key("chat_download_url")
        exports.writeURL(.chat, to: &json)
        json.key("chat_download_url_expiry")
        json.time(exports.expiry)
        json.endObject()
      }
    } else {
      refuse(.chat, [], "No chat found for session_id \(plan.id.text)", &responder, &writer)
    }
    for format in Exports.TranscriptFormat.allCases {
      guard exports.hasTranscript else {
        refuse(
          .transcripts, [("format", format.rawValue)], "No transcript found for session_id \(plan.id.text)",
          &responder, &writer)
        continue
      }
      responder.ask(.transcripts, [("format", format.rawValue)], &writer) { json in
        json.key("data")
        json.beginObject()
        json.key("sessionId")
        json.uuid(plan.id)
        json.key("transcript_download_url")
        exports.writeURL(.transcript(format), to: &json)
        json.key("transcript_download_url_expiry")
        json.time(exports.expiry)
        json.endObject()
      }
    }
    guard exports.hasTranscript else {
      refuse(.summary, [], "No summary found for session_id \(plan.id.text)", &responder, &writer)
      return
    }
    // A summary is made on request; asked for twice it is there the second time.
    refuse(.summary, [], "No summary found for session_id \(plan.id.text)", &responder, &writer)
    responder.ask(.summarizing, [], &writer) { json in
      json.key("data")
      json.beginObject()
      json.key("session_id")
      json.uuid(plan.id)
      json.key("status")
      json.literal("QUEUED")
      json.endObject()
    }
    responder.ask(.summary, [], &writer) { json in
      json.key("data")
      json.beginObject()
      json.key("sessionId")
      json.uuid(plan.id)
      json.key("summaryDownloadUrl")
      exports.writeURL(.summary, to: &json)
      json.key("summaryDownloadUrlExpiry")
      json.time(exports.expiry)
      json.endObject()
    }
  }

  private func refuse(
    _ operation: Responder.Operation, _ query: Query, _ message: String, _ responder: inout Responder,
    _ writer: inout DocumentWriter
  ) {
    responder.ask(operation, query, status: 404, &writer) { json in
      json.key("error")
      json.beginObject()
      json.key("code")
      json.integer(404)
      json.key("message")
      json.string(message)
      json.endObject()
    }
  }
}
