/// A file of a run that cannot be read to its end, in words that follow its path.
struct FileReadingError: Error, Hashable, CustomStringConvertible {
  let description: String
}
