import FloorModel
import GroundTruth
import YAMLReading

/// What people call with over WebRTC, and what goes wrong with it.
enum ClientsSection {
  /// Teams and coaches by name; whoever calls in, and guests of meetings.
  private static let people = ValueKind<ClientPeople>(
    accepts: "the name of a team, callers or guests", schema: .object([("type", "string")])
  ) { node, context in
    guard let name = node.text else {
      return context.reject(node, accepted: "the name of a team, callers or guests")
    }
    if let team = context.names.teams.firstIndex(of: name) { return .team(team) }
    if let coaches = context.names.coaches.firstIndex(of: name) { return .coaches(coaches) }
    switch name {
    case "callers": return .callers
    case "guests": return .guests
    default:
      let known = context.names.teams + context.names.coaches + ["callers", "guests"]
      return context.unknown("team", name, among: known, at: node.mark)
    }
  }

  /// Networks on which people call with a client.
  private static let network = ValueKind<Int>(
    accepts: "the name of a network", schema: .object([("type", "string")])
  ) { node, context in
    guard let network = ValueKind<Int>.network.read(node, &context) else { return nil }
    let transport = context.names.networks[network].transport
    guard transport == .webrtc else {
      context.report("network '\(node.text ?? "")' carries \(transport.word); clients call over webrtc", at: node.mark)
      return nil
    }
    return network
  }

  private static let devices = FieldTable(
    "what they call with, by weight", ClientConfiguration.DeviceShares(),
    [
      Field("browser", .share(), \.browser, "a browser on a computer", .definition),
      Field("android", .share(), \.android, "an application on a telephone with Android", .definition),
      Field("ios", .share(), \.iOS, "an application on an iPhone", .definition),
    ],
    check: { shares, places, context in
      context.whole([("browser", shares.browser), ("android", shares.android), ("ios", shares.iOS)], at: places)
    })

  private static let reachability = FieldTable(
    "what of their devices can be reached from outside, by weight", ClientConfiguration.ReachabilityShares(),
    [
      Field("open", .share(), \.open, "everything", .definition),
      Field("nat", .share(), \.behindNAT, "what an address translation lets back in", .definition),
      Field("relay", .share(), \.relayOnly, "nothing but a relay", .definition),
      Field("web", .share(), \.webOnly, "nothing but a relay that looks like a web server, over TLS", .definition),
    ],
    check: { shares, places, context in
      context.whole(
        [("open", shares.open), ("nat", shares.behindNAT), ("relay", shares.relayOnly), ("web", shares.webOnly)],
        at: places)
    })

  private static let refused = FieldTable(
    "calls that the platform turns down, by reason", ClientConfiguration.RefusalShares(),
    [
      Field("busy", .share(), \.busy, "the line is busy", .definition),
      Field("unavailable", .share(), \.unavailable, "nobody can take the call for the moment", .definition),
      Field("unknown", .share(), \.unknown, "there is nobody at that address", .definition),
      Field("declined", .share(), \.declined, "the call is not wanted", .definition),
    ])

  private static func share(
    _ name: String, _ property: any Field<ClientConfiguration>.Property<Double>, _ summary: String
  ) -> Field<ClientConfiguration> {
    Field(name, .share(), property, summary, .definition)
  }

  private static func rate(
    _ name: String, _ property: any Field<ClientConfiguration>.Property<Double>, _ summary: String
  ) -> Field<ClientConfiguration> {
    Field(name, .number(.through(0, 3_600), unit: "times per hour of a call"), property, summary, .definition)
  }

  private static let who: [Field<ClientConfiguration>] = [
    Field("name", .name, \.name, isRequired: true, "what the group is called", .definition),
    Field(
      "people", people.list(atLeast: 1), \.people, default: "everybody with a client", "who belongs to it",
      .definition),
    Field(
      "networks", network.list(atLeast: 1), \.networks, default: "all", "the networks they are on", .definition),
    Field(
      "devices", devices.kind, \.devices, default: "as is usual on the network", devices.summary, .definition),
    Field(
      "reachability", reachability.kind, \.reachability, default: "as is usual on the network",
      reachability.summary, .definition),
  ]

  private static let application: [Field<ClientConfiguration>] = [
    Field(
      "causes_told", .flag, \.application.learnsCauses,
      "whether the platform tells clients why a call was turned down, and not only that it was", .platformDocumentation),
    Field(
      "checks_concluded", .flag, \.application.concludesChecks,
      "whether browsers settle on one pair of candidates for good", .platformDocumentation),
    Field(
      "notes_as_messages", .flag, \.application.carriesNotes,
      "whether notes between agent and coach also travel as messages of their calls", .definition),
    Field(
      "opinions", .share(), \.application.opinionShare, default: "6%",
      "calls after which somebody gives a score", .assumed),
  ]

  private static let setUp: [Field<ClientConfiguration>] = [
    share("microphone_denied", \.microphoneDenied, "offers taken in a browser that refuses the microphone"),
    share("microphone_missing", \.microphoneMissing, "offers taken in a browser that finds no free microphone"),
    share("unregistered", \.unregistered, "offers to clients that the platform does not know the whereabouts of"),
    Field(
      "recovery", .distribution(.duration, .through(1, 3_600)), \.recovery,
      "until an agent whose client failed is ready again", .assumed),
    share("credentials_expired", \.credentialsExpired, "calls made with credentials that have run out"),
    Field("refused", section: refused, \.refused),
    share("heard_early", \.heardEarly, "calls in which the platform is heard before it answers"),
    share("no_path", \.noPath, "calls taken by clients, or by the platform, to which no path is found"),
    share("key_exchange_failed", \.keyExchangeFailed, "such calls whose ends cannot agree on keys for their media"),
    share("woken", \.woken, "offers to applications that are not running and have to be woken"),
    share("woken_deaf", \.wokenDeaf, "those of them that cannot listen for the call's withdrawal"),
  ]

  private static let calls: [Field<ClientConfiguration>] = [
    rate("closed", \.closed, "pages and applications that are closed"),
    rate("signalling_lost", \.signallingLost, "losses of the connection for signalling, while media go on"),
    Field(
      "signalling_loss", .distribution(.duration, .through(0.5, 120)), \.signallingLoss, "such a loss", .assumed),
    rate("headset_lost", \.headsetLost, "headsets that are unplugged or run out of power"),
    share("headset_lost_for_good", \.headsetLostForGood, "those of them after which no other device can be opened"),
    Field(
      "headset_loss", .distribution(.duration, .through(1, 3_600)), \.headsetLoss, "until a headset is back", .assumed),
    share("noise_suppressed", \.noiseSuppressed, "people whose client always suppresses noise"),
    rate("noise_suppressing", \.noiseSuppressing, "how often the others suppress it for a while"),
    rate("interrupted", \.interrupted, "calls of a telephone itself that take the microphone from an application"),
    Field(
      "interruption", .distribution(.duration, .through(1, 3_600)), \.interruption, "such a call", .assumed),
    share("media_ends_first", \.mediaEndsFirst, "calls ended by the other side whose media say so before signalling"),
    share("notes_refused", \.noteRefused, "notes that are too long for a message"),
  ]

  static let table = FieldTable(
    "a group of people with a WebRTC client", ClientConfiguration(name: ""), who + application + setUp + calls,
    check: { group, places, context in
      context.limit(
        [
          ("microphone_denied", group.microphoneDenied), ("microphone_missing", group.microphoneMissing),
          ("unregistered", group.unregistered), ("no_path", group.noPath),
          ("key_exchange_failed", group.keyExchangeFailed),
        ], at: places.place(of: "key_exchange_failed"))
      context.limit(
        [
          ("credentials_expired", group.credentialsExpired), ("busy", group.refused.busy),
          ("unavailable", group.refused.unavailable), ("unknown", group.refused.unknown),
          ("declined", group.refused.declined),
        ], at: places.place(of: "refused"))
      if group.noteRefused > 0, !group.application.carriesNotes {
        context.report(
          "'notes_refused' needs 'notes_as_messages': without it no note is a message",
          at: places.place(of: "notes_refused"))
      }
    })
}

extension ReadingContext {
  /// Notes weights of one whole that are all 0.
  fileprivate mutating func whole<Target>(
    _ shares: [(name: String, value: Double)], at places: FieldTable<Target>.Places
  ) {
    limit(shares, at: places.mapping)
    guard shares.allSatisfy({ $0.value <= 0 }), places.isSound else { return }
    report("one of \(shares.map(\.name).joined(separator: ", ")) has to be above 0%", at: places.mapping)
  }
}
