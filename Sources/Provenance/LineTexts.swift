import ByteCodecs
import Sinks
import Synchronization

/// The text of single lines of a run's files, whose places an index knows.
///
/// Of a packed file it unpacks the frame in which a line begins, and keeps the last one: the lines of a conversation lie
/// close together.
final class LineTexts: Sendable {
  private struct Frame: Sendable {
    var number: Int
    var text: [UInt8]
  }

  private let run: RunFiles
  private let index: IndexFile
  private let descriptors: [DescriptorBox]
  private let kept: Mutex<[Int: Frame]>

  /// Frames up to this size are unpacked whole and kept, bytes; our own have 2 MiB.
  private static let largestKept = 16 << 20

  init(_ run: RunFiles, _ index: IndexFile) throws(SinkError) {
    self.run = run
    self.index = index
    var descriptors: [DescriptorBox] = []
    for file in run.files { descriptors.append(try DescriptorBox(file.location)) }
    self.descriptors = descriptors
    kept = Mutex([:])
  }

  /// The text of a line, without its line feed.
  func text(ofLine line: Int, file: Int) throws -> [UInt8] {
    let range = try index.textRange(ofLine: line, file: file)
    guard run.files[file].isPacked else { return try descriptors[file].read(range) }
    let frames = index.format.files[file].frames
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var position = range.lowerBound
    // A line may go on in the next frame.
    while position < range.upperBound {
      let number = (frames.lastIndex { $0.text <= position }) ?? 0
      guard number + 1 < frames.count else {
        throw SinkError.unusable(path: run.files[file].path, reason: "it is shorter than the index says")
      }
      let part = position..<min(range.upperBound, frames[number + 1].text)
      text += try unpack(part, number, frames, file)
      position = part.upperBound
    }
    return text
  }

  /// A part of the text of one frame.
  private func unpack(
    _ part: Range<Int>, _ number: Int, _ frames: [ZstdDecompressor.Frame], _ file: Int
  ) throws -> [UInt8] {
    let start = frames[number].text
    let isKept = frames[number + 1].text - start <= Self.largestKept
    if isKept, let frame = kept.withLock({ $0[file] }), frame.number == number {
      return Array(frame.text[part.lowerBound - start..<part.upperBound - start])
    }
    let wanted = isKept ? start..<frames[number + 1].text : part
    var text: [UInt8] = []
    var passed = start
    var decompressor = ZstdDecompressor()
    var place = frames[number].file
    while passed < wanted.upperBound {
      let end = min(frames[number + 1].file, place + 1 << 18)
      guard place < end else { throw SinkError.unusable(path: run.files[file].path, reason: "a frame ends too soon") }
      let block = try descriptors[file].read(place..<end)
      place = end
      try unsafe decompressor.decompress(block.span.bytes) { piece in
        let first = max(0, wanted.lowerBound - passed), last = min(piece.byteCount, wanted.upperBound - passed)
        if first < last {
          unsafe piece.extracting(first..<last).withUnsafeBytes { unsafe text.append(contentsOf: $0) }
        }
        passed += piece.byteCount
      }
    }
    guard isKept else { return text }
    let answer = Array(text[part.lowerBound - start..<part.upperBound - start])
    kept.withLock { $0[file] = Frame(number: number, text: text) }
    return answer
  }
}

/// An open file that several may read at once.
final class DescriptorBox: Sendable {
  private let descriptor: FileDescriptor
  private let path: String

  init(_ path: String) throws(SinkError) {
    descriptor = try FileDescriptor(reading: path)
    self.path = path
  }

  func read(_ range: Range<Int>) throws(SinkError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    guard try descriptor.read(into: &bytes, at: range.lowerBound) == range.count else {
      throw .unusable(path: path, reason: "it is shorter than the index says")
    }
    return bytes
  }
}
