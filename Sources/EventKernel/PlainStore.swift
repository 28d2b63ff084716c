/// Values side by side in memory of its own that grows as needed: an array that has one owner.
///
///     var store = PlainStore<Entry>()
///     store.append(entry)
///     store[0].time += 1
///
/// Writing to an array asks each time whether somebody else has a copy of it. Where a model does little else than write
/// a few words here and there, that is a good part of what it costs; this cannot be copied, so there is nothing to ask.
/// Positions are checked like those of an array, and memory is given back when the owner goes.
@safe
public struct PlainStore<Element: ~Copyable>: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<Element>
  @usableFromInline var capacity: Int
  @usableFromInline var used: Int

  /// How many values there are.
  @inlinable public var count: Int { used }

  /// Nothing, with room for `capacity` values.
  @inlinable
  public init(capacity: Int = 16) {
    self.capacity = max(1, capacity)
    // Given back in `deinit`, by the only owner.
    unsafe base = .allocate(capacity: self.capacity)
    used = 0
  }

  @inlinable
  deinit {
    // The first `used` places hold values, the others none.
    unsafe base.deinitialize(count: used)
    unsafe base.deallocate()
  }

  /// Whether there is none.
  @inlinable public var isEmpty: Bool { used == 0 }

  /// The positions, from 0.
  @inlinable public var indices: Range<Int> { 0..<used }

  /// The value at a position, which must exist.
  ///
  /// It is read and written where it stands; a coroutine that yields it would copy it first.
  @inlinable
  public subscript(position: Int) -> Element {
    @inline(__always) unsafeAddress { unsafe UnsafePointer(address(of: position)) }
    @inline(__always) unsafeMutableAddress { unsafe address(of: position) }
  }

  /// Where the value at a position stands, until the next one is added.
  @inlinable @inline(__always)
  public func address(of position: Int) -> UnsafeMutablePointer<Element> {
    precondition(UInt(bitPattern: position) < UInt(bitPattern: used), "no such position")
    // Within the values that are there.
    return unsafe base + position
  }

  /// Puts a value behind the others.
  @inlinable
  public mutating func append(_ element: consuming Element) {
    if used == capacity { grow() }
    // There is room for one more.
    unsafe (base + used).initialize(to: element)
    used += 1
  }

  /// Takes the last value out; nil when there is none.
  @inlinable
  public mutating func popLast() -> Element? {
    guard used > 0 else { return nil }
    used -= 1
    // It was there, and is not counted any more.
    return unsafe (base + used).move()
  }

  /// Takes everything out and keeps the memory.
  @inlinable
  public mutating func removeAll() {
    unsafe base.deinitialize(count: used)
    used = 0
  }

  /// Takes the last `number` values out, of which there are as many.
  @inlinable
  public mutating func removeLast(_ number: Int) {
    precondition(0...used ~= number, "there are not so many")
    used -= number
    // They were there, and are not counted any more.
    unsafe (base + used).deinitialize(count: number)
  }

  @inlinable
  mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: 2 * capacity)
    // The values move over; the old memory holds none after that.
    unsafe larger.moveInitialize(from: base, count: used)
    unsafe base.deallocate()
    unsafe base = larger
    capacity *= 2
  }
}

extension PlainStore {
  /// `count` times the same value.
  @inlinable
  public init(repeating element: Element, count: Int) {
    self.init(capacity: count)
    for _ in 0..<count { append(element) }
  }

  /// The values of an array.
  @inlinable
  public init(_ elements: [Element]) {
    self.init(capacity: elements.count)
    for element in elements { append(element) }
  }

  /// Turns the order round.
  @inlinable
  public mutating func reverse() {
    for front in 0..<used / 2 {
      let value = self[front]
      self[front] = self[used - 1 - front]
      self[used - 1 - front] = value
    }
  }
}

// It has one owner, and its values go with it.
extension PlainStore: @unchecked Sendable where Element: Sendable & ~Copyable {}
