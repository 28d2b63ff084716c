/// Which callers are in a conversation now: a bit for each of the population, so that memory is fixed.
///
/// A population of nobody means that nobody asks who calls.
struct BusyCallers: Sendable {
  let population: Int
  private var words: [UInt64]
  private var count = 0

  init(population: Int) {
    self.population = population
    words = Array(repeating: 0, count: (max(0, population) + 63) / 64)
  }

  /// The caller wanted or, when they are in a conversation, the next one who is not, if there is any.
  func firstFree(from wanted: Int) -> Int {
    var caller = wanted
    while caller < population, contains(caller), count < population { caller = (caller + 1) % population }
    return caller
  }

  /// Whether a caller is in no conversation; true of those outside the population.
  func isFree(_ caller: Int) -> Bool { caller >= population || !contains(caller) }

  private func contains(_ caller: Int) -> Bool { words[caller / 64] >> UInt64(caller % 64) & 1 == 1 }

  /// Notes that a caller of the population is in a conversation.
  mutating func insert(_ caller: Int) {
    guard caller < population, !contains(caller) else { return }
    words[caller / 64] |= 1 << UInt64(caller % 64)
    count += 1
  }

  /// Notes that a caller is in no conversation any more; nothing happens for those outside the population.
  mutating func remove(_ caller: Int) {
    guard caller < population, contains(caller) else { return }
    words[caller / 64] &= ~(1 << UInt64(caller % 64))
    count -= 1
  }
}
