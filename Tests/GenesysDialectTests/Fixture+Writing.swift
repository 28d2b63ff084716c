import JSONText

/// Rules about what is written: in "chat" and the other scenes 0 is the customer, 1 the queue, 2 the agent.
extension Fixture {
  static let aboutWriting: [Fixture] = [
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
    Fixture("genesys.email.marks", "junk") { $0.set(participant(2, "emails", 0, "spam"), true) },
    Fixture("genesys.truth.messages", "email") { $0.set(participant(2, "emails", 0, "messagesSent"), 4) },
  ]
}
