/// Reading a file with many hands.
extension LineReader {
  /// Transforms every chunk that is left, up to `jobs` of them at once, and delivers the results in their order.
  ///
  /// - Throws: `FileReadingError` when the file cannot be read on; what `deliver` throws.
  public mutating func forEachChunk<Result: Sendable>(
    jobs: Int, transform: @escaping @Sendable (Chunk) -> Result, deliver: (Result) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var next = 0
      var delivered = 0
      var waiting: [Int: Result] = [:]
      var isAtEnd = false
      while true {
        while !isAtEnd, next - delivered < jobs {
          guard let chunk = try self.next() else {
            isAtEnd = true
            break
          }
          let number = next
          group.addTask { (number, transform(chunk)) }
          next += 1
        }
        guard let (number, result) = try await group.next() else { break }
        waiting[number] = result
        while let ready = waiting.removeValue(forKey: delivered) {
          try deliver(ready)
          delivered += 1
        }
      }
    }
  }
}
