import EventKernel
import Testing

@Suite struct PlainStoreTests {
  /// Somebody who is counted while they are there.
  private final class Guest {
    nonisolated(unsafe) static var present = 0
    init() { unsafe Self.present += 1 }
    deinit { unsafe Self.present -= 1 }
  }

  @Test func `keeps what is put in, in order, however much it grows`() {
    var store = PlainStore<Int>(capacity: 1)
    for number in 0..<1_000 { store.append(number * number) }
    store[7] += 1
    let values = store.indices.map { store[$0] }
    #expect(values == (0..<1_000).map { $0 == 7 ? 50 : $0 * $0 })
    store.reverse()
    let (first, middle) = (store[0], store[500])
    #expect(first == 999 * 999)
    #expect(middle == 499 * 499)
    store.reverse()
    store.removeLast(990)
    let last = store.popLast()
    let count = store.count
    #expect(last == 81)
    #expect(count == 9)
    store.removeAll()
    let isEmpty = store.isEmpty
    let nothing = store.popLast()
    #expect(isEmpty)
    #expect(nothing == nil)
  }

  @Test func `gives back what it held, once`() {
    do {
      var store = PlainStore(repeating: Guest(), count: 3)
      for _ in 0..<40 { store.append(Guest()) }
      let present = unsafe Guest.present
      #expect(present == 41)
      store[20] = Guest()
      store.removeLast(2)
      _ = store.popLast()
      let left = unsafe Guest.present
      #expect(left == 38)
    }
    let present = unsafe Guest.present
    #expect(present == 0)
  }

  @Test func `a position that does not exist ends the process`() async {
    await #expect(processExitsWith: .failure) {
      let store = PlainStore<Int>()
      _ = store[0]
    }
  }
}
