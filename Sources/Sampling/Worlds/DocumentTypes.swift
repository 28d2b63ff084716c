import DialectCatalogue
import Dialects
import Documents

/// The types of document that samples are made of, by their position in the catalogue.
enum DocumentTypes {
  /// Every type of the catalogue; its contract tables are made once.
  static let all = Catalogue.documentTypes
  /// Their names: `twilio.call-event`.
  static let names = all.map(\.stream.documentType)

  /// The position of the type called `name`, nil when there is none.
  static func position(of name: String) -> Int? { names.firstIndex(of: name) }

  /// Whether documents of the type tell what was done to others: only imperfect worlds have them.
  static func isOfAnomalies(_ position: Int) -> Bool { names[position] == "truth.anomaly" }

  /// Whether documents of the type tell of conversations, and so of packets.
  static func isOfConversations(_ position: Int) -> Bool {
    !["truth.agent-state", "truth.impairment", "truth.anomaly"].contains(names[position])
  }

  /// The kinds of world that tell such documents; the first is the plainest.
  static func worlds(telling position: Int) -> [WorldKind] {
    switch names[position] {
    case "realtimekit.response", "realtimekit.download": [.meeting]
    case "genesys.notification": [.callbacks]
    case "truth.impairment": [.escalations, .clients, .meeting]
    default: WorldKind.ordinary
    }
  }
}
