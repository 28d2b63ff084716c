import EventKernel
import Quantities

/// Those who wait in one queue, of whom the first to be served can be asked for.
///
/// The order is by credited time of entry (priorities enter earlier than they did), ties by order of arrival. Whoever
/// comes back keeps the credited time and so stands at the head again.
///
/// A binary heap that knows where everybody stands: entering at the end costs O(1), everything else O(log n), giving up
/// from the middle too.
struct WaitingLine: ~Copyable, Sendable {
  struct Entry: Sendable {
    /// When the caller is credited to have entered.
    let credited: SimulationTime
    /// Tie-breaker: the order of entry over all queues.
    let sequence: Int
    /// Whose it is: the number they are known by while they wait, from 0 and small.
    let caller: Int

    func precedes(_ other: Entry) -> Bool { order < other.order }

    /// Time and place in one number, which are compared without a jump.
    @inline(__always)
    private var order: Int128 { Int128(credited.microseconds) << 64 | Int128(sequence) }
  }

  private var heap = PlainStore<Entry>()
  /// Per caller: where their entry stands in the heap, -1 for those who do not wait here.
  private var places = PlainStore<Int>()

  /// How many wait.
  var count: Int { heap.count }

  /// Who is to be served next.
  var first: Entry? { heap.isEmpty ? nil : heap[0] }

  /// Whether this caller waits here.
  func contains(_ caller: Int) -> Bool { caller < places.count && places[caller] >= 0 }

  /// Puts a caller who does not wait here yet where they belong.
  mutating func insert(_ entry: Entry) {
    while places.count <= entry.caller { places.append(-1) }
    heap.append(entry)
    rise(entry, from: heap.count - 1)
  }

  /// Takes out who is to be served next.
  mutating func removeFirst() {
    guard !heap.isEmpty else { return }
    _ = remove(heap[0].caller)
  }

  /// Takes out a caller who gave up or moves on; nothing happens when they do not wait here.
  mutating func remove(_ caller: Int) -> Entry? {
    guard contains(caller) else { return nil }
    let hole = places[caller]
    let entry = heap[hole]
    places[caller] = -1
    guard let last = heap.popLast(), hole < heap.count else { return entry }
    // The last entry takes the empty place, from where it belongs higher up or lower down.
    if hole > 0, last.precedes(heap[(hole - 1) / 2]) { rise(last, from: hole) } else { sink(last, from: hole) }
    return entry
  }

  private mutating func rise(_ entry: Entry, from start: Int) {
    var index = start
    while index > 0 {
      let parent = (index - 1) / 2
      guard entry.precedes(heap[parent]) else { break }
      put(heap[parent], at: index)
      index = parent
    }
    put(entry, at: index)
  }

  private mutating func sink(_ entry: Entry, from start: Int) {
    var index = start
    while 2 * index + 1 < heap.count {
      var child = 2 * index + 1
      if child + 1 < heap.count { child += heap[child + 1].precedes(heap[child]) ? 1 : 0 }
      guard heap[child].precedes(entry) else { break }
      put(heap[child], at: index)
      index = child
    }
    put(entry, at: index)
  }

  private mutating func put(_ entry: Entry, at index: Int) {
    heap[index] = entry
    places[entry.caller] = index
  }
}
