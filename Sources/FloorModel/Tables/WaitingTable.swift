import Quantities
import Randomness

/// What happens to callers of a queue while they wait.
///
/// Shared by reference: it is asked for every caller, and a copy would count references to all it holds.
final class WaitingTable: Sendable {
  /// Something that happens to whoever still waits by then.
  struct Step: Sendable {
    enum Kind: Sendable {
      /// The next ring opens.
      case ring
      case overflow(to: Int)
      case callbackOffer
      case voicemailOffer
    }

    let after: SimulationDuration
    let kind: Kind
  }

  private let announcements: [Announcement]
  let balking: Double
  let balkingPerSecond: Double
  /// In order of time.
  let steps: [Step]
  let limit: Int?
  let hours: QueueConfiguration.OpeningHours?

  init(_ queue: QueueConfiguration) {
    announcements = queue.announcements.map(Announcement.init)
    balking = queue.balking
    balkingPerSecond = queue.balkingPerMinute / 60
    var steps = queue.rings.map { Step(after: $0.after, kind: .ring) }
    if let overflow = queue.overflow {
      steps.append(Step(after: overflow.after, kind: .overflow(to: overflow.queue)))
    }
    if let callbacks = queue.callbacks { steps.append(Step(after: callbacks.after, kind: .callbackOffer)) }
    if let voicemail = queue.voicemail { steps.append(Step(after: voicemail.after, kind: .voicemailOffer)) }
    // The order of steps of the same time is that in which they are written here.
    self.steps = steps.enumerated().sorted { ($0.element.after, $0.offset) < ($1.element.after, $1.offset) }
      .map(\.element)
    limit = queue.limit
    hours = queue.hours
  }

  /// How long a caller waits at most who would wait for `length` if there were no messages; `patience` is the law that
  /// it was drawn from.
  func shorten(
    _ length: SimulationDuration, _ patience: Sampler, _ draws: inout RandomStream
  ) -> SimulationDuration {
    var shortest = length
    for announcement in announcements where announcement.start < shortest {
      shortest = announcement.shorten(shortest, patience, &draws)
    }
    return shortest
  }
}

extension QueueConfiguration {
  /// Whether anything at all happens to a caller who begins to wait.
  var isEventful: Bool {
    balking > 0 || balkingPerMinute > 0 || !rings.isEmpty || overflow != nil || callbacks != nil
      || voicemail != nil
  }

  /// Whether anybody is ever turned away.
  var isRestricted: Bool { limit != nil || hours != nil }
}

/// A time of waiting at which more callers give up.
struct Announcement: Sendable {
  let start: SimulationDuration
  private let end: SimulationDuration
  /// How many times the hazard of giving up is added, in whole copies of it that each count with `chance`.
  private let copies: Int
  private let chance: Double

  init(_ configuration: QueueConfiguration.Announcement) {
    start = configuration.at
    end = configuration.at + configuration.length
    copies = max(0, Int((configuration.factor - 1).rounded(.up)))
    chance = copies > 0 ? (configuration.factor - 1) / Double(copies) : 0
  }

  /// Draws at most: further ones would have no chance that matters.
  private static let mostDraws = 1_000_000

  /// The time of giving up, when `length` is what it would be without the announcement.
  ///
  /// The added hazard is that of the first point of a Poisson process on the announcement's span, whose rate is
  /// `factor - 1` times the hazard of `patience`. Its points come from a process of that hazard, each kept with a
  /// probability (thinning: Lewis and Shedler 1979); the next point of such a process after an instant is a patience
  /// that is longer than it.
  func shorten(
    _ length: SimulationDuration, _ patience: Sampler, _ draws: inout RandomStream
  ) -> SimulationDuration {
    var shortest = length
    for _ in 0..<copies {
      var point = start
      var left = Self.mostDraws
      while point < min(shortest, end), left > 0 {
        left -= 1
        let candidate = patience.duration(from: &draws)
        guard candidate > point else { continue }
        point = candidate
        if point < min(shortest, end), draws.chance(chance) { shortest = point }
      }
    }
    return shortest
  }
}

/// How callers leave messages.
struct VoicemailTable: Sendable {
  let accepted: Double
  let message: Sampler
  let storing: Sampler
  let handled: Sampler
  let lost: Double

  init(_ voicemail: QueueConfiguration.Voicemail) {
    accepted = voicemail.accepted
    message = Sampler(voicemail.message)
    storing = Sampler(FloorDefaults.voicemailStoring)
    handled = Sampler(voicemail.handled)
    lost = voicemail.lost
  }
}

/// How callers are called back.
struct CallbackTable: Sendable {
  let minimumWait: Double
  let accepted: Double
  let expiry: SimulationDuration
  let reached: Double
  let attempts: Int
  let retry: Sampler

  init(_ callbacks: QueueConfiguration.Callbacks) {
    minimumWait = callbacks.minimumWait.inSeconds
    accepted = callbacks.accepted
    expiry = callbacks.expiry
    reached = callbacks.reached
    attempts = callbacks.attempts
    retry = Sampler(callbacks.retry)
  }
}
