import GroundTruth
import Quantities

/// A summary of what was said, in Markdown: who took part, and the sentences that carry points, tasks and decisions.
///
/// The platform has a language model write it; this one quotes, so that every line can be found in the transcript.
extension Exports {
  /// At most this many points and tasks.
  private static let limit = 8
  private static let tasks = ["will ", "could somebody", "action item"]
  private static let decisions = ["decide", "agree", "moved ", "go on as planned"]

  var summary: String {
    let sentences = sentences
    let speakers = sentences.reduce(into: [String]()) { names, sentence in
      let name = plan.displayName(of: sentence.peer)
      if !names.contains(name) { names.append(name) }
    }
    func quoting(_ words: [String]) -> [Sentence] {
      sentences.filter { sentence in words.contains { sentence.text.lowercased().contains($0) } }
    }
    let tasks = quoting(Self.tasks)
    let decisions = quoting(Self.decisions)
    // The longest sentences say most; told in the order in which they fell.
    let longest = sentences.enumerated().sorted { left, right in
      let (first, second) = (left.element.text.utf8.count, right.element.text.utf8.count)
      return first == second ? left.offset < right.offset : first > second
    }
    let points = longest.prefix(Self.limit).sorted { $0.offset < $1.offset }.map(\.element)
    let minutes = ((sentences.last?.end ?? 0) + 30_000) / 60_000
    return """
      ## Meeting Summary

      \(plan.title(in: directory)): \(speakers.count) of \(plan.personCount) participants spoke over \(minutes) minutes: \
      \(speakers.joined(separator: ", ")).

      ## Key Discussion Points

      \(list(points))
      ## Action Items

      \(list(Array(tasks.prefix(Self.limit))))
      ## Decisions Made

      \(list(Array(decisions.prefix(Self.limit))))
      """
  }

  private func list(_ sentences: [Sentence]) -> String {
    sentences.isEmpty
      ? "- None.\n" : sentences.map { "- \($0.text) (\(plan.displayName(of: $0.peer)))\n" }.joined()
  }
}
