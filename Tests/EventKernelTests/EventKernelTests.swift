import EventKernel
import Quantities
import Testing

private let start = SimulationTime(microseconds: 1_000)

private func instant(_ microseconds: Int64) -> SimulationTime { SimulationTime(microseconds: microseconds) }

/// Everything a queue hands out through `end`, with its time.
private func drain(_ queue: inout EventQueue<Int>, through end: SimulationTime) -> [(Int64, Int)] {
  var found: [(Int64, Int)] = []
  while let event = queue.next(through: end) { found.append((queue.now.microseconds, event)) }
  return found
}

@Suite struct EventQueueTests {
  @Test func `hands out events by time, and at one instant in the order they were scheduled`() {
    var queue = EventQueue<Int>(start: start)
    for (event, time) in [(1, 5_000), (2, 3_000), (3, 5_000), (4, 4_000), (5, 3_000), (6, 5_000)] as [(Int, Int64)] {
      queue.schedule(event, at: instant(time))
    }
    let found = drain(&queue, through: instant(10_000))
    #expect(found.map(\.1) == [2, 5, 4, 1, 3, 6])
    #expect(found.map(\.0) == [3_000, 3_000, 4_000, 5_000, 5_000, 5_000])
  }

  @Test func `agrees with a stable sort on thousands of random entries`() {
    var queue = EventQueue<Int>(start: start)
    var word: UInt64 = 7
    var times: [Int64] = []
    for event in 0..<5_000 {
      word = word &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let time = 1_000 + Int64(word >> 55)
      times.append(time)
      queue.schedule(event, at: instant(time))
    }
    let expected = times.enumerated().sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
    let found = drain(&queue, through: instant(1_000_000))
    #expect(found.map(\.1) == expected.map(\.offset))
    #expect(queue.count == 0)
  }

  @Test func `a place kept in an instant is behind what was scheduled in it before and ahead of what was after`() {
    var queue = EventQueue<Int>(start: start)
    queue.schedule(1, at: start)
    let place = queue.keepPlaces()
    queue.schedule(3, at: start)
    queue.schedule(2, at: start, in: place)
    #expect(drain(&queue, through: start).map(\.1) == [1, 2, 3])
  }

  @Test func `runs until an instant, included, and leaves the clock there`() {
    var queue = EventQueue<Int>(start: start)
    queue.schedule(1, at: instant(2_000))
    queue.schedule(2, at: instant(2_001))
    #expect(drain(&queue, through: instant(2_000)).map(\.1) == [1])
    #expect(queue.now == instant(2_000))
    #expect(queue.nextTime == instant(2_001))
    #expect(queue.next(through: instant(2_000)) == nil)
    #expect(drain(&queue, through: instant(9_000)).map(\.1) == [2])
    #expect(queue.now == instant(9_000))
  }

  @Test func `never goes back: what is scheduled in the past happens now, last of all`() {
    var queue = EventQueue<Int>(start: start)
    queue.schedule(1, at: instant(3_000))
    #expect(queue.next(through: instant(3_000)) == 1)
    queue.schedule(2, at: instant(3_000))
    queue.schedule(3, at: instant(500))
    #expect(drain(&queue, through: instant(3_000)).map(\.0) == [3_000, 3_000])
  }

  @Test func `drops a cancelled event and nothing else`() {
    var queue = EventQueue<Int>(start: start)
    let tickets = (0..<10).map { queue.schedule($0, at: instant(2_000 + Int64($0))) }
    for index in [0, 3, 4, 9] { queue.cancel(tickets[index]) }
    let arePending = [queue.isPending(tickets[3]), queue.isPending(tickets[5])]
    #expect(arePending == [false, true])
    #expect(drain(&queue, through: instant(5_000)).map(\.1) == [1, 2, 5, 6, 7, 8])
  }

  @Test func `does not let an old ticket cancel the event that took over its slot`() {
    var queue = EventQueue<Int>(start: start)
    let first = queue.schedule(1, at: instant(2_000))
    queue.cancel(first)
    let second = queue.schedule(2, at: instant(2_000))
    queue.cancel(first)
    let isPending = queue.isPending(second)
    #expect(isPending)
    #expect(drain(&queue, through: instant(2_000)).map(\.1) == [2])
    queue.schedule(3, at: instant(2_500))
    queue.cancel(second)
    #expect(drain(&queue, through: instant(3_000)).map(\.1) == [3])
  }

  @Test func `hands out what was scheduled for this instant before it came ahead of what is scheduled in it`() {
    var queue = EventQueue<Int>(start: start)
    for event in 1...3 { queue.schedule(event, at: instant(2_000)) }
    #expect(queue.next(through: instant(9_000)) == 1)
    queue.schedule(4, at: instant(2_000))
    let withdrawn = queue.schedule(5, at: instant(2_000))
    queue.schedule(6, at: instant(1_500))
    queue.cancel(withdrawn)
    #expect(queue.nextTime == instant(2_000))
    #expect(queue.pending == 4)
    #expect(drain(&queue, through: instant(9_000)).map(\.1) == [2, 3, 4, 6])
    #expect(queue.count == 0)
  }

  @Test func `an event in a place kept for it stands where it would have stood`() {
    var queue = EventQueue<Int>(start: start)
    queue.schedule(1, at: instant(2_000))
    let place = queue.keepPlaces(2)
    queue.schedule(4, at: instant(2_000))
    queue.schedule(0, at: instant(1_500))
    #expect(queue.next(through: instant(1_500)) == 0)
    queue.schedule(3, at: instant(2_000), in: place.advanced(by: 1))
    queue.schedule(2, at: instant(2_000), in: place)
    #expect(drain(&queue, through: instant(9_000)).map(\.1) == [1, 2, 3, 4])
  }

  /// Callers with endless patience leave a cancelled event each, whose time never comes.
  @Test func `memory follows what is pending, not what was cancelled`() {
    var queue = EventQueue<Int>(start: start)
    let kept = (0..<20).map { queue.schedule($0, at: instant(9_000_000 - Int64($0))) }
    for number in 0..<10_000 {
      queue.cancel(queue.schedule(-1, at: instant(5_000_000 + Int64(number % 7))))
      #expect(queue.count < 200)
    }
    #expect(queue.pending == kept.count)
    #expect(drain(&queue, through: instant(9_000_000)).map(\.1) == Array((0..<20).reversed()))
  }
}
