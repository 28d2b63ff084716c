import GroundTruth
import Quantities
import Randomness

/// How a call ends for its SDK, and what the person thinks of it afterwards.
extension SDKLifecycle {
  /// Ends a call that was answered.
  mutating func hangUp() {
    let time = call.leftAt
    // Nobody is left to tell of it.
    if conduct?.has(.closed) ?? false { return }
    if isBrowser, conduct?.has(.mediaEndedFirst) ?? false {
      tell("dtls-transport-state", "closed", .debug, at: max(call.answeredAt ?? time, time - pause(5, 60)))
    }
    switch call.leg.end {
    case .hungUp, .abandoned:
      if !isBrowser { tell("connection", "disconnect-called", at: time) }
      tell("connection", "disconnected-by-local", at: time)
    case .networkLost:
      tell("connection", "disconnected-by-local", at: time)
      tell("connection", "error", .error, at: time, Self.mediaLost)
    case .peerLeft, .transferred, .routed, .removed, .meetingOver, .cancelled, .declined, .noAnswer, .busy, .failed,
      .diallerHungUp:
      tell("connection", "disconnected-by-remote", at: time)
    }
    close(at: time)
  }

  /// Ends a call that was never answered.
  mutating func giveUp(createdAt: Int64) {
    let time = call.leftAt
    guard call.leg.isInbound else {
      if call.leg.end == .declined {
        tell("connection", "rejected-by-local", at: time)
      } else if call.leg.end == .noAnswer, draws.chance(Self.ignoredShare) {
        let patience = Double(time - createdAt)
        tell("connection", "ignored-by-local", at: createdAt + pause(0.2 * patience, 0.9 * patience))
      } else if !(conduct?.has(.wokenDeaf) ?? false) {
        // The platform gave up waiting, or the caller did.
        tell("connection", "cancel", at: time)
      }
      return
    }
    switch call.leg.end {
    case .hungUp, .abandoned, .cancelled, .networkLost:
      if !isBrowser { tell("connection", "disconnect-called", at: time) }
      tell("connection", "disconnected-by-local", at: time)
    case .failed where conduct?.has(.credentialsExpired) ?? false:
      tell("connection", "error", .error, at: time, Self.tokenExpired)
      tell("connection", "disconnected-by-local", at: time)
    case .peerLeft, .transferred, .routed, .removed, .meetingOver, .declined, .noAnswer, .busy, .failed, .diallerHungUp:
      tell("connection", "error", .error, at: time, turnedDown)
      tell("connection", "disconnected-by-remote", at: time)
    }
    close(at: time)
  }

  /// Share of unanswered offers that somebody dismissed, inferred.
  private static let ignoredShare = 0.2

  /// A browser says nothing of a connection closed by itself; the mobile SDKs do.
  mutating func close(at time: Int64) {
    guard !isBrowser else { return }
    if call.answeredAt != nil { tell("ice-connection-state", "closed", .debug, at: time) }
    tell("signaling-state", "closed", .debug, at: time)
    if call.answeredAt != nil { tell("pc-connection-state", "closed", .debug, at: time) }
  }

  // MARK: Feedback

  /// Share of calls with a score, and of calls whose form was closed without one; inferred.
  private static let scoredShare = 0.06, dismissedShare = 0.09
  /// Spread of a score about the quality heard, in points; inferred.
  private static let scoreSpread = 0.6
  /// The score up to which people name an issue.
  private static let issueScore = 3

  /// Some people say how it was, within a minute of the end.
  mutating func giveFeedback() {
    if conduct?.has(.closed) ?? false { return }
    let scoredShare = conduct?.application.opinionShare ?? Self.scoredShare
    var draws = call.draws(for: "twilio.feedback")
    let mood = draws.uniform()
    guard mood < scoredShare + Self.dismissedShare else { return }
    var delay: Double
    repeat { delay = draws.logNormal(median: 6_000, sigma: 0.8) } while !(1_000...60_000).contains(delay)
    let time = call.leftAt + Int64(delay)
    guard mood < scoredShare else {
      tellAfterwards("received-none", at: time, .none)
      return
    }
    let heard = series?.downlink.summary
    let quality = Double(heard?.meanOpinionScore ?? 4_400) / 1_000
    var score = max(1, min(5, Int((quality + draws.gaussian(sigma: Self.scoreSpread)).rounded())))
    if call.leg.end == .networkLost { score = min(score, 2) }
    tellAfterwards("received", at: time, .feedback(score: score, reason: issue(score, heard, &draws)))
  }

  /// The issue that fits what was heard; noise, echo and silence are not in the truth and fall by lot.
  private func issue(_ score: Int, _ heard: MediaSummary?, _ draws: inout RandomStream) -> StaticString {
    let isSnake = conventions.feedbackSpelling == .snakeCase
    if call.leg.end == .networkLost { return isSnake ? "dropped_call" : "dropped-call" }
    guard score <= Self.issueScore, let heard else { return "unknown" }
    if heard.packetsLost * 100 > heard.packetsSent { return isSnake ? "choppy_audio" : "choppy-audio" }
    if heard.delay > 200_000 { return isSnake ? "audio_latency" : "audio-latency" }
    switch draws.integer(below: 4) {
    case 0: return isSnake ? "noisy_call" : "noisy-call"
    case 1: return "echo"
    case 2: return isSnake ? "one_way_audio" : "one-way-audio"
    default: return "unknown"
    }
  }
}
