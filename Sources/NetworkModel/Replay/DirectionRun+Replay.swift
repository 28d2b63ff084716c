import Randomness

/// Interval resolution: the models' reference, section 1.6.
///
/// Regimes, drift, stalls, satellite slots, losses and impairments are those of packet resolution, draw by draw; losses
/// at a satellite's change and packets that overtake follow the same law by draws of their own. What is not drawn is the
/// delay of every packet: a half second in which nothing happens, or what of it lies between two events, takes the
/// reading of a window of the stock. Packets in or after a stall, near a satellite's change or under an impairment are
/// sent one by one with the delays of a window's packets, what a slot's edge adds included, and so are those of a window
/// in which four or more would come too late.
extension DirectionRun {
  /// How far behind the path's queue a packet may be for the next to count as undisturbed, microseconds.
  private static let calm = 30_000.0

  /// Sends everything to `receiver`, half a second at a time, on a path whose delays are `scale` times those of `stock`.
  consuming func replay(
    _ stock: DelayStock, scale: Double, stream: consuming RandomStream, into receiver: inout ReceiverSeconds
  ) {
    drawInBulk()
    var replay = WindowReplay(stock, scale: scale, stream: stream)
    var window = 0
    while clock.isRunning {
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
    if due >= nextEvent { return passEvents(until: due, &replay) }
    let limit = min(end, nextEvent)
    if replay.isDisturbed || isTroubled || isHeld(due) {
      return sendPackets(before: limit, &replay, &receiver)
    }
    let packets = clock.count(before: limit, upTo: DelayStock.packets)
    guard isSending else {
      _ = loss.next(packets)
      return clock.advance(by: packets)
    }
    if replay.isDue { adjust(&replay) }
    let reading = replay.reading
    let idleTransit = due - Double(clock.number) * PacketClock.packetTime + base
    if receiver.isLate(transit: idleTransit + reading.fourth) {
      return sendPackets(packets, &replay, &receiver)
    }
    receiver.take(
      reading, packets: packets, remainder: replay.remainder(after: packets), fate: loss.next(packets), idleDelay: base,
      idleTransit: idleTransit)
    replay.advance()
    clock.advance(by: packets)
    // Windows do not wait for each other: where one follows from elsewhere in the stock, its queue is another.
    previousArrival = -.infinity
  }

  /// Whether a packet that is due then is in a stall, or behind others that are released.
  private func isHeld(_ due: Double) -> Bool {
    due < stallEnd || previousArrival > due + base + queueMedian + Self.calm
  }

  @inline(never)
  private mutating func passEvents(until due: Double, _ replay: inout WindowReplay) {
    let regime = conditions.regime
    passEvents(until: due)
    if conditions.regime != regime { adjust(&replay) }
  }

  @inline(never)
  private mutating func adjust(_ replay: inout WindowReplay) {
    replay.adjust(regime: conditions.regime, drift: conditions.drift)
  }

  /// Sends the first `packets` of the next window one by one, before the next event.
  @inline(never)
  private mutating func sendPackets(
    _ packets: Int, _ replay: inout WindowReplay, _ receiver: inout ReceiverSeconds
  ) {
    replay.takePackets()
    for _ in 0..<packets { send(replay.nextPacket(), to: &receiver) }
  }

  /// Sends packets one by one up to `limit`, where the next event is at the latest, and until one was not disturbed: how
  /// much less it takes than the one before is jitter, too.
  @inline(never)
  private mutating func sendPackets(
    before limit: Double, _ replay: inout WindowReplay, _ receiver: inout ReceiverSeconds
  ) {
    repeat {
      replay.isDisturbed = isTroubled || isHeld(clock.due)
      send(replay.nextPacket(), to: &receiver)
    } while replay.isDisturbed && clock.due < limit
  }

  /// Sends the next packet.
  ///
  /// It counts in the half second in which it is due, also when it departs a little later.
  @inline(__always)
  private mutating func send(
    _ delays: (noise: Float, queue: Float, access: Float, edge: Float), to receiver: inout ReceiverSeconds
  ) {
    if !isQueueCurrent { renewQueue() }
    let due = clock.due
    let departure = max(0, due + Double(delays.noise))
    send(
      due: due, departure: departure, queue: delays.queue, access: delays.access, edge: delays.edge, to: &receiver)
  }
}
