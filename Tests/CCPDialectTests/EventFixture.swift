import JSONText
import Testing
import _RuleFixtures

/// An edit of the good event file that one rule, and only one, must object to.
struct EventFixture: CustomTestStringConvertible, Sendable {
  let rule: String
  let edit: @Sendable (inout EventFile) throws -> Void
  var testDescription: String { rule }

  init(_ rule: String, _ edit: @escaping @Sendable (inout EventFile) throws -> Void) {
    self.rule = rule
    self.edit = edit
  }

  static let all = streams + calls + statistics + messages + transfers + truth

  private static let streams: [EventFixture] = [
    EventFixture("ccp.stream.numbering") { file in
      file.isNumbered = true
      file.lines[10].set(["seq"], .integer(4_711))
    },
    // Without the end of the work, the next call rings in the middle of it.
    EventFixture("ccp.stream.one-call") { file in
      file.remove([try file.find("wrapupended", in: "inbound", of: "tier1-01")])
    },
  ]

  private static let calls: [EventFixture] = [
    EventFixture("ccp.call.states") { file in
      file.duplicate(try file.find("callconnected", in: "sip-customer", of: "tier1-03"))
    },
    EventFixture("ccp.call.same-facts") { file in
      let line = try file.find("callconnected", in: "sip-customer", of: "tier1-03")
      file.set(line, "callType", .string("outbound"))
    },
    EventFixture("ccp.call.number-format") { file in
      for type in ["participantadded", "hold", "participantremoved"] {
        let line = try file.find(type, in: "three-way", of: "tier1-01")
        file.set(line, "participant", .string("+1 (312) 555-0142"))
      }
    },
    EventFixture("ccp.call.mute-alternates") { file in
      file.duplicate(try file.find("mute", in: "inbound", of: "tier1-01"))
    },
    EventFixture("ccp.call.recording-alternates") { file in
      file.duplicate(try file.find("resumerecording", in: "inbound", of: "tier1-01"))
    },
    EventFixture("ccp.call.switches-while-connected") { file in
      let end = try file.find("callended", in: "inbound", of: "tier1-01")
      for (type, delay) in [("mute", 100), ("unmute", 200)] as [(String, Int64)] {
        let line = try file.find(type, in: "inbound", of: "tier1-01")
        let wait = (file.lines[end]["recordedAt"]?.integer ?? 0) - (file.lines[line]["recordedAt"]?.integer ?? 0)
        file.shift(line, by: wait + delay)
      }
    },
    EventFixture("ccp.call.ring-limit") { file in
      file.shift(try file.find("callstarted", in: "sip-customer", of: "tier1-03"), by: -130_000)
    },
    EventFixture("ccp.call.no-work-after-missed") { file in
      let end = try file.find("callended", in: "abandoned-while-ringing", of: "tier1-02")
      file.duplicate(end)
      file.lines[end + 1].set(["event", "type"], .string("wrapupended"))
    },
  ]

  private static let statistics: [EventFixture] = [
    EventFixture("ccp.audiostats.pairs") { file in
      let reports = try file.all("audiostats", in: "inbound", of: "tier1-01")
      file.lines.swapAt(reports[2], reports[3])
    },
    EventFixture("ccp.audiostats.stats-count") { file in
      file.set(try file.find("audiostats", in: "inbound", of: "tier1-01", number: 5), "statsCount", .integer(7))
    },
    EventFixture("ccp.audiostats.interval") { file in
      let reports = try file.all("audiostats", in: "inbound", of: "tier1-01")
      let before = file.lines[reports[3]]["recordedAt"]?.integer ?? 0
      for line in reports[4...5] { file.lines[line].set(["recordedAt"], .integer(before + 30_560)) }
    },
    // The last report comes too early; what it covers less, the ones before cover more.
    EventFixture("ccp.audiostats.final") { file in
      let reports = try file.all("audiostats", in: "inbound", of: "tier1-01")
      for line in reports.suffix(2) {
        file.shift(line, by: -1_100)
        file.add(line, "packetsCount", -60)
      }
      for line in reports.dropLast(2).suffix(6) { file.add(line, "packetsCount", 20) }
    },
    EventFixture("ccp.audiostats.with-media") { file in
      for line in try file.all("audiostats", in: "inbound", of: "tier1-01").suffix(2) { file.shift(line, by: 2_500) }
    },
    EventFixture("ccp.audiostats.packet-rate") { file in
      let reports = try file.all("audiostats", in: "inbound", of: "tier1-01")
      file.add(reports[3], "packetsCount", 100)
      file.add(reports[5], "packetsCount", -100)
    },
    EventFixture("ccp.audiostats.lost-within-sent") { file in
      let reports = try file.all("audiostats", in: "reconnect", of: "tier1-03")
      file.add(reports[reports.count - 1], "packetsLost", 5)
      file.add(reports[5], "packetsLost", -5)
    },
    EventFixture("ccp.audiostats.round-trip") { file in
      let line = try file.find("audiostats", in: "inbound", of: "tier1-01", number: 5)
      file.set(line, "roundTripTimeMillis", .integer(0))
    },
    // A sum of buffer delays in place of the jitter.
    EventFixture("ccp.audiostats.score") { file in
      for line in try file.all("audiostats", in: "inbound", of: "tier1-01") {
        file.set(line, "jitterBufferMillis", .integer(60_000))
      }
    },
  ]

  private static let messages: [EventFixture] = [
    EventFixture("ccp.message.identity") { file in
      let transcript = try file.find("transcript", in: "inbound", of: "tier1-01")
      let note = try file.find("note", in: "inbound", of: "tier1-01")
      guard let id = file.lines[transcript]["event"]?["detail"]?["id"] else { return }
      file.set(note, "id", id)
    },
    EventFixture("ccp.message.times") { file in
      let line = try file.find("transcript", in: "sip-customer", of: "tier1-03")
      guard let received = file.lines[line]["event"]?["detail"]?["serverReceivedTimestamp"]?.integer else { return }
      file.set(line, "clientSentTimestamp", .integer(received + 10))
    },
    EventFixture("ccp.message.while-connected") { file in
      let line = try #require(try file.all("transcript", in: "sip-customer", of: "tier1-03").last)
      let end = try file.find("callended", in: "sip-customer", of: "tier1-03")
      let wait = (file.lines[end]["recordedAt"]?.integer ?? 0) - (file.lines[line]["recordedAt"]?.integer ?? 0)
      file.shift(line, by: wait + 50)
    },
    EventFixture("ccp.transcript.silences") { file in
      let line = try file.find("transcript", in: "inbound", of: "tier1-01")
      let hold = try file.find("hold", in: "inbound", of: "tier1-01")
      let wait = (file.lines[hold]["recordedAt"]?.integer ?? 0) - (file.lines[line]["recordedAt"]?.integer ?? 0) + 5_000
      file.shift(line, by: wait)
      file.add(line, "clientSentTimestamp", wait)
      file.add(line, "serverReceivedTimestamp", wait)
    },
    EventFixture("ccp.transcript.supervisor") { file in
      let line = try file.find("transcript", in: "inbound", of: "tier1-01")
      file.lines[line].set(["event", "detail", "sender", "role"], .string("Supervisor"))
    },
    EventFixture("ccp.message.display-name") { file in
      let line = try file.find("note", in: "inbound", of: "tier1-01")
      file.lines[line].set(["event", "detail", "sender", "displayName"], .string("Somebody Else"))
    },
    EventFixture("ccp.message.primary-call") { file in
      let own = try file.find("callended", in: "consult-completed", of: "tier2-01")
      let line = try file.find("transcript", in: "consult-completed", of: "tier2-01")
      guard let callID = file.lines[own]["event"]?["detail"]?["callId"] else { return }
      file.set(line, "callId", callID)
    },
    EventFixture("ccp.flag.alternates") { file in
      let line = try file.find("flaglower", in: "inbound", of: "tier1-01")
      file.duplicate(line)
      file.set(line + 1, "id", .string("3115b389-ab50-400e-b8ba-978b7ec51d7a"))
    },
    EventFixture("ccp.flag.voice-call") { file in
      let line = try file.find("flaglower", in: "inbound", of: "tier1-01")
      file.set(line, "voiceCallId", .string("0LQ000000000001"))
    },
  ]

  private static let transfers: [EventFixture] = [
    EventFixture("ccp.transfer.blind-ends") { file in
      file.shift(try file.find("participantadded", in: "blind-transfer-to-queue", of: "tier1-01"), by: -90)
    },
    EventFixture("ccp.transfer.receiver-follows") { file in
      file.shift(try file.find("callstarted", in: "blind-transfer-to-agent", of: "tier2-02"), by: -1_000)
    },
  ]

  private static let truth: [EventFixture] = [
    EventFixture("ccp.truth.calls") { file in
      file.remove(try file.all(in: "abandoned-while-ringing", of: "tier1-02"))
    },
    EventFixture("ccp.truth.times") { file in
      file.shift(try file.find("callended", in: "abandoned-while-ringing", of: "tier1-02"), by: 300)
    },
    EventFixture("ccp.truth.connected") { file in
      let connected = try file.find("callconnected", in: "outbound-answered", of: "tier1-03")
      file.remove([connected] + (try file.all("transcript", in: "outbound-answered", of: "tier1-03")))
    },
    EventFixture("ccp.truth.direction") { file in
      for type in ["callstarted", "callconnected"] {
        file.set(try file.find(type, in: "sip-customer", of: "tier1-03"), "callType", .string("outbound"))
      }
    },
    EventFixture("ccp.truth.far-end") { file in
      for type in ["callstarted", "callconnected"] {
        let line = try file.find(type, in: "outbound-answered", of: "tier1-03")
        file.set(line, "participant", .string("+13125550199"))
      }
    },
    EventFixture("ccp.truth.invitations") { file in
      file.remove([try file.find("participantadded", in: "blind-transfer-to-queue", of: "tier1-01")])
    },
    EventFixture("ccp.truth.departures") { file in
      file.remove([try file.find("participantremoved", in: "three-way", of: "tier1-01")])
    },
    // The customer comes off hold, but not by being put together with the other party.
    EventFixture("ccp.truth.conferences") { file in
      let started = try file.find("callstarted", in: "three-way", of: "tier1-01")
      let line = try file.find("conference", in: "three-way", of: "tier1-01")
      let customer = try #require(file.lines[started]["event"]?["detail"]?["participant"])
      let members = file.lines[line]["event"]?["detail"]?.members ?? []
      file.lines[line].set(["event", "type"], .string("resume"))
      file.lines[line].set(
        ["event", "detail"], .object(members.map { ($0.key, $0.value) } + [("participant", customer)]))
    },
    EventFixture("ccp.truth.holds") { file in
      file.shift(try file.find("resume", in: "inbound", of: "tier1-01"), by: 700)
    },
    EventFixture("ccp.truth.wrap-up") { file in
      file.shift(try file.find("wrapupended", in: "inbound", of: "tier1-01"), by: 1_500)
    },
    EventFixture("ccp.truth.packets") { file in
      file.add(try file.find("audiostats", in: "inbound", of: "tier1-01", number: 3), "packetsCount", 1)
    },
    EventFixture("ccp.truth.flags") { file in
      file.remove(
        try file.all("flagraise", in: "inbound", of: "tier1-01") + file.all("flaglower", in: "inbound", of: "tier1-01"))
    },
  ]
}
