import Dialects
import GroundTruth
import JSONText
import Quantities

/// What was said in a session, sentence by sentence, in each of the four formats that the platform offers.
///
/// Offsets count from the session's start, in milliseconds.
extension Exports {
  /// One sentence.
  struct Sentence {
    let start: Int64
    let end: Int64
    let peer: Peer
    let text: String
  }

  /// In order of their beginning.
  var sentences: [Sentence] {
    let origin = plan.peers[0].joined.milliseconds
    return plan.conversation.actions.compactMap { action in
      guard action.kind == .utterance, plan.isTold(action), let text = action.text,
        let peer = plan.peers.first(where: { $0.leg == action.leg })
      else { return nil }
      let start = action.at.milliseconds - origin
      return Sentence(
        start: start, end: max(start + 1, (action.at + action.duration).milliseconds - origin), peer: peer, text: text)
    }
  }

  func transcript(_ format: TranscriptFormat) -> String {
    switch format {
    case .CSV: commaSeparated
    case .JSON: json
    case .SRT:
      sentences.enumerated().map { index, sentence in
        "\(index + 1)\n" + cue(sentence, decimalMark: ",")
      }.joined()
    case .VTT: "WEBVTT\n\n" + sentences.map { cue($0, decimalMark: ".") }.joined()
    }
  }

  /// A cue of subtitles: its times, who says what, an empty line.
  private func cue(_ sentence: Sentence, decimalMark: String) -> String {
    func clock(_ milliseconds: Int64) -> String {
      let seconds = milliseconds / 1_000
      let fields = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { $0.padded(to: 2) }
      return fields.joined(separator: ":") + decimalMark + (milliseconds % 1_000).padded(to: 3)
    }
    return "\(clock(sentence.start)) --> \(clock(sentence.end))\n\(plan.displayName(of: sentence.peer)): "
      + "\(sentence.text)\n\n"
  }

  /// No header, every field in quotation marks.
  private var commaSeparated: String {
    sentences.map { sentence in
      let fields = [
        String(sentence.start), sentence.peer.id.text, sentence.peer.user.text, plan.person(of: sentence.peer).name,
        plan.displayName(of: sentence.peer), sentence.text,
      ]
      return fields.map { $0.quotedInCSV }.joined(separator: ",") + "\r\n"
    }.joined()
  }

  private var json: String {
    var json = JSONWriter(capacity: 1 << 12)
    json.beginArray()
    for sentence in sentences {
      json.beginObject()
      json.key("startTime")
      json.integer(Int(sentence.start))
      json.key("endTime")
      json.integer(Int(sentence.end))
      json.key("sentence")
      json.string(sentence.text)
      json.key("peerData")
      json.beginObject()
      json.key("id")
      json.uuid(sentence.peer.id)
      json.key("userId")
      json.uuid(sentence.peer.user)
      json.key("displayName")
      json.string(plan.displayName(of: sentence.peer))
      json.key("cpi")
      json.string(plan.person(of: sentence.peer).name)
      json.key("joinedAt")
      json.time(sentence.peer.joined)
      json.key("leftAt")
      if sentence.peer.isLive { json.literal("") } else { json.time(sentence.peer.left) }
      json.endObject()
      json.endObject()
    }
    json.endArray()
    // The text is read inside the closure only.
    return unsafe json.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
