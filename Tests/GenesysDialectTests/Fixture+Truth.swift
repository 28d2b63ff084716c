import JSONText

extension Fixture {
  static let aboutTruth: [Fixture] = [
    Fixture("genesys.truth.coverage", run: { $0["inbound"] = nil }),
    Fixture("genesys.truth.cross-walk", "inbound") { $0.set(participant(1, "id"), .string(unknown)) },
    Fixture("genesys.truth.role", "inbound") { $0.set(participant(1, "purpose"), "workflow") },
    // The offer that the caller did not wait for began five seconds earlier.
    Fixture("genesys.truth.start", "abandoned-while-ringing") { document in
      document.shift(participant(3, "startTime"), by: -5_000)
      document.shift(call(3, "segments", 0, "startTime"), by: -5_000)
    },
    Fixture("genesys.truth.connect", "inbound") { document in
      document.shift(participant(0, "connectedTime"), by: 2_000)
      document.shift(call(0, "connectedTime"), by: 2_000)
      document.shift(call(0, "segments", 0, "endTime"), by: 2_000)
      document.shift(call(0, "segments", 1, "startTime"), by: 2_000)
    },
    Fixture("genesys.truth.end", "declined-then-answered") { $0.shiftEnd(of: 3, lastSegment: 0, by: 1_000) },
    Fixture("genesys.truth.outcome", "declined-then-answered") { $0.setDisconnect(of: 3, segments: [0], "peer") },
    Fixture("genesys.truth.disposition", "campaign-machine") {
      $0.set(call(0, "disposition", "name"), "disposition.classification.callable.person")
    },
    Fixture("genesys.truth.holds", "inbound") { document in
      document.shift(call(3, "segments", 1, "endTime"), by: 1_000)
      document.shift(call(3, "segments", 2, "startTime"), by: 1_000)
    },
    Fixture("genesys.truth.transfers", "blind-transfer-to-agent") {
      $0.set(["recentTransfers", 0, "transferType"], "Attended")
    },
    Fixture("genesys.participant.screen-recording", "inbound") {
      $0.set(participant(0, "screenRecordingState"), "stopped")
    },
    // In "declined-then-answered": 4 the agent whose work was judged.
    Fixture("genesys.evaluation.course", "declined-then-answered") {
      $0.set(participant(4, "evaluations", 0, "submittedDate"), nil)
    },
    Fixture("genesys.evaluation.scores", "declined-then-answered") {
      $0.set(
        participant(
          4, "evaluations", 0, "answers", "questionGroupScores", 0, "questionScores", 0, "score"), .integer(4))
    },
    // In "office-mailbox": 2 the person whom nobody reaches, whose mailbox answers.
    Fixture("genesys.truth.diversions", "office-mailbox") {
      $0.shift(["recentTransfers", 0, "dateIssued"], by: 1_000)
    },
    Fixture("genesys.truth.conferences", "inbound") { $0.set(["maxParticipants"], .integer(100)) },
    Fixture("genesys.truth.wrapup", "inbound") { document in
      for path in [
        participant(3, "endAcwTime"), participant(3, "wrapup", "endTime"), call(3, "wrapup", "endTime"),
        call(3, "afterCallWork", "endTime"), call(3, "segments", 6, "endTime"),
      ] {
        document.shift(path, by: 5_000)
      }
      document.set(participant(3, "wrapup", "durationSeconds"), 43)
      document.set(call(3, "wrapup", "durationSeconds"), 43)
    },
    // In "coaching": 4 the coach, who listens, whispers and joins in.
    Fixture("genesys.truth.coaches", "coaching") { document in
      document.shift(call(4, "segments", 0, "endTime"), by: 2_000)
      document.shift(call(4, "segments", 1, "startTime"), by: 2_000)
    },
    // The queue leg is in all its words that of another queue.
    Fixture(
      "genesys.truth.queue",
      run: { documents in
        let other = documents["blind-transfer-to-queue"]
        documents.edit("inbound") { document in
          for field: Step in ["name", "queueId", "queueName", "address", "dnis", "conversationRoutingData"] {
            document.set(participant(2, field), other?.at(participant(4, field)))
          }
          for field: Step in ["queueId", "queueName"] {
            document.set(participant(0, field), other?.at(participant(4, field)))
          }
          document.set(["divisions", 0, "entities", 3], other?.at(["divisions", 0, "entities", 0]))
        }
      }),
    Fixture("genesys.truth.address", "inbound") { $0.set(participant(0, "address"), "tel:+13125559999") },
    Fixture("genesys.truth.users", "inbound") { document in
      document.set(participant(3, "userId"), .string(unknown))
      document.set(participant(3, "userUri"), .string("/api/v2/users/\(unknown)"))
      document.set(["divisions", 0, "entities", 2, "id"], .string(unknown))
      document.set(["divisions", 0, "entities", 2, "selfUri"], .string("/api/v2/users/\(unknown)"))
    },
  ]
}
