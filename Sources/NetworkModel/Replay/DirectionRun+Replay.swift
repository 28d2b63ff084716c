import Randomness

/// Interval resolution: the models' reference, section 1.6.
///
/// Regimes, drift, stalls, satellite slots, losses and impairments are those of packet resolution, draw by draw. What is
/// not drawn is the delay of every packet while nothing happens: a half second, or what of it lies between two events,
/// takes the reading of a window of the stock. Packets in or after a stall, near a satellite's change or under an
/// impairment are sent one by one, and so are those of a window in which four or more would come too late.
extension DirectionRun {
  /// How far behind the idle path a packet may be for the next to count as undisturbed, microseconds.
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
      let end = Double(window) * JitterBuffer.window
      while clock.due < min(end, clock.end) { pass(before: end, &replay, &receiver) }
      close(window, of: &receiver)
    }
    receiver.closeLeg(idleDelay: base)
  }

  /// Passes the next event, or what comes before it or before `end`.
  private mutating func pass(
    before end: Double, _ replay: inout WindowReplay, _ receiver: inout ReceiverSeconds
  ) {
    let due = clock.due
    if due >= nextEvent {
      passEvents(until: due)
      return replay.adjust(regime: conditions.regime, drift: conditions.drift)
    }
    if isTroubled || due < stallEnd || previousArrival > due + base + Self.calm {
      // A packet counts in the half second in which it is due here, also when it departs a little later.
      _ = sendPacket(before: .infinity, to: &receiver)
      return
    }
    let packets = min(clock.count(before: min(end, nextEvent)), DelayStock.packets)
    guard isSending else {
      _ = loss.next(packets)
      return clock.advance(by: packets)
    }
    let (number, reading) = replay.next()
    let idleTransit = due - Double(clock.number) * PacketClock.packetTime + base
    if receiver.isLate(transit: idleTransit + reading.fourth) {
      delays.insert(replay.stock.delays(of: number))
      for _ in 0..<packets { _ = sendPacket(before: .infinity, to: &receiver) }
      return delays.endInsertion()
    }
    receiver.take(
      reading, packets: packets, fate: loss.next(packets), idleDelay: base, idleTransit: idleTransit)
    clock.advance(by: packets)
    previousArrival = due + Double(packets - 1) * clock.interval + base + reading.last
  }
}
