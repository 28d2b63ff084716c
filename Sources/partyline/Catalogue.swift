import CCPDialect
import Dialects
import GenesysDialect
import RealtimeKitDialect
import Scenarios
import Simulation
import TruthDialect
import TwilioDialects
import Verification

/// The only list of dialects: what can be written, and the rules that hold it to account.
enum Catalogue {
  /// The platforms, in the order in which help, manifest and verification name them.
  static let platforms: [any Dialect.Type] = [
    TwilioDialect.self, RealtimeKitDialect.self, CCPDialect.self, GenesysDialect.self,
  ]

  /// The dialect `kind` of a cell, set up as the scenario says.
  static func dialect(_ kind: any Dialect.Type, _ cell: CellSimulation, _ scenario: Scenario) -> any Dialect {
    if kind == GenesysDialect.self {
      return GenesysDialect(cell.directory, GenesysConventions(scenario.genesys))
    }
    if kind == CCPDialect.self { return CCPDialect(cell.directory, CCPConventions(scenario.ccp)) }
    return kind.init(cell.directory, switches: scenario.realtimeKit.names)
  }

  /// The platforms' names, as `platforms` and `--dialects` take them.
  static var platformNames: [String] { platforms.map { $0.name } }

  /// Every kind of document, the truth's last.
  static var documentTypes: [DocumentType] {
    platforms.flatMap { $0.documentTypes } + TruthDialect.documentTypes
  }

  /// Every rule of `verify`: those of each dialect, then what dialects must agree on among themselves.
  static let rules: [any Rule.Type] =
    twilioRules + realtimeKitRules + ccpRules + genesysRules + truthRules + crossDialectRules

  /// What dialects know of the thresholds behind what they say, for `why`; CCP has none.
  static let reasons: [DocumentReasons] = twilioReasons + realtimeKitReasons + genesysReasons
}

extension GenesysConventions {
  /// What the switches of a scenario come to.
  init(_ switches: GenesysSwitches) {
    self.init()
    suppressesRecordingOnHold = switches.suppressesRecordingOnHold
    consultEnding = ConsultEnding(rawValue: switches.consultEnding.rawValue) ?? .transfer
    hubPeer = HubPeer(rawValue: switches.hubPeer.rawValue) ?? .none
    externalOrganizations = switches.externalOrganizations
    tellsFlags = switches.tellsFlags
    assistsAgents = switches.assistsAgents
    tellsUserToUser = switches.tellsUserToUser
    codesSkippedWork = switches.codesSkippedWork
    deletedCodes = switches.deletedCodes
  }
}
