import GroundTruth
import Quantities
import Randomness

/// Media lost for a while: the connection between device and platform was gone.
struct Interruption {
  /// When the last packet had passed, milliseconds since the epoch.
  var start: Int64
  /// When media flowed again; nil when it never did.
  var end: Int64?
  /// When ICE noticed.
  var noticedAt: Int64
}

/// Statistics, their warnings, and interruptions of media.
extension SDKLifecycle {
  /// Milliseconds after the last packet that ICE calls itself disconnected, inferred.
  static let iceTimeout = 1_500.0...2_600.0
  /// Milliseconds after the last packet that the browser SDK begins to reconnect (three samples without a byte).
  private static let reconnectAfter: Int64 = 3_000
  /// Milliseconds after the last packet that ICE gives up, inferred.
  static let iceFailure: Int64 = 15_000
  /// How far, in milliseconds, a poll of the statistics strays from the full second (measured).
  private static let pollNoise = -10.0...30.0
  /// Share of interruptions during which the transport takes nothing either, inferred.
  private static let unwritableShare = 0.7
  /// The code for lost media (error dictionary, "Media connection failed").
  static let mediaLost = CallEvent.Detail.error(
    code: 53_405, message: "ConnectionError (53405): Media connection failed")

  /// Runs the monitor over the seconds of the leg and tells what it and ICE noticed.
  mutating func tellMedia(createdAt: Int64) {
    findInterruptions()
    monitor(createdAt: createdAt)
    for interruption in memory.interruptions { tell(interruption) }
    for warning in memory.monitor.warnings {
      let group: StaticString =
        switch (warning.isAudioLevel, warning.isRaised) {
        case (false, true): "network-quality-warning-raised"
        case (false, false): "network-quality-warning-cleared"
        case (true, true): "audio-level-warning-raised"
        case (true, false): "audio-level-warning-cleared"
        }
      tell(group, warning.name, warning.level, at: warning.at, warning.detail)
    }
  }

  private mutating func findInterruptions() {
    let earliest = call.answeredAt ?? call.offeredAt
    for action in conversation.actions where action.leg == call.leg.index && action.kind == .reconnect {
      let start = max((action.at - action.duration).milliseconds, earliest)
      let end = action.at.milliseconds
      let timeout = pause(Self.iceTimeout.lowerBound, Self.iceTimeout.upperBound)
      let noticed = min(start + timeout, (start + end) / 2)
      memory.interruptions.append(Interruption(start: start, end: end, noticedAt: noticed))
    }
    if call.leg.end == .networkLost {
      let start = max(lastArrival ?? call.leftAt, memory.interruptions.last?.end ?? earliest, earliest)
      let timeout = pause(Self.iceTimeout.lowerBound, Self.iceTimeout.upperBound)
      let noticed = min(start + timeout, (start + call.leftAt) / 2)
      memory.interruptions.append(Interruption(start: start, end: nil, noticedAt: noticed))
    }
  }

  /// When the last second in which anything arrived ended.
  private var lastArrival: Int64? {
    guard let down = series?.downlink, let last = down.seconds.lastIndex(where: { $0.received > 0 }) else { return nil }
    return (down.start + .seconds(Int64(last) + 1)).milliseconds
  }

  private mutating func monitor(createdAt: Int64) {
    memory.monitor.begin(client.flavour, createdAt: createdAt)
    guard let series else { return }
    let start = series.downlink.start.milliseconds
    for interruption in memory.interruptions where draws.chance(Self.unwritableShare) {
      let first = max(0, Int((interruption.noticedAt - start + 999) / 1_000))
      memory.unwritable.append(first..<max(first, Int(((interruption.end ?? call.leftAt) - start) / 1_000)))
    }
    var sampler = SDKSampler(series, unwritable: memory.unwritable, phase: draws.uniform())
    var mute = 0
    var noise = call.draws(for: "twilio.sampling")
    for index in 0..<sampler.count {
      // A timer of the event loop strays from its grid, late more often than early; the next one does so anew.
      let stray = noise.triangular(low: Self.pollNoise.lowerBound, mode: 0, high: Self.pollNoise.upperBound)
      let time = start + Int64(index + 1) * 1_000 + Int64(stray.rounded())
      guard time < call.leftAt else { break }
      while mute < memory.mutes.count, memory.mutes[mute].end.milliseconds <= time { mute += 1 }
      let isMuted = mute < memory.mutes.count && memory.mutes[mute].start.milliseconds <= time
      let sample = sampler.sample(index, at: SimulationTime(milliseconds: time), isMuted: isMuted)
      memory.monitor.observe(sample, at: time)
    }
  }

  private mutating func tell(_ interruption: Interruption) {
    let limit = interruption.end ?? call.leftAt
    tell("ice-connection-state", "disconnected", .debug, at: interruption.noticedAt)
    tell("pc-connection-state", "disconnected", .debug, at: interruption.noticedAt)
    if isBrowser {
      tell("network-quality-warning-raised", "ice-connectivity-lost", .warning, at: interruption.noticedAt)
    }
    // The browser SDK reacts to the third sample without a byte before it reports it.
    let starved = memory.monitor.warnings.first {
      $0.isStarvation && interruption.noticedAt <= $0.at
        && $0.at < limit
    }
    let reconnecting =
      starved?.at ?? max(interruption.noticedAt, min(interruption.start + Self.reconnectAfter, limit))
    tell("connection", "error", .warning, at: reconnecting, Self.mediaLost)
    tell("connection", "reconnecting", at: reconnecting)
    guard let end = interruption.end else {
      let failed = max(reconnecting, min(interruption.start + Self.iceFailure, limit))
      tell("ice-connection-state", "failed", .error, at: failed)
      tell("pc-connection-state", "failed", .warning, at: failed)
      return
    }
    restart(at: max(reconnecting, end - pause(150, 400)), connected: end)
  }

  /// ICE starts again with an offer of its own and finds a way.
  private mutating func restart(at start: Int64, connected end: Int64) {
    tell("signaling-state", "have-local-offer", .debug, at: start)
    tell("ice-gathering-state", "gathering", .debug, at: start)
    var time = start
    for _ in 0..<(1 + draws.integer(below: 3)) {
      time = min(time + pause(1, 20), end)
      tell("ice-candidate", "ice-candidate", .debug, at: time)
    }
    tell("ice-gathering-state", "complete", .debug, at: time)
    tell("signaling-state", "stable", .debug, at: time)
    tell("ice-connection-state", "checking", .debug, at: time)
    tell("pc-connection-state", "connecting", .debug, at: time)
    tell("ice-connection-state", "connected", .debug, at: end)
    selectPair(at: end)
    tell("pc-connection-state", "connected", .debug, at: end)
    if isBrowser { concludeChecks(after: end) }
    if isBrowser { tell("network-quality-warning-cleared", "ice-connectivity-lost", at: end) }
    tell("connection", "reconnected", at: end)
  }
}
