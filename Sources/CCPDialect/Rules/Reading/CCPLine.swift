import Dialects
import JSONText

/// The fields of a line that rules look at.
struct CCPLine {
  let sequence: Int64
  /// Milliseconds since the epoch.
  let recordedAt: Int64
  let stream: String
  let type: String
  let callID: String
  let detail: JSONValue

  /// Nil for a line whose shape is wrong, which is told elsewhere.
  init?(_ document: JSONValue) {
    guard let sequence = document["seq"]?.integer, let recordedAt = document["recordedAt"]?.integer,
      let stream = document["stream"]?.string, let event = document["event"], let type = event["type"]?.string,
      let detail = event["detail"], let callID = detail["callId"]?.string
    else { return nil }
    self.sequence = sequence
    self.recordedAt = recordedAt
    self.stream = stream
    self.type = type
    self.callID = callID
    self.detail = detail
  }

  /// One call on one page.
  var call: CallKey { CallKey(stream: stream, callID: callID) }
  /// The party an event names.
  var participant: String? { detail["participant"]?.string }
  /// Whether it is speech, a flag or a note, which carry the primary call of their conversation.
  var isMessage: Bool { ["transcript", "flagraise", "flaglower", "note"].contains(type) }
  /// Whether it is about a flag.
  var isFlag: Bool { type == "flagraise" || type == "flaglower" }
  /// Milliseconds since the epoch, for messages.
  var clientSent: Int64? { detail["clientSentTimestamp"]?.integer }
}

/// One call on one page: a missed offer and the answered one may share the id, in two streams.
struct CallKey: Hashable {
  let stream: String
  let callID: String
}

/// A rule about the lines of the event file.
protocol CCPRule: Rule {
  /// Looks at one line whose fields could be read.
  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport)
}

extension CCPRule {
  static var documents: [String] { ["ccp.event"] }

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    if let line = CCPLine(document) { check(line, context, &report) }
  }
}

/// How long after an event its recording may come: the wrapper is ours and its clock is the page's.
let recordingDelay: Int64 = 100
