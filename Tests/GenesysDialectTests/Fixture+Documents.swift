import JSONText

extension Fixture {
  /// In "inbound": 0 customer, 1 IVR, 2 queue, 3 agent.
  static let aboutConversations: [Fixture] = [
    Fixture("genesys.conversation.identity", "inbound") {
      $0.set(["selfUri"], .string("/api/v2/conversations/\(unknown)"))
    },
    // In "shown": 0 the customer, 2 the agent, 3 the lead.
    Fixture("genesys.conversation.unique-ids", "shown") { document in
      let id = document.at(participant(2, "chats", 0, "id"))
      document.set(participant(2, "videos", 0, "id"), id)
      document.set(participant(0, "videos", 0, "peerId"), id)
    },
    Fixture("genesys.conversation.start-is-first-join", "callback") { $0.shift(["startTime"], by: 500) },
    Fixture("genesys.conversation.end-is-last-leave", "inbound") { $0.shift(["endTime"], by: 1_000) },
    Fixture("genesys.conversation.secure-pause", "inbound") { $0.set(["securePause"], true) },
    Fixture("genesys.conversation.recording-state", "inbound") { $0.set(["recordingState"], "ACTIVE") },
    Fixture("genesys.conversation.address", "inbound") { $0.set(["address"], "tel:+13125550101") },
    Fixture("genesys.conversation.divisions", "inbound") { $0.set(["divisions", 0, "entities", 2], nil) },
    Fixture("genesys.conversation.size", "shown") { document in
      var another = document.at(participant(3, "screenMonitorings", 0))
      for number in 1_000...1_100 {
        another?.set(["id"], .string(unknown.dropLast(4) + String(number)))
        document.set(participant(3, "screenMonitorings", .element(number - 999)), another)
      }
    },
  ]

  static let aboutCalls: [Fixture] = [
    Fixture("genesys.call.times", "inbound") { $0.shift(call(3, "startAlertingTime"), by: 5_000) },
    Fixture("genesys.call.peer", "inbound") { document in
      document.set(call(3, "peerId"), document.at(call(2, "id")))
    },
    Fixture("genesys.call.ended", "inbound") { $0.set(call(1, "state"), "connected") },
    Fixture("genesys.call.held", "inbound") { document in
      document.set(call(3, "startHoldTime"), document.at(call(3, "segments", 2, "startTime")))
    },
    Fixture("genesys.call.confined", "inbound") { $0.set(call(0, "confined"), true) },
    Fixture("genesys.call.recorders", "inbound") { $0.set(call(0, "recordersState", "adhocState"), "ACTIVE") },
    Fixture("genesys.call.recording-id", "inbound") { $0.set(call(0, "recordingId"), nil) },
    // The agent hangs up, the customer's leg is over 30 ms before it.
    Fixture("genesys.call.hang-up-cause", "missed-then-answered") { document in
      document.set(["endTime"], document.at(participant(4, "endTime")))
      document.set(participant(0, "endTime"), .string("2026-03-02T14:52:07.970Z"))
      document.set(call(0, "disconnectedTime"), .string("2026-03-02T14:52:07.970Z"))
      document.set(call(0, "segments", 1, "endTime"), .string("2026-03-02T14:52:07.970Z"))
    },
    Fixture("genesys.call.direction", "inbound") { $0.set(call(1, "direction"), "outbound") },
    Fixture("genesys.flow.hand-over", "inbound") { $0.setDisconnect(of: 1, segments: [1], "client") },
    Fixture("genesys.queue.release", "inbound") { $0.shiftEnd(of: 2, lastSegment: 1, by: 400) },
    // Two agents talked at once, and the document no longer says that it was a conference.
    Fixture(
      "genesys.agent.one-talks",
      run: { run in
        run.hasTruth = false
        run.edit("conference-handed-over") { $0.set(["maxParticipants"], nil) }
      }),
    Fixture("genesys.agent.alert-timeout", "missed-then-answered") { document in
      document.set(participant(3, "alertingTimeoutMs"), 8_000)
      document.set(call(3, "queueMediaSettings", "alertingTimeoutSeconds"), 8)
    },
    Fixture("genesys.agent.alert-settings", "inbound") {
      $0.set(call(3, "queueMediaSettings", "alertingTimeoutSeconds"), 21)
    },
  ]

  static let aboutSegments: [Fixture] = [
    Fixture("genesys.segment.contiguous", "inbound") { $0.shift(call(0, "segments", 1, "startTime"), by: 5) },
    Fixture("genesys.segment.span", "inbound") { $0.shift(call(1, "segments", 0, "startTime"), by: 1) },
    Fixture("genesys.segment.how-ended", "inbound") { $0.set(call(0, "segments", 0, "howEnded"), "Disconnect") },
    Fixture("genesys.segment.disconnect-type", "inbound") {
      $0.set(call(1, "segments", 1, "disconnectType"), "peer")
    },
    Fixture("genesys.segment.opening", "abandoned-while-ringing") { $0.set(call(3, "segments", 0, "type"), "Delay") },
    // The agent who was only rung talks for the last three seconds.
    Fixture("genesys.segment.unanswered", "abandoned-while-ringing") { document in
      guard var talk = document.at(call(3, "segments", 0)) else { return }
      talk.set(["type"], "Interact")
      talk.shift(["startTime"], by: 300)
      document.set(call(3, "segments", 0, "howEnded"), "Interact")
      document.set(call(3, "segments", 0, "disconnectType"), nil)
      document.set(call(3, "segments", 0, "endTime"), talk["startTime"])
      document.set(call(3, "segments", 1), talk)
    },
  ]
}
