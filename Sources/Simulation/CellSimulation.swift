public import FloorModel
public import GroundTruth
public import NetworkModel
public import Quantities
public import Scenarios
import Synchronization

/// One cell of a scenario: its floor, advanced window by window, and the packets of whatever happened on it.
///
/// The floor has state and is advanced by one caller at a time; everything else is fixed when the cell is made, so
/// records can be computed from any thread.
public final class CellSimulation: CellSource {
  public let directory: CellDirectory
  private let networks: [NetworkConfiguration]
  private let resolution: MediaResolution
  private let episodes: [ImpairmentEpisode]
  private let state: Mutex<State>

  private struct State: ~Copyable {
    var floor: FloorSimulation
    /// The episodes that can still gain legs, in order of start.
    var open: [OpenEpisode]
  }

  /// An episode with the legs it is known to have hit.
  private struct OpenEpisode {
    var episode: ImpairmentEpisode
    var legs: [(start: SimulationTime, number: Int, conversation: UInt64, leg: Int)] = []

    var record: ImpairmentRecord {
      let ordered = legs.sorted { ($0.start, $0.number, $0.leg) < ($1.start, $1.number, $1.leg) }
      return ImpairmentRecord(episode: episode, legs: ordered.map { ($0.conversation, $0.leg) })
    }
  }

  /// A cell at the start of its clock.
  ///
  /// - Parameters:
  ///   - directory: its names and its seed.
  ///   - floor: validated; its queues are those of the directory, in the same order.
  ///   - networks: in the order of the directory's.
  ///   - impairments: what may befall those networks.
  ///   - resolution: how finely media are computed.
  public init(
    _ directory: CellDirectory, floor: FloorConfiguration, networks: [NetworkConfiguration],
    impairments: [ImpairmentConfiguration], resolution: MediaResolution = .packets
  ) {
    self.directory = directory
    self.networks = networks
    self.resolution = resolution
    episodes = ImpairmentSchedule.episodes(
      of: impairments, seed: directory.seed, cell: directory.cell, clock: directory.clock,
      localClock: directory.localClock)
    let simulation = FloorSimulation(configuration: floor, directory: directory, episodes: episodes)
    state = Mutex(State(floor: simulation, open: episodes.map { OpenEpisode(episode: $0) }))
  }

  /// The cell at position `cell` of the scenario, at the start of its clock.
  public convenience init(_ scenario: Scenario, cell: Int) {
    self.init(
      scenario.directory(ofCell: cell), floor: scenario.floor, networks: scenario.networks,
      impairments: scenario.impairments, resolution: scenario.resolution)
  }

  public func advance(to time: SimulationTime) -> CellWindow {
    state.withLock { state in
      let progress = state.floor.advance(to: time)
      let records = state.floor.records
      let conversations = progress.conversations.map(records.conversation)
      for conversation in conversations { Self.attribute(conversation, to: &state.open) }
      let isFinished = state.floor.isFinished
      let watermark = state.floor.earliestOpenStart
      // An episode is complete once no conversation that can still come began before its end.
      let isComplete = { (open: OpenEpisode) in isFinished || open.episode.span.end <= watermark }
      let finished = state.open.filter(isComplete)
      state.open.removeAll(where: isComplete)
      var window = CellWindow(
        watermark: watermark,
        impairmentWatermark: state.open.map(\.episode.span.start).min() ?? SimulationTime(microseconds: .max),
        isFinished: isFinished)
      window.conversations = conversations
      window.stateChanges = progress.stateChanges.map(records.stateChange)
      window.impairments = finished.map(\.record)
      return window
    }
  }

  public func record(of conversation: Conversation) -> ConversationRecord {
    let (series, impairments) = ConversationMedia.series(
      of: conversation, directory: directory, networks: networks, episodes: episodes, resolution: resolution,
      seed: directory.seed)
    return ConversationRecord(conversation: conversation, series: series, impairments: impairments)
  }

  /// Adds the legs whose media an open episode on their network overlapped.
  private static func attribute(_ conversation: Conversation, to open: inout [OpenEpisode]) {
    for index in open.indices where open[index].episode.span.overlaps(conversation.span) {
      let episode = open[index].episode
      for leg in conversation.legs where leg.network == episode.network && leg.carriesMedia {
        guard let presence = leg.presence, presence.overlaps(episode.span) else { continue }
        open[index].legs.append((conversation.span.start, conversation.number, conversation.entity, leg.index))
      }
    }
  }
}
