public import GroundTruth
import Quantities
import Randomness

/// The media of a whole conversation: what everybody says and hears, and what their packets go through.
public enum ConversationMedia {
  /// The series of every leg that carries media, by position, and the impairments that overlapped any of them.
  ///
  /// - Parameters:
  ///   - conversation: what happened.
  ///   - directory: the cell's names; `Leg.network` is a position in its networks.
  ///   - networks: what the networks of the directory are, by the same positions.
  ///   - episodes: the cell's impairments in order of start.
  ///   - resolution: how finely.
  ///   - seed: the run's.
  /// - Returns: one element per leg, nil where `Leg.carriesMedia` is false; the entities of the episodes on the
  ///   network of a leg that shared an instant with its presence, in order of start.
  public static func series(
    of conversation: Conversation, directory: CellDirectory, networks: [NetworkConfiguration],
    episodes: [ImpairmentEpisode], resolution: MediaResolution = .packets, seed: UInt64
  ) -> (series: [LegSeries?], impairments: [UInt64]) {
    let media = conversation.legs.filter(\.carriesMedia)
    guard !media.isEmpty else { return (conversation.legs.map { _ in nil }, []) }
    let relevant = episodes.filter { $0.cell == conversation.cell && $0.span.overlaps(conversation.span) }
    let talk = talk(in: conversation, networks: networks, seed: seed)
    var touched = [Bool](repeating: false, count: relevant.count)
    let series: [LegSeries?] = conversation.legs.map { leg in
      guard leg.carriesMedia, let presence = leg.presence else { return nil }
      let hits = relevant.indices.filter {
        relevant[$0].network == leg.network && relevant[$0].span.overlaps(presence)
      }
      for index in hits { touched[index] = true }
      let own = hits.map { relevant[$0] }
      var result = PathModel.series(
        for: path(of: leg, in: conversation, directory: directory, networks: networks), presence: presence,
        talk: talk[leg.index], episodes: own,
        others: otherPaths(of: leg, in: conversation, during: own, directory: directory, networks: networks),
        outages: outages(of: leg, in: conversation), resolution: resolution, seed: seed,
        localClock: directory.localClock)
      addVideo(to: &result, of: leg, in: conversation, episodes: own, seed: seed)
      return result
    }
    return (series, relevant.indices.filter { touched[$0] }.map { relevant[$0].entity })
  }

  /// The identity that draws about the media of `conversation` as a whole are keyed by.
  ///
  /// It is a child of the conversation's, so that they share no stream with the floor's draws about it.
  static func entity(of conversation: Conversation) -> UInt64 { EntityID.child(of: conversation.entity, "media") }

  /// The identity that draws about the media of `leg` are keyed by.
  static func entity(of leg: Leg, in conversation: Conversation) -> UInt64 {
    EntityID.child(of: entity(of: conversation), leg.index)
  }

  /// The way of a leg's packets; a leg without a network comes over a domestic trunk.
  static func path(
    of leg: Leg, in conversation: Conversation, directory: CellDirectory, networks: [NetworkConfiguration]
  ) -> LegPath {
    let codec = leg.codec ?? (leg.transport == .webrtc ? .opus : .pcmu)
    return LegPath(
      leg: entity(of: leg, in: conversation), person: conversation.person(of: leg).entity,
      networkEntity: leg.network.map { directory.networks[$0].entity } ?? EntityID.root,
      network: network(of: leg, networks: networks), codec: codec, transport: leg.transport)
  }

  /// The leg over each network that a handover of `episodes` leads to.
  ///
  /// What happens there is keyed by leg and network, and the workplace is the person's on that network: somebody who
  /// is sent to the same mobile network twice finds the same reception.
  private static func otherPaths(
    of leg: Leg, in conversation: Conversation, during episodes: [ImpairmentEpisode], directory: CellDirectory,
    networks: [NetworkConfiguration]
  ) -> [Int: LegPath] {
    let own = path(of: leg, in: conversation, directory: directory, networks: networks)
    var result: [Int: LegPath] = [:]
    for episode in episodes {
      guard let position = episode.effects.handover?.network else { continue }
      let network = directory.networks[position]
      result[position] = LegPath(
        leg: EntityID.child(of: own.leg, "network/\(network.name)"), person: conversation.person(of: leg).entity,
        networkEntity: network.entity, network: networks[position], codec: own.codec, transport: leg.transport)
    }
    return result
  }

  /// How long at least nothing got through before a leg is given up for lost, inferred.
  private static let silenceBeforeLoss = SimulationDuration.seconds(10)

  /// When the conversation itself says that nothing got through to or from `leg`.
  ///
  /// That is before it reconnected, and before it was lost. Usually an outage of the network says so too; packets must
  /// agree with the actions in any case.
  private static func outages(of leg: Leg, in conversation: Conversation) -> [TimeSpan] {
    var result = conversation.actions.filter { $0.kind == .reconnect && $0.leg == leg.index }
      .map { TimeSpan($0.at - $0.duration, $0.at) }
    if leg.end == .networkLost { result.append(TimeSpan(leg.leftAt - silenceBeforeLoss, leg.leftAt)) }
    return result
  }

  private static func network(of leg: Leg, networks: [NetworkConfiguration]) -> NetworkConfiguration {
    leg.network.map { networks[$0] } ?? .domesticTrunk
  }

  /// What every leg says and hears, by position.
  static func talk(in conversation: Conversation, networks: [NetworkConfiguration], seed: UInt64) -> [LegTalk] {
    let audibility = Audibility(conversation)
    let mutes = conversation.legs.map { SpanSet(conversation.mutes(of: $0.index)) }
    let presence = conversation.legs.map { SpanSet($0.presence.map { [$0] } ?? []) }
    let spoken = zip(SpeechPlan(conversation, seed: seed).spurts(), zip(presence, mutes)).map {
      $0.clipped(to: $1.0.subtracting($1.1))
    }
    let noise = conversation.legs.map { Self.noise(of: $0, networks: networks) }
    var levels = RandomStream(StreamKey(seed: seed, entity: entity(of: conversation), purpose: .levels))
    let musicLevel = SpeechLevel.music(from: &levels)
    return conversation.legs.map { leg in
      guard leg.carriesMedia else { return LegTalk() }
      let isDiscontinuous = leg.codec == .opus && network(of: leg, networks: networks).isDiscontinuous
      var uplink = TalkActivity(
        spurts: spoken[leg.index], mutes: mutes[leg.index].spans, noise: noise[leg.index])
      var heard: [TalkActivity.Spurt] = []
      var loudest = 0
      for other in conversation.legs where other.index != leg.index && other.presence != nil {
        let spans = audibility.spans(listener: leg.index, speaker: other.index)
        guard !spans.spans.isEmpty else { continue }
        heard += spoken[other.index].clipped(to: spans)
        loudest = max(loudest, noise[other.index])
      }
      // A forwarding unit has nothing to forward to who is alone; a gateway goes on sending silence to a telephone.
      let absences =
        conversation.kind == .meeting && leg.transport == .webrtc
        ? presence[leg.index].subtracting(audibility.company(of: leg.index)) : SpanSet([])
      var downlink = TalkActivity(
        spurts: heard.mixed(), music: audibility.music(listener: leg.index).spans, musicLevel: musicLevel,
        absences: absences.spans, noise: loudest)
      if let presence = leg.presence, isDiscontinuous {
        uplink.pauseInSilence(within: presence)
        downlink.pauseInSilence(within: presence)
      }
      return LegTalk(uplink: uplink, downlink: downlink)
    }
  }

  private static func noise(of leg: Leg, networks: [NetworkConfiguration]) -> Int {
    switch NetworkProfile(network(of: leg, networks: networks).profile).access {
    case .home: SpeechLevel.homeNoise
    case .enterprise: SpeechLevel.officeNoise
    }
  }
}
