import Dialects
import Documents
import JSONText

/// The way from one question to its explanation.
struct Answer {
  let question: Question
  let inquiry: Inquiry
  let run: RunFiles
  let finder: any LineFinder

  /// A line that holds what was asked for, as a document.
  struct Hit {
    var file: Int
    var line: Int
    var document: JSONValue
    var location: Location
  }

  init(_ question: Question, _ inquiry: Inquiry, _ run: RunFiles, _ finder: any LineFinder) {
    self.question = question
    self.inquiry = inquiry
    self.run = run
    self.finder = finder
  }

  /// Nil when the identifier stands nowhere.
  func explanation() async throws -> Explanation? {
    let found = try await find()
    guard !found.isEmpty else { return nil }
    var answer = Explanation(question: question)
    var hits: [Hit] = []
    for lines in found {
      let file = run.files[lines.file]
      var first: Hit?
      // The truth's lines say whose it is, of the others a few what it is there.
      let looked = file.path.hasPrefix("truth/") ? Inquiry.sampleSize : Inquiry.smallSample
      let step = max(1, lines.lines.count / looked)
      for index in stride(from: 0, to: lines.lines.count, by: step) {
        guard let hit = hit(lines.lines[index], lines.file) else { continue }
        first = first ?? hit
        hits.append(hit)
      }
      guard let first else { continue }
      answer.sightings.append(
        Explanation.Sighting(file: file.path, lines: lines.total, line: first.line, path: first.location.path))
    }
    guard !hits.isEmpty else { return nil }
    let conversations = try await conversations(of: hits)
    let total = found.first { run.files[$0.file].path == Self.truthPath }?.total ?? 0
    if conversations.count == 1, total <= 1 {
      let truth = conversations[0]
      let story = try await StoryTeller(self, truth, hits).story()
      answer.meanings = Meaning(question, story, hits, run).sentences
      answer.story = story
    } else if !conversations.isEmpty {
      let impairment = hits.first { $0.document["impairment_id"]?.string == question.identifier }
      let shared = SharedMeaning(
        question, conversations, hits, impairment, total: max(total, conversations.count))
      answer.meanings = shared.sentences
      answer.shared = shared.shared
    }
    if answer.story == nil { answer.notes = notes(hits) }
    if answer.meanings.isEmpty { answer.meanings = [Meaning.plain(hits, run)] }
    return answer
  }

  static let truthPath = "truth/conversation.ndjson"

  // MARK: Finding

  private func find() async throws -> [FoundLines] {
    guard let number = question.sequence else {
      return try await finder.lines(
        holding: [question.identifier], in: Array(run.files.indices), atMost: Inquiry.sampleSize)
    }
    for (file, description) in run.files.enumerated() where description.type.stream.numberingPrefix != nil {
      if let line = try await finder.line(ofNumber: number, in: question.identifier, file: file) {
        return [FoundLines(file: file, total: 1, lines: [line])]
      }
    }
    return []
  }

  private func hit(_ line: FoundLine, _ file: Int) -> Hit? {
    guard let document = try? JSONReader.parse(line.text),
      let location = Location.first(of: question.identifier, in: document)
    else { return nil }
    return Hit(file: file, line: line.number, document: document, location: location)
  }

  /// A conversation of the truth with its line.
  struct Truth {
    var conversation: TruthIndex.Conversation
    var line: Int
  }

  /// The conversations that some documents tell of, in the truth's order.
  private func conversations(of hits: [Hit]) async throws -> [Truth] {
    guard let file = run.position(of: "truth.conversation") else { return [] }
    var truths: [Int: Truth] = [:]
    for hit in hits where hit.file == file {
      truths[hit.line] = Truth(conversation: TruthIndex.Conversation(hit.document), line: hit.line)
    }
    var links: Set<String> = []
    if question.sequence != nil || truths.isEmpty {
      for hit in hits { links.formUnion(hit.links) }
    }
    links.remove(question.identifier)
    if truths.isEmpty, !links.isEmpty {
      let found = try await finder.lines(holding: links.sorted(), in: [file], atMost: Inquiry.sampleSize)
      for line in found.first?.lines ?? [] {
        guard let document = try? JSONReader.parse(line.text) else { continue }
        truths[line.number] = Truth(conversation: TruthIndex.Conversation(document), line: line.number)
      }
    }
    return truths.values.sorted { $0.line < $1.line }
  }

  /// What lines say for themselves that tell of no one conversation: the truth's own, else the first.
  private func notes(_ hits: [Hit]) -> [String] {
    let own = hits.filter { run.files[$0.file].path.hasPrefix("truth/") && run.files[$0.file].path != Self.truthPath }
    return (own.isEmpty ? Array(hits.prefix(1)) : Array(own.prefix(10))).map { hit in
      "\(run.files[hit.file].path):\(hit.line) \(abridged(hit.document))"
    }
  }

  /// A document on one line, without what is long in it.
  private func abridged(_ document: JSONValue) -> String {
    let members = document.members.map { member -> (key: String, value: JSONValue) in
      switch member.value {
      case .array(let elements) where elements.count > 3: (member.key, .string("\(elements.count) elements"))
      case .object, .array:
        member.value.compactText.count > 200 ? (member.key, .string("...")) : member
      case .null, .boolean, .number, .string: member
      }
    }
    return JSONValue.object(members).compactText
  }
}

extension Answer.Hit {
  /// The identifiers by which the truth knows what the document tells of.
  var links: [String] {
    let inside = location.identifiers
    // A line about one thing names it in its outermost objects, whatever stands deeper.
    return inside.isEmpty ? Self.identifiers(in: document, depth: 3) : inside
  }

  private static func identifiers(in value: JSONValue, depth: Int) -> [String] {
    switch value {
    case .string(let text): text.hasIdentifierForm ? [text] : []
    case .object(let members) where depth > 0: members.flatMap { identifiers(in: $0.value, depth: depth - 1) }
    case .array(let elements) where depth > 0:
      elements.prefix(Inquiry.sampleSize).flatMap { identifiers(in: $0, depth: depth - 1) }
    default: []
    }
  }
}
