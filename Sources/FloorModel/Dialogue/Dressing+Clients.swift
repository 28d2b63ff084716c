import GroundTruth
import Quantities
import Randomness

/// What befalls clients during a call, or is done to them, and decides nothing.
///
/// Occasions of one kind follow one another like arrivals, at a rate per hour. Nothing befalls a client while its network
/// is gone, and nothing that takes time is still under way when the call ends.
extension Dressing {
  /// Buckets of a leg's draws, one for each use.
  private enum Bucket: Int {
    case setUp = 0, signalling, headset, suppression, interruption, notes, ending

    /// Those of offers, callers and closings, which the floor draws itself, lie below.
    func of(_ leg: Int) -> Int { 1 << 24 | leg << 4 | rawValue }
  }

  /// Seconds from the beginning of a leg, and before its end, in which nothing befalls it; inferred.
  private static let margin = SimulationDuration.seconds(2)
  /// Milliseconds after packets flow again that media count as connected again; inferred.
  private static let restoring = 20.0...300.0
  /// How long a call has to be on its way for the platform to be heard before it answers; inferred.
  private static let earliestMedia = SimulationDuration.milliseconds(700)

  /// The group that the client of a leg belongs to; nil for an ordinary client.
  private func group(_ leg: Leg) -> ClientConfiguration? {
    clients.indices.contains(leg.index) ? clients[leg.index].map { configuration.clients[$0] } : nil
  }

  private func draws(_ conversation: Conversation, _ leg: Leg, _ bucket: Bucket) -> RandomStream {
    stream(conversation.entity, .client, bucket.of(leg.index))
  }

  // MARK: What others notice

  /// Calls of the telephone itself: what is sent meanwhile is silence, as if muted.
  func addInterruptions(_ conversation: inout Conversation) {
    for leg in conversation.legs {
      guard let group = group(leg), group.interrupted > 0, let presence = leg.presence,
        conversation.person(of: leg).device?.isBrowser == false
      else { continue }
      var draws = draws(conversation, leg, .interruption)
      let taken = conversation.mutes(of: leg.index) + conversation.holds(of: leg.index) + unreachable(conversation, leg)
      for span in occasions(within: presence, perHour: group.interrupted, group.interruption, &draws)
      where !taken.contains(where: { $0.isNear(span) }) {
        conversation.actions.append(Action(at: span.start, leg: leg.index, kind: .mute))
        conversation.actions.append(Action(at: span.end, leg: leg.index, kind: .unmute))
        note(&conversation, leg, ClientIncident(.interrupted, span))
      }
    }
  }

  // MARK: What only clients know

  func addClientIncidents(_ conversation: inout Conversation) {
    for leg in conversation.legs {
      guard let group = group(leg) else { continue }
      addSetUp(&conversation, leg, group)
      addBlips(&conversation, leg)
      guard let presence = leg.presence else { continue }
      let gone = unreachable(conversation, leg)
      var signalling = draws(conversation, leg, .signalling)
      for span in occasions(within: presence, perHour: group.signallingLost, group.signallingLoss, &signalling)
      where !gone.contains(where: { $0.isNear(span) }) {
        note(&conversation, leg, ClientIncident(.signallingLost, span))
      }
      var headset = draws(conversation, leg, .headset)
      for span in occasions(within: presence, perHour: group.headsetLost, group.headsetLoss, &headset) {
        let isForGood = headset.chance(group.headsetLostForGood)
        note(&conversation, leg, ClientIncident(isForGood ? .headsetLostForGood : .headsetLost, span))
      }
      addSuppression(&conversation, leg, group, presence)
      addNotes(&conversation, leg, group)
    }
    for index in conversation.clients.indices {
      conversation.clients[index].incidents.sort { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    }
  }

  /// How a call came about, and how it ended.
  private func addSetUp(_ conversation: inout Conversation, _ leg: Leg, _ group: ClientConfiguration) {
    var draws = draws(conversation, leg, .setUp)
    let (early, wakes, deaf) = (draws.uniform(), draws.uniform(), draws.uniform())
    if leg.isInbound {
      if leg.joinedAt != nil, let answered = leg.answeredAt, answered - leg.offeredAt >= Self.earliestMedia,
        early < group.heardEarly
      {
        note(&conversation, leg, ClientIncident(.heardEarly, at: leg.offeredAt))
      }
    } else if let alerted = leg.alertedAt, conversation.person(of: leg).device?.isBrowser == false,
      wakes < group.woken
    {
      note(&conversation, leg, ClientIncident(deaf < group.wokenDeaf ? .wokenDeaf : .woken, at: alerted))
    }
    var ending = self.draws(conversation, leg, .ending)
    if leg.joinedAt != nil, leg.end == .peerLeft || leg.end == .transferred, ending.chance(group.mediaEndsFirst) {
      note(&conversation, leg, ClientIncident(.mediaEndedFirst, at: leg.leftAt))
    }
  }

  /// Silences of the network that are too short to connect anew.
  private func addBlips(_ conversation: inout Conversation, _ leg: Leg) {
    guard let presence = leg.presence else { return }
    let gone = unreachable(conversation, leg)
    for blip in blips where blip.network == leg.network {
      var draws = EntityKey(seed: seed, entity: EntityID.child(of: conversation.entity, leg.index)).stream(
        .dropOff, Int(truncatingIfNeeded: blip.entity))
      let restored = draws.uniform(from: Self.restoring.lowerBound, to: Self.restoring.upperBound)
      let span = TimeSpan(blip.span.start, blip.span.end + .milliseconds(Int64(restored)))
      guard presence.start + Self.margin < span.start, span.end + Self.margin < presence.end,
        !gone.contains(where: { $0.isNear(span) })
      else { continue }
      note(&conversation, leg, ClientIncident(.connectivityLost, span))
    }
  }

  /// Noise is suppressed from the beginning by those who always do, and now and then by others.
  private func addSuppression(
    _ conversation: inout Conversation, _ leg: Leg, _ group: ClientConfiguration, _ presence: TimeSpan
  ) {
    var habits = stream(conversation.person(of: leg).entity, .client, 1)
    if habits.chance(group.noiseSuppressed) {
      let start = leg.answeredAt ?? presence.start
      note(&conversation, leg, ClientIncident(.noiseSuppressed, TimeSpan(start, presence.end)))
      return
    }
    var draws = draws(conversation, leg, .suppression)
    let length = Distribution.logNormal(median: 40, sigma: 0.7)
    for span in occasions(within: presence, perHour: group.noiseSuppressing, length, &draws) {
      note(&conversation, leg, ClientIncident(.noiseSuppressed, span))
    }
  }

  /// Notes of this leg that are too long to travel as messages.
  private func addNotes(_ conversation: inout Conversation, _ leg: Leg, _ group: ClientConfiguration) {
    guard group.application.carriesNotes else { return }
    var draws = draws(conversation, leg, .notes)
    for action in conversation.actions where action.leg == leg.index && action.kind == .note {
      guard draws.chance(group.noteRefused) else { continue }
      note(&conversation, leg, ClientIncident(.noteRefused, at: action.at))
    }
  }

  // MARK: Occasions

  private func note(_ conversation: inout Conversation, _ leg: Leg, _ incident: ClientIncident) {
    guard let index = conversation.clients.firstIndex(where: { $0.leg == leg.index }) else { return }
    conversation.clients[index].incidents.append(incident)
  }

  /// Stretches that begin at random instants of `span` and are over before it is, one after another.
  private func occasions(
    within span: TimeSpan, perHour rate: Double, _ length: Distribution, _ draws: inout RandomStream
  ) -> [TimeSpan] {
    guard rate > 0 else { return [] }
    var found: [TimeSpan] = []
    var time = span.start + Self.margin
    while true {
      time += .seconds(rounding: draws.exponential(mean: 3_600 / rate))
      let end = time + max(.milliseconds(500), length.seconds(from: &draws))
      guard end + Self.margin < span.end else { return found }
      found.append(TimeSpan(time, end))
      time = end + Self.margin
    }
  }

  /// When nothing gets through to a leg, the end of one that was lost included.
  private func unreachable(_ conversation: Conversation, _ leg: Leg) -> [TimeSpan] {
    var spans = conversation.actions.filter { $0.leg == leg.index && $0.kind == .reconnect }.map {
      TimeSpan($0.at - $0.duration, $0.at)
    }
    if leg.end == .networkLost {
      let patience = configuration.platform.webRTCLoss * 1.1
      spans.append(TimeSpan(leg.leftAt - .seconds(rounding: patience), leg.leftAt))
    }
    return spans
  }
}

extension TimeSpan {
  /// Whether less than two seconds lie between the two.
  fileprivate func isNear(_ other: TimeSpan) -> Bool {
    start < other.end + .seconds(2) && other.start < end + .seconds(2)
  }
}
