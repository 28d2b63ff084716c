import JSONText

extension Fixture {
  static let aboutPeople: [Fixture] = [
    Fixture("genesys.participant.times", "inbound") { $0.set(participant(1, "connectedTime"), nil) },
    Fixture("genesys.participant.join-order", "inbound") { document in
      let (first, second) = (document.at(participant(1)), document.at(participant(2)))
      document.set(participant(1), second)
      document.set(participant(2), first)
    },
    Fixture("genesys.participant.end", "inbound") { $0.shift(participant(1, "endTime"), by: 10) },
    Fixture("genesys.participant.user", "inbound") {
      $0.set(participant(3, "userUri"), .string("/api/v2/users/\(unknown)"))
    },
    Fixture("genesys.participant.queue-name", "inbound") { $0.set(participant(3, "queueName"), nil) },
    Fixture("genesys.participant.queue", "inbound") { document in
      document.set(participant(1, "queueId"), document.at(participant(2, "queueId")))
      document.set(participant(1, "queueName"), document.at(participant(2, "queueName")))
    },
    // The customer still belongs to the queue they came from.
    Fixture("genesys.customer.queue", "blind-transfer-to-queue") { document in
      document.set(participant(0, "queueId"), document.at(participant(2, "queueId")))
      document.set(participant(0, "queueName"), document.at(participant(2, "queueName")))
    },
    Fixture("genesys.queue.routing", "inbound") {
      $0.set(participant(2, "conversationRoutingData", "queue", "id"), .string(unknown))
    },
    Fixture("genesys.queue.identity", "inbound") { $0.set(participant(3, "queueName"), "shipping") },
    Fixture("genesys.participant.agent-fields", "inbound") { $0.set(participant(0, "wrapupPrompt"), "optional") },
    Fixture("genesys.participant.wrapup-required", "inbound") { $0.set(participant(0, "wrapupRequired"), true) },
    Fixture("genesys.participant.consult", "consult-completed") { document in
      document.set(participant(3, "consultParticipantId"), document.at(participant(4, "id")))
    },
    Fixture("genesys.participant.address-form", "inbound") { $0.set(participant(3, "ani"), "+13125552001") },
    Fixture("genesys.wrapup.times", "inbound") { $0.set(participant(3, "wrapup", "durationSeconds"), 45) },
    Fixture("genesys.wrapup.state", "inbound") { $0.set(call(3, "afterCallWork", "state"), "pending") },
    // The prompt of this queue knows no limit.
    Fixture("genesys.wrapup.limit", "inbound") { document in
      document.set(participant(3, "wrapup", "code"), "ININ-WRAP-UP-TIMEOUT")
      document.set(call(3, "wrapup", "code"), "ININ-WRAP-UP-TIMEOUT")
    },
    Fixture("genesys.wrapup.copies", "inbound") { $0.set(call(3, "wrapup", "code"), .string(unknown)) },
    // The agent who did not answer wraps up like the one who did.
    Fixture("genesys.wrapup.after-call", "missed-then-answered") { document in
      document.set(participant(3, "wrapup"), document.at(participant(4, "wrapup")))
    },
    // In "coaching": 3 first agent, 4 coach.
    Fixture("genesys.supervisor.target", "coaching") { $0.set(participant(4, "mediaRoles", 2), nil) },
  ]

  /// In the transfer samples: 3 the agent who transfers, 4 the destination.
  static let aboutTransfers: [Fixture] = [
    Fixture("genesys.transfer.list", "blind-transfer-to-agent") { document in
      document.set(["recentTransfers", 1], document.at(["recentTransfers", 0]))
    },
    Fixture("genesys.transfer.initiator", "blind-transfer-to-agent") {
      $0.set(["recentTransfers", 0, "initiator", "userId"], .string(unknown))
    },
    Fixture("genesys.transfer.destination", "blind-transfer-to-agent") {
      $0.set(["recentTransfers", 0, "destination", "address"], "tel:+13125550142")
    },
    // Nobody answered this consult, so it cannot be complete.
    Fixture("genesys.transfer.arrival", "consult-unanswered") {
      $0.set(["recentTransfers", 0, "state"], "Complete")
    },
    Fixture("genesys.transfer.leave", "blind-transfer-to-agent") {
      $0.setDisconnect(of: 3, segments: [2, 3], "client")
    },
  ]
}
