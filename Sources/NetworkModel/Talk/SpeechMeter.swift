import GroundTruth
import Quantities
import Randomness

/// Turns what a direction carries into each second's speech share, audio level and payload bytes.
struct SpeechMeter: ~Copyable {
  private let talk: TalkActivity
  private let codec: Leg.Codec
  private let codecs: [Leg.Codec]?
  private var second = 0
  private var scatter: LevelScatter
  private var spurt = 0
  private var mute = 0
  private var music = 0

  /// A meter for `talk` in `codec`; `stream` scatters levels and sizes.
  ///
  /// - Parameter codecs: the codec of each second where it changes underway; nil where it is `codec` throughout.
  init(talk: TalkActivity, codec: Leg.Codec, codecs: [Leg.Codec]? = nil, stream: consuming RandomStream) {
    self.talk = talk
    self.codec = codec
    self.codecs = codecs
    scatter = LevelScatter(stream)
  }

  /// Fills in the second over `span`, whose packet count is known; spans come in ascending order.
  mutating func fill(_ sample: inout SecondSample, over span: TimeSpan) {
    let length = Double(span.duration.microseconds)
    let codec = codecs?[second] ?? codec
    second += 1
    // Draw before looking: a second takes the same draws whatever happens in it.
    let (noiseFactor, sizeDeviation) = scatter.next()
    let noise = Double(talk.noise) * noiseFactor
    let muted = Self.overlap(talk.mutes, from: &mute, with: span)
    let played = Self.overlap(talk.music, from: &music, with: span)
    var spoken: Int64 = 0
    var weighted = 0.0
    while spurt < talk.spurts.count, talk.spurts[spurt].span.start < span.end {
      let current = talk.spurts[spurt]
      if let part = current.span.intersection(span)?.duration.microseconds {
        spoken += part
        weighted += Double(part) * Double(current.level)
      }
      if current.span.end > span.end { break }
      spurt += 1
    }
    guard length > 0, sample.sent > 0 else { return }
    if spoken == 0, muted == 0, played == 0, talk.pauses == nil {
      // As below with nothing but silence, which is half of all seconds.
      sample.level = Self.level(length * noise / length)
      sample.payloadBytes = PayloadModel(codec).silentBytes(packets: Double(sample.sent), scatter: sizeDeviation)
      return
    }
    let silent = max(0, length - Double(spoken) - muted - played)
    weighted += silent * noise + played * Double(talk.musicLevel)
    sample.speech = UInt16(Double(spoken) / length * 1_000)
    sample.level = Self.level(weighted / length)
    let packets = Double(sample.sent)
    let payload = PayloadModel(codec)
    sample.payloadBytes =
      talk.pauses != nil && codec == .opus
      ? payload.discontinuousBytes(
        packets: packets, seconds: span.duration.inSeconds, speech: Double(spoken) / length, music: played / length,
        scatter: sizeDeviation)
      : payload.bytes(
        packets: packets, speech: Double(spoken) / length, music: played / length, muted: muted / length,
        scatter: sizeDeviation)
  }

  @inline(__always)
  private static func level(_ mean: Double) -> UInt16 { UInt16(max(0, min(32_767, mean))) }

  /// How many microseconds of `span` the spans from `index` on cover; moves past those that end in it.
  @inline(__always)
  private static func overlap(_ spans: [TimeSpan], from index: inout Int, with span: TimeSpan) -> Double {
    var sum: Int64 = 0
    while index < spans.count, spans[index].start < span.end {
      sum += spans[index].intersection(span)?.duration.microseconds ?? 0
      if spans[index].end > span.end { break }
      index += 1
    }
    return Double(sum)
  }
}

/// What no two seconds have in common, drawn for 32 of them at a time.
private struct LevelScatter: ~Copyable {
  private var stream: RandomStream
  private var noise = InlineArray<32, Float>(repeating: 0)
  private var sizes = InlineArray<32, Float>(repeating: 0)
  private var position = 32

  /// Scatter of the noise level from second to second: silence is never a constant (section 3.9).
  private static let noiseSpread: Float = 0.15

  init(_ stream: consuming RandomStream) { self.stream = stream }

  /// Of a second: a factor on the level of the noise, and a standard normal variate for the size of its packets.
  mutating func next() -> (noise: Double, size: Double) {
    if position == 32 { refill() }
    defer { position += 1 }
    return (Double(noise[position]), Double(sizes[position]))
  }

  private mutating func refill() {
    var variates = noise.mutableSpan
    stream.fill(normals: &variates)
    for index in 0..<32 { noise[index] *= Self.noiseSpread }
    variates = noise.mutableSpan
    Portable.exp(each: &variates)
    variates = sizes.mutableSpan
    stream.fill(normals: &variates)
    position = 0
  }
}

/// How large a codec's packets are.
struct PayloadModel: Hashable, Sendable {
  /// Bytes of a packet that carries speech, on average.
  let speech: Double
  /// Bytes of a packet of a quiet room.
  let silence: Double
  /// Bytes of a packet of a muted microphone.
  let muted: Double
  /// Bytes of a packet of music.
  let music: Double
  /// Standard deviation of a packet's size as a share of its mean; 0 for codecs of constant rate.
  let spread: Double

  /// Headers of an IPv4 packet on the wire: IP 20, UDP 8, RTP 12.
  static let headerBytes = 40.0

  /// A speech packet on the wire, bytes.
  var wireBytes: Double { speech + Self.headerBytes }

  /// The sizes of `codec`: section 2.4 for the constant rates; for Opus the measured sizes of a quiet and of a muted
  /// sender, and a speech size that gives the measured 35 to 36 bytes at the activity of a conversation.
  init(_ codec: Leg.Codec) {
    switch codec {
    case .pcmu, .pcma, .g722: self.init(constant: 160)
    case .g729: self.init(constant: 20)
    case .opus: self.init(speech: 62, silence: 15.3, muted: 18, music: 80, spread: 0.2)
    }
  }

  private init(constant: Double) {
    self.init(speech: constant, silence: constant, muted: constant, music: constant, spread: 0)
  }

  private init(speech: Double, silence: Double, muted: Double, music: Double, spread: Double) {
    self.speech = speech
    self.silence = silence
    self.muted = muted
    self.music = music
    self.spread = spread
  }

  /// The bytes of `packets` over a second that consists of these shares; the rest is silence.
  ///
  /// - Parameter scatter: a standard normal variate for the second; by the central limit theorem the sum of so many
  ///   packets is near normal. Muted packets are all alike and take no part.
  func bytes(packets: Double, speech spoken: Double, music played: Double, muted off: Double, scatter: Double)
    -> UInt32
  {
    let quiet = max(0, 1 - spoken - played - off)
    let mean = spoken * speech + played * music + quiet * silence + off * muted
    let squares = spoken * speech * speech + played * music * music + quiet * silence * silence
    return bytes(packets: packets, mean: mean, squares: squares, scatter: scatter)
  }

  /// The bytes of `packets` over a second of silence.
  @inline(__always)
  func silentBytes(packets: Double, scatter: Double) -> UInt32 {
    bytes(packets: packets, mean: silence, squares: silence * silence, scatter: scatter)
  }

  @inline(__always)
  private func bytes(packets: Double, mean: Double, squares: Double, scatter: Double) -> UInt32 {
    let deviation = spread * (squares * packets).squareRoot()
    // No packet has less than 3 bytes: the least of the range.
    return UInt32(max(3 * packets, packets * mean + deviation * scatter) + 0.5)
  }
}
