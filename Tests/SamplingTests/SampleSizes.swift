/// How many documents of a type the tests of every change look at; `make check-samples` looks at thousands.
enum SampleSizes {
  /// Documents of each style, fewer of the types that take long.
  static func documents(_ type: String) -> Int {
    type.hasPrefix("genesys.") || type == "realtimekit.peer-report" || type == "truth.conversation" ? 30 : 300
  }
}
