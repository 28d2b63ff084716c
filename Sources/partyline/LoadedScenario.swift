import ByteCodecs
import Scenarios

/// A scenario as the command line asks for it, and the digest of everything it was read from.
struct LoadedScenario {
  let scenario: Scenario
  /// SHA-256 of the scenario's text, of the files it names and of what `--set` changed, 64 hexadecimal digits.
  let digest: String

  /// Reads the file at `path`, or standard input for `-`; every mistake in it is told at once.
  ///
  /// - Parameter shift: moves everything that it dates.
  init(_ path: String, _ options: ScenarioOptions, shift: CalendarShift = .none) throws {
    do {
      scenario = try Scenario.read(
        path: path, overrides: options.overrides.map(Override.init), seed: options.seed, scale: options.scale ?? 1,
        shift: shift)
    } catch {
      throw Failure(code: .usage, message: error.description)
    }
    var hasher = SHA256Hasher()
    let input = scenario.digestInput
    unsafe hasher.update(input.span.bytes)
    digest = hasher.finish()
  }
}
