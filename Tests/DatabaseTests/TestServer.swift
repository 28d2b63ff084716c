import Foundation

/// A server of PostgreSQL for the tests of this process: its own directory, a socket and no port; it ends with the process.
struct TestServer: Sendable {
  /// What libpq finds it by.
  let url: String

  /// The one server; nil with a reason on standard error where none is installed.
  static let shared: TestServer? = TestServer()

  private init?() {
    let installed = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    guard let version = installed.compactMap({ Int($0) }).max() else {
      FileHandle.standardError.write(Data("no PostgreSQL server is installed: make setup\n".utf8))
      return nil
    }
    let programs = "/usr/lib/postgresql/\(version)/bin"
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("partyline-\(UUID().uuidString)").path
    url = "postgresql://demo@/postgres?host=\(directory)"
    // The server refuses to run as root. It goes away with this process, or when its directory does.
    let start = """
      set -e
      mkdir -m 755 '\(directory)'
      as=
      if [ "$(id -u)" = 0 ]; then chown postgres '\(directory)'; as="runuser -u postgres --"; fi
      cd '\(directory)'
      $as \(programs)/initdb -D data -U demo --auth=trust -E UTF8 --no-sync --locale=C.UTF-8
      $as \(programs)/pg_ctl -D data -w -l log -o "-k '\(directory)' -c listen_addresses='' -c fsync=off" start
      (while kill -0 \(ProcessInfo.processInfo.processIdentifier) 2>&-; do sleep 0.5; done
       $as \(programs)/pg_ctl -D data -m immediate stop; rm -rf '\(directory)') </dev/null >/dev/null 2>&1 &
      """
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", start]
    shell.standardOutput = FileHandle.nullDevice
    do { try shell.run() } catch { return nil }
    shell.waitUntilExit()
    guard shell.terminationStatus == 0 else { return nil }
  }
}
