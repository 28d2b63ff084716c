import GroundTruth
import Quantities
import Randomness

/// A campaign.
struct CampaignTable: Sendable {
  let entity: UInt64
  let queue: Int
  let teams: [Int]
  let window: TimeSpan?
  let contacts: Int
  let pacing: CampaignCall.Pacing
  /// Of a person, a machine, nobody, a busy line, a number that cannot be called.
  let weights: [Double]
  let pause: Sampler
  let preview: Sampler
  let ring: Sampler
  let giveUp: Sampler
  let talk: Sampler
  let machineTalk: Sampler

  // The dialler's.
  let abandonment: Double
  let maxWait: SimulationDuration
  let overdial: Double
  let overdialLimit: Double
  let detectsMachines: Bool
  let missedMachines: Double
  let mistakenPersons: Double
  let detection: Sampler
  /// The share of agents who are busy now and will be free by the time a line dialled now is answered.
  let freeingShare: Double
  /// The other campaigns whose lines are meant for agents of this one, too.
  let rivals: [Int]

  init(_ number: Int, of configuration: FloorConfiguration, directory: CellDirectory) {
    let campaign = configuration.campaigns[number]
    entity = FloorEntity.campaign(campaign.name, cell: directory.cell)
    queue = campaign.queue
    teams = campaign.teams
    window = campaign.window
    contacts = campaign.contacts ?? .max
    pacing = campaign.pacing
    weights = [campaign.answered, campaign.machine, campaign.unanswered, campaign.busy, campaign.failed]
    pause = Sampler(campaign.pause)
    preview = Sampler(campaign.preview)
    ring = Sampler(campaign.ring)
    giveUp = Sampler(campaign.giveUp)
    talk = Sampler(campaign.talk)
    machineTalk = Sampler(campaign.machineTalk)
    abandonment = campaign.abandonment
    maxWait = .seconds(rounding: campaign.maxWait)
    overdial = campaign.overdial
    overdialLimit = campaign.overdialLimit
    detectsMachines = campaign.detectsMachines && campaign.pacing != .preview
    missedMachines = campaign.missedMachines
    mistakenPersons = campaign.mistakenPersons
    detection = Sampler(campaign.detection)
    let queue = configuration.queues[campaign.queue]
    let lead = campaign.ring.mean + (detectsMachines ? campaign.detection.mean : 0)
    let handling = campaign.talk.mean + queue.wrapUp.mean
    // As a dialler has it from the averages of the past: each agent becomes free at a constant rate.
    freeingShare = handling > lead ? 1 - Portable.exp(-lead / handling) : 1
    rivals = configuration.campaigns.indices.filter { other in
      other != number && configuration.campaigns[other].teams.contains(where: campaign.teams.contains)
    }
  }

  /// Whether numbers are dialled at `time`, if any are left; `end` is when the clock is over.
  func isOpen(at time: SimulationTime, until end: SimulationTime) -> Bool {
    time < end && (window.map { $0.start <= time && time < $0.end } ?? true)
  }
}
