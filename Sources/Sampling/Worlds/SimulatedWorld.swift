import DialectCatalogue
import Dialects
import Documents
import GroundTruth
import JSONText
import Quantities
import Scenarios
import Simulation
import TruthDialect

/// The documents of a small world, conversation by conversation.
struct SimulatedWorld: Sendable {
  /// A document with the position of its type in `Catalogue.documentTypes`.
  struct Document: Sendable {
    var type: Int
    /// Without line feed.
    var text: [UInt8]
  }

  /// The documents of each conversation, type by type in the order of the catalogue, each in the order of its file.
  private(set) var conversations: [[Document]] = []
  /// Those that belong to no conversation: agents' states and impairments.
  private(set) var others: [Document] = []

  /// Everything, conversation after conversation.
  private(set) var documents: [Document] = []

  /// Simulates the world of `plan` and has it told by every dialect that `wants` documents of.
  init(_ plan: WorldPlan, wants: (DocumentType) -> Bool) {
    let scenario = plan.scenario()
    let cell = CellSimulation(scenario, cell: 0)
    var tellings: [(dialect: any Dialect, streams: [Int?])] = []
    var position = 0
    func streams(_ types: [DocumentType]) -> [Int?] {
      defer { position += types.count }
      return types.enumerated().map { wants($1) ? position + $0 : nil }
    }
    for kind in Catalogue.platforms {
      let wanted = streams(kind.documentTypes)
      if wanted.contains(where: { $0 != nil }) {
        let dialect = Catalogue.dialect(kind, for: cell, of: scenario, isEnveloped: false)
        tellings.append((dialect, wanted))
      }
    }
    let wanted = streams(TruthDialect.documentTypes)
    if wanted.contains(where: { $0 != nil }) {
      let truth = TruthDialect(
        cell.directory, platforms: Set(Catalogue.platformNames), tellsMedia: true,
        tellsUnjoined: scenario.twilio.tellsUnjoined)
      tellings.append((truth, wanted))
    }
    simulate(cell, tellings)
    documents = conversations.flatMap { $0 } + others
  }

  private mutating func simulate(_ cell: CellSimulation, _ tellings: [(dialect: any Dialect, streams: [Int?])]) {
    var writer = DocumentWriter()
    var counts: [UInt64: Int] = [:]
    // A floor is finished some time after its clock; days go by in a vigil.
    var time = cell.directory.clock.start
    var isFinished = false
    while !isFinished {
      time = time + .seconds(3_600)
      let window = cell.advance(to: time)
      isFinished = window.isFinished
      for conversation in window.conversations {
        let record = cell.record(of: conversation)
        writer.removeAll()
        for telling in tellings {
          writer.beginDialect(telling.streams)
          writer.beginRecord(conversation.number)
          telling.dialect.project(record, into: &writer)
        }
        conversations.append(Self.documents(&writer, &counts))
      }
      writer.removeAll()
      for telling in tellings {
        writer.beginDialect(telling.streams)
        for change in window.stateChanges { telling.dialect.project(change, into: &writer) }
        for impairment in window.impairments { telling.dialect.project(impairment, into: &writer) }
      }
      others += Self.documents(&writer, &counts)
    }
  }

  /// What `writer` holds, numbered where lines are.
  private static func documents(_ writer: inout DocumentWriter, _ counts: inout [UInt64: Int]) -> [Document] {
    let types = Catalogue.documentTypes
    let entries = writer.entriesInOrder()
    // The bytes are copied inside the closure.
    return unsafe writer.json.withUnsafeBytes { bytes in
      entries.map { entry in
        var text = unsafe Array(bytes[entry.range].dropLast())
        if let prefix = types[entry.stream].stream.numberingPrefix {
          counts[entry.numbering, default: 0] += 1
          text = Array((prefix + String(counts[entry.numbering, default: 0])).utf8) + text
        }
        return Document(type: entry.stream, text: text)
      }
    }
  }
}
