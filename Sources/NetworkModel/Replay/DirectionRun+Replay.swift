import Randomness

/// Interval resolution: the models' reference, section 1.6.
///
/// Regimes, drift, stalls, satellite slots, losses and impairments are those of packet resolution, draw by draw. What is
/// not drawn is the delay of every packet: a half second in which nothing happens, or what of it lies between two events,
/// takes the reading of a window of the stock. Packets in or after a stall, near a satellite's change or under an
/// impairment are sent one by one with the delays of a window's packets, and so are those of a window in which four or
/// more would come too late.
extension DirectionRun {
  /// How far behind the path's queue a packet may be for the next to count as undisturbed, microseconds.
  private static let calm = 30_000.0

  /// Sends everything to `receiver`, half a second at a time, on a path whose delays are `scale` times those of `stock`.
  consuming func replay(
    _ stock: DelayStock, scale: Double, stream: consuming RandomStream, into receiver: inout ReceiverSeconds
  ) {
    var replay = WindowReplay(stock, scale: scale, stream: stream)
    var window = 0
    while clock.isRunning {
      if window.isMultiple(of: 2) { replay.adjust(regime: conditions.regime, drift: conditions.drift) }
      window += 1
      let end = min(Double(window) * JitterBuffer.window, clock.end)
      while clock.due < end { pass(before: end, &replay, &receiver) }
      receiver.closeWindow()
      if window.isMultiple(of: 2) {
        receiver.closeSecond(idleDelay: base)
        passSecond()
      }
    }
    receiver.closeLeg(idleDelay: base)
  }

  /// Passes the next event, or what comes before it or before `end`, which is that of the leg at most.
  @inline(__always)
  private mutating func pass(
    before end: Double, _ replay: inout WindowReplay, _ receiver: inout ReceiverSeconds
  ) {
    let due = clock.due
    if due >= nextEvent {
      passEvents(until: due)
      return replay.adjust(regime: conditions.regime, drift: conditions.drift)
    }
    if isTroubled || due < stallEnd || previousArrival > due + base + queueMedian + Self.calm {
      return sendPackets(1, &replay, &receiver)
    }
    let packets = clock.count(before: min(end, nextEvent), upTo: DelayStock.packets)
    guard isSending else {
      _ = loss.next(packets)
      return clock.advance(by: packets)
    }
    let number = replay.next()
    let reading = replay.reading(of: number)
    let idleTransit = due - Double(clock.number) * PacketClock.packetTime + base
    if receiver.isLate(transit: idleTransit + reading.fourth) {
      unsafe delays.insert(replay.stock.delays(of: number))
      return sendPackets(packets, &replay, &receiver)
    }
    receiver.take(
      reading, packets: packets, remainder: replay.remainder(after: packets), fate: loss.next(packets), idleDelay: base,
      idleTransit: idleTransit)
    clock.advance(by: packets)
    // Windows do not wait for each other: where one follows from elsewhere in the stock, its queue is another.
    previousArrival = -.infinity
  }

  /// Sends packets one by one, before the next event.
  ///
  /// They count in the half second in which they are due, also when they depart a little later.
  private mutating func sendPackets(
    _ packets: Int, _ replay: inout WindowReplay, _ receiver: inout ReceiverSeconds
  ) {
    if !isQueueCurrent { renewQueue() }
    for _ in 0..<packets {
      if delays.isUsedUp(after: DelayStock.packets) {
        unsafe delays.insert(replay.stock.delays(of: replay.next()))
      }
      _ = sendPacket(before: .infinity, to: &receiver)
    }
  }
}
