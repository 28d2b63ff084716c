import JSONText
import Testing
import _RuleFixtures

/// An edit of the truth's good files that one rule, and only one, must object to.
struct TruthFixture: CustomTestStringConvertible, Sendable {
  let rule: String
  let edit: @Sendable (inout TruthFiles) throws -> Void
  var testDescription: String { rule }

  init(_ rule: String, _ edit: @escaping @Sendable (inout TruthFiles) throws -> Void) {
    self.rule = rule
    self.edit = edit
  }

  static let all = conversations + legs + actions + transfers + states + impairments + series + anomalies

  private static let conversations: [TruthFixture] = [
    TruthFixture("truth.conversation.span") { files in
      try files.edit("inbound") { $0.set(["ended_at"], .string("2026-03-02T14:05:00.000Z")) }
    },
    TruthFixture("truth.conversation.outcome") { files in
      try files.edit("served-by-ivr") { $0.set(["outcome"], .string("abandoned")) }
    },
    // A conversation that nothing else refers to.
    TruthFixture("truth.conversation.identifiers") { files in
      let sessions = files.conversations.compactMap { $0["ids"]?["realtimekit_session_id"] }
      let other = try #require(sessions.last { $0.string != nil })
      try files.edit("served-by-ivr") { $0.set(["conversation_id"], other) }
    },
  ]

  private static let legs: [TruthFixture] = [
    TruthFixture("truth.leg.times") { files in
      try files.editLeg("inbound", 1, "answered_at", .string("2026-03-02T13:59:59.900Z"))
    },
    TruthFixture("truth.leg.order") { files in try files.editLeg("inbound", 1, "leg", .integer(7)) },
    TruthFixture("truth.leg.platform") { files in
      try files.editLeg("inbound", 1, "address", .string("+13125550100"))
    },
    TruthFixture("truth.leg.end") { files in
      try files.editLeg("abandoned-in-queue", 2, "end", .string("hung_up"))
    },
    // Twilio measured nothing either.
    TruthFixture("truth.leg.media") { files in
      let stay = try files.member("twilio_participant_sid", ofLeg: 3, in: "inbound")
      try files.editLeg("inbound", 3, "media", .null)
      files.editOther("twilio.conference-participant-summary", where: ("participant_sid", stay)) { summary in
        summary.remove("metrics")
        summary.set(["quality_issues"], .integer(0))
      }
    },
    TruthFixture("truth.leg.media-counts") { files in
      try files.edit("inbound") {
        $0.edit("legs", at: 3) { $0.set(["media", "uplink", "loss_bursts"], .integer(0)) }
      }
      let id = files.id(of: "inbound").string
      for index in files.media.indices
      where files.media[index]["conversation_id"]?.string == id && files.media[index]["leg"]?.integer == 3
        && files.media[index]["direction"]?.string == "uplink"
      {
        let count = files.media[index]["bursts"]?.elements.count ?? 0
        files.media[index].set(["bursts"], .array(Array(repeating: .integer(0), count: count)))
      }
    },
    TruthFixture("truth.person.address") { files in
      try files.editLeg("inbound", 3, "address", .string("tier1-99"))
    },
    // RealtimeKit saw the host twice as well.
    TruthFixture("truth.person.one-place") { files in
      let peers = [
        try files.member("realtimekit_peer_id", ofLeg: 0, in: "meeting"),
        try files.member("realtimekit_peer_id", ofLeg: 1, in: "meeting"),
      ]
      try files.edit("meeting") { conversation in
        let host = conversation["legs"]?.elements[0]
        conversation.edit("legs", at: 1) { leg in
          leg.set(["person"], host?["person"] ?? .null)
          leg.set(["address"], host?["address"] ?? .null)
        }
      }
      for type in ["realtimekit.participant", "realtimekit.peer-report"] {
        let host = files.other(type, where: ("id", peers[0]))
        files.editOther(type, where: ("id", peers[1])) { peer in
          for key in ["custom_participant_id", "user_id"] { peer.set([key], host[key] ?? .null) }
        }
      }
    },
  ]

  private static let actions: [TruthFixture] = [
    TruthFixture("truth.action.order") { files in
      try files.editActions("outbound-answered") { $0.swapAt(0, 1) }
    },
    TruthFixture("truth.action.actor") { files in
      try files.editAction("outbound-answered", "utterance") { $0.set(["action"], .string("camera_on")) }
    },
    TruthFixture("truth.action.target") { files in
      try files.editAction("inbound", "mute") { $0.set(["target"], .integer(0)) }
    },
    TruthFixture("truth.action.presence") { files in
      try files.editActions("meeting") { actions in
        let last = try #require(actions.indices.last)
        actions[last].set(["at"], .string("2026-03-02T23:00:00.000Z"))
      }
    },
    TruthFixture("truth.action.alternation") { files in
      try files.editActions("inbound") { actions in
        let raise = try #require(actions.firstIndex { $0["action"]?.string == "flag_raise" })
        actions.insert(actions[raise], at: raise + 1)
      }
    },
    // The work begins later than the leg ended, and is as long.
    TruthFixture("truth.action.wrap-up") { files in
      for kind in ["wrapup_start", "wrapup_end"] {
        try files.editAction("inbound", kind) { $0.shift("at", by: 1_000) }
      }
    },
    // The agent, who is muted, says what the customer said.
    TruthFixture("truth.action.silence") { files in
      try files.editActions("inbound") { actions in
        let mute = try #require(actions.firstIndex { $0["action"]?.string == "mute" })
        actions[mute + 1].set(["leg"], .integer(3))
      }
    },
    TruthFixture("truth.coach.target") { files in
      try files.editAction("coaching", "barge") { $0.set(["target"], .integer(0)) }
    },
  ]

  private static let transfers: [TruthFixture] = [
    TruthFixture("truth.transfer.initiator") { files in
      try files.editAction("blind-transfer-to-agent", "transfer_blind") { $0.shift("at", by: -1) }
      try files.editActions("blind-transfer-to-agent") { actions in
        actions = actions.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
      }
    },
    TruthFixture("truth.transfer.hold") { files in
      try files.editAction("consult-completed", "hold") { $0.shift("at", by: 1) }
      try files.editActions("consult-completed") { actions in
        actions = actions.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
      }
    },
    // Somebody is taken off hold only after the merge, by less than records of it may differ.
    TruthFixture("truth.conference.merge") { files in
      try files.editActions("conference-handed-over") { actions in
        let merge = try #require(actions.firstIndex { $0["action"]?.string == "conference_merge" })
        actions[merge].shift("at", by: -1)
      }
    },
    TruthFixture("truth.conference.swap") { files in
      try files.editAction("three-way", "swap") { $0.set(["target"], .integer(0)) }
    },
  ]

  private static let states: [TruthFixture] = [
    TruthFixture("truth.agent-state.sequence") { files in
      files.states.removeAll { $0["person"]?.string == "tier1-02" && $0["state"]?.string == "offline" }
    },
    TruthFixture("truth.agent-state.transitions") { files in
      let offer = try #require(
        files.states.firstIndex { $0["person"]?.string == "tier1-01" && $0["state"]?.string == "offered" })
      let ready = try #require(files.states[..<offer].lastIndex { $0["person"]?.string == "tier1-01" })
      files.states[ready].set(["state"], .string("not_ready"))
      files.states[ready].set(["reason"], .string("break"))
    },
    TruthFixture("truth.agent-state.conversation") { files in
      let wrapUp = try #require(files.states.firstIndex { $0["state"]?.string == "wrap_up" })
      files.states[wrapUp].set(["conversation_id"], files.id(of: "blocked"))
    },
    // Who is offered a call is ready in the middle of the ringing.
    TruthFixture("truth.agent-state.ringing") { files in
      let offer = try #require(
        files.states.firstIndex { $0["person"]?.string == "tier1-01" && $0["state"]?.string == "offered" })
      var ready = files.states[offer]
      ready.set(["state"], .string("ready"))
      ready.set(["conversation_id"], .null)
      ready.shift("at", by: 1_000)
      files.states.insert(ready, at: offer + 1)
    },
    // The work after a call counts as talking.
    TruthFixture("truth.agent-state.spell") { files in
      let wrapUp = try #require(files.states.firstIndex { $0["state"]?.string == "wrap_up" })
      files.states.remove(at: wrapUp)
    },
    TruthFixture("truth.agent-state.meeting") { files in
      let meeting = try #require(files.states.firstIndex { $0["reason"]?.string == "meeting" })
      files.states[meeting].set(["reason"], .string("break"))
    },
    TruthFixture("truth.agent-state.legs") { files in
      let coaching = try #require(files.states.firstIndex { $0["state"]?.string == "coaching" })
      files.states[coaching].set(["state"], .string("not_ready"))
    },
  ]

  private static let impairments: [TruthFixture] = [
    TruthFixture("truth.impairment.legs") { files in
      var legs = files.impairments[0]["legs"]?.elements ?? []
      var stranger = try #require(legs.first)
      stranger.set(["leg"], .integer(0))
      legs.append(stranger)
      files.impairments[0].set(["legs"], .array(legs))
    },
    TruthFixture("truth.impairment.complete") { files in
      var legs = files.impairments[0]["legs"]?.elements ?? []
      legs.removeFirst()
      files.impairments[0].set(["legs"], .array(legs))
      try files.edit("reconnect") { $0.forgetFirstImpairment() }
    },
    TruthFixture("truth.impairment.listed") { files in
      try files.edit("reconnect") { $0.forgetFirstImpairment() }
    },
    TruthFixture("truth.impairment.effects") { files in
      let effects = JSONValue.object([
        ("handover_to", .string("home")), ("handover_interruption_ms", .integer(1_200)),
      ])
      files.impairments[0].set(["effects"], effects)
    },
    // One packet that got through takes the place of one that was lost elsewhere.
    TruthFixture("truth.impairment.silence") { files in
      let outage = files.impairments[1]
      let hit = try #require(outage["legs"]?.elements.first)
      let media = try #require(
        files.media.firstIndex {
          $0["conversation_id"]?.string == hit["conversation_id"]?.string && $0["leg"]?.integer == hit["leg"]?.integer
        })
      let (sent, lost) = (files.media[media]["sent"]?.elements ?? [], files.media[media]["lost"]?.elements ?? [])
      let silent = try #require(
        sent.indices.first { sent[$0].integer ?? 0 > 0 && sent[$0].integer == lost[$0].integer })
      var moved = lost
      moved[silent] = .integer((lost[silent].integer ?? 0) - 1)
      moved[0] = .integer((lost[0].integer ?? 0) + 1)
      files.media[media].set(["lost"], .array(moved))
    },
  ]

  private static let series: [TruthFixture] = [
    TruthFixture("truth.media.sums") { files in
      var sent = files.media[0]["sent"]?.elements ?? []
      sent[3] = .integer((sent[3].integer ?? 0) + 1)
      files.media[0].set(["sent"], .array(sent))
    },
    TruthFixture("truth.media.seconds") { files in
      let speech = files.media[0]["speech"]?.elements ?? []
      files.media[0].set(["speech"], .array(Array(speech.dropLast())))
    },
  ]

  private static let anomalies: [TruthFixture] = [
    TruthFixture("truth.anomaly.changes") { files in
      files.editOther("truth.anomaly", where: ("kind", .string("open_leg"))) {
        $0.set(["kind"], .string("missing_statistic"))
      }
    }
  ]
}
