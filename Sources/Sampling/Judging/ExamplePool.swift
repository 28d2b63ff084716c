import Dialects
import JSONText

/// The documents of one type that samples start from: few, different, all of them sound, the smallest first.
struct ExamplePool: Sendable {
  let type: DocumentType
  let documents: [JSONValue]
  let judge: DocumentJudge

  /// How many are kept.
  private static let size = 160
  /// And so many of the extreme world: calls of no length and of a day.
  private static let extremes = 24
  /// Larger ones make everything slow and show nothing that smaller ones do not.
  private static let longest = 60_000
  /// Those that are looked at; of more, as many evenly.
  private static let candidates = 4_000

  /// Documents of the type at `position` of `DocumentTypes.all`, from the fixed worlds.
  init(_ position: Int) {
    type = DocumentTypes.all[position]
    let ordinary = Self.documents(of: DocumentTypes.worlds(telling: position), position)
    // A test asks for every type that is offered, so that there is one at least.
    precondition(!ordinary.isEmpty, "the fixed worlds tell every type of document that is offered")
    let extreme = DocumentTypes.isOfConversations(position) ? Self.documents(of: [.extremes], position) : []
    let chosen =
      Self.choice(of: ordinary, type.shape, Self.size, showing: [.places, .magnitudes])
      + Self.choice(of: extreme, type.shape, Self.extremes, showing: [.magnitudes])
    documents = chosen.map { ($0, $0.compactText) }.sorted { ($0.1.utf8.count, $0.1) < ($1.1.utf8.count, $1.1) }.map(
      \.0)
    // The rules that judge one document alone are those that all of them keep.
    judge = DocumentJudge(type, examples: documents)
  }

  /// The documents of worlds, the smallest first; of many, some.
  private static func documents(of kinds: [WorldKind], _ position: Int) -> [JSONValue] {
    var texts = kinds.flatMap { kind in
      let world = FixedWorlds.world(kind, isImperfect: DocumentTypes.isOfAnomalies(position))
      return world.documents(ofType: position).map(world.text(of:))
    }
    let shortest = texts.map(\.count).min() ?? 0
    texts = texts.filter { $0.count <= max(longest, shortest) }
    texts.sort { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count }
    let step = max(1, texts.count / candidates)
    // What a dialect writes is JSON.
    return stride(from: 0, to: texts.count, by: step).compactMap { try? JSONReader.parse(texts[$0]) }
  }

  /// What an example is chosen for showing.
  private enum Trait {
    /// Where something stands, which listed value, how many elements.
    case places
    /// How many digits a number has, and the seconds from the first time that is told: those of a blink and of a day.
    case magnitudes
  }

  /// Those that show a trait that no smaller one does, trait after trait, then others evenly from the smaller half.
  private static func choice(
    of documents: [JSONValue], _ shape: Shape, _ size: Int, showing traits: [Trait]
  ) -> [JSONValue] {
    var shown: Set<String> = []
    var chosen: Set<Int> = []
    for trait in traits {
      for (number, document) in documents.enumerated() where chosen.count < size {
        let before = shown.count
        switch trait {
        case .places: features(of: document, shape, "", &shown)
        case .magnitudes: magnitudes(of: document, "", since: TimeShift.times(of: document)?.first, &shown)
        }
        if shown.count > before { chosen.insert(number) }
      }
    }
    let rest = size - chosen.count
    if rest > 0 {
      let step = max(1, documents.count / 2 / rest)
      chosen.formUnion(stride(from: 0, to: documents.count, by: step).prefix(rest))
    }
    return chosen.sorted().map { documents[$0] }
  }

  private static func magnitudes(
    of value: JSONValue, _ path: String, since first: Int64?, _ found: inout Set<String>
  ) {
    switch value {
    case .number(let number): found.insert("\(path)~\(number.text.utf8.prefix { $0 != UInt8(ascii: ".") }.count)")
    case .string(let text):
      guard let first, let time = TextFormat.milliseconds(of: text) else { return }
      found.insert("\(path)~\(String((time - first) / 1_000).utf8.count)")
    case .array(let values): for value in values { magnitudes(of: value, path, since: first, &found) }
    case .object(let members):
      for member in members { magnitudes(of: member.value, "\(path)/\(member.key)", since: first, &found) }
    case .null, .boolean: break
    }
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
    case (.map(let element), .object(let members)):
      found.insert("\(path)#\(min(members.count, 2))")
      for member in members { features(of: member.value, element, path + "/*", &found) }
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
}
