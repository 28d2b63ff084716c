import JSONText
import Randomness
import Synchronization

/// The documents of worlds, one world after another: an endless sequence in which none comes twice.
///
/// Where a world begins depends on those before it, so the first question for a late document simulates what leads up
/// to it; whoever goes on from there pays for each world once.
final class TypicalSequence: Sendable {
  private let seed: UInt64
  private let type: Int
  private let worlds: WorldCache
  private let kinds: [WorldKind]
  /// The index behind the last document of each world.
  private let ends = Mutex<[Int]>([])
  private let conversations = Mutex(Conversations())

  private struct Conversations {
    /// In the order of the files of the first `worlds` worlds.
    var known: [(plan: WorldPlan, conversation: Int)] = []
    var worlds = 0
  }

  /// The sequence that `seed` stands for, of documents of the type at position `type`.
  init(seed: UInt64, type: Int, worlds: WorldCache) {
    self.seed = seed
    self.type = type
    self.worlds = worlds
    kinds = DocumentTypes.worlds(telling: type)
  }

  /// A world with the indices of its documents in the sequence.
  struct Part {
    /// What choices made the world.
    var choices: ChoiceRecord
    var world: SimulatedWorld
    /// The index of its first document of the type.
    var start: Int
  }

  /// The world that the document at `index` stands in.
  func part(at index: Int) -> Part {
    ends.withLock { ends in
      while true {
        if let last = ends.last, last > index {
          // The first end beyond the index; ends never fall.
          var low = 0
          var high = ends.count - 1
          while low < high {
            let middle = (low + high) / 2
            if ends[middle] > index { high = middle } else { low = middle + 1 }
          }
          let (choices, world) = world(low)
          return Part(choices: choices, world: world, start: low == 0 ? 0 : ends[low - 1])
        }
        ends.append((ends.last ?? 0) + world(ends.count).world.documents(ofType: type).count)
      }
    }
  }

  /// The conversation at `index`: that many before it, through all worlds, tell documents of the type.
  func conversation(at index: Int) -> (plan: WorldPlan, conversation: Int) {
    conversations.withLock { conversations in
      while conversations.known.count <= index {
        let plan = plan(conversations.worlds).plan
        conversations.worlds += 1
        var seen: Set<Int> = []
        for document in worlds.world(plan).documents(ofType: type) {
          guard let conversation = document.conversation, seen.insert(conversation).inserted else { continue }
          conversations.known.append((plan, conversation))
        }
      }
      return conversations.known[index]
    }
  }

  private func world(_ number: Int) -> (choices: ChoiceRecord, world: SimulatedWorld) {
    let made = plan(number)
    return (made.choices, worlds.world(made.plan))
  }

  private func plan(_ number: Int) -> (choices: ChoiceRecord, plan: WorldPlan) {
    var choices = Choices(drawnBy: StreamKey(seed: seed, entity: UInt64(number), purpose: .sampleWorlds))
    let plan = WorldPlan(&choices, among: kinds)
    return (choices.record, plan)
  }
}

/// Realistic documents.
extension Sampler {
  /// The document at `index` of the sequence of `seed`; its last choice is how many documents of its world are smaller.
  func typical(seed: UInt64, index: Int) -> Sample {
    let part = sequence(seed: seed).part(at: index)
    let documents = part.world.documents(ofType: position)
    let chosen = documents[documents.startIndex + index - part.start]
    var choices = Choices(replaying: part.choices.values)
    _ = WorldPlan(&choices, among: DocumentTypes.worlds(telling: position))
    var rank = 0
    for other in documents where Self.precedes(other, chosen) { rank += 1 }
    var record = choices.record
    record.append(UInt64(rank), through: UInt64(documents.count - 1))
    return Sample(text: part.world.text(of: chosen), choices: record)
  }

  /// The document that choices make: those of its world, and how many documents of that are smaller.
  func typical(_ choices: inout Choices) -> Sample {
    let plan = WorldPlan(&choices, among: DocumentTypes.worlds(telling: position))
    let world = worlds.world(plan)
    let documents = world.documents(ofType: position).sorted(by: Self.precedes)
    // A short world may have none, where the fixed ones do.
    guard !documents.isEmpty else {
      return Sample(text: choices.element(of: material.pool.documents).compactBytes, choices: choices.record)
    }
    return Sample(text: world.text(of: choices.element(of: documents)), choices: choices.record)
  }

  private static func precedes(_ one: SimulatedWorld.Document, _ other: SimulatedWorld.Document) -> Bool {
    (one.line.count, one.line.lowerBound) < (other.line.count, other.line.lowerBound)
  }

  /// Hands `body` the lines of the realistic documents at `indices`, line feeds included, some at a time.
  ///
  /// The same bytes as those of `sample(.typical, ...)`, without a copy for each.
  public func typicalLines(seed: UInt64, _ indices: Range<Int>, _ body: (ArraySlice<UInt8>) throws -> Void) rethrows {
    let sequence = sequence(seed: seed)
    var next = indices.lowerBound
    while next < indices.upperBound {
      let part = sequence.part(at: next)
      let documents = part.world.documents(ofType: position)
      let first = documents.startIndex + next - part.start
      let end = min(documents.endIndex, documents.startIndex + indices.upperBound - part.start)
      try body(part.world.bytes[documents[first].line.lowerBound..<documents[end - 1].line.upperBound])
      next += end - first
    }
  }
}
