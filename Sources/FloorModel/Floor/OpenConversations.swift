import EventKernel
import GroundTruth
import Quantities
import Randomness

/// The conversations that go on, each at a position of its own while it does, so that events can name them by integer.
///
/// Legs lie side by side in one piece of memory, as many places for each conversation as the one with most legs has
/// needed. Positions and their memory are used again: nothing is allocated for a conversation once the floor has been
/// as busy before, and memory is bounded by the largest number of conversations that go on at once.
struct OpenConversations: ~Copyable, Sendable {
  private var states = PlainStore<OpenConversation>()
  private var isPresent = PlainStore<Bool>()
  private var free = PlainStore<Int>()
  private var legs = PlainStore<OpenLeg>()
  /// Places for legs that each conversation has.
  private var width = 8
  /// Per conversation: what the agent in charge is going to do, the step that comes last first.
  var scripts = PlainStore<PlainStore<TalkStep>>()
  private var actions: [[FloorAction]] = []
  /// Per conversation: what befalls the clients of its legs, once each; mostly nothing, so not beside every leg.
  private var faults: [[(leg: Int, fault: ClientFault)]] = []
  /// Whether acts are kept for the record or only counted.
  private let keepsActions: Bool

  init(keepsActions: Bool) { self.keepsActions = keepsActions }

  /// How many go on.
  var count: Int { states.count - free.count }

  /// The positions of those that go on, in order.
  var present: [Int] { states.indices.filter { isPresent[$0] } }

  /// The earliest start of one that goes on.
  var earliestStart: SimulationTime? {
    present.map { states[$0].campaign?.previewedAt ?? states[$0].start }.min()
  }

  /// A conversation: its state without legs, acts and script.
  subscript(id: Int) -> OpenConversation {
    // The address is of a value that stays where it is until the access is over.
    @inline(__always) unsafeAddress { unsafe UnsafePointer(states.address(of: id)) }
    @inline(__always) unsafeMutableAddress { unsafe states.address(of: id) }
  }

  /// A leg of a conversation.
  subscript(id: Int, leg: Int) -> OpenLeg {
    // The same holds.
    @inline(__always) unsafeAddress { unsafe UnsafePointer(legs.address(of: id * width + leg)) }
    @inline(__always) unsafeMutableAddress { unsafe legs.address(of: id * width + leg) }
  }

  /// The positions of a conversation's legs.
  func legs(of id: Int) -> Range<Int> { 0..<states[id].legCount }

  // MARK: Coming and going

  mutating func insert(_ conversation: OpenConversation) -> Int {
    if let position = free.popLast() {
      states[position] = conversation
      isPresent[position] = true
      return position
    }
    states.append(conversation)
    isPresent.append(true)
    scripts.append(PlainStore(capacity: 4))
    actions.append([])
    faults.append([])
    for _ in 0..<width { legs.append(Self.noLeg) }
    return states.count - 1
  }

  /// Gives the place of a conversation away; its state can be read until the next `insert`.
  mutating func remove(_ id: Int) {
    isPresent[id] = false
    scripts[id].removeAll()
    if keepsActions { actions[id].removeAll(keepingCapacity: true) }
    if states[id].hasFaults { faults[id].removeAll(keepingCapacity: true) }
    free.append(id)
  }

  /// What the record of a conversation that is over is made of.
  func finished(_ id: Int) -> FloorConversation {
    let state = states[id]
    return FloorConversation(
      entity: state.entity, number: state.number, start: state.start, kind: state.kind, medium: state.medium,
      queue: state.queue, outcome: state.outcome, meeting: state.meeting?.number, room: state.meeting?.room,
      forcedCode: state.forcedCode,
      campaign: state.campaign, callee: state.callee, attempt: state.attempt, office: state.office,
      legs: legs(of: id).map { self[id, $0].record }, actions: actions[id], faults: befallen(id))
  }

  /// What befell clients, in order of its coming to be known.
  private func befallen(_ id: Int) -> [FloorFault] {
    faults[id].filter { $0.fault.cameAbout(by: self[id, $0.leg].record.leftAt) }
      .map { FloorFault(leg: $0.leg, kind: $0.fault.kind, from: $0.fault.from) }
  }

  /// What befalls the client of a leg; nil when nothing does.
  func fault(_ id: Int, _ leg: Int) -> ClientFault? {
    guard states[id].hasFaults else { return nil }
    return faults[id].first { $0.leg == leg }?.fault
  }

  /// Notes what befalls the client of a leg, or will.
  mutating func afflict(_ id: Int, _ leg: Int, _ fault: ClientFault) {
    states[id].hasFaults = true
    faults[id].append((leg, fault))
  }

  // MARK: Legs

  /// Adds a leg and says where.
  mutating func append(_ leg: FloorLeg, to id: Int) -> Int {
    let position = states[id].legCount
    if position == width { widen() }
    legs[id * width + position] = OpenLeg(record: leg)
    states[id].legCount += 1
    states[id].openLegs += 1
    return position
  }

  /// A leg is over; instants that had been planned for later than that never came.
  mutating func close(_ id: Int, _ leg: Int, _ end: Leg.End, at time: SimulationTime) {
    states[id].openLegs -= 1
    if self[id, leg].heldBy != nil { states[id].holds -= 1 }
    if end == .networkLost {
      let speaker = states[id].agent ?? states[id].third?.leg
      states[id].wasCutOff = states[id].wasCutOff || leg == states[id].customer || leg == speaker
    }
    legs[id * width + leg].close(end, at: time)
  }

  private static let noLeg = OpenLeg(
    record: FloorLeg(.ivr, of: .ivr, queue: nil, origin: .arrival, at: SimulationTime(microseconds: 0)))

  /// Doubles the places of every conversation.
  private mutating func widen() {
    var wider = PlainStore<OpenLeg>(capacity: 2 * legs.count)
    for id in states.indices {
      for leg in 0..<2 * width { wider.append(leg < width ? legs[id * width + leg] : Self.noLeg) }
    }
    legs = wider
    width *= 2
  }

  /// Whether the customer is there.
  func hasCustomer(_ id: Int) -> Bool {
    if let customer = states[id].customer { self[id, customer].isOpen } else { false }
  }

  /// The queue whose rules an agent works under: the leg's own, or that of the colleague who called them in.
  func workQueue(_ id: Int, _ leg: Int) -> Int? {
    var leg = leg
    while true {
      if let queue = self[id, leg].record.queue { return queue }
      switch self[id, leg].record.origin {
      case .blindTransfer(let from), .consult(let from), .partyAdd(let from): leg = from
      case .arrival, .routing, .offer, .dialled, .supervision, .meeting, .rejoin: return states[id].queue
      }
    }
  }

  /// Whether a coach takes part.
  func isBarged(_ id: Int) -> Bool { states[id].supervision?.stage == .barging }

  /// Whether `leg` is there and not ringing any more.
  func isConnected(_ id: Int, _ leg: Int?) -> Bool {
    if let leg { self[id, leg].isConnected } else { false }
  }

  // MARK: Acts

  /// Notes what a leg did.
  mutating func act(
    _ id: Int, _ at: SimulationTime, _ leg: Int, _ kind: Action.Kind, on target: Int? = nil,
    duration: SimulationDuration = .zero
  ) {
    states[id].actionCount += 1
    guard keepsActions else { return }
    actions[id].append(FloorAction(at: at, leg: leg, kind: kind, target: target, duration: duration))
  }

  /// Puts `target` on hold for `leg`, unless it is on hold already.
  mutating func hold(_ id: Int, _ target: Int, by leg: Int, at time: SimulationTime) {
    guard self[id, target].heldBy == nil, self[id, target].isOpen else { return }
    self[id, target].heldBy = leg
    states[id].holds += 1
    act(id, time, leg, .hold, on: target)
  }

  /// Takes `target` off hold, if it is on hold.
  mutating func unhold(_ id: Int, _ target: Int, by leg: Int, at time: SimulationTime) {
    guard self[id, target].heldBy != nil, self[id, target].isOpen else { return }
    self[id, target].heldBy = nil
    states[id].holds -= 1
    act(id, time, leg, .unhold, on: target)
  }

  // MARK: The script

  /// The time that all steps take together.
  func planned(_ id: Int) -> SimulationDuration {
    scripts[id].indices.reduce(.zero) { $0 + scripts[id][$1].delay }
  }

  /// Takes out the step that comes next.
  mutating func takeStep(_ id: Int) -> TalkStep? { scripts[id].popLast() }

  /// Puts a step before all others.
  mutating func insertStep(_ id: Int, _ step: TalkStep) { scripts[id].append(step) }

  /// Lets the next step come later.
  mutating func postpone(_ id: Int, by delay: SimulationDuration) {
    guard delay > .zero, let next = scripts[id].popLast() else { return }
    scripts[id].append(TalkStep(delay: next.delay + delay, act: next.act))
  }

  mutating func forgetScript(_ id: Int) { scripts[id].removeAll() }
}
