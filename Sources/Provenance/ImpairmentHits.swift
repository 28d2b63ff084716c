import Dialects
import JSONText

/// What impairments did to the legs of a conversation, second by second where the run tells the seconds.
struct ImpairmentHits {
  private let conversation: TruthIndex.Conversation
  private let legs: [Int]
  private let media: [JSONValue]

  /// - Parameters:
  ///   - legs: those that matter; empty for all.
  ///   - media: the conversation's lines of `truth/media.ndjson`, none when the run has no such file.
  init(_ conversation: TruthIndex.Conversation, _ legs: [Int], _ media: [FoundLine]) {
    self.conversation = conversation
    self.legs = legs
    self.media = media.compactMap { try? JSONReader.parse($0.text) }
  }

  /// The hits that some lines of `truth/impairment.ndjson` tell of.
  func hits(_ lines: [FoundLine]) -> [Explanation.Hit] {
    lines.flatMap { line in (try? JSONReader.parse(line.text)).map { hits($0, line.number) } ?? [] }
  }

  /// The hits that one line tells of.
  func hits(_ document: JSONValue, _ line: Int) -> [Explanation.Hit] {
    (document["legs"]?.elements ?? []).compactMap { hit in
      guard hit["conversation_id"]?.string == conversation.id, let leg = hit["leg"]?.integer.map(Int.init),
        legs.isEmpty || legs.contains(leg)
      else { return nil }
      return self.hit(document, line, leg)
    }
  }

  private func hit(_ document: JSONValue, _ line: Int, _ number: Int) -> Explanation.Hit {
    let from = document["from"]?.instant ?? 0, to = document["to"]?.instant ?? 0
    let leg = conversation.legs.first { $0.leg == number }
    let start = max(from, leg?.joinedAt ?? to), end = max(start, min(to, leg?.leftAt ?? to))
    return Explanation.Hit(
      impairment: document["impairment_id"]?.string ?? "", label: document["label"]?.string ?? "",
      network: document["network"]?.string ?? "", from: from, to: to, effects: Self.words(document["effects"]),
      line: line, conversation: conversation.id, leg: number, start: start, end: end,
      seconds: seconds(of: number, from: start, to: end))
  }

  private static func words(_ effects: JSONValue?) -> String {
    (effects?.members ?? []).map { member in
      let value = member.value.string ?? member.value.compactText
      return "\(member.key) \(value)"
    }.joined(separator: ", ")
  }

  /// What each direction of a leg went through between two instants.
  private func seconds(of leg: Int, from start: Int64, to end: Int64) -> [Explanation.Seconds] {
    media.compactMap { series in
      guard series["leg"]?.integer == Int64(leg), let begin = series["from"]?.instant,
        let direction = series["direction"]?.string
      else { return nil }
      func counts(_ key: String) -> [Int] { (series[key]?.elements ?? []).map { Int($0.integer ?? 0) } }
      let sent = counts("sent"), lost = counts("lost"), late = counts("late")
      var found = Explanation.Seconds(direction: direction, sent: 0, lost: 0, late: 0, trouble: [])
      for index in sent.indices where index < lost.count && index < late.count {
        let at = begin + Int64(index) * 1_000
        guard at + 1_000 > start, at < end else { continue }
        found.sent += sent[index]
        found.lost += lost[index]
        found.late += late[index]
        guard lost[index] + late[index] > 0 else { continue }
        found.trouble.append(
          Explanation.Second(at: at, sent: sent[index], lost: lost[index], late: late[index]))
      }
      return found
    }
  }
}
