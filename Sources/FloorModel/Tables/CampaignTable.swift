import GroundTruth
import Quantities

/// A campaign.
struct CampaignTable: Sendable {
  let entity: UInt64
  let queue: Int
  let teams: [Int]
  let window: TimeSpan?
  let contacts: Int
  /// Of a person, a machine, nobody, a busy line, a number that cannot be called.
  let weights: [Double]
  let pause: Sampler
  let ring: Sampler
  let giveUp: Sampler
  let talk: Sampler
  let machineTalk: Sampler

  init(_ campaign: CampaignConfiguration, directory: CellDirectory) {
    entity = FloorEntity.campaign(campaign.name, cell: directory.cell)
    queue = campaign.queue
    teams = campaign.teams
    window = campaign.window
    contacts = campaign.contacts ?? .max
    weights = [campaign.answered, campaign.machine, campaign.unanswered, campaign.busy, campaign.failed]
    pause = Sampler(campaign.pause)
    ring = Sampler(campaign.ring)
    giveUp = Sampler(campaign.giveUp)
    talk = Sampler(campaign.talk)
    machineTalk = Sampler(campaign.machineTalk)
  }
}
