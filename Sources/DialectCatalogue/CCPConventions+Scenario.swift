import CCPDialect
import Scenarios

/// What a scenario says about pages, in the words of their dialect.
extension CCPConventions {
  init(_ switches: CCPSwitches) {
    self.init()
    switch switches.numbers {
    case .e164: numberFormat = .e164
    case .display: numberFormat = .display
    }
    page = CCPPage(switches.page)
    pages = Dictionary(switches.teams.map { ($0.team, CCPPage($0.page)) }) { _, last in last }
  }
}

extension CCPPage {
  fileprivate init(_ page: CCPSwitches.Page) {
    self.init()
    switch page.statistics {
    case .flat: statistics = .flat
    case .nested: statistics = .nested
    }
    switch page.transcripts {
    case .everybody: transcriptRoles = .observed
    case .staff: transcriptRoles = .documented
    }
    switch page.agentNames {
    case .names: agentNames = .quickConnect
    case .legacy: agentNames = .legacy
    }
    countsStatistics = page.countsStatistics
    namesVoiceCall = page.namesVoiceCall
    hasCallAttributes = page.hasCallAttributes
  }
}
