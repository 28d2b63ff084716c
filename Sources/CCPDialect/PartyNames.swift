import GroundTruth

/// What the `participant` of an event says about each leg of a conversation.
///
/// The customer is their number; so is anybody dialled from the pad. Whoever is chosen from the list of quick
/// connects goes by its name: an agent's name, a queue's name. A party keeps its string for the whole call, and no two
/// share one.
struct PartyNames {
  private let names: [String]

  init(_ conversation: Conversation, _ directory: CellDirectory, _ conventions: CCPConventions) {
    var found: [String] = []
    for leg in conversation.legs {
      let person = conversation.person(of: leg)
      let name: String =
        switch leg.role {
        case .agent, .coach: person.displayName
        case .queue: leg.queue.map { directory.queues[$0].name } ?? person.name
        case .customer, .external, .attendee, .ivr: Self.number(person.address, conventions.numberFormat)
        }
      let isTaken = zip(conversation.legs, found).contains { other, taken in
        taken == name && other.person != leg.person && other.role != .queue
      }
      found.append(isTaken ? "\(name) (\(person.name))" : name)
    }
    names = found
  }

  /// The string for the leg at this position.
  func name(of leg: Int) -> String { names[leg] }

  private static func number(_ address: Address, _ format: CCPConventions.NumberFormat) -> String {
    guard case .telephone(let number) = address, format == .display else { return address.text }
    return display(number)
  }

  /// `+14159990000` as `+1 (415) 999-0000`; other countries' numbers as they are.
  static func display(_ number: String) -> String {
    let digits = Array(number)
    guard number.hasPrefix("+1"), digits.count == 12 else { return number }
    return "+1 (\(String(digits[2..<5]))) \(String(digits[5..<8]))-\(String(digits[8..<12]))"
  }
}
