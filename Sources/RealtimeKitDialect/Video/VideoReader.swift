import GroundTruth
import Quantities

/// Running counts of one layer of a video track.
struct VideoTotals {
  var sent = 0
  var lost = 0
  var retransmitted = 0
  var frames = 0
  var keyFrames = 0
  var pictureLossIndications = 0
  var bytes = 0
  var resolutionChanges = 0
  /// Microseconds under each limitation, by raw value.
  var limited = [4 of Int](repeating: 0)

  /// What was added since `earlier`.
  static func - (later: VideoTotals, earlier: VideoTotals) -> VideoTotals {
    var difference = later
    difference.sent -= earlier.sent
    difference.lost -= earlier.lost
    difference.retransmitted -= earlier.retransmitted
    difference.frames -= earlier.frames
    difference.keyFrames -= earlier.keyFrames
    difference.pictureLossIndications -= earlier.pictureLossIndications
    difference.bytes -= earlier.bytes
    difference.resolutionChanges -= earlier.resolutionChanges
    for index in difference.limited.indices { difference.limited[index] -= earlier.limited[index] }
    return difference
  }
}

/// Reads a layer's running counts at ascending instants in one pass.
///
/// A second that the track's span cuts belongs wholly to the part inside. Within it counts grow in proportion to the
/// time, packets and frames rounded down, bytes with the packets; a key frame leads its second.
struct VideoReader {
  private let seconds: [VideoSecond]
  private let origin: SimulationTime
  private let span: TimeSpan
  private var whole = VideoTotals()
  private var next: Int
  private var width: UInt16 = 0

  /// A reader at the start of `span`; the first of `seconds` begins at `origin`.
  init(_ seconds: [VideoSecond], from origin: SimulationTime, during span: TimeSpan) {
    self.seconds = seconds
    self.origin = origin
    self.span = span
    next = max(0, Int((span.start - origin).wholeSeconds))
  }

  /// Whether anything was sent during the span.
  var isEverActive: Bool {
    let end = min(seconds.count, Int((span.end - origin - .microseconds(1)).wholeSeconds) + 1)
    return next < end && seconds[next..<end].contains { $0.isActive }
  }

  /// The second that `time` lies in; one that is off outside.
  func second(at time: SimulationTime) -> VideoSecond {
    let index = Int((time - origin).wholeSeconds)
    return seconds.indices.contains(index) ? seconds[index] : VideoSecond()
  }

  /// Frames of the second before `time`; of the current one while the track or the layer has just begun.
  func frameRate(at time: SimulationTime) -> Int {
    let before = second(at: max(time - .seconds(1), span.start))
    return Int((before.isActive ? before : second(at: time - .microseconds(1))).frames)
  }

  /// The counts at `time`, which must not be before the one asked for last.
  mutating func totals(at time: SimulationTime) -> VideoTotals {
    let time = min(max(time, span.start), span.end)
    while next < seconds.count {
      let window = window(of: next)
      guard window.end <= time, !window.isEmpty else { break }
      add(seconds[next], part: window.duration, of: window.duration, to: &whole)
      width = seconds[next].width
      next += 1
    }
    var result = whole
    guard next < seconds.count else { return result }
    let window = window(of: next)
    if window.start < time { add(seconds[next], part: time - window.start, of: window.duration, to: &result) }
    return result
  }

  /// The part of a second that the span leaves.
  private func window(of second: Int) -> TimeSpan {
    let start = origin + .seconds(Int64(second))
    return TimeSpan(max(start, span.start), min(start + .seconds(1), span.end))
  }

  private func add(
    _ second: VideoSecond, part: SimulationDuration, of length: SimulationDuration, to totals: inout VideoTotals
  ) {
    let numerator = Int(part.microseconds)
    let denominator = Int(length.microseconds)
    // Most seconds are counted whole, and need no division.
    if numerator == denominator {
      totals.sent += Int(second.sent)
      totals.bytes += second.sent == 0 ? 0 : Int(second.payloadBytes)
      totals.lost += Int(second.lost)
      totals.retransmitted += Int(second.retransmitted)
      totals.frames += Int(second.frames)
      totals.keyFrames += min(Int(second.frames), Int(second.keyFrames))
      totals.pictureLossIndications += Int(second.pictureLossIndications)
    } else {
      let sent = Int(second.sent) * numerator / denominator
      let frames = Int(second.frames) * numerator / denominator
      totals.sent += sent
      totals.bytes += second.sent == 0 ? 0 : Int(second.payloadBytes) * sent / Int(second.sent)
      totals.lost += Int(second.lost) * numerator / denominator
      totals.retransmitted += Int(second.retransmitted) * numerator / denominator
      totals.frames += frames
      totals.keyFrames += min(frames, (Int(second.keyFrames) * numerator + denominator - 1) / denominator)
      totals.pictureLossIndications += Int(second.pictureLossIndications) * numerator / denominator
    }
    totals.limited[Int(second.limitation.rawValue)] += numerator
    if second.limitation != .none, width != 0, second.width != 0, second.width != width {
      totals.resolutionChanges += 1
    }
  }
}
