import GroundTruth
import Quantities
import Randomness
import Testing

@testable import FloorModel

/// Clients that fail, and what follows from it on the floor.
@Suite struct ClientTests {
  /// A floor whose agents and callers all use clients that `configure` sets up.
  private static func floor(seed: UInt64, _ configure: (inout ClientConfiguration) -> Void) -> TestFloor {
    var floor = TestFloor.busy(seed: seed)
    floor.configuration.callers.access = [AccessShare(network: 1, transport: .webrtc, weight: 1)]
    var group = ClientConfiguration(name: "all")
    configure(&group)
    floor.configuration.clients = [group]
    return floor
  }

  private static func legs(
    of conversations: [Conversation], with kind: ClientIncident.Kind
  ) -> [(conversation: Conversation, leg: Leg, incident: ClientIncident)] {
    conversations.flatMap { conversation in
      conversation.clients.flatMap { client in
        client.incidents.filter { $0.kind == kind }.map { (conversation, conversation.legs[client.leg], $0) }
      }
    }
  }

  private static let ordinary = TestFloor.busy(seed: 1).run().conversations

  @Test func `without groups nothing is told of clients, and with idle ones nothing changes`() {
    #expect(Self.ordinary.allSatisfy { $0.clients.isEmpty })
    var idle = TestFloor.busy(seed: 1)
    idle.configuration.clients = [ClientConfiguration(name: "all")]
    var found = idle.run().conversations
    #expect(found.contains { !$0.clients.isEmpty })
    for index in found.indices {
      #expect(found[index].clients.allSatisfy { $0.incidents.isEmpty })
      found[index].clients = []
    }
    #expect(found == Self.ordinary)
  }

  /// A microphone refused, or a client that is not registered: the offer fails, the caller is offered again, the agent
  /// has to see to it.
  @Test(arguments: [ClientIncident.Kind.microphoneDenied, .microphoneMissing, .unregistered])
  func `an offer that fails goes back to the line`(kind: ClientIncident.Kind) {
    let outcome = Self.floor(seed: 2) { group in
      switch kind {
      case .microphoneDenied: group.microphoneDenied = 0.2
      case .microphoneMissing: group.microphoneMissing = 0.2
      default: group.unregistered = 0.2
      }
    }.run()
    let failed = Self.legs(of: outcome.conversations, with: kind)
    #expect(failed.count > 20)
    #expect(failed.allSatisfy { $0.leg.role == .agent && $0.leg.answeredAt == nil })
    #expect(failed.filter { $0.leg.end == .failed }.count > failed.count / 2)
    #expect(failed.allSatisfy { kind == .unregistered ? $0.leg.alertedAt == nil : $0.leg.alertedAt != nil })
    let again = failed.filter { entry in
      entry.conversation.legs.contains { $0.role == .agent && $0.offeredAt > entry.leg.leftAt && $0.joinedAt != nil }
    }
    #expect(again.count > failed.count / 3)
    #expect(outcome.changes.contains { $0.state == .notReady && $0.reason == "client" })
  }

  @Test(arguments: [ClientIncident.Kind.noPath, .pathSearchTimedOut, .keyExchangeFailed])
  func `media that never come about leave a leg that was answered and never joined`(kind: ClientIncident.Kind) {
    let outcome = Self.floor(seed: 3) { group in
      group.noPath = 0.15
      group.keyExchangeFailed = 0.15
    }.run()
    let failed = Self.legs(of: outcome.conversations, with: kind)
    #expect(failed.count > 10)
    #expect(failed.allSatisfy { $0.leg.answeredAt == $0.incident.span.start && $0.leg.joinedAt == nil })
    #expect(failed.contains { $0.leg.role == .agent } && failed.contains { $0.leg.role == .customer })
    let customers = failed.filter { $0.leg.role == .customer && $0.leg.end == .failed }
    #expect(customers.allSatisfy { $0.conversation.outcome == .failed })
  }

  @Test func `a call that is turned down has the caller's leg alone`() {
    let outcome = Self.floor(seed: 4) { group in
      group.refused.busy = 0.1
      group.refused.unavailable = 0.1
      group.refused.unknown = 0.1
      group.refused.declined = 0.1
      group.credentialsExpired = 0.1
    }.run()
    let ends: [(ClientIncident.Kind, Leg.End)] = [
      (.lineBusy, .busy), (.lineUnavailable, .failed), (.lineUnknown, .failed), (.lineDeclined, .declined),
      (.credentialsExpired, .failed),
    ]
    for (kind, end) in ends {
      let refused = Self.legs(of: outcome.conversations, with: kind)
      #expect(refused.count > 5, "\(kind)")
      #expect(refused.allSatisfy { $0.leg.end == end && $0.leg.answeredAt == nil && $0.conversation.legs.count == 1 })
      #expect(refused.allSatisfy { $0.conversation.outcome == (end == .failed ? .failed : .unanswered) })
    }
  }

  @Test func `who closes a client has hung up at that instant`() {
    let outcome = Self.floor(seed: 5) { $0.closed = 8 }.run()
    let closed = Self.legs(of: outcome.conversations, with: .closed)
    #expect(closed.count > 10)
    #expect(closed.allSatisfy { $0.leg.end == .hungUp && $0.leg.leftAt == $0.incident.span.start })
    #expect(closed.contains { $0.leg.role == .agent } && closed.contains { $0.leg.role == .customer })
  }

  /// What decides nothing: legs and everything that others see stay as they are, mutes apart.
  @Test func `what only clients know changes nothing else`() {
    let plain = Self.floor(seed: 6) { _ in }.run().conversations
    let eventful = Self.floor(seed: 6) { group in
      group.signallingLost = 20
      group.headsetLost = 20
      group.headsetLostForGood = 0.5
      group.noiseSuppressed = 0.3
      group.noiseSuppressing = 20
      group.mediaEndsFirst = 0.5
      group.application.carriesNotes = true
      group.noteRefused = 0.5
    }.run().conversations
    let kinds: [ClientIncident.Kind] = [
      .signallingLost, .headsetLost, .headsetLostForGood, .noiseSuppressed, .mediaEndedFirst, .noteRefused,
    ]
    for kind in kinds { #expect(!Self.legs(of: eventful, with: kind).isEmpty, "\(kind)") }
    for entry in Self.legs(of: eventful, with: .signallingLost) {
      #expect(
        entry.leg.presence.map { $0.start < entry.incident.span.start && entry.incident.span.end < $0.end } == true)
    }
    #expect(plain.map(\.legs) == eventful.map(\.legs))
    #expect(plain.map(\.actions) == eventful.map(\.actions))
  }

  @Test func `a telephone that is interrupted mutes its person, one that was woken may be deaf`() {
    var floor = Self.floor(seed: 7) { group in
      group.interrupted = 20
      group.woken = 0.5
      group.wokenDeaf = 0.3
      var devices = ClientConfiguration.DeviceShares()
      devices.android = 1
      devices.iOS = 1
      group.devices = devices
    }
    floor.configuration.behaviour.muted = 0
    let outcome = floor.run()
    let interrupted = Self.legs(of: outcome.conversations, with: .interrupted)
    #expect(interrupted.count > 20)
    for entry in interrupted {
      let mutes = entry.conversation.mutes(of: entry.leg.index)
      #expect(mutes.contains { $0.start == entry.incident.span.start && $0.end == entry.incident.span.end })
    }
    #expect(Self.legs(of: outcome.conversations, with: .woken).count > 50)
    #expect(Self.legs(of: outcome.conversations, with: .wokenDeaf).count > 20)
    let people = outcome.conversations.flatMap(\.people)
    #expect(people.contains { $0.device?.client == .androidApplication })
    #expect(people.allSatisfy { $0.device?.isBrowser != true })
  }

  /// 2 s of silence: no reconnect, and every client on the network notices.
  @Test func `a silence that is too short to connect anew is noticed where the timing says so`() {
    var floor = Self.floor(seed: 8) { _ in }
    floor.outages = (0..<40).map { number in
      let from = TestFloor.start + .seconds(100 + 150 * Int64(number))
      return ImpairmentEpisode(
        entity: UInt64(5_000 + number), cell: 0, label: "blip", network: 1,
        span: TimeSpan(from, from + .seconds(2)), effects: ImpairmentEffects(isOutage: true))
    }
    let without = floor.run().conversations
    #expect(Self.legs(of: without, with: .connectivityLost).isEmpty)
    floor.configuration.platform.connectivity = 1.5
    let outcome = floor.run().conversations
    let blips = Self.legs(of: outcome, with: .connectivityLost)
    #expect(blips.count > 40)
    #expect(blips.allSatisfy { $0.incident.span.duration < .seconds(rounding: 2.4) && $0.leg.network == 1 })
    #expect(!outcome.contains { $0.actions.contains { $0.kind == .reconnect } })
    #expect(outcome.map(\.legs) == without.map(\.legs))
  }

  @Test(arguments: TestFloor.seeds)
  func `records with failing clients keep every promise`(seed: UInt64) {
    let outcome = Self.floor(seed: seed) { group in
      group.microphoneDenied = 0.05
      group.unregistered = 0.05
      group.noPath = 0.05
      group.keyExchangeFailed = 0.05
      group.refused.busy = 0.1
      group.credentialsExpired = 0.05
      group.closed = 4
      group.interrupted = 10
      group.signallingLost = 10
    }.run()
    for conversation in outcome.conversations {
      let record = ConversationRecord(
        conversation: conversation, series: conversation.legs.map { _ in nil }, impairments: [])
      let findings = record.invariantViolations().filter { !$0.contains("series exactly") }
      #expect(findings == [], "\(conversation.number)")
    }
  }
}
