import JSONText

extension Fixture {
  /// In "callback": 0 customer, 1 queue, 2 agent.
  static let aboutCallbacks: [Fixture] = [
    Fixture("genesys.callback.request", "callback") {
      $0.set(["participants", 1, "callbacks", 0, "peerId"], .string(unknown))
    },
    // A caller who was served has a request beside the call.
    Fixture("genesys.truth.callback", "inbound") { document in
      let (start, end) = (document.at(participant(0, "startTime")), document.at(participant(0, "endTime")))
      let number = document.at(participant(0, "address"))?.string?.split(separator: ":").last.map(String.init) ?? ""
      let segment = JSONValue.object([
        ("startTime", start ?? .null), ("endTime", end ?? .null), ("type", "Scheduled"), ("howEnded", "Disconnect"),
        ("disconnectType", "client"),
      ])
      let callback = JSONValue.object([
        ("state", "disconnected"), ("initialState", "scheduled"), ("id", .string(unknown)),
        ("segments", .array([segment])), ("direction", "outbound"), ("held", .boolean(false)),
        ("disconnectType", "client"), ("callbackNumbers", .array([.string(number)])), ("callbackUserName", "Ann Moss"),
        ("externalCampaign", .boolean(false)), ("skipEnabled", .boolean(true)), ("timeoutSeconds", 0),
        ("disconnectedTime", end ?? .null), ("provider", "PureCloud Callback"),
        ("afterCallWorkRequired", .boolean(false)),
      ])
      document.set(participant(0, "callbacks"), .array([callback]))
    },
  ]
}
