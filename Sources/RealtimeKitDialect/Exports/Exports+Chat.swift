import Dialects
import GroundTruth
import JSONText
import Quantities
import Randomness

/// The chat of a session as the platform's CSV file has it: a header, a message a line (RFC 4180).
extension Exports {
  private static let header =
    "id,participantId,sessionId,meetingId,displayName,pinned,isEdited,payloadType,payload,createdAt"

  var chat: String {
    var lines = [Self.header]
    let meeting = plan.identifiers.meeting(plan.conversation, in: directory).text
    for (number, action) in plan.conversation.actions.enumerated() where action.kind == .chat && plan.isTold(action) {
      guard let peer = plan.peers.first(where: { $0.leg == action.leg }) else { continue }
      let id = plan.identifiers.bits(EntityID.child(of: plan.conversation.entity, number), .message)
      let fields = [
        id.text, peer.id.text, plan.id.text, meeting, plan.displayName(of: peer), "false", "false", "TEXT_MESSAGE",
        action.text ?? "", action.at.isoText,
      ]
      lines.append(fields.map { $0.inCSV }.joined(separator: ","))
    }
    return lines.map { $0 + "\r\n" }.joined()
  }
}

extension String {
  /// Itself as a field of a CSV line: in quotation marks where it has to be.
  var inCSV: String {
    contains { $0 == "," || $0 == "\"" || $0.isNewline } ? quotedInCSV : self
  }

  /// Itself as a field in quotation marks.
  var quotedInCSV: String {
    "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
