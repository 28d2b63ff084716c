import Dialects
import JSONText

/// Invariant 39: each kind of party has addresses of its own form (section 2).
struct AddressForms: ConversationRule {
  static let id = "genesys.participant.address-form"
  static let summary =
    "address, ani and dnis have the forms of the table: tel:+E.164, ivr, acd and station SIP addresses; of those who "
    + "write a number, a mailbox or an id"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for participant in conversation.participants {
      guard let address = participant.json["address"]?.string else { continue }
      guard !participant.calls.contains(where: \.isWritten) else {
        for text in ["address", "ani", "dnis"].compactMap({ participant.json[$0]?.string }) {
          report.expect(Self.isWritten(text)) { "\(participant.label): \(text)" }
        }
        continue
      }
      report.expect(Self.isOwn(address, participant)) { "\(participant.label): address \(address)" }
      for key in ["ani", "dnis"] {
        guard let text = participant.json[key]?.string else { continue }
        report.expect(Self.isAny(text)) { "\(participant.label): \(key) \(text)" }
      }
    }
  }

  private static func isOwn(_ text: String, _ participant: ParticipantReading) -> Bool {
    switch participant.purpose {
    case "ivr": text.hasPrefix("sip:") && text.hasSuffix("@127.0.0.1;language=en-US;user=ivr")
    case "acd": text == "sip:\(participant.queueID ?? "")@127.0.0.1;language=en-US;user=acd"
    case "agent", "user": isStation(text)
    default: isTelephone(text) || isSIP(text)
    }
  }

  /// A number, a mailbox, or an id of the service.
  private static func isWritten(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return TextFormat.telephone.matches(text) || TextFormat.uuid.matches(text)
      || (parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && parts[1].contains("."))
  }

  private static func isAny(_ text: String) -> Bool { isTelephone(text) || isSIP(text) }

  /// `tel:` and an E.164 number.
  private static func isTelephone(_ text: String) -> Bool {
    text.hasPrefix("tel:") && TextFormat.telephone.matches(String(text.dropFirst(4)))
  }

  /// `sip:user@host` with a user and a host.
  private static func isSIP(_ text: String) -> Bool {
    guard text.hasPrefix("sip:") else { return false }
    let parts = text.dropFirst(4).split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
  }

  /// 24 hexadecimal digits, the organisation's host, and `@localhost`.
  private static func isStation(_ text: String) -> Bool {
    guard isSIP(text), text.hasSuffix("@localhost"), let plus = text.firstIndex(of: "+") else { return false }
    let user = text[..<plus].dropFirst(4)
    return TextFormat.hexadecimal(24).matches(String(user)) && text[plus...].contains(".orgspan.com")
  }
}
