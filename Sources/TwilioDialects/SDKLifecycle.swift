import GroundTruth
import Quantities
import Randomness

/// What the SDK of a WebRTC leg tells of its call, in the order of the browser SDK's control flow; the mobile SDKs
/// have no settings, devices or DTLS to report and some events of their own.
///
/// What befell the client according to the truth is told where it belongs: `SDKFailures` has calls that never came about,
/// `SDKIncidents` what happened in between.
///
/// Offsets between steps are inferred. A step never comes after the call's end: of a call that ends within the second
/// in which it began, the rest falls on its last millisecond.
struct SDKLifecycle: ~Copyable {
  let call: CallLeg
  let client: SDKClient
  let conversation: Conversation
  /// What the truth knows of this client; nil for an ordinary one.
  let conduct: ClientConduct?
  let series: LegSeries?
  let conventions: TwilioConventions
  var draws: RandomStream
  var memory = CallMemory()
  /// When the platform was heard before it answered, milliseconds since the epoch.
  var heardAt: Int64?

  private init(_ call: CallLeg, _ client: SDKClient, of record: ConversationRecord, _ conventions: TwilioConventions) {
    self.call = call
    self.client = client
    self.conventions = conventions
    conversation = record.conversation
    conduct = record.conversation.client(of: call.leg.index)
    series = record.series[call.leg.index]
    draws = call.draws(for: "twilio.sdk")
  }

  /// Adds the events of the call's SDK to `memory`, those of one instant in the order of their causes; none when the
  /// invitation never reached a device.
  static func append(
    _ call: CallLeg, _ client: SDKClient, of record: ConversationRecord, _ conventions: TwilioConventions,
    to memory: inout CallMemory
  ) {
    guard call.leg.isInbound || call.leg.alertedAt != nil || call.answeredAt != nil else { return }
    var lifecycle = SDKLifecycle(call, client, of: record, conventions)
    // The memory moves in and out again, so that it has one owner and is not copied.
    swap(&lifecycle.memory, &memory)
    defer { swap(&lifecycle.memory, &memory) }
    record.conversation.appendMutes(of: call.leg.index, to: &lifecycle.memory.mutes)
    let createdAt = lifecycle.open()
    if let failure = lifecycle.conduct?.failure {
      lifecycle.fail(failure)
    } else if let answered = call.answeredAt {
      let connectedAt = lifecycle.answer(at: answered)
      lifecycle.tellMutes()
      lifecycle.tellIncidents()
      lifecycle.tellNetworkChanges(after: connectedAt)
      lifecycle.tellMedia(createdAt: createdAt)
      lifecycle.hangUp()
      lifecycle.giveFeedback()
    } else {
      lifecycle.giveUp(createdAt: createdAt)
    }
  }

  var isBrowser: Bool { client.flavour == .javaScript }

  /// Adds an event of the call, at its end at the latest.
  mutating func tell(
    _ group: StaticString, _ name: StaticString, _ level: CallEvent.Level = .information, at time: Int64,
    _ detail: CallEvent.Detail = .none
  ) {
    memory.events.append(.sdk(group, name, level, at: min(time, call.leftAt), detail))
  }

  /// Adds an event that may come after the call.
  mutating func tellAfterwards(_ name: StaticString, at time: Int64, _ detail: CallEvent.Detail) {
    memory.events.append(.sdk("feedback", name, at: time, detail))
  }

  /// Whole milliseconds, uniform over a range.
  mutating func pause(_ low: Double, _ high: Double) -> Int64 { Int64(draws.uniform(from: low, to: high)) }
}

// MARK: From the invitation to connected media

extension SDKLifecycle {
  /// The call object comes into being; returns when, milliseconds since the epoch.
  private mutating func open() -> Int64 {
    if call.leg.isInbound {
      tell("connection", "outgoing", at: call.offeredAt)
      if isBrowser { tell("settings", "init", at: call.offeredAt) }
      offer(from: call.offeredAt, until: call.answeredAt ?? call.leftAt)
      return call.offeredAt
    }
    let time = call.leg.alertedAt?.milliseconds ?? call.offeredAt
    // The Android SDK listens for a cancellation as soon as it knows of the invitation; an application that was woken for
    // it does so on both systems.
    if client.flavour == .android || wakes { tell("connection", "listen", at: time) }
    tell("connection", "incoming", at: time)
    if isBrowser { tell("settings", "init", at: time) }
    if wakes { listen(since: time) }
    return time
  }

  /// An outgoing call gathers candidates and offers, all of it before `limit`.
  private mutating func offer(from start: Int64, until limit: Int64) {
    var time = start
    if isBrowser {
      time += pause(50, 300)
      tell("get-user-media", "succeeded", at: min(time, limit))
    }
    time += pause(10, 30)
    tell("signaling-state", "have-local-offer", .debug, at: min(time, limit))
    if isBrowser {
      tell("dtls-transport-state", "new", .debug, at: min(time, limit))
    } else {
      tell("ice-gathering-state", "new", .debug, at: min(time, limit))
    }
    time = gather(from: time, until: limit, candidates: 2 + draws.integer(below: 7))
    // The far side reports ringing only when it does not answer at once.
    let ringing = time + pause(200, 900)
    guard ringing + 50 < limit, conduct?.refusal?.ringsFirst ?? true else { return }
    tell("connection", isBrowser ? "outgoing-ringing" : "ringing", at: ringing)
    if conduct?.has(.heardEarly) ?? false { hearEarly(at: ringing) }
  }

  /// Candidates are found one by one; returns when gathering is complete, before `limit`.
  mutating func gather(from start: Int64, until limit: Int64, candidates: Int) -> Int64 {
    var time = start + pause(0, 3)
    tell("ice-gathering-state", "gathering", .debug, at: min(time, limit))
    if let failure = conduct?.failure, failure.kind != .keyExchangeFailed {
      return search(inVain: failure, from: min(time, limit), until: limit)
    }
    for _ in 0..<candidates {
      time += pause(1, 25)
      tell("ice-candidate", "ice-candidate", .debug, at: min(time, limit))
    }
    time += pause(0, 40)
    tell("ice-gathering-state", "complete", .debug, at: min(time, limit))
    return min(time, limit)
  }

  /// The call is answered at `answered`; returns when media is connected.
  private mutating func answer(at answered: Int64) -> Int64 {
    if let heardAt {
      // Media flow already; only the answer itself is news.
      settleEarly(at: answered)
      let connected = connect(from: heardAt)
      if !isBrowser { tell("connection", "connected", at: max(connected, answered)) }
      return max(connected, answered)
    }
    let connected = connect(from: accept(at: answered))
    if !isBrowser { tell("connection", "connected", at: connected) }
    return min(connected, call.leftAt)
  }

  /// The call is taken on either side; returns when media can be tried.
  mutating func accept(at answered: Int64) -> Int64 {
    var time = answered
    if call.leg.isInbound {
      acceptByRemote(at: answered)
    } else {
      if isBrowser {
        time += pause(30, 150)
        tell("get-user-media", "succeeded", at: time)
      }
      time += pause(10, 30)
      acceptByLocal(at: &time)
    }
    return time
  }

  /// Paths are checked and one is found; returns when media is connected.
  mutating func connect(from start: Int64) -> Int64 {
    var time = start + pause(0, 30)
    tell("ice-connection-state", "checking", .debug, at: time)
    tell("pc-connection-state", "connecting", .debug, at: time)
    if isBrowser { tell("dtls-transport-state", "connecting", .debug, at: time) }
    time += pause(50, 350)
    tell("ice-connection-state", "connected", .debug, at: time)
    selectPair(at: time)
    if conduct?.failure?.kind == .keyExchangeFailed { return min(time, call.leftAt) }
    if isBrowser { tell("dtls-transport-state", "connected", .debug, at: time) }
    tell("pc-connection-state", "connected", .debug, at: time)
    if isBrowser { concludeChecks(after: time) } else { tell("ice-connection-state", "completed", .debug, at: time) }
    return min(time, call.leftAt)
  }

  /// The remote description arrives and settles an outgoing call.
  private mutating func acceptByRemote(at time: Int64) {
    if isBrowser { tellEdge(at: time) }
    tell("signaling-state", "stable", .debug, at: time)
    tell("connection", "accepted-by-remote", at: time)
    if isBrowser { tell("settings", "codec", at: time) }
  }

  /// The person takes an incoming call; moves `time` to when candidates are found.
  private mutating func acceptByLocal(at time: inout Int64) {
    if !isBrowser { tell("connection", "accepted-by-local", at: time) }
    tell("signaling-state", "have-remote-offer", .debug, at: time)
    if !isBrowser { tell("ice-gathering-state", "new", .debug, at: time) }
    let settled = time + pause(5, 20)
    if isBrowser { tellEdge(at: settled) }
    tell("signaling-state", "stable", .debug, at: settled)
    if isBrowser {
      tell("connection", "accepted-by-local", at: settled)
      tell("settings", "codec", at: settled)
      tell("dtls-transport-state", "new", .debug, at: settled)
    }
    time = gather(from: settled, until: call.leftAt, candidates: 2 + draws.integer(below: 5))
  }

  /// The pair of candidates that won; the platform's side is a public media server.
  mutating func selectPair(at time: Int64) {
    let local: StaticString
    switch call.person.attachment?.reachability {
    case .relayOnly?, .webOnly?: local = "relay"
    case .open?: local = draws.chance(0.7) ? "host" : "prflx"
    case .behindNAT?, nil: local = draws.chance(0.85) ? "srflx" : "prflx"
    }
    let transport: StaticString
    switch call.person.attachment?.reachability {
    case .webOnly?: transport = "tls"
    case .relayOnly?: transport = draws.chance(0.5) ? "tcp" : "udp"
    case .open?, .behindNAT?, nil: transport = "udp"
    }
    let pair = CallEvent.Detail.candidatePair(
      localType: local, localProtocol: transport, remoteType: draws.chance(0.92) ? "host" : "prflx")
    tell("ice-candidate", "selected-ice-candidate-pair", .debug, at: time, pair)
  }
}

// MARK: During the call

extension SDKLifecycle {
  /// The microphone, as the person used it.
  private mutating func tellMutes() {
    for mute in memory.mutes {
      // A call of the telephone itself puts the SDK's on hold, which sends silence as a mute does.
      let isHold = conduct?.incidents.contains { $0.kind == .interrupted && $0.span.start == mute.start } ?? false
      tell("connection", isHold ? "hold" : "muted", at: mute.start.milliseconds)
      if mute.end < call.leg.leftAt {
        tell("connection", isHold ? "unhold" : "unmuted", at: mute.end.milliseconds)
      }
    }
  }

  /// What Chromium's Network Information interface tells of links that change: some once in two minutes, inferred.
  private mutating func tellNetworkChanges(after start: Int64) {
    guard client.isChromium, let medium = call.person.attachment?.medium, medium != .ethernet else { return }
    var changes = call.draws(for: "twilio.network-information")
    var time = start
    while true {
      time += Int64(changes.exponential(mean: 120_000))
      guard time < call.leftAt else { return }
      tell("network-information", "network-change", at: time)
    }
  }
}
