/// A stretch of a call (reference section 3.4).
struct Segment {
  /// What went on.
  enum Kind {
    case system, ivr, delay, alert, contacting, dialing, interact, hold, monitoring, coaching, barging
    case scheduled, uploading, transmitting, converting
    case parked

    /// Whether the call is in a state of its own meanwhile, which is neither its first one nor `connected`.
    var isState: Bool {
      switch self {
      case .dialing, .uploading, .transmitting, .converting: true
      case .system, .ivr, .delay, .alert, .contacting, .interact, .hold, .monitoring, .coaching, .barging, .scheduled,
        .parked:
        false
      }
    }

    /// The platform's word.
    var word: StaticString {
      switch self {
      case .system: "System"
      case .ivr: "Ivr"
      case .delay: "Delay"
      case .alert: "Alert"
      case .contacting: "Contacting"
      case .dialing: "Dialing"
      case .interact: "Interact"
      case .hold: "Hold"
      case .monitoring: "Monitoring"
      case .coaching: "Coaching"
      case .barging: "Barging"
      case .scheduled: "Scheduled"
      case .uploading: "Uploading"
      case .transmitting: "Transmitting"
      case .converting: "Converting"
      case .parked: "Parked"
      }
    }
  }

  let kind: Kind
  /// Milliseconds since the epoch.
  let start: Int64
  var end: Int64
}

/// The segments of all calls of a conversation, one call's chain after the other's.
///
/// The segments of a chain leave no gap; one of no length is left out unless it opens the call.
struct SegmentChains {
  private(set) var segments: [Segment] = []
  /// Where the chain that is being made begins.
  private var first = 0
  /// When its last segment ends, milliseconds since the epoch.
  private var end: Int64 = 0

  /// Forgets all chains and keeps the memory.
  mutating func removeAll() { segments.removeAll(keepingCapacity: true) }

  /// Begins the chain of a call that came into being at `start`.
  mutating func begin(at start: Int64) {
    first = segments.count
    end = start
  }

  /// Adds what went on until `time`, or nothing when the chain is beyond that; the same again goes on.
  mutating func append(_ kind: Segment.Kind, until time: Int64) {
    let until = max(time, end)
    if let last = segments.indices.last, last >= first, segments[last].kind == kind {
      segments[last].end = until
    } else if until > end || segments.count == first {
      segments.append(Segment(kind: kind, start: end, end: until))
    }
    end = until
  }

  /// Adds a segment as it is, even when it has no length.
  mutating func append(_ segment: Segment) { segments.append(segment) }

  /// The positions of the chain's segments.
  var chain: Range<Int> { first..<segments.count }
}
