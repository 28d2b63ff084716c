public import GroundTruth
import Quantities

/// Conversations made by hand with every flow in them, for the tests and benchmarks of dialects and rules.
///
///     for (name, record) in SampleRecords.all { dialect.project(record, into: &writer) }
///
/// They follow one another in slots of ten minutes, so that nobody is in two places, and are the same in every run.
public enum SampleRecords {
  /// What stands still around them.
  public static let directory = SampleFloor.directory

  /// The records with names that say what happens, in order of start.
  public static let all: [(name: String, record: ConversationRecord)] = scenes.map {
    ($0.name, $0.record(during: episodes))
  }

  /// The record called `name`, nil when there is none.
  public static func record(_ name: String) -> ConversationRecord? { all.first { $0.name == name }?.record }

  /// Every change of an agent's or coach's state, in order of time.
  public static let agentStates: [AgentStateChange] = SampleStates.changes(over: all.map(\.record.conversation))

  /// Every impairment episode with the legs it hit.
  public static let impairments: [ImpairmentRecord] = episodes.map { episode in
    var hits: [(conversation: UInt64, leg: Int)] = []
    for (_, record) in all {
      for leg in record.conversation.legs where leg.isHit(by: episode) {
        hits.append((record.conversation.entity, leg.index))
      }
    }
    return ImpairmentRecord(episode: episode, legs: hits)
  }

  /// The makers of the scenes; a scene's position is its slot.
  private static let makers: [@Sendable (Int) -> SampleScene] =
    inboundMakers + transferMakers + conferenceMakers + outboundMakers + troubleMakers + [meeting] + campaignMakers
    + writtenMakers
    + clientMakers
    + [assisted] + voicemailMakers + officeMakers
    + letterMakers

  static let scenes: [SampleScene] = makers.enumerated().map { slot, make in make(slot) }

  /// The brown-out covers the first two scenes about trouble, the outage the silence of the first.
  private static let episodes: [ImpairmentEpisode] = scenes.filter { $0.name == "reconnect" }.flatMap {
    [SampleFloor.brownout(from: $0.time(0)), SampleFloor.outage(from: $0.time(90))]
  }
}
