import GroundTruth
import JSONText
import _RuleFixtures

/// What befell clients.
extension Fixture {
  private static let denied = SampleRun.call("client-failures", .agent)
  private static let keyless = SampleRun.call("client-failures", .agent, 1)
  /// The one that lost its headset and signalling, suppressed noise and wrote a note, before it was closed.
  private static let busy = SampleRun.call("client-failures", .agent, 2)
  private static let refused = SampleRun.call("client-refused", .customer)
  private static let woken = SampleRun.call("phone-woken", .agent)

  static let clients: [Fixture] = [
    Fixture("twilio.call-event.microphone-refused") {
      $0.editEvent(denied, "connection/error") { $0.set("sdk_edge", "error", "code", to: 31_402) }
    },
    Fixture("twilio.call-event.hold-alternation") { $0.copyEvent(woken, "connection/hold") },
    Fixture("twilio.call-event.refusal-code") {
      $0.editEvent(refused, "connection/error") { $0.set("sdk_edge", "error", "code", to: 31_603) }
    },
    Fixture("twilio.call-event.messages-are-notes") {
      $0.editEvent(busy, "call-message/user-defined-message") { $0.shift(by: 3_000) }
    },
    Fixture("twilio.call-event.keys-before-media") {
      $0.editEvent(keyless, "pc-connection-state/failed") { $0.set("level", to: .string("WARNING")) }
    },
    Fixture("twilio.call-event.accepted-call-ends") {
      $0.removeEvent(SampleRun.call("reconnect", .agent), "connection/disconnected-by-remote")
    },
    Fixture("twilio.call-event.listening") { $0.removeEvent(woken, "connection/listen") },
    Fixture("twilio.call-event.devices-follow-change") {
      $0.editEvent(busy, "audio/speaker-devices-set") { $0.shift(by: 3_000) }
    },
    Fixture("twilio.call-event.processor-sequence") { $0.copyEvent(busy, "audio-processor/add") },
  ]
}
