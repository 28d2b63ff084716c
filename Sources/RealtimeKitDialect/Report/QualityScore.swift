/// The client's score of one sample, 0 through 1 with 1 for perfect: `mos_quality`, which is no mean opinion score.
///
/// Source: the call-statistics client of the platform's web SDK; that the API reports it unchanged is inferred. It
/// ignores the round-trip time.
enum QualityScore {
  /// Score of a sent audio stream; loss in percent, jitter in seconds.
  static func audioProducer(lossPercent: Double, jitter: Double) -> Double {
    0.7 * loss(lossPercent) + 0.3 * steadiness(jitter)
  }

  /// Score of a received audio stream; loss in percent, jitter in seconds.
  static func audioConsumer(lossPercent: Double, jitter: Double, concealments: Double) -> Double {
    0.2 * fade(concealments, from: 0, to: 3) + 0.5 * loss(lossPercent) + 0.3 * steadiness(jitter)
  }

  /// Score of a video stream, to two decimals; `isMoving` says whether any frame was coded in the sample.
  static func video(
    lossPercent: Double, jitter: Double, width: Int, frameRate: Int, isMoving: Bool, source: VideoSource
  ) -> Double {
    let picture =
      0.8 * (width < source.poorWidth ? 0.85 : 1) * (frameRate < source.laggingRate ? 0.7 : 1) * (isMoving ? 1 : 0.5)
    let score = picture + 0.2 * steadiness(jitter) * loss(lossPercent)
    return (score * 100 + 0.5).rounded(.down) / 100
  }

  /// `part` as a percentage of `whole`; 0 when the whole is 0.
  static func percent(_ part: Int, of whole: Int) -> Double { whole == 0 ? 0 : 100 * Double(part) / Double(whole) }

  /// Whole microseconds in seconds as a browser computes them, the artefacts of the product included.
  static func seconds(_ microseconds: Int) -> Double { Double(microseconds) * 1e-6 }

  private static func loss(_ percent: Double) -> Double { fade(percent, from: 0, to: 10) }
  private static func steadiness(_ jitter: Double) -> Double { fade(jitter, from: 0.02, to: 0.03) }

  /// 1 up to `low`, 0 from `high` on, a straight line between.
  private static func fade(_ value: Double, from low: Double, to high: Double) -> Double {
    1 - max(min(high, abs(value)) - low, 0) / (high - low)
  }
}

/// Where a video track comes from; the score and the issue fractions ask more of a screen than of a camera.
enum VideoSource: Hashable, CaseIterable {
  case camera, screen

  /// Narrower pictures count as poor, pixels.
  var poorWidth: Int { self == .camera ? 240 : 720 }
  /// Fewer frames per second count as lagging.
  var laggingRate: Int { self == .camera ? 8 : 3 }
}
