import Foundation

/// What of the machine is part of the output: contract promise 2.
enum Build {
  /// The processor architecture that the program was compiled for.
  static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "unknown"
    #endif
  }

  /// The release of the time-zone data in use, `2025b` for instance; `unknown` when the system does not say.
  static var timeZoneData: String {
    for path in ["/usr/share/zoneinfo/tzdata.zi", "/usr/share/zoneinfo/+VERSION"] {
      guard let handle = FileHandle(forReadingAtPath: path), let head = try? handle.read(upToCount: 64),
        let line = String(bytes: head, encoding: .utf8)?.split(separator: "\n").first
      else { continue }
      return line.split(separator: " ").last.map(String.init) ?? "unknown"
    }
    return "unknown"
  }
}
