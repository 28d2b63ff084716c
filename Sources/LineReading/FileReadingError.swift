/// Why a file could not be read, in words that follow its name: "cannot be opened: ...".
public struct FileReadingError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String
}
