import CCPDialect
import Dialects
import GenesysDialect
import Scenarios
import Simulation
import TwilioDialects

/// What a scenario says about a platform's documents, in the words of its dialect.
extension Catalogue {
  /// The dialect `kind` for `cell` of `scenario`, its documents wrapped as they are delivered or not.
  static func dialect(
    _ kind: any Dialect.Type, for cell: CellSimulation, of scenario: Scenario, isEnveloped: Bool
  ) -> any Dialect {
    let directory = cell.directory
    if kind == TwilioDialect.self {
      return TwilioDialect(
        directory, TwilioConventions(scenario.twilio), TwilioApplication(scenario.twilio),
        delivery: isEnveloped ? TwilioDelivery(scenario.twilio.deliveries) : nil)
    }
    if kind == CCPDialect.self { return CCPDialect(directory, CCPConventions(scenario.ccp)) }
    if kind == GenesysDialect.self { return GenesysDialect(directory, GenesysConventions(scenario.genesys)) }
    return kind.init(directory, switches: scenario.realtimeKit.names)
  }
}

extension TwilioConventions {
  /// The answers of a scenario.
  init(_ switches: TwilioSwitches) {
    self.init()
    epochUnit =
      switch switches.epoch {
      case .seconds: .seconds
      case .milliseconds: .milliseconds
      }
    tagSpelling =
      switch switches.tags {
      case .qualified: .qualified
      case .bare: .bare
      }
    feedbackSpelling =
      switch switches.feedback {
      case .snakeCase: .snakeCase
      case .kebabCase: .kebabCase
      }
    lastEvent =
      switch switches.lastEvent {
      case .completed: .completed
      case .outcome: .outcome
      }
    unsetJitterBuffer =
      switch switches.unsetJitterBuffer {
      case .large: .large
      case .unknown: .unknown
      }
    relayError =
      switch switches.relayError {
      case .error: .error
      case .errorEvent: .errorEvent
      }
    relayLevel =
      switch switches.relayLevel {
      case .unknown: .unknown
      case .info: .information
      }
    tellsUnjoined = switches.tellsUnjoined
    severity.packetLossPercent = Int((switches.severity.packetLoss * 100).rounded())
    severity.latency = Int((switches.severity.latency * 1_000).rounded())
    severity.jitterMaximum = Int((switches.severity.jitter * 1_000).rounded())
    severity.meanOpinionScore = Int((switches.severity.meanOpinionScore * 10).rounded())
  }
}

extension TwilioDelivery {
  /// Deliveries as a scenario has them.
  init(_ switches: TwilioSwitches.Deliveries) {
    self.init()
    source =
      switch switches.source {
      case .resource: .resource
      case .parent: .parent
      }
    duplicates = switches.duplicates
    isUnordered = switches.isUnordered
  }
}

extension TwilioApplication {
  /// The setting of a scenario.
  init(_ switches: TwilioSwitches) {
    self.init()
    labels =
      switch switches.labels {
      case .all: .all
      case .called: .called
      case .none: .none
      }
    earlyMedia =
      switch switches.earlyMedia {
      case .all: .all
      case .outside: .outside
      case .none: .none
      }
    trimsRecordings =
      switch switches.trimsRecordings {
      case .all: .all
      case .calls: .calls
      case .meetings: .meetings
      case .none: .none
      }
    endsWithAgent = switches.endsWithAgent
    quietFrom = switches.quietFrom
    callsPerSecond = switches.callsPerSecond
    regions = switches.regions.map { ($0.name, $0.region) }
    pinnedRegions = switches.pinnedRegions
    interconnectedNetworks = Set(switches.interconnected)
  }
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
    divisions = switches.divisions.map { Division(name: $0.name, members: Set($0.members)) }
    namesDivisions = switches.namesDivisions
    unlistedTeams = Set(switches.unlistedTeams)
    cases = switches.cases
    passesReasons = switches.passesReasons
  }
}
