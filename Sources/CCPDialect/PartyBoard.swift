/// The parties of a call as one agent's page shows them: the customer, and whom this agent has added.
///
/// It knows the platform's implied effects: inviting holds everybody else, merging holds nobody, swapping exchanges
/// two. Each change says whether there was anything to change, so that what it implies is never told twice.
struct PartyBoard: Hashable {
  struct Party: Hashable {
    /// The position of the leg that was invited; the customer's for the customer.
    var leg: Int
    var isHeld: Bool
  }

  private(set) var parties: [Party] = []
  private var customer = 0

  /// A call with the customer alone.
  init(customer: Int) { begin(customer: customer) }

  /// Turns to another call, with the customer alone, and keeps the memory.
  mutating func begin(customer: Int) {
    self.customer = customer
    parties.removeAll(keepingCapacity: true)
    parties.append(Party(leg: customer, isHeld: false))
  }

  func contains(_ leg: Int) -> Bool { parties.contains { $0.leg == leg } }

  /// Calls somebody; everybody else is put on hold.
  ///
  /// False when they are there already, and when everybody is on hold but for a customer who is alone (section 5).
  mutating func invite(_ leg: Int) -> Bool {
    let isAlone = parties.count == 1 && contains(customer)
    guard !contains(leg), isAlone || parties.contains(where: { !$0.isHeld }) else { return false }
    for index in parties.indices { parties[index].isHeld = true }
    parties.append(Party(leg: leg, isHeld: false))
    return true
  }

  /// Takes somebody off the call; false for a stranger and for the last one, with whom the call itself ends.
  mutating func remove(_ leg: Int) -> Bool {
    guard contains(leg), parties.count > 1 else { return false }
    parties.removeAll { $0.leg == leg }
    return true
  }

  /// Puts somebody on hold or takes them off; false when they are so already.
  mutating func setHeld(_ leg: Int, _ isHeld: Bool) -> Bool {
    guard let index = parties.firstIndex(where: { $0.leg == leg }), parties[index].isHeld != isHeld else {
      return false
    }
    parties[index].isHeld = isHeld
    return true
  }

  /// Takes everybody off hold; false without a customer and a third party, or with nobody on hold.
  mutating func merge() -> Bool {
    guard contains(customer), parties.count > 1, parties.contains(where: \.isHeld) else { return false }
    for index in parties.indices { parties[index].isHeld = false }
    return true
  }

  /// Exchanges the customer and the one third party; false unless exactly one of the two is on hold.
  mutating func swap() -> Bool {
    guard parties.count == 2, contains(customer), parties[0].isHeld != parties[1].isHeld else { return false }
    for index in parties.indices { parties[index].isHeld.toggle() }
    return true
  }
}
