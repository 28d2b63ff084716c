import Foundation
import Testing

/// The release build of the executable, run as a user runs it.
struct Tool {
  /// How a call ended.
  struct Outcome: Sendable {
    var code: Int32
    var output: Data
    var errors: String
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let path = root.appendingPathComponent(".build/release/partyline").path
  /// `make test` builds the executable first; a bare `swift test` may not have it.
  static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: path) }

  static func scenario(_ name: String) -> String { root.appendingPathComponent("scenarios/\(name).yaml").path }

  /// Runs the program to its end; `signal` is sent once `isReady` says so.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], input: String? = nil, signal: Int32? = nil,
    when isReady: () -> Bool = { true }
  ) throws -> Outcome {
    try start("/bin/sh", ["-c", "exec \"$0\" \"$@\"", path] + arguments, environment, input, signal, isReady)
  }

  /// Runs a line of shell in which `$PARTYLINE` is the program.
  static func shell(_ line: String) throws -> Outcome {
    try start("/bin/bash", ["-c", line], ["PARTYLINE": path], nil, nil, { true })
  }

  private static func start(
    _ program: String, _ arguments: [String], _ environment: [String: String], _ input: String?, _ signal: Int32?,
    _ isReady: () -> Bool
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = root
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("partyline-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let files = ["out", "err", "in"].map { scratch.appendingPathComponent($0) }
    for file in files {
      try (file.lastPathComponent == "in" ? input ?? "" : "").write(to: file, atomically: false, encoding: .utf8)
    }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    process.standardInput = try FileHandle(forReadingFrom: files[2])
    try process.run()
    if let signal {
      let patience = Date(timeIntervalSinceNow: 60)
      while !isReady(), Date() < patience { usleep(5_000) }
      kill(process.processIdentifier, signal)
    }
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, output: try Data(contentsOf: files[0]),
      errors: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self))
  }
}

/// A directory for runs that goes away with the test.
final class Scratch {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("partyline-runs-\(UUID().uuidString)")
  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }
  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// Every file below `name`, by its path there.
  func contents(_ name: String) throws -> [String: Data] {
    let base = url.appendingPathComponent(name)
    var found: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: base.path) {
      let file = base.appendingPathComponent(path)
      var isDirectory: ObjCBool = false
      _ = unsafe FileManager.default.fileExists(atPath: file.path, isDirectory: &isDirectory)
      if !isDirectory.boolValue { found[path] = try Data(contentsOf: file) }
    }
    return found
  }
}
