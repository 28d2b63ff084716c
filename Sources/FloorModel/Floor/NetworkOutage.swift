import GroundTruth
import Quantities

/// A stretch in which a network carries nothing, long enough for clients to notice.
struct NetworkOutage: Hashable, Sendable {
  /// What draws about it are keyed by: the first of the impairments behind it.
  var entity: UInt64
  /// A position in the directory's networks.
  var network: Int
  var span: TimeSpan

  /// The outages that `episodes` cause, in order of start; those shorter than `shortest` are the packets' business
  /// alone.
  ///
  /// What silences a network without a gap is one outage, whatever the impairments are called: clients see only that
  /// nothing comes.
  static func all(of episodes: [ImpairmentEpisode], shortest: SimulationDuration) -> [NetworkOutage] {
    let silences = episodes.flatMap { episode in
      episode.silences.map { NetworkOutage(entity: episode.entity, network: episode.network, span: $0) }
    }
    var joined: [NetworkOutage] = []
    var last: [Int: Int] = [:]
    for silence in silences.sorted(by: { $0.span.start < $1.span.start }) where !silence.span.isEmpty {
      if let index = last[silence.network], silence.span.start <= joined[index].span.end {
        joined[index].span = TimeSpan(joined[index].span.start, max(joined[index].span.end, silence.span.end))
      } else {
        last[silence.network] = joined.count
        joined.append(silence)
      }
    }
    return joined.filter { $0.span.duration >= shortest }
  }
}
