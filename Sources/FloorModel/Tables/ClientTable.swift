import GroundTruth
import Quantities
import Randomness

/// What a group of clients does to the course of calls.
struct ClientTable: Sendable {
  let microphoneDenied: Double
  let microphoneMissing: Double
  let unregistered: Double
  let recovery: Sampler
  let credentialsExpired: Double
  /// Kinds of refusals with their shares, in a fixed order.
  let refusals: [(kind: ClientIncident.Kind, share: Double)]
  let noPath: Double
  let keyExchangeFailed: Double
  /// Mean seconds of a call until it is closed; nil when that never happens.
  let untilClosed: Double?

  init(_ group: ClientConfiguration) {
    microphoneDenied = group.microphoneDenied
    microphoneMissing = group.microphoneMissing
    unregistered = group.unregistered
    recovery = Sampler(group.recovery)
    credentialsExpired = group.credentialsExpired
    refusals = [
      (.lineBusy, group.refused.busy), (.lineUnavailable, group.refused.unavailable),
      (.lineUnknown, group.refused.unknown), (.lineDeclined, group.refused.declined),
    ]
    noPath = group.noPath
    keyExchangeFailed = group.keyExchangeFailed
    untilClosed = group.closed > 0 ? 3_600 / group.closed : nil
  }
}
