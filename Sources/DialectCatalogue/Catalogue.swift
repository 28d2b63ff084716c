import CCPDialect
package import Dialects
import GenesysDialect
import RealtimeKitDialect
import TruthDialect
import TwilioDialects
import Verification

/// The only list of dialects: what can be written, and the rules that hold it to account.
package enum Catalogue {
  /// The platforms, in the order in which help, manifest and verification name them.
  package static let platforms: [any Dialect.Type] = [
    TwilioDialect.self, RealtimeKitDialect.self, CCPDialect.self, GenesysDialect.self,
  ]

  /// The platforms' names, as `platforms` and `--dialects` take them.
  package static var platformNames: [String] { platforms.map { $0.name } }

  /// Every kind of document, the truth's last.
  package static var documentTypes: [DocumentType] {
    platforms.flatMap { $0.documentTypes } + TruthDialect.documentTypes
  }

  /// Every rule of `verify`: those of each dialect, then what dialects must agree on among themselves.
  package static let rules: [any Rule.Type] =
    twilioRules + realtimeKitRules + ccpRules + genesysRules + truthRules + crossDialectRules

  /// What dialects know of the thresholds behind what they say, for `why`; CCP has none.
  package static let reasons: [DocumentReasons] = twilioReasons + realtimeKitReasons + genesysReasons
}
