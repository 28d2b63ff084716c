import Randomness
import Testing

@testable import CCPDialect

@Suite("The board of a call")
struct BoardTests {
  /// One act on a board of a customer (0) and up to five others, and the event it gives.
  private static func act(_ board: inout PartyBoard, _ stream: inout RandomStream) -> (type: String, party: Int?)? {
    let party = stream.integer(below: 6)
    switch stream.integer(below: 6) {
    case 0:
      // The platform takes six parties at most, the agent one of them.
      guard board.parties.count < 5, party != 0 else { return nil }
      return board.invite(party) ? ("participantadded", party) : nil
    case 1: return board.remove(party) ? ("participantremoved", party) : nil
    case 2: return board.setHeld(party, true) ? ("hold", party) : nil
    case 3: return board.setHeld(party, false) ? ("resume", party) : nil
    case 4: return board.merge() ? ("conference", nil) : nil
    default: return board.swap() ? ("swap", nil) : nil
    }
  }

  /// The board is what the dialect writes by, the table what `verify` reads by; neither knows the other.
  @Test("Whatever is done to a board, the state table accepts what it tells")
  func tableAcceptsTheBoard() {
    var events = 0
    for walk in 0..<2_000 {
      var stream = RandomStream(StreamKey(seed: 1, entity: UInt64(walk), purpose: .transfer))
      var board = PartyBoard(customer: 0)
      var machine = CallMachine()
      let started = machine.take("callstarted", "0")
      let connected = machine.take("callconnected", "0")
      #expect(started && connected)
      for _ in 0..<30 {
        guard let event = Self.act(&board, &stream) else { continue }
        let before = machine.state
        let isAccepted = machine.take(event.type, event.party.map(String.init))
        #expect(isAccepted, "walk \(walk): \(event) in \(before)")
        let isHeld = board.parties.first { $0.leg == 0 }?.isHeld ?? false
        #expect(machine.isCustomerHeld == isHeld, "walk \(walk): after \(event)")
        events += 1
      }
    }
    #expect(events > 10_000)
  }

  @Test("Inviting holds everybody else, a swap exchanges, a merge frees")
  func impliedHolds() {
    var board = PartyBoard(customer: 0)
    let invited = board.invite(4)
    #expect(invited && board.parties.map(\.isHeld) == [true, false])
    let again = board.invite(4)
    #expect(!again)
    let swapped = board.swap()
    #expect(swapped && board.parties.map(\.isHeld) == [false, true])
    let merged = board.merge()
    #expect(merged && board.parties.map(\.isHeld) == [false, false])
    let mergedAgain = board.merge()
    #expect(!mergedAgain, "nobody was on hold")
  }

  @Test("The last party is not removed: the call ends instead")
  func lastPartyStays() {
    var board = PartyBoard(customer: 0)
    let removed = board.remove(0)
    #expect(!removed)
  }

  @Test(
    "The state table refuses what may not follow",
    arguments: [
      (["callconnected"], 0), (["callstarted", "callstarted"], 1), (["callstarted", "hold"], 1),
      (["callstarted", "callconnected", "resume"], 2), (["callstarted", "callconnected", "swap"], 2),
      (["callstarted", "callconnected", "conference"], 2), (["callstarted", "callconnected", "participantremoved"], 2),
      (["callstarted", "callended", "callconnected"], 2), (["callstarted", "callconnected", "callended", "hold"], 3),
      (["callstarted", "callended", "wrapupended", "wrapupended"], 3),
    ])
  func tableRefuses(events: [String], refused: Int) {
    var machine = CallMachine()
    for (position, type) in events.enumerated() {
      let isAccepted = machine.take(type, "+13125552001")
      #expect(isAccepted == (position != refused), "\(type) at \(position)")
    }
  }
}
