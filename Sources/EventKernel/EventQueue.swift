public import Quantities

/// Pending events in the order in which they happen: by time, and at one instant in the order they were scheduled.
///
///     var queue = EventQueue<Ring>(start: opening)
///     let ticket = queue.schedule(.giveUp, at: opening + .seconds(20))
///     queue.cancel(ticket)
///     while let ring = queue.next(through: closing) { handle(ring, at: queue.now) }
///
/// A 4-ary implicit heap of plain values: half the depth of a binary one, and the four children of a node lie in one or
/// two cache lines. Events should be small values without references; people and calls are integers in them.
///
/// Cancelling is by generation: a ticket names a slot and the generation the slot had. Cancelling moves the slot on, so
/// that the entry, when its time comes, is recognised as stale and dropped. That costs no search, and a cancelled entry
/// occupies its place in the heap until then.
///
/// Invariant: `now` never moves back, and no entry lies before it. The methods are inlinable so that a model in another
/// module gets them specialised for its event type.
public struct EventQueue<Event> {
  /// What it takes to withdraw a scheduled event.
  public struct Ticket: Hashable, Sendable {
    @usableFromInline let slot: UInt32
    @usableFromInline let generation: UInt32

    @inlinable
    init(slot: UInt32, generation: UInt32) {
      self.slot = slot
      self.generation = generation
    }
  }

  @usableFromInline struct Entry {
    @usableFromInline let time: Int64
    @usableFromInline let sequence: UInt64
    @usableFromInline let slot: UInt32
    @usableFromInline let generation: UInt32
    @usableFromInline let event: Event

    @inlinable
    init(time: Int64, sequence: UInt64, slot: UInt32, generation: UInt32, event: Event) {
      self.time = time
      self.sequence = sequence
      self.slot = slot
      self.generation = generation
      self.event = event
    }

    @inlinable
    static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
      left.time != right.time ? left.time < right.time : left.sequence < right.sequence
    }
  }

  /// The instant of the event handed out last, or of the end of the last `next(through:)` that found none.
  @inlinable public var now: SimulationTime { clock }

  @usableFromInline var clock: SimulationTime
  @usableFromInline var heap: [Entry] = []
  @usableFromInline var generations: [UInt32] = []
  @usableFromInline var freeSlots: [UInt32] = []
  @usableFromInline var sequence: UInt64 = 0

  /// An empty queue whose clock stands at `start`.
  public init(start: SimulationTime) { clock = start }

  /// Entries in the heap, cancelled ones included until their time comes.
  public var count: Int { heap.count }

  /// Events still to come, cancelled ones not counted.
  @inlinable public var pending: Int { generations.count - freeSlots.count }

  /// Schedules `event` at `time`; an instant before `now` means now, after everything scheduled for now already.
  @discardableResult @inlinable
  public mutating func schedule(_ event: Event, at time: SimulationTime) -> Ticket {
    let slot: UInt32
    if let free = freeSlots.popLast() {
      slot = free
    } else {
      slot = UInt32(generations.count)
      generations.append(0)
    }
    let generation = generations[Int(slot)]
    push(
      Entry(
        time: max(time, now).microseconds, sequence: sequence, slot: slot, generation: generation, event: event))
    sequence += 1
    return Ticket(slot: slot, generation: generation)
  }

  /// Withdraws an event; nothing happens when it has been handed out or withdrawn before.
  @inlinable
  public mutating func cancel(_ ticket: Ticket) {
    guard isPending(ticket) else { return }
    retire(ticket.slot)
  }

  /// Whether the event of `ticket` is still to come.
  @inlinable
  public func isPending(_ ticket: Ticket) -> Bool { generations[Int(ticket.slot)] == ticket.generation }

  /// The instant of the next entry, a cancelled one included, or nil when there is none.
  public var nextTime: SimulationTime? { heap.first.map { SimulationTime(microseconds: $0.time) } }

  /// Hands out the next event at or before `end` and moves the clock to it; without one moves the clock to `end` and
  /// answers nil.
  @inlinable
  public mutating func next(through end: SimulationTime) -> Event? {
    while let first = heap.first, first.time <= end.microseconds {
      pop()
      guard generations[Int(first.slot)] == first.generation else { continue }
      retire(first.slot)
      clock = SimulationTime(microseconds: first.time)
      return first.event
    }
    clock = max(clock, end)
    return nil
  }

  /// Moves a slot to its next generation and makes it available: stale entries no longer match.
  @inlinable
  mutating func retire(_ slot: UInt32) {
    generations[Int(slot)] &+= 1
    freeSlots.append(slot)
  }

  @inlinable
  mutating func push(_ entry: Entry) {
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

  /// Removes the first entry: its hole sinks to where the last entry fits.
  @inlinable
  mutating func pop() {
    guard let last = heap.popLast(), !heap.isEmpty else { return }
    let count = heap.count
    var hole = 0
    while true {
      let firstChild = 4 * hole + 1
      guard firstChild < count else { break }
      var least = firstChild
      for child in (firstChild + 1)..<max(firstChild + 1, min(firstChild + 4, count))
      where Entry.isBefore(heap[child], heap[least]) { least = child }
      guard Entry.isBefore(heap[least], last) else { break }
      heap[hole] = heap[least]
      hole = least
    }
    heap[hole] = last
  }
}

extension EventQueue: Sendable where Event: Sendable {}
extension EventQueue.Entry: Sendable where Event: Sendable {}
