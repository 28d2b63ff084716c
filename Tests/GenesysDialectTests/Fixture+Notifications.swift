import JSONText

extension Fixture {
  /// Changes to events of users' topics; each finds the first event in which there is something to break.
  static let aboutNotifications: [Fixture] = [
    Fixture("genesys.notification.topic", event: { _ in true }) {
      $0.set(["topicName"], .string("v2.users.\(unknown).conversations"))
    },
    Fixture("genesys.notification.calls", event: { $0.firstCall { $0["state"]?.string == "disconnected" } != nil }) {
      event in
      guard let (participant, call) = event.firstCall({ $0["state"]?.string == "disconnected" }) else { return }
      event.set(inBody(participant, call, "disconnectedTime"), nil)
    },
    Fixture("genesys.notification.recording", event: { $0["eventBody"]?["recordingState"]?.string == "active" }) {
      $0.set(["eventBody", "recordingState"], "paused")
    },
    Fixture("genesys.notification.work", event: { $0.firstCall { isPending($0) } != nil }) { event in
      guard let (participant, call) = event.firstCall({ isPending($0) }) else { return }
      event.set(inBody(participant, call, "afterCallWork", "state"), "notApplicable")
    },
    // The one before is told again.
    Fixture(
      "genesys.notification.course",
      run: { documents in
        guard let again = documents.notifications.first else { return }
        documents.notifications.insert(again, at: 1)
        documents.editsNotifications = true
      }),
    Fixture("genesys.notification.transfers", event: { $0.hasTransfer(in: "complete") }) {
      $0.set(["eventBody", "recentTransfers", 0, "state"], "active")
    },
    Fixture("genesys.notification.outcome", event: { $0.firstCall { $0["disconnectType"] != nil } != nil }) { event in
      guard let (participant, call) = event.firstCall({ $0["disconnectType"] != nil }) else { return }
      event.set(inBody(participant, call, "disconnectType"), "error")
    },
    Fixture("genesys.notification.written", event: { $0.firstEmail != nil }) { event in
      guard let participant = event.firstEmail else { return }
      event.set(["eventBody", "participants", .element(participant), "emails", 0, "messagesSent"], 40)
    },
    Fixture("genesys.notification.truth", event: { $0.firstCall { $0["state"]?.string == "connected" } != nil }) {
      event in
      guard let (participant, call) = event.firstCall({ $0["state"]?.string == "connected" }) else { return }
      event.set(inBody(participant, call, "muted"), true)
    },
  ]

  private static func isPending(_ call: JSONValue) -> Bool {
    call["afterCallWork"]?["state"]?.string == "pending"
  }

  private static func inBody(_ participant: Int, _ call: Int, _ rest: Step...) -> [Step] {
    ["eventBody", "participants", .element(participant), "calls", .element(call)] + rest
  }
}

extension JSONValue {
  /// Where the first call stands that `matches`: its participant and its place among the calls.
  fileprivate func firstCall(_ matches: (JSONValue) -> Bool) -> (participant: Int, call: Int)? {
    for (position, participant) in (self["eventBody"]?["participants"]?.elements ?? []).enumerated() {
      if let call = participant["calls"]?.elements.firstIndex(where: matches) { return (position, call) }
    }
    return nil
  }

  /// Whose letter it tells of first: a participant's place.
  fileprivate var firstEmail: Int? {
    self["eventBody"]?["participants"]?.elements.firstIndex { !($0["emails"]?.elements ?? []).isEmpty }
  }

  fileprivate func hasTransfer(in state: String) -> Bool {
    self["eventBody"]?["recentTransfers"]?.elements.first?["state"]?.string == state
  }
}
