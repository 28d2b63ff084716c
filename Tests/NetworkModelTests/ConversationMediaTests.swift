import GroundTruth
import Quantities
import Randomness
import Testing
import _SampleRecords

@testable import NetworkModel

/// Media of whole conversations: who is heard by whom, and what the actions do to packets.
@Suite struct ConversationMediaTests {
  static let networks = SampleRecords.directory.networks.map {
    NetworkConfiguration(name: $0.name, profile: NetworkProfile.Name(rawValue: $0.profile) ?? .officeFibre)
  }

  static func media(_ conversation: Conversation, episodes: [ImpairmentEpisode] = []) -> (
    series: [LegSeries?], impairments: [UInt64]
  ) {
    ConversationMedia.series(
      of: conversation, directory: SampleRecords.directory, networks: networks, episodes: episodes, seed: 5)
  }

  static func conversation(_ name: String) throws -> Conversation {
    try #require(SampleRecords.record(name)).conversation
  }

  /// The seconds of `series` that lie wholly inside `spans`.
  static func seconds(of series: DirectionSeries, inside spans: [TimeSpan]) -> [SecondSample] {
    series.seconds.indices.filter { index in
      let start = series.start + .seconds(Int64(index))
      return spans.contains { $0.start <= start && start + .seconds(1) <= $0.end }
    }.map { series.seconds[$0] }
  }

  @Test(arguments: SampleRecords.all.map(\.name))
  func `every leg with media has series, and has the same again`(name: String) throws {
    let conversation = try Self.conversation(name)
    let (series, impairments) = Self.media(conversation)
    #expect(series == Self.media(conversation).series)
    #expect(impairments.isEmpty)
    for leg in conversation.legs {
      #expect((series[leg.index] != nil) == leg.carriesMedia)
      guard let own = series[leg.index], let presence = leg.presence else { continue }
      for direction in [own.uplink, own.downlink] {
        #expect(direction.start == presence.start)
        #expect(direction.end == presence.end)
        #expect(direction.seconds.count == Int((presence.duration.microseconds + 999_999) / 1_000_000))
        #expect((1_000...4_500).contains(direction.summary.meanOpinionScore))
      }
      #expect((own.camera != nil) == !conversation.cameras(of: leg.index).isEmpty)
      #expect((own.screen != nil) == !conversation.screenshares(of: leg.index).isEmpty)
    }
  }

  @Test func `somebody muted sends small packets of digital silence`() throws {
    let conversation = try Self.conversation("meeting")
    let (series, _) = Self.media(conversation)
    var seen = 0
    for leg in conversation.legs {
      guard let uplink = series[leg.index]?.uplink else { continue }
      for second in Self.seconds(of: uplink, inside: conversation.mutes(of: leg.index)) {
        seen += 1
        #expect((second.speech, second.level) == (0, 0))
        #expect(second.payloadBytes == 18 * UInt32(second.sent))
      }
    }
    #expect(seen > 10)
  }

  /// The same conversations over networks whose clients fall silent with their speakers.
  @Test func `discontinuous transmission saves packets of silence`() throws {
    let silent = Self.networks.map { network in
      var network = network
      network.isDiscontinuous = true
      return network
    }
    var seen = 0
    for (_, record) in SampleRecords.all {
      let conversation = record.conversation
      let (series, _) = ConversationMedia.series(
        of: conversation, directory: SampleRecords.directory, networks: silent, episodes: [], seed: 5)
      for leg in conversation.legs {
        guard let uplink = series[leg.index]?.uplink else { continue }
        guard leg.codec == .opus, leg.network != nil else {
          #expect(series[leg.index] == Self.media(conversation).series[leg.index])
          continue
        }
        for (second, after) in zip(uplink.seconds, uplink.seconds.dropFirst()).dropLast() {
          #expect(after.sent <= 51)
          if after.speech == 1_000 { #expect(after.sent >= 49) }
          guard second.speech == 0, after.speech == 0 else { continue }
          seen += 1
          // Two or three comfort packets; at its start the rest of a hangover.
          #expect((2...13).contains(after.sent))
        }
      }
    }
    #expect(seen > 10)
  }

  @Test func `held parties hear music and are not heard`() throws {
    var seen = 0
    for (_, record) in SampleRecords.all {
      let conversation = record.conversation
      let (series, _) = Self.media(conversation)
      var levels: Set<UInt16> = []
      for leg in conversation.legs {
        guard let downlink = series[leg.index]?.downlink else { continue }
        for second in Self.seconds(of: downlink, inside: conversation.holds(of: leg.index)) {
          seen += 1
          #expect(second.speech == 0)
          // −26 to −20 dBov, and the same throughout the conversation.
          #expect((1_642...3_277).contains(second.level))
          levels.insert(second.level)
        }
      }
      #expect(levels.count <= 1)
      let audibility = Audibility(conversation)
      for speaker in conversation.legs {
        let holds = SpanSet(conversation.holds(of: speaker.index))
        for listener in conversation.legs {
          let heard = audibility.spans(listener: listener.index, speaker: speaker.index)
          #expect(heard.intersection(holds).spans.isEmpty)
        }
      }
    }
    #expect(seen > 10)
  }

  /// What a customer receives is the same whether a coach whispers or keeps silent.
  @Test func `a customer never hears a whispering coach`() throws {
    let conversation = try Self.conversation("coaching")
    let coach = try #require(conversation.legs.first { $0.role == .coach })
    let customer = try #require(conversation.legs.first { $0.role == .customer })
    let audible = Audibility(conversation).spans(listener: customer.index, speaker: coach.index)
    let barges = conversation.supervision(by: coach.index).filter { $0.mode == .barge }.map(\.span)
    #expect(audible.subtracting(SpanSet(barges)).spans.isEmpty)
    for stretch in conversation.supervision(by: coach.index) where stretch.mode == .whisper {
      let heard = Audibility(conversation).spans(listener: stretch.target, speaker: coach.index)
      #expect(!heard.intersection(SpanSet([stretch.span])).spans.isEmpty)
    }
    var loud = conversation
    loud.actions = conversation.actions.filter { $0.leg != coach.index || $0.kind != .utterance }
    let barged = SpanSet(barges)
    for stretch in conversation.supervision(by: coach.index) where stretch.mode != .barge {
      loud.actions.append(
        Action(at: stretch.span.start, leg: coach.index, kind: .utterance, duration: stretch.span.duration))
    }
    var quiet = conversation
    quiet.actions = conversation.actions.filter { $0.leg != coach.index || $0.kind != .utterance }
    #expect(barged.spans.count == barges.count)
    let customerLoud = Self.media(loud).series[customer.index]
    #expect(customerLoud?.downlink == Self.media(quiet).series[customer.index]?.downlink)
    #expect(Self.media(loud).series[coach.index]?.uplink != Self.media(quiet).series[coach.index]?.uplink)
  }

  @Test func `nothing gets through before a reconnection`() throws {
    let conversation = try Self.conversation("reconnect")
    let action = try #require(conversation.actions.first { $0.kind == .reconnect })
    let series = try #require(Self.media(conversation).series[action.leg])
    let gone = [TimeSpan(action.at - action.duration, action.at)]
    for direction in [series.uplink, series.downlink] {
      let seconds = Self.seconds(of: direction, inside: gone)
      #expect(seconds.count >= 10)
      #expect(seconds.allSatisfy { $0.lost == $0.sent && $0.sent > 0 })
    }
  }

  @Test func `nobody alone in a meeting is sent anything`() throws {
    let conversation = try Self.conversation("meeting")
    let (series, _) = Self.media(conversation)
    let first = try #require(conversation.legs.min { ($0.joinedAt ?? $0.leftAt) < ($1.joinedAt ?? $1.leftAt) })
    let second = try #require(conversation.legs.compactMap(\.joinedAt).sorted().dropFirst().first)
    let joined = try #require(first.joinedAt)
    let downlink = try #require(series[first.index]?.downlink)
    let alone = Self.seconds(of: downlink, inside: [TimeSpan(joined, second)])
    #expect(alone.count >= 2)
    #expect(alone.allSatisfy { $0.sent == 0 && $0.payloadBytes == 0 })
    #expect(Self.seconds(of: downlink, inside: [TimeSpan(second, second + .seconds(30))]).allSatisfy { $0.sent > 48 })
  }

  static func episode(network: Int, from start: SimulationTime, to end: SimulationTime, _ effects: ImpairmentEffects)
    -> ImpairmentEpisode
  {
    ImpairmentEpisode(
      entity: EntityID.child(of: 9, network), cell: 0, label: "test", network: network, span: TimeSpan(start, end),
      effects: effects)
  }

  /// The placebo: an impairment of one network leaves the packets of every other untouched, byte for byte.
  @Test func `an impairment touches its own network only`() throws {
    for (_, record) in SampleRecords.all {
      let conversation = record.conversation
      let plain = Self.media(conversation).series
      for network in Self.networks.indices {
        let episode = Self.episode(
          network: network, from: conversation.span.start, to: conversation.span.end,
          ImpairmentEffects(lossAdded: 100_000, lossBurst: 3_000, delayAdded: 80_000, jitterAdded: 15_000))
        let (series, impairments) = Self.media(conversation, episodes: [episode])
        let isHit = conversation.legs.map { $0.network == network && $0.carriesMedia }
        #expect(impairments == (isHit.contains(true) ? [episode.entity] : []))
        for leg in conversation.legs.indices where leg < series.count && series[leg] != nil {
          #expect((series[leg] == plain[leg]) == !isHit[leg])
        }
      }
    }
  }

  @Test func `an impairment changes nothing before it starts and shows within its seconds`() throws {
    let conversation = try Self.conversation("inbound")
    let leg = try #require(conversation.legs.last { $0.carriesMedia })
    let presence = try #require(leg.presence)
    let network = try #require(leg.network)
    let start = presence.start + .seconds(20)
    let effects = ImpairmentEffects(lossAdded: 60_000, lossBurst: 4_000, delayAdded: 80_000)
    let episode = Self.episode(network: network, from: start, to: start + .seconds(30), effects)
    let plain = try #require(Self.media(conversation).series[leg.index])
    let hit = try #require(Self.media(conversation, episodes: [episode]).series[leg.index])
    #expect(plain.uplink.seconds.prefix(19) == hit.uplink.seconds.prefix(19))
    let during = Self.seconds(of: hit.uplink, inside: [episode.span])
    let before = Self.seconds(of: plain.uplink, inside: [episode.span])
    for (bad, good) in zip(during, before).dropFirst() where bad.received > 0 && good.received > 0 {
      // Loss takes a few packets out of the mean; what it leaves differs by less than the jitter.
      #expect(abs(Int(bad.delay) - Int(good.delay) - 80_000) < 5_000)
    }
    // 1,500 packets at 6 % in runs of 4: mean 90, standard deviation √(90·7.5) = 26; within four of them.
    let lost = during.reduce(0) { $0 + Int($1.lost) }
    #expect((1...195).contains(lost))
  }

  /// A leg of `name` with media on the home network, and what it goes through with `effects` from second 20 to 80.
  private static func impaired(_ effects: ImpairmentEffects, in name: String = "reconnect") throws -> (
    plain: LegSeries, impaired: LegSeries, conversation: Conversation, leg: Leg
  ) {
    var conversation = try conversation(name)
    conversation.actions.removeAll { $0.kind == .reconnect }
    let leg = try #require(conversation.legs.last { $0.carriesMedia && $0.network == 1 })
    let start = try #require(leg.presence?.start)
    let episode = episode(network: 1, from: start + .seconds(20), to: start + .seconds(80), effects)
    let plain = try #require(media(conversation).series[leg.index])
    let other = try #require(media(conversation, episodes: [episode]).series[leg.index])
    return (plain, other, conversation, leg)
  }

  @Test func `a handover takes packets over the other network and brings them back`() throws {
    // Network 2 is the carrier's: 190 ms of base round trip, where home has 24.
    let found = try Self.impaired(ImpairmentEffects(handover: .init(network: 2, interruption: 2_000_000)))
    for (plain, other) in [
      (found.plain.uplink, found.impaired.uplink), (found.plain.downlink, found.impaired.downlink),
    ] {
      #expect(plain.seconds[..<20] == other.seconds[..<20])
      // A packet that was due before or after may depart within.
      for second in [20, 21, 78, 79] { #expect(other.seconds[second].received <= 1) }
      #expect((23..<77).allSatisfy { other.seconds[$0].delay > plain.seconds[$0].delay + 20_000 })
      // The leg's own network went on meanwhile: afterwards the delays are much like those it would have had.
      let back = (82..<100).map { Double(other.seconds[$0].delay) - Double(plain.seconds[$0].delay) }
      #expect(abs(back.reduce(0, +) / 18) < 4_000)
      #expect(abs(plain.summary.packetsSent - other.summary.packetsSent) <= 1)
    }
    #expect(found.impaired.uplink.seconds[40].roundTrip > 120_000)
  }

  @Test func `another codec changes payload and score while it lasts`() throws {
    let found = try Self.impaired(ImpairmentEffects(codec: .pcmu))
    let (plain, other) = (found.plain.uplink.seconds, found.impaired.uplink.seconds)
    for index in plain.indices where plain[index].sent > 0 {
      if (20..<80).contains(index) {
        #expect(other[index].payloadBytes == 160 * UInt32(other[index].sent))
      } else {
        #expect(other[index] == plain[index])
      }
      #expect((other[index].lost, other[index].speech) == (plain[index].lost, plain[index].speech))
    }
  }
}
