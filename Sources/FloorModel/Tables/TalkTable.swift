import Quantities

/// Where a call is sent, by positions only.
enum Target: Hashable, Sendable {
  case queue(Int)
  case team(Int)
  /// A position in `FloorTables.outsideNumbers`.
  case outside(Int)
  case voicemail
}

/// Targets to choose from; the weights stand apart, as a choice takes them.
struct TargetChoice: Sendable {
  let targets: [Target]
  let weights: [Double]

  init(_ destinations: [WeightedDestination], outsideNumbers: [String]) {
    targets = destinations.map { choice in
      switch choice.destination {
      case .queue(let queue): .queue(queue)
      case .team(let team): .team(team)
      case .outside(let number): .outside(outsideNumbers.firstIndex(of: number) ?? 0)
      case .voicemail: .voicemail
      }
    }
    weights = destinations.map(\.weight)
  }
}

/// What people do in a talk: holds, transfers, consults, three-way calls and its end.
struct TalkTable: Sendable {
  // Behaviour.
  let short: Double
  let shortCall: Sampler
  let customerHangsUp: Double
  let held: Double
  let holdsPerHeldCall: Double
  let hold: Sampler
  let decline: Sampler
  let flagged: Double
  let flag: Sampler
  // Transfers.
  let blind: Double
  let consult: Double
  let again: Double
  let cancel: Double
  let merged: Double
  let customerHangUp: Double
  let blindTargets: TargetChoice
  let consultTargets: TargetChoice
  let consulting: Sampler
  let consultThreeParty: Sampler
  let outsideAnswers: Double
  let outsideAnswer: Sampler
  let outsideGiveUp: Sampler
  let outsideTalk: Sampler
  let voicemailMessage = Sampler(FloorDefaults.voicemailMessage)
  // Conferences.
  let partyAdd: Double
  let thirdParties: TargetChoice
  let thirdPartyLimit: Int
  let another: Double
  let fourParticipants: Double
  let moreParticipants: Double
  let swap: Double
  let merge: Double
  let drop: Double
  let introduction: Sampler
  let threeParty: Sampler
  let holdAll: Double
  let holdAllLength: Sampler

  init(_ configuration: FloorConfiguration, outsideNumbers: [String]) {
    let behaviour = configuration.behaviour
    short = behaviour.short
    shortCall = Sampler(behaviour.shortCall)
    customerHangsUp = behaviour.customerHangsUp
    held = behaviour.held
    holdsPerHeldCall = behaviour.holdsPerHeldCall
    hold = Sampler(behaviour.hold)
    decline = Sampler(behaviour.decline)
    flagged = behaviour.flagged
    flag = Sampler(behaviour.flag)
    let transfers = configuration.transfers
    blind = transfers.blind
    consult = transfers.consult
    again = transfers.again
    cancel = transfers.cancel
    merged = transfers.merged
    customerHangUp = transfers.customerHangUp
    blindTargets = TargetChoice(transfers.blindDestinations, outsideNumbers: outsideNumbers)
    consultTargets = TargetChoice(transfers.consultDestinations, outsideNumbers: outsideNumbers)
    consulting = Sampler(transfers.consulting)
    consultThreeParty = Sampler(transfers.threeParty)
    outsideAnswers = transfers.outsideAnswers
    outsideAnswer = Sampler(transfers.outsideAnswer)
    outsideGiveUp = Sampler(transfers.outsideGiveUp)
    outsideTalk = Sampler(transfers.outsideTalk)
    let conferences = configuration.conferences
    partyAdd = conferences.partyAdd
    thirdParties = TargetChoice(conferences.thirdParties, outsideNumbers: outsideNumbers)
    thirdPartyLimit = conferences.thirdPartyLimit
    another = conferences.another
    fourParticipants = conferences.fourParticipants
    moreParticipants = conferences.moreParticipants
    swap = conferences.swap
    merge = conferences.merge
    drop = conferences.drop
    introduction = Sampler(conferences.introduction)
    threeParty = Sampler(conferences.threeParty)
    holdAll = conferences.holdAll
    holdAllLength = Sampler(conferences.holdAllLength)
  }
}
