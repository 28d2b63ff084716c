import Dialects
import JSONText

/// Sections 3.6, 5.6 and 5.13: the request is the customer's callback, and everybody else's points at it.
struct CallbackRequests: ConversationRule {
  static let id = "genesys.callback.request"
  static let summary =
    "callbacks have the customer's number, one of them is the customer's and has no peer, the others' peer is its id"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    let callbacks = conversation.participants.flatMap(\.callbacks)
    guard !callbacks.isEmpty else { return }
    let requests = callbacks.filter { $0.participant.isOutside }
    let request = requests.first
    let number = request?.participant.json["address"]?.string
    for callback in callbacks {
      let peer = callback.json["peerId"]?.string
      let dialled = callback.json["callbackNumbers"]?.elements.first?.string
      let isSound =
        requests.count == 1 && peer == (callback.participant.isOutside ? nil : request?.id)
        && dialled.map { "tel:\($0)" == number || $0 == number } ?? false
      report.expect(isSound) {
        "\(callback.participant.label): peer \(peer ?? "absent"), number \(dialled ?? "absent"), \(requests.count) requests"
      }
    }
  }
}
