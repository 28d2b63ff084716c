import Sinks

/// Merges sorted pieces of postings that lie in a scratch file: a heap of their heads, each read a block at a time.
struct PostingMerge {
  private struct Piece {
    var rest: Range<Int>
    var block: [UInt8] = []
    var offset = 0
    var head: IndexPosting
  }

  private let scratch: ScratchFile
  private let blockSize: Int
  /// The pieces that are not exhausted, as a binary heap by their heads.
  private var heap: [Piece] = []

  /// A merge that holds about `memory` bytes, and not less than 4 KiB of each piece.
  init(_ ranges: [Range<Int>], of scratch: ScratchFile, memory: Int) throws(SinkError) {
    self.scratch = scratch
    let share = memory / max(1, ranges.count) / IndexPosting.size * IndexPosting.size
    blockSize = min(1 << 20, max(1 << 12, share))
    for range in ranges where !range.isEmpty {
      var piece = Piece(rest: range, head: IndexPosting(hash: 0, place: 0))
      guard try advance(&piece) else { continue }
      heap.append(piece)
    }
    for index in (0..<heap.count / 2).reversed() { siftDown(index) }
  }

  /// The least posting that is left.
  mutating func next() throws(SinkError) -> IndexPosting? {
    guard let head = heap.first?.head else { return nil }
    if try advance(&heap[0]) {
      siftDown(0)
    } else {
      let last = heap.removeLast()
      if !heap.isEmpty {
        heap[0] = last
        siftDown(0)
      }
    }
    return head
  }

  /// Moves a piece to its next posting; false when there is none.
  private func advance(_ piece: inout Piece) throws(SinkError) -> Bool {
    if piece.offset == piece.block.count {
      guard !piece.rest.isEmpty else { return false }
      let end = min(piece.rest.upperBound, piece.rest.lowerBound + blockSize)
      piece.block = try scratch.read(piece.rest.lowerBound..<end)
      piece.rest = end..<piece.rest.upperBound
      piece.offset = 0
    }
    piece.head = IndexPosting(piece.block, at: piece.offset)
    piece.offset += IndexPosting.size
    return true
  }

  private mutating func siftDown(_ start: Int) {
    var index = start
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2] where child < heap.count && heap[child].head < heap[least].head {
        least = child
      }
      guard least != index else { return }
      heap.swapAt(index, least)
      index = least
    }
  }
}
