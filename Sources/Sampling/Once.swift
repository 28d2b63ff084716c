import Synchronization

/// A value that is made when it is first asked for; whoever comes second waits for it instead of making it again.
struct Once<Value: Sendable>: ~Copyable, Sendable {
  private let made = Mutex<Value?>(nil)

  /// The value, which `make` makes if nobody has asked before.
  func value(_ make: () -> sending Value) -> Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
