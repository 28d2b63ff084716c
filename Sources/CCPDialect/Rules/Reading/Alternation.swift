/// Which of two events that undo each other came last.
struct Alternation {
  private var open: Set<CallKey> = []

  /// Whether an event comes in its turn: the opening one first, then the two in alternation.
  mutating func take(_ call: CallKey, isOpening: Bool) -> Bool {
    isOpening ? open.insert(call).inserted : open.remove(call) != nil
  }
}
