import Quantities

/// Those who wait in one queue, in the order in which they are to be served.
///
/// The order is by credited time of entry (priorities enter earlier than they did), ties by order of arrival. Whoever
/// comes back keeps the credited time and so stands at the head again.
struct WaitingLine: Sendable {
  struct Entry: Sendable {
    /// When the caller is credited to have entered.
    let credited: SimulationTime
    /// Tie-breaker: the order of entry over all queues.
    let sequence: Int
    /// The position of the conversation.
    let conversation: Int

    func precedes(_ other: Entry) -> Bool {
      credited != other.credited ? credited < other.credited : sequence < other.sequence
    }
  }

  private var entries: [Entry] = []
  /// Entries before this one are served already; they are dropped in bulk.
  private var head = 0

  /// How many wait.
  var count: Int { entries.count - head }

  /// Who is to be served next.
  var first: Entry? { head < entries.count ? entries[head] : nil }

  /// Puts a caller where they belong, which is nearly always at the end.
  mutating func insert(_ entry: Entry) {
    var index = entries.count
    while index > head, entry.precedes(entries[index - 1]) { index -= 1 }
    entries.insert(entry, at: index)
  }

  /// Takes out who is to be served next.
  mutating func removeFirst() {
    guard head < entries.count else { return }
    head += 1
    guard head >= 64, 2 * head >= entries.count else { return }
    entries.removeFirst(head)
    head = 0
  }

  /// Takes out a caller who gave up; nothing happens when they do not wait here.
  mutating func remove(conversation: Int) {
    guard let index = entries[head...].firstIndex(where: { $0.conversation == conversation }) else { return }
    if index == head { removeFirst() } else { entries.remove(at: index) }
  }
}
