import Dialects
import Documents
import JSONText

/// Gathers everything that the files tell of one conversation.
struct StoryTeller {
  let answer: Answer
  let truth: Answer.Truth
  let hits: [Answer.Hit]

  init(_ answer: Answer, _ truth: Answer.Truth, _ hits: [Answer.Hit]) {
    self.answer = answer
    self.truth = truth
    self.hits = hits
  }

  private var conversation: TruthIndex.Conversation { truth.conversation }
  private var run: RunFiles { answer.run }

  func story() async throws -> Explanation.Story {
    let legs = legsAskedAbout
    var story = Explanation.Story(
      conversation: conversation, line: truth.line, legs: legs, moment: moment,
      events: Chronicle(conversation: conversation).events)
    let found = try await answer.finder.lines(
      holding: conversation.identifiers, in: Array(run.files.indices), atMost: Inquiry.longestStory)
    for lines in found {
      let file = run.files[lines.file]
      story.told.append(Explanation.Telling(file: file.path, lines: lines.lines.map(\.number)))
      if let reasons = answer.inquiry.reasons[file.type.stream.documentType] {
        story.because += because(lines, file.path, reasons, legs)
      }
    }
    if let anomalies = found.first(where: { run.files[$0.file].type.stream.documentType == "truth.anomaly" }) {
      story.anomalies = anomalies.lines.compactMap(Self.anomaly)
    }
    let media = found.first { run.files[$0.file].type.stream.documentType == "truth.media" }
    if let impairments = found.first(where: { run.files[$0.file].type.stream.documentType == "truth.impairment" }) {
      story.hits = ImpairmentHits(conversation, legs, media?.lines ?? []).hits(impairments.lines)
    }
    return story
  }

  // MARK: Whose it is

  /// The legs that the identifier belongs to: by an identifier of their own, or by what stands around it.
  private var legsAskedAbout: [Int] {
    let text = answer.question.identifier
    if answer.question.sequence == nil {
      let own = conversation.legs.filter { $0.identifiers.contains(text) || $0.person == text || $0.address == text }
      if !own.isEmpty { return narrowed(own) }
      if conversation.identifiers.contains(text) { return [] }
    }
    for hit in hits where run.files[hit.file].path != Answer.truthPath {
      for identifier in hit.links {
        let known = conversation.legs.filter { $0.identifiers.contains(identifier) }
        if !known.isEmpty { return narrowed(known, hit) }
      }
    }
    return []
  }

  /// A call that rang at several agents is, in one agent's stream, that agent's.
  private func narrowed(_ legs: [TruthIndex.Leg], _ hit: Answer.Hit? = nil) -> [Int] {
    let stream = hit?.document["stream"]?.string
    let here = legs.filter { stream != nil && $0.ccpStream == stream }
    return (here.isEmpty ? legs : here).map(\.leg)
  }

  /// When what the identifier names happened, where it names no conversation and no leg.
  private var moment: Int64? {
    let text = answer.question.identifier
    let isLasting = conversation.identifiers.contains(text) || conversation.legs.contains { $0.person == text }
    guard answer.question.sequence != nil || !isLasting else { return nil }
    let hit = hits.first { !run.files[$0.file].path.hasPrefix("truth/") }
    // What names a document as a whole lasts, too: a person's other name, an account.
    guard answer.question.sequence != nil || hit?.location.path.dropFirst().contains("/") == true else { return nil }
    return hit?.location.moment
  }

  private static func anomaly(_ line: FoundLine) -> Explanation.Anomaly? {
    guard let document = try? JSONReader.parse(line.text), let id = document["anomaly_id"]?.string,
      let kind = document["kind"]?.string, let file = document["file"]?.string,
      let vendorID = document["vendor_id"]?.string, let at = document["at"]?.instant
    else { return nil }
    return Explanation.Anomaly(id: id, kind: kind, file: file, vendorID: vendorID, at: at, line: line.number)
  }

  // MARK: Thresholds

  private func because(
    _ lines: FoundLines, _ path: String, _ reasons: DocumentReasons, _ legs: [Int]
  ) -> [Explanation.Because] {
    let wanted = Set(conversation.legs.filter { legs.contains($0.leg) }.flatMap(\.identifiers))
    return lines.lines.flatMap { line -> [Explanation.Because] in
      // A long document names its leg at its beginning; others' need not be read.
      if !wanted.isEmpty, line.text.count > 100_000, !names(wanted, line.text.prefix(400)) { return [] }
      guard let document = try? JSONReader.parse(line.text) else { return [] }
      let leg = leg(of: document)
      guard legs.isEmpty || leg.map(legs.contains) ?? true else { return [] }
      return reasons.read(document).map { Explanation.Because(file: path, line: line.number, leg: leg, reason: $0) }
    }
  }

  private func names(_ identifiers: Set<String>, _ text: ArraySlice<UInt8>) -> Bool {
    var isThere = false
    NeedleSet(identifiers.sorted()).search(Array(text).span) { _, _ in isThere = true }
    return isThere
  }

  /// The leg that a document names among its outermost members.
  private func leg(of document: JSONValue) -> Int? {
    for member in document.members {
      guard let text = member.value.string else { continue }
      if let leg = conversation.legs.first(where: { $0.identifiers.contains(text) }) { return leg.leg }
    }
    return nil
  }
}

extension TruthIndex.Conversation {
  /// What names this conversation or one of its legs and nothing else.
  var identifiers: [String] {
    [id] + [twilioConferenceSID, realtimeKitSessionID, genesysConversationID].compactMap { $0 }
      + legs.flatMap(\.identifiers)
  }
}

extension TruthIndex.Leg {
  /// What names this leg and nothing else, but for a CCP call that rang at several agents.
  var identifiers: [String] {
    [twilioCallSID, twilioParticipantSID, realtimeKitPeerID, genesysParticipantID, genesysCallID, ccpCallID]
      .compactMap { $0 }
  }
}
