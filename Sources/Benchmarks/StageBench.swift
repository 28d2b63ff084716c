import ByteCodecs
import Dialects
import Foundation
import GroundTruth
import JSONText
import Scenarios
import Simulation
import Sinks

/// The stages of a run apart, on one core, from a floor that was recorded before.
struct StageBench {
  let floor: RecordedFloor

  func run(repetitions: Int) throws {
    let scenario = floor.scenario
    let everything = CellSimulation(scenario, cell: 0).everything()
    let simulated = Measurement.median(of: repetitions) { _ = CellSimulation(scenario, cell: 0).everything() }
    print(
      "  floor        \(Measurement.text(Double(everything.conversations.count) / simulated)) conversations/s with records"
    )
    for bench in FloorBench.all { bench.run(repetitions: repetitions) }
    let cell = CellSimulation(scenario, cell: 0)
    let network = Measurement.median(of: repetitions) {
      for conversation in everything.conversations { _ = cell.record(of: conversation) }
    }
    let seconds = Double(floor.legSeconds)
    print(
      "  network      \(Measurement.text(seconds / network)) leg-seconds/s, "
        + "\(Measurement.text(network * 1e9 / (seconds * 100))) ns a packet and direction")
    NetworkBench(repetitions: repetitions).run()
    var bytes = 0
    var time = 0.0
    for bench in floor.dialects where bench.name != "truth+media" {
      let outcome = bench.run(repetitions: repetitions)
      bytes += outcome.bytes
      time += outcome.seconds
      print(
        "  \(Measurement.padded(bench.name, 12)) \(Measurement.text(outcome.megabytesPerSecond)) MB/s, "
          + "\(Measurement.text(outcome.documentsPerSecond, places: 0)) documents/s from record to bytes")
    }
    print("  all dialects \(Measurement.text(Double(bytes) / time / 1e6)) MB/s from record to bytes")
    try output(repetitions)
  }

  /// Hashing, packing and writing of the text that the dialects make.
  private func output(_ repetitions: Int) throws {
    var text: [UInt8] = []
    for bench in floor.dialects where bench.name != "truth+media" {
      var writer = DocumentWriter()
      for record in floor.records { bench.dialect.project(record, into: &writer) }
      // The bytes are copied inside the closure.
      unsafe writer.json.withUnsafeBytes { unsafe text.append(contentsOf: $0) }
    }
    let bytes = Double(text.count) / 1e6
    let hash = Measurement.median(of: repetitions) {
      var hasher = SHA256Hasher()
      unsafe hasher.update(text.span.bytes)
      _ = hasher.finish()
    }
    print("  hash         \(Measurement.text(bytes / hash)) MB/s")
    var packed: [UInt8] = []
    let zstd = Measurement.median(of: repetitions) {
      packed.removeAll(keepingCapacity: true)
      var compressor = ZstdCompressor()
      unsafe compressor.compress(text.span.bytes, into: &packed)
      compressor.finish(into: &packed)
    }
    print(
      "  zstd         \(Measurement.text(bytes / zstd)) MB/s, to "
        + "\(Measurement.text(100 * Double(packed.count) / Double(text.count))) % of the size")
    try writing(text, repetitions)
  }

  /// Nothing but the writing: the text as it is, in the pieces that a file of lines is written in, to a file that has no
  /// name; with and without waiting for the disk, which is what the end of a run does.
  private func writing(_ text: [UInt8], _ repetitions: Int) throws {
    let pieces = stride(from: 0, to: text.count, by: Self.pieceSize).map {
      $0..<min($0 + Self.pieceSize, text.count)
    }
    var times = [(handed: Double, durable: Double)]()
    for _ in 0..<repetitions {
      let file = try FileDescriptor(scratchIn: NSTemporaryDirectory())
      let start = ContinuousClock.now
      for piece in pieces { try unsafe file.write(text.span.bytes.extracting(piece)) }
      let handed = Measurement.wall(since: start)
      try file.synchronize()
      times.append((handed, Measurement.wall(since: start)))
    }
    func rate(_ time: ((handed: Double, durable: Double)) -> Double) -> String {
      Measurement.text(Double(text.count) / 1e6 / times.map(time).sorted()[repetitions / 2])
    }
    print(
      "  write        \(rate(\.handed)) MB/s to the operating system, \(rate(\.durable)) MB/s to the disk, on the clock"
    )
  }

  /// As `LineFile` gathers them, bytes.
  private static let pieceSize = 1 << 18
}
