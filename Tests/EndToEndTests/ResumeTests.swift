import Foundation
import Testing

/// Runs that end badly and are taken up again.
@Suite(.enabled(if: Tool.isBuilt, "needs the release build: make test"), .serialized)
struct ResumeTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private static let scenario = ["generate", Tool.scenario("support-floor"), "--set", "cells=2", "--quiet"]

  /// How a run is made to end.
  private enum Ending: CaseIterable { case killed, terminated, fileTooLarge }

  /// Lets a run come to its end; returns how long it took, seconds.
  private func complete(_ run: String, _ options: [String] = []) throws -> Double {
    let start = ContinuousClock.now
    #expect(try Tool.run(Self.scenario + ["--out", scratch.path(run)] + options).code == 0)
    let took = (ContinuousClock.now - start).components
    return Double(took.seconds) + Double(took.attoseconds) / 1e18
  }

  /// Starts a run that is bound to end; returns its exit code.
  ///
  /// - Parameter share: of `whole`, what a run to its end takes in seconds, or of the largest file's size.
  private func interrupt(
    _ run: String, _ options: [String], _ ending: Ending, _ share: Double, of whole: Double
  ) throws -> Int32 {
    let words = (Self.scenario + ["--out", scratch.path(run)] + options).map { "'\($0)'" }.joined(separator: " ")
    let seconds = 0.02 + share * whole
    let line =
      switch ending {
      case .killed: "timeout -s KILL \(seconds) \"$PARTYLINE\" \(words)"
      case .terminated: "timeout --preserve-status -s TERM \(seconds) \"$PARTYLINE\" \(words)"
      // In blocks of 1,024 bytes; the largest file has some 60 MB, or 5 when packed.
      case .fileTooLarge:
        "ulimit -f \(Int(share * (options.contains("zstd") ? 4_000 : 50_000))); \"$PARTYLINE\" \(words)"
      }
    return try Tool.shell(line).code
  }

  @Test(arguments: [["--jobs", "2"], ["--compress", "zstd"], ["--memory", "1MB", "--jobs", "1"]])
  func `a run that was ended at random moments comes to the same bytes`(options: [String]) throws {
    let seconds = try complete("whole", options)
    let whole = try scratch.contents("whole")
    // The moments are the same numbers every time; what they hit is the machine's business.
    var state: UInt64 = 0x5EED
    func share() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
    for round in 0..<17 {
      let run = "run"
      try? FileManager.default.removeItem(at: scratch.url.appendingPathComponent(run))
      var attempt: [String] = []
      for ending in [Ending.allCases[round % 3], Ending.allCases[Int(share() * 3)]] {
        let code = try interrupt(run, options + attempt, ending, share(), of: seconds)
        if code == 0 { break }
        #expect([SIGKILL, 130, 3].contains(code))
        // Killed after its last act, a run is whole.
        if code == SIGKILL, scratch.exists("run/manifest.json") { break }
        #expect(!scratch.exists("run/manifest.json"))
        if round % 8 == 0 { #expect(try Tool.run(["verify", scratch.path(run)]).code != 0) }
        attempt = ["--resume"]
      }
      if !scratch.exists("run/manifest.json") {
        let outcome = try Tool.run(Self.scenario + ["--out", scratch.path(run)] + options + attempt)
        #expect(outcome.code == 0, "\(outcome.errors)")
      }
      #expect(try scratch.contents(run) == whole, "round \(round)")
    }
  }

  @Test func `a run that is another one is not taken up`() throws {
    // Where a file may grow no further is the same place on every machine.
    #expect(try interrupt("run", [], .fileTooLarge, 0.5, of: 0) == 3)
    let outcome = try Tool.run(
      Self.scenario + ["--out", scratch.path("run"), "--resume", "--seed", "5", "--compress", "zstd"])
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("--seed was 20260302 and is 5 now"), "\(outcome.errors)")
    #expect(outcome.errors.contains("--compress was none and is zstd now"))
    #expect(scratch.exists("run/journal.partyline"))
  }

  @Test func `files that were changed meanwhile are not taken up`() throws {
    // Far enough for a checkpoint.
    #expect(try interrupt("run", [], .fileTooLarge, 0.6, of: 0) == 3)
    let path = scratch.path("run/twilio/call-event.ndjson")
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[10] = UInt8(ascii: "?")
    try bytes.write(to: URL(fileURLWithPath: path))
    let outcome = try Tool.run(Self.scenario + ["--out", scratch.path("run"), "--resume"])
    #expect(outcome.code == 3)
    #expect(
      outcome.errors.contains("cannot go on with \(path): it is not as it was left; --force"), "\(outcome.errors)")
  }
}
