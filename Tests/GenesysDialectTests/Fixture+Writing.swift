import JSONText

/// A reference to a user.
private func userReference(_ id: String) -> JSONValue {
  .object([("id", .string(id)), ("selfUri", .string("/api/v2/users/\(id)"))])
}

/// Rules about what is written: in "chat" and the other scenes 0 is the customer, 1 the queue, 2 the agent.
extension Fixture {
  static let aboutWriting: [Fixture] = [
    // In "shown": 3 the lead.
    Fixture("genesys.beside.span", "shown") { document in
      document.set(participant(2, "videos", 0, "connectedTime"), document.at(["startTime"]))
    },
    Fixture("genesys.beside.peer", "shown") { document in
      document.set(participant(2, "videos", 0, "peerId"), .string(unknown))
    },
    Fixture("genesys.beside.screen-monitoring", "shown") { document in
      document.set(participant(3, "screenMonitorings", 0, "targetUser"), userReference(unknown))
    },
    Fixture("genesys.truth.beside", "shown") { document in
      document.set(participant(0, "screenshares", 0, "sharing"), true)
    },
    Fixture("genesys.truth.internal-messages", "shown") { document in
      document.shift(participant(3, "internalMessages", 0, "messages", 0, "messageTime"), by: -900)
    },
    Fixture("genesys.media.one-kind", "chat") { document in
      var second = document.at(participant(1, "chats", 0))
      second?.set(["id"], .string(unknown))
      document.set(participant(1, "chats", 1), second)
    },
    Fixture("genesys.message.times", "message") { document in
      document.shift(participant(0, "messages", 0, "messages", 2, "messageTime"), by: -49_900)
    },
    Fixture("genesys.message.status", "message") { document in
      document.set(participant(0, "messages", 0, "messages", 1, "messageStatus"), "sent")
    },
    Fixture("genesys.message.ends", "message") { document in
      document.set(participant(2, "messages", 0, "toAddress", "addressNormalized"), .string(unknown))
    },
    // The second time it was put away was the last.
    Fixture("genesys.written.parked", "parked") { document in
      document.set(participant(2, "messages", 0, "parkTime"), document.at(["startTime"]))
    },
    Fixture("genesys.email.marks", "junk") { $0.set(participant(2, "emails", 0, "spam"), true) },
    Fixture("genesys.truth.messages", "email") { $0.set(participant(2, "emails", 0, "messagesSent"), 4) },
  ]
}
