/// The heap of a queue: four children to a node, the earliest at the top.
extension EventQueue {
  /// Whether an entry of the heap belongs to the present instant and comes before `other`, which does.
  @inlinable
  func isHeapAhead(of other: Entry) -> Bool {
    guard isTopEmpty else { return !heap.isEmpty && Entry.isBefore(heap[0], other) }
    for child in 1..<max(1, min(5, heap.count)) where Entry.isBefore(heap[child], other) { return true }
    return false
  }

  @inlinable
  mutating func push(_ entry: Entry) {
    if isTopEmpty {
      isTopEmpty = false
      sink(entry, from: 0)
      return
    }
    heap.append(entry)
    var index = heap.count - 1
    while index > 0 {
      let parent = (index - 1) / 4
      guard Entry.isBefore(entry, heap[parent]) else { break }
      heap[index] = heap[parent]
      index = parent
    }
    heap[index] = entry
  }

  /// Closes the gap at the top: it sinks to where the last entry fits.
  @inlinable
  mutating func fillTop() {
    isTopEmpty = false
    guard let last = heap.popLast(), !heap.isEmpty else { return }
    sink(last, from: 0)
  }

  /// Puts `entry` into the hole at `start` or, as long as one of the four below comes earlier, that one.
  @inlinable
  mutating func sink(_ entry: Entry, from start: Int) {
    let count = heap.count
    var hole = start
    while true {
      let firstChild = 4 * hole + 1
      guard firstChild < count else { break }
      let least = leastChild(from: firstChild)
      guard Entry.isBefore(heap[least], entry) else { break }
      heap[hole] = heap[least]
      hole = least
    }
    heap[hole] = entry
  }

  /// The earliest of the four children from `first` on, or of those that there are; `first` is there.
  @inlinable @inline(__always)
  func leastChild(from first: Int) -> Int {
    first + 3 < heap.count ? leastOfFour(from: first) : leastOfFew(from: first)
  }

  /// Which of four comes first is as good as random, so it is computed, without a jump that would be foreseen wrongly
  /// every other time.
  @inlinable @inline(__always)
  func leastOfFour(from first: Int) -> Int {
    precondition(first + 3 < heap.count, "four entries")
    // All four are there.
    let entries = unsafe heap.address(of: first)
    let left = unsafe Entry.isBefore(entries[1], entries[0]) ? 1 : 0
    let right = unsafe Entry.isBefore(entries[3], entries[2]) ? 3 : 2
    let isRight = unsafe Entry.isBefore(entries[right], entries[left]) ? -1 : 0
    return first + (left ^ (left ^ right) & isRight)
  }

  @inlinable
  func leastOfFew(from first: Int) -> Int {
    var least = first
    for child in (first + 1)..<max(first + 1, heap.count) where Entry.isBefore(heap[child], heap[least]) {
      least = child
    }
    return least
  }

  /// Takes cancelled entries out of the heap, which the order of the others does not notice: no two are equal.
  @inlinable
  mutating func dropCancelled() {
    if isTopEmpty { fillTop() }
    var kept = 0
    for index in heap.indices where slots[Int(heap[index].slot)].generation == heap[index].generation {
      heap[kept] = heap[index]
      kept += 1
    }
    heap.removeLast(heap.count - kept)
    for index in stride(from: (heap.count + 2) / 4 - 1, through: 0, by: -1) { sink(heap[index], from: index) }
  }
}
