import Dialects
import JSONText
import Quantities
import Testing

@testable import RealtimeKitDialect

/// The one complete report that was captured and published: 66.5 s alone in a room with the microphone off
/// (December 2023).
@Suite("The captured report")
struct CapturedReportTests {
  /// Packets and bytes sent and the round-trip time as printed, in order.
  static let rows: [(packets: Int, bytes: Int, roundTrip: String)] = [
    (5, 86, "0"), (382, 8_162, "0.782913"), (350, 6_300, "0.014374"), (351, 6_318, "0.49529999999999996"),
    (350, 6_300, "0.009659"), (350, 6_300, "0.008513999999999999"), (349, 6_282, "0.013321"),
    (351, 6_318, "0.009888"), (350, 6_300, "0.011932"), (350, 6_300, "0.011108"),
  ]

  /// Its rows as ours.
  static let samples: [AudioProducerRow] = rows.map { row in
    AudioProducerRow(
      tick: SimulationTime(microseconds: 0), track: 0, sent: row.packets, bytes: row.bytes, lost: 0, jitter: 0,
      roundTrip: Int(((Double(row.roundTrip) ?? 0) * 1e6).rounded()))
  }

  @Test("A round-trip time is a multiple of 1/65536 s and prints with the browser's artefacts", arguments: rows)
  func roundTrips(_ row: (packets: Int, bytes: Int, roundTrip: String)) {
    let microseconds = Int(((Double(row.roundTrip) ?? 0) * 1e6).rounded())
    if microseconds > 0 { #expect(ReceiverReports.roundTrip(microseconds) == microseconds) }
    #expect(Self.text { $0.double(QualityScore.seconds(microseconds)) } == row.roundTrip)
  }

  @Test("Every row scores 1")
  func scores() {
    for row in Self.samples { #expect(row.score == 1) }
  }

  @Test("The cumulative object follows from the rows")
  func cumulative() throws {
    var cumulative = Cumulative()
    let value = try JSONReader.parse(Array(Self.text { cumulative.write(Self.samples, to: &$0) }.utf8))
    let roundTrip = try #require(value["rtt"])
    #expect(abs((roundTrip["avg"]?.double ?? 0) - 135.7009) < 1e-9)
    #expect(roundTrip["100ms_or_greater_event_fraction"]?.double == 0.2)
    #expect(roundTrip["250ms_or_greater_event_fraction"]?.double == 0.2)
    #expect(roundTrip["500ms_or_greater_event_fraction"]?.double == 0.1)
    for member in try #require(value["packet_loss"]).members { #expect(member.value.double == 0) }
    for member in try #require(value["quality_mos"]).members { #expect(member.value.double == 1) }
  }

  @Test("A series without rows has an empty cumulative object")
  func empty() {
    var cumulative = Cumulative()
    #expect(Self.text { cumulative.write([AudioConsumerRow](), to: &$0) } == "{}")
    #expect(Self.text { cumulative.write([VideoProducerRow](), to: &$0) } == "{}")
  }

  @Test(
    "Its duration of 66.540 s is 1.109 minutes, as in the other published examples",
    arguments: [
      (66_540, 11_090), (348_582, 58_097), (415_578, 69_263),
    ])
  func durations(_ milliseconds: Int64, _ units: Int64) { #expect(Peer.minuteUnits(milliseconds) == units) }

  private static func text(_ write: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    write(&json)
    return unsafe json.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }
}

@Suite("Quality scores")
struct QualityScoreTests {
  @Test("2 % loss and 5 ms of jitter make 0.86 of a sent stream")
  func producer() { #expect(abs(QualityScore.audioProducer(lossPercent: 2, jitter: 0.005) - 0.86) < 1e-12) }

  @Test("Three concealments cost a fifth, full loss half, full jitter three tenths")
  func consumer() {
    #expect(abs(QualityScore.audioConsumer(lossPercent: 0, jitter: 0, concealments: 3) - 0.8) < 1e-12)
    #expect(abs(QualityScore.audioConsumer(lossPercent: 40, jitter: 0, concealments: 0) - 0.5) < 1e-12)
    #expect(abs(QualityScore.audioConsumer(lossPercent: 0, jitter: 0.05, concealments: 0) - 0.7) < 1e-12)
    #expect(abs(QualityScore.audioConsumer(lossPercent: 99, jitter: 1, concealments: 9)) < 1e-12)
  }

  @Test("A received picture with 24 ms of jitter scores 0.92, a frozen camera 0.48")
  func video() {
    #expect(
      QualityScore.video(lossPercent: 0, jitter: 0.024, width: 640, frameRate: 23, isMoving: true, source: .camera)
        == 0.92)
    #expect(
      QualityScore.video(lossPercent: 0, jitter: 0, width: 640, frameRate: 0, isMoving: false, source: .camera) == 0.48)
  }

  @Test("A screen counts as poor below 720 pixels and as lagging below 3 frames a second")
  func screen() {
    func score(_ width: Int, _ rate: Int, _ source: VideoSource) -> Double {
      QualityScore.video(lossPercent: 0, jitter: 0, width: width, frameRate: rate, isMoving: true, source: source)
    }
    #expect(score(719, 3, .screen) == 0.88)
    #expect(score(719, 8, .camera) == 1)
    #expect(score(720, 3, .screen) == 1)
    #expect(score(720, 3, .camera) == 0.76)
  }

  @Test("Quantiles interpolate between ascending values")
  func quantiles() {
    #expect(Cumulative.quantile(0.5, of: [0, 1, 2, 4]) == 1.5)
    #expect(Cumulative.quantile(0.9, of: [0, 10]) == 9)
    #expect(Cumulative.quantile(0.75, of: [3]) == 3)
  }
}
