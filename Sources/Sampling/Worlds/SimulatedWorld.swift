import DialectCatalogue
import Dialects
import Documents
import GroundTruth
import JSONText
import Pipeline
import Quantities
import Scenarios
import Simulation
import TruthDialect

/// The documents of a small world as their files would have them.
struct SimulatedWorld: Sendable {
  /// Where a document stands, of which type it is, and what it tells of.
  struct Document: Sendable {
    /// The position in `DocumentTypes.all`.
    var type: Int
    /// Its bytes, line feed included.
    var line: Range<Int>
    /// The number of its conversation; nil for what belongs to none: agents' states and impairments.
    var conversation: Int?
  }

  /// All lines: type after type in the order of the catalogue, each in the order of its file.
  private(set) var bytes: [UInt8] = []
  /// The documents in the order of their lines.
  private(set) var documents: [Document] = []

  /// Simulates the world of `plan` and keeps the documents of the types that it `wants`.
  ///
  /// - Parameter isImperfect: whether whatever can show an anomaly has one, which `truth.anomaly` tells.
  init(_ plan: WorldPlan, isImperfect: Bool = false, wants: (Int) -> Bool) {
    let scenario = plan.scenario()
    let cell = CellSimulation(scenario, cell: 0)
    // What is to be imperfect has to be told, whether anybody wants it or not.
    let tellings = Self.tellings(of: cell, scenario) { isImperfect || wants($0) }
    var records = DocumentWriter()
    var others = DocumentWriter()
    // Packets are most of the work, and nothing of them is in agents' states and impairments.
    let needsRecords =
      isImperfect || DocumentTypes.all.indices.contains { wants($0) && DocumentTypes.isOfConversations($0) }
    // A floor is finished some time after its clock; days go by in a vigil.
    var time = cell.directory.clock.start
    var isFinished = false
    while !isFinished {
      time = time + .seconds(3_600)
      let window = cell.advance(to: time)
      isFinished = window.isFinished
      for conversation in window.conversations where needsRecords {
        let record = cell.record(of: conversation)
        let first = records.entries.count
        for telling in tellings {
          records.beginDialect(telling.streams)
          records.beginRecord(conversation.number)
          telling.dialect.project(record, into: &records)
        }
        guard isImperfect else { continue }
        let injection = AnomalyInjection(
          settings: Self.everyAnomaly, streams: Self.streams, seed: plan.seed, conversation: conversation)
        for anomaly in injection.apply(to: &records, from: first) {
          for telling in tellings {
            records.beginDialect(telling.streams)
            telling.dialect.project(anomaly, into: &records)
          }
        }
      }
      for telling in tellings {
        others.beginDialect(telling.streams)
        for change in window.stateChanges { telling.dialect.project(change, into: &others) }
        for impairment in window.impairments { telling.dialect.project(impairment, into: &others) }
      }
    }
    append(records, ofConversations: true, wants)
    append(others, ofConversations: false, wants)
  }

  private static let streams = DocumentTypes.all.map(\.stream)
  private static let everyAnomaly = AnomalySettings(rate: 1, dialects: Catalogue.platforms, streams: streams)

  /// The text of a document, without line feed.
  func text(of document: Document) -> [UInt8] { Array(bytes[document.line].dropLast()) }

  /// The documents of the type at `position` of `DocumentTypes.all`; they stand side by side.
  func documents(ofType position: Int) -> ArraySlice<Document> {
    guard let first = documents.firstIndex(where: { $0.type == position }) else { return [] }
    let end = documents[first...].firstIndex { $0.type != position } ?? documents.endIndex
    return documents[first..<end]
  }

  /// The documents of a conversation, type after type.
  func members(ofConversation number: Int) -> [SampleBundle.Member] {
    documents.filter { $0.conversation == number }.map {
      SampleBundle.Member(documentType: DocumentTypes.names[$0.type], text: text(of: $0))
    }
  }

  // MARK: Telling

  private static func tellings(
    of cell: CellSimulation, _ scenario: Scenario, _ wants: (Int) -> Bool
  ) -> [(dialect: any Dialect, streams: [Int?])] {
    var tellings: [(dialect: any Dialect, streams: [Int?])] = []
    var position = 0
    func tell(_ types: [DocumentType], _ dialect: () -> any Dialect) {
      let wanted = types.indices.map { wants(position + $0) ? position + $0 : nil }
      position += types.count
      if wanted.contains(where: { $0 != nil }) { tellings.append((dialect(), wanted)) }
    }
    for kind in Catalogue.platforms {
      tell(kind.documentTypes) { Catalogue.dialect(kind, for: cell, of: scenario, isEnveloped: false) }
    }
    tell(TruthDialect.documentTypes) {
      TruthDialect(
        cell.directory, platforms: Set(Catalogue.platformNames), tellsMedia: true,
        tellsUnjoined: scenario.twilio.tellsUnjoined)
    }
    return tellings
  }

  /// Adds what `writer` holds, numbered where lines are.
  private mutating func append(
    _ writer: borrowing DocumentWriter, ofConversations: Bool, _ wants: (Int) -> Bool
  ) {
    var counts: [UInt64: Int] = [:]
    let entries = writer.entriesInOrder()
    bytes.reserveCapacity(bytes.count + writer.json.count + entries.count * 8)
    documents.reserveCapacity(documents.count + entries.count)
    // The bytes are copied inside the closure.
    unsafe writer.json.withUnsafeBytes { text in
      for entry in entries where wants(entry.stream) {
        let start = bytes.count
        if let prefix = DocumentTypes.all[entry.stream].stream.numberingPrefix {
          counts[entry.numbering, default: 0] += 1
          bytes += prefix.utf8
          bytes += String(counts[entry.numbering, default: 0]).utf8
        }
        unsafe bytes.append(contentsOf: text[entry.range])
        documents.append(
          Document(
            type: entry.stream, line: start..<bytes.count,
            conversation: ofConversations ? Int(entry.ordinal >> 24) : nil))
      }
    }
  }
}
