import DialectCatalogue
import Dialects
import JSONText

/// The documents of one type that samples start from: few, different, all of them sound, the smallest first.
struct ExamplePool: Sendable {
  let type: DocumentType
  let documents: [JSONValue]
  let judge: DocumentJudge

  /// How many are kept.
  private static let size = 160
  /// How many of the smallest are stripped of what they can do without.
  private static let strippedCount = 16
  /// Larger ones make everything slow and show nothing that smaller ones do not.
  private static let longest = 60_000

  /// The documents of the type at `position` of the catalogue, from `worlds`.
  init(_ position: Int, worlds: [SimulatedWorld]) {
    type = Catalogue.documentTypes[position]
    var texts = worlds.flatMap { world in
      (world.conversations.flatMap { $0 } + world.others).filter { $0.type == position }.map(\.text)
    }
    texts = texts.filter { $0.count <= Self.longest }
    texts.sort { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count }
    let parsed = texts.compactMap { try? JSONReader.parse($0) }
    let chosen = Self.choice(of: parsed, type.shape)
    // The rules that judge one document alone are those that all of them keep.
    judge = DocumentJudge(type, examples: chosen)
    let judge = judge
    let stripped = chosen.prefix(Self.strippedCount).map { Self.stripped($0, judge) }
    var seen: Set<String> = []
    let all = (stripped + chosen).map { ($0, $0.compactText) }.filter { seen.insert($0.1).inserted }
    documents = all.sorted { ($0.1.utf8.count, $0.1) < ($1.1.utf8.count, $1.1) }.map(\.0)
  }

  /// Those that show a place or a listed value that no smaller one does, then others evenly.
  private static func choice(of documents: [JSONValue], _ shape: Shape) -> [JSONValue] {
    var shown: Set<String> = []
    var chosen: [Int] = []
    for (number, document) in documents.enumerated() where chosen.count < size {
      let before = shown.count
      Self.features(of: document, shape, "", &shown)
      if shown.count > before { chosen.append(number) }
    }
    let rest = size - chosen.count
    if rest > 0, !documents.isEmpty {
      let step = max(1, documents.count / rest)
      chosen += stride(from: 0, to: documents.count, by: step).prefix(rest)
    }
    return Set(chosen).sorted().map { documents[$0] }
  }

  private static func features(of value: JSONValue, _ shape: Shape, _ path: String, _ found: inout Set<String>) {
    switch (shape, value) {
    case (.object(let properties), .object):
      for property in properties {
        if let member = value[property.name] {
          features(of: member, property.shape, "\(path)/\(property.name)", &found)
        }
      }
    case (.array(let element, _), .array(let values)):
      found.insert("\(path)#\(min(values.count, 2))")
      for value in values { features(of: value, element, path + "[]", &found) }
    case (.anyOf(let shapes), _):
      if let index = shapes.firstIndex(where: { $0.accepts(value) }) {
        features(of: value, shapes[index], "\(path)|\(index)", &found)
      }
    case (.tagged(let key, let cases), _):
      guard let tag = value[key]?.string, let fitting = cases.first(where: { $0.tag == tag }) else { return }
      features(of: value, fitting.shape, "\(path){\(tag)}", &found)
    case (.string(.oneOf), .string(let text)): found.insert("\(path)=\(text)")
    case (_, .boolean(let flag)): found.insert("\(path)=\(flag)")
    default: found.insert(path)
    }
  }

  /// What is left of a document without all that may be absent: parts go one by one, as long as it stays sound.
  private static func stripped(_ document: JSONValue, _ judge: DocumentJudge) -> JSONValue {
    var best = document
    var isSmaller = true
    while isSmaller {
      isSmaller = false
      for place in PlaceSurvey([best], shape: judge.type.shape).places where !place.pattern.steps.isEmpty {
        guard !place.holders.isEmpty else { continue }
        let edits: [Edit] = (place.isOptional ? [.remove] : []) + [.array(.emptied), .array(.firstOnly), .array(.lastDropped)]
        for edit in edits {
          var smaller = best
          guard smaller.edit(at: place.pattern, choose: { $0 - 1 }, edit.change) != nil,
            smaller.size < best.size, judge.type.shape.accepts(smaller), judge.keepsRules(smaller)
          else { continue }
          best = smaller
          isSmaller = true
        }
      }
    }
    return best
  }
}

extension JSONValue {
  /// How many values it is made of.
  fileprivate var size: Int {
    switch self {
    case .null, .boolean, .number, .string: 1
    case .array(let values): values.reduce(1) { $0 + $1.size }
    case .object(let members): members.reduce(1) { $0 + $1.value.size }
    }
  }
}
