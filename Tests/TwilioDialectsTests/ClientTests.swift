import Dialects
import GroundTruth
import JSONText
import Quantities
import Testing
import TwilioDialects
import _RuleFixtures
import _SampleRecords

/// What each thing that may befall a client looks like in the events of its SDK.
@Suite struct `Clients` {
  /// A sample leg whose client and what befell it are up to the test; times are seconds from when the leg was offered.
  private struct Scene {
    var record: String
    var role: Leg.Role
    var nth = 0
    var client: Device.Client?
    var reachability: GroundTruth.Attachment.Reachability?
    var application = ClientConduct.Application()
    var end: Leg.End?
    var isAnswered = true
    var isJoined = true

    /// The SDK's events, with codes of errors behind their names, when these incidents befell the client.
    func events(_ incidents: (ClientIncident.Kind, Double, Double)...) -> [String] {
      documents(incidents).filter { $0["sdk_edge"] != nil }.map { event in
        let label = "\(event["group"]?.string ?? "")/\(event["name"]?.string ?? "")"
        let code = event["sdk_edge"]?["error"]?["code"]?.integer.map { " \($0)" } ?? ""
        return "\(label) \(event["level"]?.string ?? "")\(code)"
      }
    }

    func documents(_ incidents: [(ClientIncident.Kind, Double, Double)]) -> [JSONValue] {
      guard let sample = SampleRecords.record(record) else { return [] }
      var conversation = sample.conversation
      guard let leg = conversation.legs.filter({ $0.role == role }).dropFirst(nth).first else { return [] }
      let offered = leg.offeredAt
      if let client {
        conversation.people[leg.person].device?.client = client
        let system: Device.System = client == .iOSApplication ? .iOS : client == .androidApplication ? .android : .linux
        conversation.people[leg.person].device?.system = system
      }
      if let reachability { conversation.people[leg.person].attachment?.reachability = reachability }
      if let end { conversation.legs[leg.index].end = end }
      if !isAnswered { conversation.legs[leg.index].answeredAt = nil }
      if !isJoined || !isAnswered { conversation.legs[leg.index].joinedAt = nil }
      conversation.clients = [
        ClientConduct(
          leg: leg.index, application: application,
          incidents: incidents.map { kind, from, to in
            ClientIncident(
              kind, TimeSpan(offered + .seconds(rounding: from), offered + .seconds(rounding: to)))
          })
      ]
      var series = sample.series
      if !isJoined || !isAnswered { series[leg.index] = nil }
      let changed = ConversationRecord(conversation: conversation, series: series, impairments: [])
      let dialect = TwilioDialect(SampleRecords.directory)
      let sid = TwilioIdentifiers(SampleRecords.directory).callSID(of: leg.index, in: conversation)
      return (SampleRun.read([changed], dialect)[SampleRun.callEvents] ?? []).filter { $0["call_sid"]?.string == sid }
    }
  }

  /// An agent's browser: offered, answered after 4 s, 140 s long.
  private static let browser = Scene(record: "network-lost", role: .agent, end: .peerLeft)
  /// The same on a telephone.
  private static let telephone = Scene(
    record: "network-lost", role: .agent, client: .androidApplication, end: .peerLeft)
  /// A caller's browser, answered after 0.4 s.
  private static let caller = Scene(record: "desktop-customer", role: .customer)

  private func contains(_ events: [String], _ wanted: [String]) -> Bool {
    var rest = events[...]
    for step in wanted {
      guard let found = rest.firstIndex(of: step) else { return false }
      rest = rest[(found + 1)...]
    }
    return true
  }

  // MARK: Calls that never came about

  @Test(arguments: [(ClientIncident.Kind.microphoneDenied, "denied", 31_401), (.microphoneMissing, "failed", 31_402)])
  func `a microphone that is refused or missing`(kind: ClientIncident.Kind, name: String, code: Int) {
    var scene = Self.browser
    (scene.end, scene.isAnswered) = (.failed, false)
    #expect(
      scene.events((kind, 4, 4.1)) == [
        "connection/incoming INFO", "settings/init INFO", "get-user-media/\(name) ERROR",
        "connection/disconnected-by-local INFO", "connection/error ERROR \(code)",
      ])
  }

  @Test func `an unregistered client is not reached`() {
    let scene = Scene(record: "client-failures", role: .agent)
    guard let sample = SampleRecords.record("client-failures") else { return }
    var conversation = sample.conversation
    for leg in conversation.legs where leg.role == .agent && leg.end == .failed {
      conversation.legs[leg.index].alertedAt = nil
      conversation.legs[leg.index].answeredAt = nil
    }
    let record = ConversationRecord(conversation: conversation, series: sample.series, impairments: [])
    let events = SampleRun.read([record], TwilioDialect(SampleRecords.directory))[SampleRun.callEvents] ?? []
    let call = SampleRun.call(scene.record, .agent)
    let found = events.filter { $0["call_sid"]?.string == call }.compactMap { $0["name"]?.string }
    #expect(found == ["initiated", "completed"])
  }

  @Test func `credentials that ran out`() {
    var scene = Self.caller
    (scene.end, scene.isAnswered) = (.failed, false)
    let events = scene.events((.credentialsExpired, 0, 0.5))
    #expect(events.first == "connection/outgoing INFO")
    #expect(events.suffix(2) == ["connection/error ERROR 20104", "connection/disconnected-by-local INFO"])
    #expect(!events.contains("connection/outgoing-ringing INFO"))
  }

  @Test(arguments: [
    (ClientIncident.Kind.lineBusy, Leg.End.busy, 31_486), (.lineUnavailable, .failed, 31_480),
    (.lineUnknown, .failed, 31_404), (.lineDeclined, .declined, 31_603),
  ])
  func `a call that is turned down, precisely and not`(kind: ClientIncident.Kind, end: Leg.End, code: Int) {
    for client in [Device.Client.chrome, .androidApplication, .iOSApplication] {
      var scene = Self.caller
      (scene.end, scene.isAnswered, scene.client) = (end, false, client)
      #expect(scene.events((kind, 0, 0.9)).contains("connection/error ERROR 31005"))
      scene.application.learnsCauses = true
      let events = scene.events((kind, 0, 0.9))
      #expect(contains(events, ["connection/error ERROR \(code)", "connection/disconnected-by-remote INFO"]))
    }
  }

  @Test(arguments: [Device.Client.chrome, .firefox, .androidApplication, .iOSApplication])
  func `no candidate at all`(client: Device.Client) {
    var scene = Self.browser
    (scene.client, scene.end, scene.isJoined) = (client, .failed, false)
    let accepted = "connection/accepted-by-local INFO"
    let none = scene.events((.noPath, 4.5, 100))
    #expect(
      contains(
        none,
        [
          accepted, "ice-gathering-state/none WARNING", "connection/error WARNING 53405",
          "connection/reconnecting INFO",
          "ice-gathering-state/complete DEBUG", "ice-connection-state/failed ERROR",
          "connection/disconnected-by-local INFO", "connection/error ERROR 53405",
        ]))
    #expect(!none.contains("ice-candidate/ice-candidate DEBUG"))
    let late = scene.events((.pathSearchTimedOut, 4.5, 100))
    #expect(
      contains(
        late,
        [
          accepted, "ice-candidate/ice-candidate DEBUG", "ice-gathering-state/timeout WARNING",
          "connection/reconnecting INFO", "connection/error ERROR 53405",
        ]))
    #expect(!late.contains("ice-gathering-state/complete DEBUG"))
  }

  @Test func `keys that cannot be agreed`() {
    var scene = Self.browser
    (scene.end, scene.isJoined) = (.failed, false)
    let events = scene.events((.keyExchangeFailed, 4.5, 100))
    #expect(
      contains(
        events,
        [
          "dtls-transport-state/connecting DEBUG", "dtls-transport-state/failed ERROR",
          "pc-connection-state/failed ERROR", "connection/error WARNING 53405",
          "connection/disconnected-by-local INFO", "connection/error ERROR 53405",
        ]))
    #expect(!events.contains("dtls-transport-state/connected DEBUG"))
    scene.client = .iOSApplication
    let telephone = scene.events((.keyExchangeFailed, 4.5, 100))
    #expect(contains(telephone, ["pc-connection-state/failed WARNING", "connection/error ERROR 53407"]))
  }

  // MARK: During a call

  @Test func `a closed tab says nothing any more`() {
    var scene = Self.browser
    scene.end = .hungUp
    let events = scene.events((.closed, 60, 60))
    #expect(events.contains("connection/accepted-by-local INFO"))
    #expect(!events.contains { $0.hasPrefix("connection/disconnected-by") || $0.hasPrefix("feedback/") })
  }

  @Test func `signalling that is lost and back`() {
    let browser = Self.browser.events((.signallingLost, 30, 34))
    #expect(contains(browser, ["connection/reconnecting INFO", "connection/reconnected INFO"]))
    #expect(!browser.contains { $0.hasPrefix("connection/error") })
    let telephone = Self.telephone.events((.signallingLost, 30, 34))
    #expect(
      contains(
        telephone, ["connection/error WARNING 53001", "connection/reconnecting INFO", "connection/reconnected INFO"]))
  }

  @Test func `connectivity that is lost for a moment`() {
    let events = Self.browser.events((.connectivityLost, 30, 32))
    #expect(
      contains(
        events,
        [
          "ice-connection-state/disconnected DEBUG", "network-quality-warning-raised/ice-connectivity-lost WARNING",
          "ice-connection-state/connected DEBUG", "network-quality-warning-cleared/ice-connectivity-lost INFO",
        ]))
    #expect(!events.contains("connection/reconnecting INFO"))
  }

  @Test func `devices that go and come back`() {
    let set = ["audio/device-change INFO", "audio/speaker-devices-set INFO", "audio/ringtone-devices-set INFO"]
    let failed = [
      "audio/device-change INFO", "audio/speaker-devices-set-failed ERROR", "audio/ringtone-devices-set-failed ERROR",
    ]
    #expect(Self.browser.events((.headsetLost, 30, 50)).filter { $0.hasPrefix("audio/") } == set + set)
    #expect(Self.browser.events((.headsetLostForGood, 30, 50)).filter { $0.hasPrefix("audio/") } == failed + set)
    #expect(!Self.telephone.events((.headsetLost, 30, 50)).contains { $0.hasPrefix("audio/") })
  }

  @Test func `noise that is suppressed`() {
    let always = Self.browser.events((.noiseSuppressed, 4.5, 106.5))
    #expect(contains(always, ["settings/edge INFO", "audio-processor/enabled INFO", "settings/codec INFO"]))
    let meanwhile = Self.browser.events((.noiseSuppressed, 30, 50)).filter { $0.hasPrefix("audio-processor/") }
    #expect(
      meanwhile == [
        "audio-processor/add INFO", "audio-processor/create-processed-stream INFO", "audio-processor/remove INFO",
        "audio-processor/destroy-processed-stream INFO",
      ])
  }

  @Test func `a call of the telephone itself`() {
    let events = SampleRun.good.documents[SampleRun.callEvents] ?? []
    let call = SampleRun.call("phone-woken", .agent)
    let names = events.filter { $0["call_sid"]?.string == call && $0["sdk_edge"] != nil }.compactMap {
      $0["name"]?.string
    }
    #expect(contains(names, ["connected", "hold", "unhold"]))
    #expect(!names.contains("muted"))
  }

  @Test func `media that end before signalling does`() {
    let events = Self.browser.events((.mediaEndedFirst, 106.5, 106.5))
    #expect(contains(events, ["dtls-transport-state/closed DEBUG", "connection/disconnected-by-remote INFO"]))
  }

  @Test func `checks that are concluded`() {
    var scene = Self.browser
    scene.application.concludesChecks = true
    #expect(
      contains(scene.events(), ["ice-connection-state/connected DEBUG", "ice-connection-state/completed DEBUG"]))
    scene.client = .firefox
    #expect(!scene.events().contains("ice-connection-state/completed DEBUG"))
  }

  // MARK: Before the answer

  @Test func `an application that is woken listens`() {
    #expect(
      Self.telephone.events((.woken, 0.15, 0.15)).prefix(3) == [
        "connection/listen INFO", "connection/incoming INFO", "connection/listening INFO",
      ])
    var apple = Self.telephone
    apple.client = .iOSApplication
    #expect(apple.events().first == "connection/incoming INFO")
    #expect(apple.events((.woken, 0.15, 0.15)).first == "connection/listen INFO")
    var cancelled = Self.telephone
    (cancelled.end, cancelled.isAnswered) = (.cancelled, false)
    let deaf = cancelled.events((.wokenDeaf, 0.15, 0.15))
    #expect(deaf.contains("connection/listening-error WARNING") && !deaf.contains("connection/cancel INFO"))
  }

  @Test func `a platform that is heard before it answers`() {
    // A caller who is answered only after 3 s.
    func events(_ client: Device.Client) -> [String] {
      guard let sample = SampleRecords.record("desktop-customer") else { return [] }
      var conversation = sample.conversation
      let leg = conversation.legs[0]
      conversation.people[leg.person].device?.client = client
      conversation.legs[0].answeredAt = leg.offeredAt + .seconds(3)
      conversation.clients = [
        ClientConduct(leg: 0, application: .init(), incidents: [ClientIncident(.heardEarly, at: leg.offeredAt)])
      ]
      let record = ConversationRecord(conversation: conversation, series: sample.series, impairments: [])
      let call = SampleRun.call("desktop-customer", .customer)
      return (SampleRun.read([record], TwilioDialect(SampleRecords.directory))[SampleRun.callEvents] ?? [])
        .filter { $0["call_sid"]?.string == call }
        .map { "\($0["group"]?.string ?? "")/\($0["name"]?.string ?? "")" }
    }
    #expect(
      contains(
        events(.chrome),
        [
          "connection/outgoing-ringing", "signaling-state/stable", "connection/accepted-by-remote", "settings/codec",
          "ice-connection-state/connected", "settings/edge", "connection/disconnected-by-local",
        ]))
    #expect(
      contains(
        events(.androidApplication),
        [
          "connection/ringing", "signaling-state/have-remote-pranswer", "ice-connection-state/connected",
          "signaling-state/stable", "connection/accepted-by-remote", "connection/connected",
        ]))
  }

  @Test(arguments: [
    (GroundTruth.Attachment.Reachability.open, ["host", "prflx"], ["udp"]), (.behindNAT, ["srflx", "prflx"], ["udp"]),
    (.relayOnly, ["relay"], ["udp", "tcp"]), (.webOnly, ["relay"], ["tls"]),
  ])
  func `how a client is reached shows in the pair that is selected`(
    reachability: GroundTruth.Attachment.Reachability, types: [String], protocols: [String]
  ) {
    var scene = Self.browser
    scene.reachability = reachability
    let pairs = scene.documents([]).compactMap { $0["sdk_edge"]?["ice_candidate_pair"] }
    #expect(!pairs.isEmpty)
    for pair in pairs {
      #expect(types.contains(pair["local"]?["type"]?.string ?? ""))
      #expect(protocols.contains(pair["local"]?["protocol"]?.string ?? ""))
      #expect(pair["remote"]?["protocol"]?.string == "udp")
    }
  }

  // MARK: Notes and opinions

  @Test func `notes that travel as messages, and one that is too long`() {
    let sample = SampleRun.call("client-failures", .agent, 2)
    let events = (SampleRun.good.documents[SampleRun.callEvents] ?? []).filter { $0["call_sid"]?.string == sample }
    #expect(events.contains { $0["name"]?.string == "user-defined-message" && $0["level"]?.string == "INFO" })
    var scene = Scene(record: "client-failures", role: .agent, nth: 2)
    scene.application.carriesNotes = true
    let refused = scene.events((.noteRefused, 54, 54))
    #expect(contains(refused, ["call-message/error ERROR 31212", "connection/error ERROR 31000"]))
    scene.application.learnsCauses = true
    #expect(scene.events((.noteRefused, 54, 54)).contains("connection/error ERROR 31212"))
    #expect(!refused.contains("call-message/user-defined-message INFO"))
  }

  @Test func `opinions that are asked for are given`() {
    var scene = Self.browser
    scene.application.opinionShare = 1
    #expect(scene.events().contains("feedback/received INFO"))
    scene.application.opinionShare = 0
    #expect(!scene.events().contains("feedback/received INFO"))
  }
}
