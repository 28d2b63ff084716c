import DialectCatalogue
import Dialects
import Documents

/// The types of document that samples are made of, by their position in the catalogue.
enum DocumentTypes {
  /// Every type of the catalogue; its contract tables are made once.
  static let all = Catalogue.documentTypes
  /// Their names: `twilio.call-event`.
  static let names = all.map(\.stream.documentType)
  /// Names of types that one can ask for: all but the list of a run's anomalies, which tells of edits that worlds lack.
  static let offered = names.filter { $0 != "truth.anomaly" }

  /// The position of the type called `name`, nil when it is none to ask for.
  static func position(of name: String) -> Int? { offered.contains(name) ? names.firstIndex(of: name) : nil }

  /// Whether documents of the type tell of conversations, and so of packets.
  static func isOfConversations(_ position: Int) -> Bool {
    names[position] != "truth.agent-state" && names[position] != "truth.impairment"
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
