import YAMLReading

/// A value that replaces one of the scenario's: `--set queues.billing.arrivals.per_hour=240`.
///
/// The path leads through mappings by key and through lists by position from 1, or by the `team`, `name` or `label` of
/// an item; keys that are not there yet are added. The value is YAML: `--set 'agents.tier1.networks={ home: 100% }'`.
public struct Override: Hashable, Sendable {
  /// As it was given, `path=value`.
  public let text: String

  /// The override in `text`.
  public init(_ text: String) { self.text = text }

  /// The tree with the value replaced, or unchanged with the mistake noted.
  func applied(to root: YAMLNode, source: Int, _ context: inout ReadingContext) -> YAMLNode {
    let mark = Mark(line: 1, column: 1, source: source)
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let keys = parts[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !keys.contains("") else {
      context.report("expected section.key=value", at: mark)
      return root
    }
    let document = YAMLDocument(reading: Array(parts[1].utf8), source: source)
    // An empty value is an empty document, and means nothing at all.
    let isEmpty = parts[1].allSatisfy(\.isWhitespace)
    for problem in document.problems where !isEmpty { context.report(problem.message, at: problem.mark) }
    guard let value = document.root ?? (isEmpty ? YAMLNode(.scalar(YAMLScalar("", isPlain: true)), at: mark) : nil)
    else { return root }
    do throws(YAMLProblem) { return try root.replacing(keys[...], with: value, at: mark) } catch {
      context.report(error.message, at: error.mark)
      return root
    }
  }
}

extension YAMLNode {
  /// The keys by which an item of a list may be called instead of by its position.
  private static let itemNames = ["team", "name", "label"]

  fileprivate func replacing(
    _ path: ArraySlice<String>, with value: YAMLNode, at mark: Mark
  ) throws(YAMLProblem) -> YAMLNode {
    guard let key = path.first else { return value }
    let rest = path.dropFirst()
    switch content {
    case .mapping(let mapping):
      var entries = mapping.entries
      if let index = entries.firstIndex(where: { $0.key == key }) {
        let replaced = try entries[index].value.replacing(rest, with: value, at: mark)
        entries[index] = YAMLMapping.Entry(key: key, keyMark: entries[index].keyMark, value: replaced)
      } else {
        let empty = YAMLNode(.mapping(YAMLMapping([])), at: mark)
        let added = try empty.replacing(rest, with: value, at: mark)
        entries.append(YAMLMapping.Entry(key: key, keyMark: mark, value: added))
      }
      return YAMLNode(.mapping(YAMLMapping(entries)), at: self.mark)
    case .sequence(var items):
      guard let index = Self.position(of: key, in: items) else {
        throw YAMLProblem("there is no item '\(key)' in a list of \(items.count)", at: mark)
      }
      items[index] = try items[index].replacing(rest, with: value, at: mark)
      return YAMLNode(.sequence(items), at: self.mark)
    case .scalar(let scalar):
      // What holds nothing yet, as an empty section does, can be filled.
      guard scalar.isNull else {
        throw YAMLProblem("'\(key)' cannot be set inside \(told), which is a single value", at: mark)
      }
      return try YAMLNode(.mapping(YAMLMapping([])), at: self.mark).replacing(path, with: value, at: mark)
    }
  }

  private static func position(of key: String, in items: [YAMLNode]) -> Int? {
    if let number = Int(key), (1...max(1, items.count)).contains(number), !items.isEmpty { return number - 1 }
    return items.firstIndex { item in
      guard case .mapping(let mapping) = item.content else { return false }
      return itemNames.contains { mapping[$0]?.text == key }
    }
  }
}
